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

    /// <param name="scope">Only what concerns a file; null: all rules.</param>
    /// <param name="isBuilt">Whether builds check the rules, or only `bylaw check` does.</param>
    public static string Write(RuleBook book, SectionScope? scope, bool isBuilt)
    {
        var text = new StringBuilder();
        text.Append(Begin).Append(isBuilt ? "\n\n## Rules that the build enforces\n\n" : "\n\n## Rules that are enforced\n\n");
        if (scope is { Remark.Length: > 0 })
            text.Append(scope.Remark).Append("\n\n");
        var (who, isFor) = (isBuilt ? "`dotnet build`" : "`bylaw check`", scope is null ? "" : $"For `{scope.Path}`, ");
        var isAny = Append(text, book, scope, $"{isFor}{who} fails where one of these is broken.\n", severity => severity == Severity.Error);
        isAny |= Append(text, book, scope, (isAny ? "\nThese are " : isFor.Length > 0 ? $"{isFor}these are " : "These are ") + (isBuilt ? "reported and don't fail the build:\n" : "reported as warnings and suggestions:\n"),
            severity => severity is Severity.Warning or Severity.Suggestion);
        if (!isAny)
            text.Append(scope is null ? "There is no rule yet.\n" : $"No rule is about `{scope.Path}`.\n");
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

    private static bool Append(StringBuilder text, RuleBook book, SectionScope? scope, string title, Func<Severity, bool> wanted)
    {
        var rules = book.Rules.Where(rule => wanted(rule.Severity.At(scope?.Path)) && scope?.Concerns(rule) != false).ToList();
        if (rules.Count == 0)
            return false;
        text.Append(title).Append('\n');
        foreach (var rule in rules)
            text.Append("- **").Append(rule.Name).Append("**: ").Append(RuleSentence.Of(rule, book)).Append('\n');
        return true;
    }
}

/// <summary>The file that a section is for.</summary>
/// <param name="Path">Relative to the rule file.</param>
/// <param name="Concerns">Whether a rule can be about it.</param>
/// <param name="Remark">What it was taken for; empty if there is nothing to say.</param>
internal sealed record SectionScope(string Path, Func<Rule, bool> Concerns, string Remark);
