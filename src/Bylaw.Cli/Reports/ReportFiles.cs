using System.Text;
using Bylaw.Cli.Checking;
using Bylaw.Cli.Output;

namespace Bylaw.Cli.Reports;

/// <summary>Which reports are wanted, and in which files; null for those that are not.</summary>
internal sealed record ReportOptions
{
    public string? Sarif { get; init; }

    public string? Json { get; init; }

    public string? JUnit { get; init; }

    public string? Html { get; init; }

    /// <summary>Set where the tool runs in GitHub Actions.</summary>
    public GitHubRun? GitHub { get; init; }

    /// <summary>The files, with the option that names each.</summary>
    public IEnumerable<(string Option, string Path)> Files
    {
        get
        {
            (string Option, string? Path)[] files = [("--sarif", Sarif), ("--json", Json), ("--junit", JUnit), ("--html", Html)];
            return files.Where(file => file.Path is not null).Select(file => (file.Option, file.Path!));
        }
    }

    /// <summary>Whether one of them goes there; everything else then keeps out of its way.</summary>
    public bool TakesStandardOutput => Files.Any(file => file.Path == Destination.StandardOutput);

    /// <summary>What is wrong with the choice, for the command line to refuse; null if nothing is.</summary>
    public string? Error => Destination.Error(Files);
}

/// <summary>Writes the reports of a check: all of them or none.</summary>
internal static class ReportFiles
{
    /// <param name="output">The standard output. GitHub reads its commands from there, and from <paramref name="error"/> where a report is in the way.</param>
    /// <exception cref="IOException">One of them can't be written.</exception>
    public static void Write(CheckReport report, ReportOptions options, TextWriter output, TextWriter error)
    {
        if (options.Error is { } wrong)
            throw new IOException(wrong);

        Destination.Write([.. options.Files.Select(file => (file.Path, Text(report, file.Option, options)))], output);
        if (options.GitHub is not { } run)
            return;

        (options.TakesStandardOutput ? error : output).Write(GitHubReport.Annotations(report, run));
        if (run.StepSummary is not null)
            AppendSummary(report, run, run.StepSummary);
    }

    private static string Text(CheckReport report, string option, ReportOptions options) => option switch
    {
        // What runs there is uploaded there, and code scanning opens an alert for what the code suppresses.
        "--sarif" => SarifReport.Write(report, suppressed: options.GitHub is null),
        "--json" => JsonReport.Write(report),
        "--junit" => JUnitReport.Write(report),
        _ => HtmlReport.Write(report),
    };

    // Other commands of the step may have written to it before; all of it together has the limit.
    private static void AppendSummary(CheckReport report, GitHubRun run, string file)
    {
        var before = File.Exists(file) ? new FileInfo(file).Length : 0;
        var room = GitHubReport.MaxSummary - before;
        if (room > 0)
            File.AppendAllText(file, GitHubReport.StepSummary(report, run, (int)room), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}
