using System.Text.Json;

namespace Bylaw.Cli.Tests.Commands;

public sealed class DeriveCommandTests : IDisposable
{
    private const string Spec = """
        # Architecture

        ```
        Endpoint → Service → Repository → Model
        ```

        - Controllers must not use the `DbContext`.
        - Write clean code.
        """;

    private readonly Tool tool = new();

    public void Dispose() => tool.Dispose();

    [Fact]
    public void A_document_becomes_a_rule_file_and_a_report()
    {
        tool.Write("docs/AGENTS.md", Spec);
        var run = tool.Run("derive", "docs/AGENTS.md", "-o", "derived.bylaw.yml", "--report", "report.json");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("flow: Endpoint -> Service -> Repository -> Model", tool.Read("derived.bylaw.yml"));
        Assert.Contains("file: docs/AGENTS.md", tool.Read("derived.bylaw.yml"));
        using var report = JsonDocument.Parse(tool.Read("report.json"));
        var rows = report.RootElement.GetProperty("statements").EnumerateArray().ToList();
        Assert.Contains(rows, row => row.GetProperty("line").GetInt32() == 7 && row.GetProperty("disposition").GetString() == "enforced" && row.GetProperty("rules")[0].GetString() == "endpoint-no-db-session");
        Assert.Contains(rows, row => row.GetProperty("line").GetInt32() == 8 && row.GetProperty("disposition").GetString() is "judgment" or "process" && row.GetProperty("reason").GetString()!.Length > 10);
    }

    [Theory]
    [InlineData("report.json")]
    [InlineData("report.md")]
    public void A_report_names_the_references_that_lead_nowhere(string report)
    {
        tool.Write("docs/AGENTS.md", Spec + "\nSee [style](style.md) and [tests](tests.md#speed).\n");
        tool.Write("docs/tests.md", "# Names\n\n- Use records\n");
        Assert.Equal(0, tool.Run("derive", "docs/AGENTS.md", "-o", "derived.bylaw.yml", "--report", report).ExitCode);
        var text = tool.Read(report);
        Assert.Contains("'style.md' is referred to, but there is no such file", text);
        Assert.Contains("'tests.md' has no heading '#speed'", text);
        if (report.EndsWith(".md", StringComparison.Ordinal))
            return;
        using var json = JsonDocument.Parse(text);
        var notes = json.RootElement.GetProperty("notes").EnumerateArray().ToList();
        Assert.All(notes, note => Assert.Equal(("docs/AGENTS.md", 9), (note.GetProperty("spec").GetString(), note.GetProperty("line").GetInt32())));
    }

    [Fact]
    public void Without_an_output_the_rules_are_all_that_the_standard_output_has()
    {
        tool.Write("AGENTS.md", Spec);
        var run = tool.Run("derive", ".");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("# Derived by `bylaw derive` from AGENTS.md.", run.Output);
        Assert.Contains("2 rules from", run.Error);
    }

    [Fact]
    public void The_same_documents_give_the_same_bytes()
    {
        tool.Write("AGENTS.md", Spec);
        tool.Write("CLAUDE.md", "# Rules\n\n- Never use `Thread.Sleep`.\n");
        Assert.Equal(tool.Run("derive", ".").Output, tool.Run("derive", "CLAUDE.md", "AGENTS.md").Output);
    }

    [Fact]
    public void A_report_for_people_is_markdown()
    {
        tool.Write("AGENTS.md", Spec);
        Assert.Equal(0, tool.Run("derive", "AGENTS.md", "-o", "derived.bylaw.yml", "--report", "report.md").ExitCode);
        Assert.StartsWith("# What is enforced", tool.Read("report.md"));
        Assert.Contains("| 7 | Controllers must not use the `DbContext`. | enforced | endpoint-no-db-session |", tool.Read("report.md"));
    }

    [Theory]
    [InlineData("\n- Services must not use controllers.\n", 4, "new")]
    [InlineData("\n\nSome prose that demands nothing.\n", 0, "agrees")]
    public void Check_tells_whether_document_and_rule_file_agree(string added, int exitCode, string said)
    {
        tool.Write("AGENTS.md", Spec);
        tool.Run("derive", "AGENTS.md", "-o", "derived.bylaw.yml");
        var before = tool.Read("derived.bylaw.yml");
        tool.Write("AGENTS.md", Spec + added);
        var run = tool.Run("derive", "AGENTS.md", "-o", "derived.bylaw.yml", "--check");
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(said, run.Output);
        Assert.Equal(before, tool.Read("derived.bylaw.yml"));
    }

