using System.Text.RegularExpressions;

namespace Bylaw.Benchmarks.Compiling;

/// <summary>What the compiler printed, counted by id.</summary>
internal static partial class Findings
{
    /// <summary>Warnings and errors of every id, so that a backend that does not compile cleanly is found out as well.</summary>
    public static SortedDictionary<string, int> In(string output) => new(
        Line().Matches(output).DistinctBy(match => match.Value).CountBy(match => match.Groups["id"].Value).ToDictionary(), StringComparer.Ordinal);

    public static string Text(IReadOnlyDictionary<string, int> findings) =>
        findings.Count == 0 ? "none" : string.Join(", ", findings.Select(pair => $"{pair.Value} {pair.Key}"));

    [GeneratedRegex("^.*(?:warning|error) (?<id>[A-Z]+[0-9]+):.*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
