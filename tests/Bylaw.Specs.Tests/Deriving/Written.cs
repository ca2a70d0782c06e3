using Bylaw.Specs.Deriving;
using Bylaw.Specs.Reading;
using Bylaw.Specs.Recognising;
using Bylaw.Specs.Statements;

namespace Bylaw.Specs.Tests.Deriving;

/// <summary>A document with the rule that each of its sentences asks for; one without a rule is a matter of judgment.</summary>
internal sealed record Doc(string Path, params (string? Rule, string Sentence)[] Sentences)
{
    /// <summary>Lines between the sentences.</summary>
    public int Apart { get; init; } = 1;

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path).ToLowerInvariant();
}

/// <summary>Derivations without recognisers.</summary>
internal static class Written
{
    public static Derivation From(params Doc[] docs)
    {
        var specs = new List<SpecDocument>();
        var rows = new List<DerivedStatement>();
        var rules = new List<DerivedRule>();
        foreach (var doc in docs)
        {
            var text = string.Concat(doc.Sentences.Select(pair => "- " + pair.Sentence + new string('\n', doc.Apart)));
            var spec = SpecParser.Parse(doc.Path, doc.Name, text);
            specs.Add(spec);
            for (var i = 0; i < doc.Sentences.Length; i++)
            {
                var (rule, sentence) = doc.Sentences[i];
                var statement = new Statement
                {
                    Spec = spec, Line = 1 + text.AsSpan(0, text.IndexOf("- " + sentence, StringComparison.Ordinal)).Count('\n'), Quote = sentence.Replace("\n  ", " ", StringComparison.Ordinal),
                    Text = TokenText.Of(sentence), Form = StatementForm.ListItem, Headings = [],
                };
                rows.Add(rule is null
                    ? new DerivedStatement(statement, Understanding.Judgment("other", "A person has to decide."), [])
                    : new DerivedStatement(statement, Understanding.Enforced("time"), [rule]));
                if (rule is not null)
                    Add(rules, rule, statement);
            }
        }

        return new Derivation(specs, new Dictionary<SpecDocument, IReadOnlyList<string>>(), rows, [], rules);
    }

    public static string Text(params Doc[] docs) => RuleFileWriter.Write(From(docs), "");

    /// <summary>The rule file of some documents held against others.</summary>
    public static Drift Drift(IReadOnlyList<Doc> before, IReadOnlyList<Doc> after) => Drift(Text([.. before]), after);

    public static Drift Drift(string existing, IReadOnlyList<Doc> after)
    {
        var derivation = From([.. after]);
        return DriftFinder.Find(existing, RuleFileWriter.Write(derivation, ""), derivation);
    }

    private static void Add(List<DerivedRule> rules, string name, Statement statement)
    {
        var at = rules.FindIndex(rule => rule.Name == name);
        if (at < 0)
            rules.Add(new DerivedRule(name, Node.Map(("forbid", Node.Map(("members", Node.Texts(["System.DateTime.Now", "System.DateTime.Today"]))))), [statement]));
        else
            rules[at] = rules[at] with { Sources = [.. rules[at].Sources, statement] };
    }
}
