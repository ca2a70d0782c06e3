using System.Text;

namespace Bylaw.Specs.Deriving;

/// <summary>Drift as a person reads it.</summary>
internal static class DriftText
{
    /// <param name="ruleFile">The rule file, as the user named it.</param>
    public static string Write(Drift drift, string ruleFile)
    {
        if (!drift.Any)
            return HandWritten(drift, ruleFile) + $"{ruleFile} agrees with its documents.\n";

        var text = new StringBuilder();
        text.Append(ruleFile).Append(" does not agree with its documents").Append(Summary(drift)).Append(".\n");
        if (drift.Unreadable is { } why)
            text.Append('\n').Append(ruleFile).Append(" can't be read: ").Append(why).Append(".\n");
        foreach (var spec in drift.GoneSpecs)
            text.Append($"\ngone      {spec.File}   {Count(spec.Quotes, "sentence")} of it {(spec.Quotes == 1 ? "is" : "are")} quoted, and it is not among the documents\n");
        foreach (var quote in drift.Quotes)
            Write(text, quote);
        if (drift.WithoutSource.Count > 0)
            text.Append('\n').Append(HandWritten(drift, ruleFile));
        if (drift.Hunks.Count > 0)
            Write(text, drift.Hunks, ruleFile);
        return text.ToString();
    }

    private static string Summary(Drift drift)
    {
        var parts = new List<string>();
        foreach (var (kind, words) in new[]
        {
            (DriftKind.Changed, "changed"), (DriftKind.Vanished, "vanished"), (DriftKind.NotEnforced, "no longer enforced"), (DriftKind.Moved, "moved to another document"), (DriftKind.New, "new"),
        })
        {
            if (drift.Count(kind) is var count and > 0)
                parts.Add($"{count} {words}");
        }

        return parts.Count == 0 ? "" : $": of the sentences {string.Join(", ", parts)}";
    }

    private static void Write(StringBuilder text, QuoteDrift quote)
    {
        var word = quote.Kind == DriftKind.NotEnforced ? "unused" : quote.Kind.ToString().ToLowerInvariant();
        text.Append($"\n{word,-9} {quote.Spec}{(quote.Line is { } line ? $":{line}" : "")}   {string.Join(", ", quote.Rules)}\n");
        if (quote.Was is { } was && quote.Kind is DriftKind.Changed or DriftKind.Vanished)
            text.Append("  was   ").Append(was).Append('\n');
        if (quote.Now is { } now)
            text.Append(quote.Kind == DriftKind.Changed ? "  now   " : "  says  ").Append(now).Append('\n');
        if (quote.Kind == DriftKind.NotEnforced || quote.Reason is not null)
            text.Append("  of which no rule comes").Append(quote.Reason is { } why ? $": {why}" : ".").Append('\n');
    }

    private static void Write(StringBuilder text, IReadOnlyList<DiffHunk> hunks, string ruleFile)
    {
        text.Append($"\n--- {ruleFile}\n+++ derived now\n");
        foreach (var hunk in hunks)
        {
            text.Append($"@@ {hunk.Name} @@\n");
            foreach (var line in hunk.Lines)
                text.Append(line.Mark).Append(line.Text).Append('\n');
        }
    }

    private static string HandWritten(Drift drift, string ruleFile) => string.Concat(drift.WithoutSource.Select(rule =>
        $"{ruleFile}:{rule.Line}: '{rule.Name}' has no source, so it was written by hand, and deriving drops it; move it to bylaw.yml.\n"));

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