    [Fact]
    public void A_rule_of_the_teams_own_wins_and_that_is_said()
    {
        tool.Write("AGENTS.md", Spec);
        tool.Write("bylaw.yml", "bylaw: 1\nextends: ./derived.bylaw.yml\nrules:\n  layering: none\n");
        var run = tool.Run("derive", "AGENTS.md", "-o", "derived.bylaw.yml");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("'layering' is a rule of your own there, which wins over the derived one", run.Error);
    }

    public static TheoryData<string, byte[]?, string> Unreadable => new()
    {
        { "missing.md", null, "there is no such file" },
        { "binary.md", [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 13], "" },
        { "latin.md", [0x23, 0x20, 0xE9, 0xE8, 0xFF], "" },
        { "empty.md", [], "" },
        { "big.md", new byte[50_000_000], "" },
        { "prose.md", "Hello there, this is a tale of nothing in particular"u8.ToArray(), "no statement was recognised. One says what must be" },
        { "Program.cs", "class Program { static void Main() { } }"u8.ToArray(), "no statement was recognised" },
        { "data.json", "{ \"a\": [1, 2, { \"b\": null }] }"u8.ToArray(), "no statement was recognised" },
        { "utf16.md", System.Text.Encoding.Unicode.GetBytes("# Rules\n\n- Use records\n"), "UTF-16 without a byte order mark; save it as UTF-8" },
    };

    // Test discovery would write the big one down byte by byte: minutes, and ten gigabytes.
    [Theory, MemberData(nameof(Unreadable), DisableDiscoveryEnumeration = true)]
    public void What_cannot_be_read_leaves_the_old_file_alone(string name, byte[]? content, string said)
    {
        if (content is not null)
            File.WriteAllBytes(Path.Combine(tool.Folder, name), content);
        tool.Write("derived.bylaw.yml", "old");
        var run = tool.Run("derive", name, "-o", "derived.bylaw.yml", "--report", "report.json");
        Assert.Equal(3, run.ExitCode);
        Assert.False(run.HasTrace, run.Error);
        Assert.Contains(said, run.Error);
        Assert.Contains(name, run.Error);
        Assert.Equal("old", tool.Read("derived.bylaw.yml"));
        Assert.False(tool.Has("report.json"));
        Assert.Equal(content is null ? 1 : 2, Directory.GetFiles(tool.Folder).Length);
    }

    [Fact]
    public void What_somebody_wrote_by_hand_is_not_overwritten()
    {
        const string Own = "bylaw: 1\nextends: bylaw/backend\n";
        tool.Write("AGENTS.md", Spec);
        tool.Write("bylaw.yml", Own);
        var run = tool.Run("derive", "AGENTS.md", "-o", "bylaw.yml", "--report", "report.json");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("bylaw.yml: somebody has written this file by hand", run.Error);
        Assert.Equal(Own, tool.Read("bylaw.yml"));
        Assert.False(tool.Has("report.json"));
    }

    [Fact]
    public void A_folder_without_documents_says_which_it_looked_for()
    {
        Directory.CreateDirectory(Path.Combine(tool.Folder, "src"));
        var run = tool.Run("derive", "src");
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("AGENTS.md", run.Error);
        Assert.Equal("", run.Output);
    }

    [Theory]
    [InlineData("out.yml", "there is a folder of this name")]
    [InlineData("AGENTS.md/out.yml", "is a file, not a folder")]
    [InlineData("locked/out.yml", "out.yml: it can't be written")]
    public void An_output_that_cannot_be_written_is_said_without_a_trace_and_nothing_else_is_written(string output, string said)
    {
        tool.Write("AGENTS.md", Spec);
        tool.Write("report.json", "old");
        Directory.CreateDirectory(Path.Combine(tool.Folder, "out.yml"));
        if (output.StartsWith("locked", StringComparison.Ordinal))
            Lock("locked");
        var run = tool.Run("derive", "AGENTS.md", "-o", output, "--report", "report.json");
        Assert.Equal(3, run.ExitCode);
        Assert.False(run.HasTrace, run.Error);
        Assert.Contains(said, run.Error);
        Assert.DoesNotContain(".tmp", run.Error);
        Assert.Equal("old", tool.Read("report.json"));
        Assert.Equal(2, Directory.GetFiles(tool.Folder).Length);
    }

    // Root may write anywhere but where the kernel itself says no.
    private void Lock(string folder)
    {
        var path = Path.Combine(tool.Folder, folder);
        if (!OperatingSystem.IsLinux())
            File.WriteAllText(path, "a file where a folder should be");
        else
            Directory.CreateSymbolicLink(path, "/proc");
    }

