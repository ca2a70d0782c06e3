using System.Text;
using Bylaw.Cli.Checking;
using Bylaw.Cli.Reports;

namespace Bylaw.Cli.Tests.Reports;

public sealed class ReportFilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bylaw reports #;ü ").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string At(string name) => Path.Combine(folder, name);

    private ReportOptions AllFiles => new() { Sarif = At("a.sarif"), Json = At("b/a.json"), JUnit = At("a.xml"), Html = At("a.html") };

    public static TheoryData<string> Samples => [.. SampleReports.All.Select(sample => sample.Name)];

    /// <summary>With BYLAW_REPORTS the files stay in that folder: for validators of other people, and to look at.</summary>
    [Theory, MemberData(nameof(Samples))]
    public void All_are_written_and_twice_the_same(string name)
    {
        var report = SampleReports.All.Single(sample => sample.Name == name).Report;
        ReportFiles.Write(report, AllFiles, TextWriter.Null, TextWriter.Null);
        var once = Read();
        ReportFiles.Write(report, AllFiles, TextWriter.Null, TextWriter.Null);
        Assert.Equal(once, Read());
        foreach (var (file, text) in once)
        {
            Assert.EndsWith("\n", text);
            Assert.DoesNotContain('\r', text);
            Assert.False(text.StartsWith('\uFEFF'), file);
            Assert.Equal(text, new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(At(file))));
            if (Environment.GetEnvironmentVariable("BYLAW_REPORTS") is { Length: > 0 } kept)
            {
                Directory.CreateDirectory(kept);
                File.WriteAllText(Path.Combine(kept, name + Path.GetExtension(file)), text);
            }
        }
    }

    private List<(string File, string Text)> Read() => [.. new[] { "a.sarif", "b/a.json", "a.xml", "a.html" }.Select(file => (file, File.ReadAllText(At(file))))];

    [Fact]
    public void A_line_with_a_secret_is_not_quoted()
    {
        var report = SampleReports.Empty with
        {
            Findings =
            [
                SampleReports.Finding("BYL2001", line: 4) with { Excerpt = "Connect(\"horse-battery\")" },
                SampleReports.Finding("BYL7004", line: 4) with { Excerpt = "Connect(\"horse-battery\")" },
                SampleReports.Finding(line: 5) with { Excerpt = "Disconnect()" },
            ],
        };
        ReportFiles.Write(report.WithoutSecrets(), AllFiles, TextWriter.Null, TextWriter.Null);
        Assert.All(Read(), file => Assert.DoesNotContain("horse-battery", file.Text));
        Assert.Contains("Disconnect()", File.ReadAllText(At("a.html")));
    }

    [Fact]
    public void Only_what_is_wanted_is_written()
    {
        ReportFiles.Write(SampleReports.Rich, new ReportOptions { Json = At("x.json") }, TextWriter.Null, TextWriter.Null);
        Assert.Equal([At("x.json")], Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public void One_that_can_not_be_written_stops_all()
    {
        Directory.CreateDirectory(At("a.html"));
        Assert.Throws<IOException>(() => ReportFiles.Write(SampleReports.Rich, AllFiles, TextWriter.Null, TextWriter.Null));
        Assert.Empty(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Two_reports_can_not_be_one_file()
    {
        var options = new ReportOptions { Sarif = At("x"), Html = At("./x") };
        Assert.EndsWith("x: --sarif and --html can't be the same file.", options.Error);
        Assert.Throws<IOException>(() => ReportFiles.Write(SampleReports.Rich, options, TextWriter.Null, TextWriter.Null));
        Assert.Null(AllFiles.Error);
    }

    [Fact]
    public void On_GitHub_there_are_annotations_and_a_summary_behind_that_of_others()
    {
        File.WriteAllText(At("summary"), "# Theirs\n");
        var output = new StringWriter();
        ReportFiles.Write(SampleReports.Rich, new ReportOptions { Sarif = At("a.sarif"), GitHub = new GitHubRun(null, At("summary"), null) }, output, TextWriter.Null);
        Assert.StartsWith("::error ", output.ToString());
        Assert.StartsWith("# Theirs\n## bylaw check: 4 errors, 2 warnings, 1 suggestion\n", File.ReadAllText(At("summary")));
        // Code scanning would open an alert for what is suppressed.
        Assert.DoesNotContain("The bank wants it.", File.ReadAllText(At("a.sarif")));
    }

    [Fact]
    public void A_summary_that_is_full_stays_as_it_is()
    {
        File.WriteAllText(At("summary"), new string('x', 1024 * 1024 - 10));
        ReportFiles.Write(SampleReports.Rich, new ReportOptions { GitHub = new GitHubRun(null, At("summary"), null) }, TextWriter.Null, TextWriter.Null);
        Assert.Equal(1024 * 1024 - 10, new FileInfo(At("summary")).Length);
    }
}
