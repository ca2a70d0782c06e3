using Bylaw.Specs.Reading;
using Bylaw.Specs.Recognising;
using Bylaw.Specs.Statements;

namespace Bylaw.Specs.Deriving;

/// <summary>Statements that are no rule and say something about rules: where those of a document hold, how strongly those of a section are meant.</summary>
internal sealed class AboutOthers(IReadOnlyList<MergedRule> merged)
{
    // In the order of the rules, with the statements of the document that ask for each.
    private readonly ILookup<SpecDocument, (string Rule, Statement Statement)> bySpec =
        merged.Where(rule => rule.Conflict is null).SelectMany(rule => rule.Drafts.Select(pair => (rule.Name, pair.Statement))).ToLookup(pair => pair.Statement.Spec);

    public DerivedStatement Row(Statement statement, Understanding understanding)
    {
        var rules = bySpec[statement.Spec];
        // A heading or the line above a list speaks of what stands below it, and of nothing else.
        if (understanding.SetsForce is not null && rules.Where(rule => IsBelow(rule.Statement, statement)).ToList() is var below && (below.Count > 0 || statement.Form == StatementForm.Heading || IsLeadIn(statement)))
            rules = below;
        return rules.Any()
            ? new DerivedStatement(statement, understanding, [.. rules.Select(rule => rule.Rule).Distinct()])
            : new DerivedStatement(statement, Understanding.Process("it is about rules of this document, and none was derived from it", understanding.Kind), []);
    }

    private static bool IsLeadIn(Statement statement) => statement.Text.Plain.TrimEnd().EndsWith(':');

    private static bool Same(string? above, Statement statement) => above?.Trim(':', ' ') == statement.Text.Plain.Trim(':', ' ');

    private static bool IsBelow(Statement other, Statement statement)
    {
        if (other.Spec != statement.Spec || other.Headings.Count < statement.Headings.Count || !statement.Headings.SequenceEqual(other.Headings.Take(statement.Headings.Count)))
            return false;
        return statement.Form switch
        {
            StatementForm.Heading => other.Headings.Count > statement.Headings.Count && other.Headings[statement.Headings.Count] == statement.Text.Plain,
            StatementForm.ListItem or StatementForm.Sentence when IsLeadIn(statement) => Same(other.LeadIn, statement) || Same(other.Headings.LastOrDefault(), statement),
            StatementForm.FenceLine => other.LeadIn?.TrimEnd(':') == statement.Text.Plain.TrimEnd(':'),
            _ => true,
        };
    }
}