    [Theory]
    [InlineData("derive")]
    [InlineData("derive", "AGENTS.md", "-o")]
    [InlineData("derive", "AGENTS.md", "-o", "")]
    [InlineData("derive", "AGENTS.md", "--report", " ")]
    [InlineData("derive", "")]
    [InlineData("derive", "AGENTS.md", "--strict")]
    [InlineData("derive", "AGENTS.md", "--check")]
    [InlineData("derive", "AGENTS.md", "-o", "x.yml", "--report", "./x.yml")]
    [InlineData("derive", "AGENTS.md", "-o", "docs/../AGENTS.md")]
    [InlineData("derive", "AGENTS.md", "--report", "AGENTS.md")]
    [InlineData("unknown")]
    public void Wrong_arguments_end_with_2_and_nothing_is_written(params string[] arguments)
    {
        tool.Write("AGENTS.md", Spec);
        var run = tool.Run(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.False(run.HasTrace, run.Error);
        Assert.StartsWith("bylaw: ", run.Error);
        Assert.Equal("", run.Output);
        Assert.Equal(Spec, tool.Read("AGENTS.md"));
        Assert.Single(Directory.GetFiles(tool.Folder));
    }

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "crlf.md", System.Text.Encoding.UTF8.GetBytes(Spec.ReplaceLineEndings("\r\n")) },
        { "bom.md", [0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(Spec)] },
        { "utf16.md", [0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes(Spec)] },
        { "utf16be.md", [0xFE, 0xFF, .. System.Text.Encoding.BigEndianUnicode.GetBytes(Spec)] },
        { "a b #;ü.md", System.Text.Encoding.UTF8.GetBytes(Spec) },
    };

    [Theory, MemberData(nameof(Encodings))]
    public void However_a_document_is_written_it_gives_the_same_rules(string name, byte[] content)
    {
        File.WriteAllBytes(Path.Combine(tool.Folder, name), content);
        tool.Write("plain.md", Spec.ReplaceLineEndings("\n"));
        var run = tool.Run("derive", name);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(Rules(tool.Run("derive", "plain.md").Output, "plain"), Rules(run.Output, Path.GetFileNameWithoutExtension(name).Replace(" ", "-", StringComparison.Ordinal).Replace("#;", "", StringComparison.Ordinal)));

        static string Rules(string output, string spec) => output[output.IndexOf("layers:", StringComparison.Ordinal)..].Replace($"spec: {spec},", "spec: X,", StringComparison.Ordinal);
    }

    [Fact]
    public void A_circle_of_links_is_no_trap()
    {
        tool.Write("docs/AGENTS.md", Spec);
        Directory.CreateSymbolicLink(Path.Combine(tool.Folder, "docs", "again"), Path.Combine(tool.Folder, "docs"));
        var run = tool.Run("derive", "docs", "docs/**/*.md");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("# Derived by `bylaw derive` from docs/AGENTS.md.\n", run.Output);
    }

    [Fact]
    public void A_document_that_may_not_be_read_is_named()
    {
        var path = tool.Write("AGENTS.md", Spec);
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
            return; // nobody is kept out
        File.SetUnixFileMode(path, UnixFileMode.None);
        var run = tool.Run("derive", "AGENTS.md", "-o", "derived.bylaw.yml");
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("AGENTS.md: it can't be read", run.Error);
        Assert.False(tool.Has("derived.bylaw.yml"));
    }

    [Fact]
    public void Words_of_ones_own_are_understood()
    {
        tool.Write("AGENTS.md", "# Rules\n\n- Controllers must not use the old bus.\n");
        tool.Write("our.lexicon.yml", "lexicon: 1\nthings:\n  legacy-bus:\n    phrases: [old bus]\n    uses: { namespaces: \"Acme.Bus.V1.**\" }\n");
        var run = tool.Run("derive", "AGENTS.md", "--lexicon", "our.lexicon.yml");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("endpoint-no-legacy-bus:", run.Output);
    }

    [Fact]
    public void A_wrong_lexicon_is_told_at_its_place()
    {
        tool.Write("AGENTS.md", Spec);
        tool.Write("our.lexicon.yml", "lexicon: 1\nthings:\n  legacy-bus:\n    phrase: [old bus]\n");
        var run = tool.Run("derive", "AGENTS.md", "--lexicon", "our.lexicon.yml");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("our.lexicon.yml(4,", run.Error);
        Assert.Contains("phrases", run.Error);
    }
}
