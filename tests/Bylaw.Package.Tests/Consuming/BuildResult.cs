using System.Text.RegularExpressions;
using Xunit.Sdk;

namespace Bylaw.Package.Tests.Consuming;

/// <summary>What a build printed.</summary>
internal sealed partial class BuildResult(int exitCode, string output, string folder)
{
    public int ExitCode => exitCode;

    public string Output => output;

    /// <summary>
    /// Every warning and error of whatever tool, sorted: <c>Web/A.cs(3,14): error BYL1001</c>, or without a file <c>error BYL0009</c>.
    /// Once per target framework, which ends the line; the summary's repetition is left out.
    /// </summary>
    public IReadOnlyList<string> Findings { get; } =
        [.. DiagnosticLine().Matches(output).DistinctBy(match => match.Value.Trim()).Select(match => Describe(match, folder)).Order(StringComparer.Ordinal)];

    /// <summary>The build reported exactly these, and failed just when one of them is an error.</summary>
    public void Reports(params string[] expected)
    {
        var fails = expected.Any(finding => finding.Contains("error ", StringComparison.Ordinal));
        if (!Findings.SequenceEqual(expected.Order(StringComparer.Ordinal)) || fails != (exitCode != 0))
            throw new XunitException($"Expected:\n  {string.Join("\n  ", expected)}\nReported:\n  {string.Join("\n  ", Findings)}\nExit code {exitCode}\n\n{output}");
    }

    public void Succeeds()
    {
        if (exitCode != 0)
            throw new XunitException(output);
    }

    private static string Describe(Match match, string folder)
    {
        var file = match.Groups["file"].Value;
        var diagnostic = $"{match.Groups["severity"].Value} {match.Groups["id"].Value}";
        return file.StartsWith(folder, StringComparison.Ordinal)
            ? $"{Path.GetRelativePath(folder, file).Replace('\\', '/')}{match.Groups["place"].Value}: {diagnostic}"
            : diagnostic;
    }

    [GeneratedRegex(@"^\s*(?<file>.+?)(?<place>\(\d+,\d+\))?\s*: (?<severity>warning|error) (?<id>[A-Z]+\d+): .*$", RegexOptions.Multiline)]
    private static partial Regex DiagnosticLine();
}
