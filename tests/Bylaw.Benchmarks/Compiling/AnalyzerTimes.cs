using System.Globalization;
using System.Text.RegularExpressions;

namespace Bylaw.Benchmarks.Compiling;

/// <summary>The compiler's own report of how long each analyzer ran (/reportanalyzer), in milliseconds.</summary>
internal static partial class AnalyzerTimes
{
    /// <summary>The total of each analyzer assembly under its name, and its analyzers under theirs.</summary>
    public static IReadOnlyDictionary<string, double> In(string output)
    {
        var times = new Dictionary<string, double>();
        foreach (Match line in Line().Matches(output))
            times[line.Groups["name"].Value] = line.Groups["time"].Value is ['<', ..] ? 0 : 1000 * double.Parse(line.Groups["time"].Value, CultureInfo.InvariantCulture);
        return times;
    }

    [GeneratedRegex(@"^ *(?<time><?[0-9]+\.[0-9]{3}) +<?[0-9]+ +(?<name>[A-Za-z0-9_.]+)(, Version=.*| \(.*\))?\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
