using Bylaw.Specs.Recognising;
using Bylaw.Specs.Statements;

namespace Bylaw.Specs.Deriving;

/// <summary>Statements that are no rule and say something about rules: where those of a document hold, how strongly those of a section are meant.</summary>
internal static class AboutOthers
{
    public static DerivedStatement Row(Statement statement, Understanding understanding, IReadOnlyList<MergedRule> merged)
    {
        var rules = merged.Where(rule => rule.Conflict is null && rule.Drafts.Any(pair => pair.Statement.Spec == statement.Spec)).ToList();
        if (understanding.SetsForce is not null && rules.Where(rule => rule.Drafts.Any(pair => IsBelow(pair.Statement, statement))).ToList() is { Count: > 0 } below)
            rules = below;
        return rules.Count > 0
            ? new DerivedStatement(statement, understanding, [.. rules.Select(rule => rule.Name)])
            : new DerivedStatement(statement, Understanding.Process("it is about rules of this document, and none was derived from it", understanding.Kind), []);
    }

    private static bool IsBelow(Statement other, Statement statement)
    {
        if (other.Spec != statement.Spec || other.Headings.Count < statement.Headings.Count || !statement.Headings.SequenceEqual(other.Headings.Take(statement.Headings.Count)))
            return false;
        return statement.Form switch
        {
            StatementForm.Heading => other.Headings.Count > statement.Headings.Count && other.Headings[statement.Headings.Count] == statement.Text.Plain,
            StatementForm.FenceLine => other.LeadIn?.TrimEnd(':') == statement.Text.Plain.TrimEnd(':'),
            _ => true,
        };
    }
}
