using Bylaw.Specs.Describing;

namespace Bylaw.Cli.Explaining;

/// <summary>All that the rule file says of a rule; what the code adds comes from <see cref="RuleInCode"/>.</summary>
internal static class RuleExplanation
{
    /// <param name="inCode">What is selected and found; null if no code was looked at.</param>
    public static Explanation Of(Rule rule, RuleText text, IReadOnlyList<ExplanationSection>? inCode)
    {
        var ids = ReportedIds.Of(rule);
        var exceptions = text.Book.Exceptions.Where(exception => exception.Rules.Contains(rule.Name)).ToList();
        var builder = new ExplanationBuilder($"{rule.Name}: a rule of {text.At(rule.Place)}")
            .Add("What it demands", Sentence(RuleSentence.Demand(rule, text.Book)))
            .Add("Why", rule.Because is { } because ? Sentence(because) : null)
            .Add("Instead", RuleText.Advice(rule.Instead))
            .Add("Where it holds", text.Where(rule))
            .Add("Severity", text.Severities(rule))
            .Add("Comes from", text.Sources(rule))
            .Add("Reports", ids.Select(id => ReferencePage.Of(id) is { } page ? $"{id}: {page.Title}" : id));
        if (inCode is not null)
            builder.AddRange(inCode);
        return builder
            .Add("Exceptions in force", exceptions.Where(text.Holds).Select(text.Of))
            .Add("Exceptions that have expired", exceptions.Where(exception => !text.Holds(exception)).Select(text.Of))
            .Add("Good", rule.Examples.Ok.SelectMany(Code))
            .Add("Bad", rule.Examples.Bad.SelectMany(Code))
            .Add("How to fix", ids.SelectMany(id => HowToFix(id, several: ids.Count > 1)))
            .Add("Where it is configured", Configuration(rule, text, ids))
            .Add("In the code", inCode is null ? $"Name a solution to see what it selects and what is found: bylaw explain {rule.Name} ." : null)
            .Build();
    }

    private static IEnumerable<string> HowToFix(string id, bool several)
    {
        if (ReferencePage.Of(id)?.Section("How to fix") is not { } section)
            yield break;
        if (several)
            yield return id + ":";
        foreach (var line in PageText.Lines(section))
            yield return line;
    }

    private static IEnumerable<string> Configuration(Rule rule, RuleText text, IReadOnlyList<string> ids)
    {
        yield return RuleText.IsPreset(rule.Place.File)
            ? $"In {text.RuleFile}, under `rules:`: `{rule.Name}: {{ severity: warning }}` changes it, `{rule.Name}: none` switches it off."
            : $"In {text.At(rule.Place)}: `severity: warning`, or by path; `none` switches it off.";
        yield return $"For a while, at one place: an entry under `exceptions:` with `rule: {rule.Name}`. For what is old: bylaw.baseline.";
        if (ids.Count > 0)
            yield return $"In an .editorconfig, for all rules of the id: {string.Join(", ", ids.Select(id => $"dotnet_diagnostic.{id}.severity"))}";
    }

    private static IEnumerable<string> Code(string code) => code.Trim('\n').Split('\n').Select(line => line.TrimEnd('\r')).Append("");

    public static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..].TrimEnd('.') + ".";
}
