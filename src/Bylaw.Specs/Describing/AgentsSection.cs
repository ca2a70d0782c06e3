using System.Text;
using Bylaw.Rules;

namespace Bylaw.Specs.Describing;

/// <summary>
/// The part of an AGENTS.md that Bylaw writes: the rules that are enforced, one line each, between two marks. Derive reads past it, so that a rule
/// is never derived from its own echo.
/// </summary>
internal static class AgentsSection
{
    public const string Begin = "<!-- bylaw: begin. Written by `bylaw report --format agents-md`; change the rule file, not this. -->";
    public const string End = "<!-- bylaw: end -->";

    /// <summary>How the begin mark starts, whatever it says after that.</summary>
    public const string BeginMark = "<!-- bylaw: begin";

    /// <param name="path">Only the rules that can hold for this file, relative to the rule file; null: all.</param>
    public static string Write(RuleBook book, string? path)
    {
        var text = new StringBuilder();
        text.Append(Begin).Append("\n\n## Rules that the build enforces\n\n");
        text.Append(path is null ? "`dotnet build` fails where one of these is broken.\n" : $"For `{path}`, `dotnet build` fails where one of these is broken.\n");
        Append(text, book, path, "", severity => severity == Severity.Error);
        Append(text, book, path, "\nThese are reported and don't fail the build:\n", severity => severity is Severity.Warning or Severity.Suggestion);
        return text.Append(End).Append('\n').ToString();
    }

    /// <summary>The document with its section replaced; at the end where it has none yet.</summary>
    /// <returns>Null when the begin mark has no end: what to replace would be a guess.</returns>
    public static string? Replace(string document, string section)
    {
        var begin = document.IndexOf(BeginMark, StringComparison.Ordinal);
        if (begin < 0)
            return document.Length == 0 ? section : document.TrimEnd('\n', '\r') + "\n\n" + section;
        var end = document.IndexOf(End, begin, StringComparison.Ordinal);
        if (end < 0)
            return null;
        var rest = document[(end + End.Length)..];
        return document[..begin] + section.TrimEnd('\n') + rest;
    }

    private static void Append(StringBuilder text, RuleBook book, string? path, string title, Func<Severity, bool> wanted)
    {
        var rules = book.Rules.Where(rule => wanted(rule.Severity.At(path)) && (path is null || MayHold(rule, book, path))).ToList();
        if (rules.Count == 0)
            return;
        text.Append(title).Append('\n');
        foreach (var rule in rules)
            text.Append("- **").Append(rule.Name).Append("**: ").Append(RuleSentence.Of(rule, book)).Append('\n');
    }

    // What a path alone can rule out; whether a file's types are of a layer shows in the code only.
    private static bool MayHold(Rule rule, RuleBook book, string path)
    {
        var scopes = rule.Sources.Select(source => book.Specs.TryGetValue(source.Spec, out var spec) ? spec.AppliesTo : []).ToList();
        var inScope = scopes.Count == 0 || scopes.Exists(scope => scope.Count == 0 || scope.Any(pattern => pattern.Matches(path)));
        return inScope && MaySelect(rule.Subject, path);
    }

    private static bool MaySelect(Selector subject, string path) => subject switch
    {
        PathSelector { Pattern: var pattern } => pattern.Matches(path),
        AllOfSelector { Items: var items } => items.All(item => MaySelect(item, path)),
        AnyOfSelector { Items: var items } => items.Any(item => MaySelect(item, path)),
        NotSelector { Item: PathSelector { Pattern: var pattern } } => !pattern.Matches(path),
        _ => true,
    };
}
