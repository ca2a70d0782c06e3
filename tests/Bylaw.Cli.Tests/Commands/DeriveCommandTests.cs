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
        Assert.All(notes, note => Assert.Equal(("docs/AGENTS.md", 10), (note.GetProperty("spec").GetString(), note.GetProperty("line").GetInt32())));
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
        { "prose.md", "Hello there, this is a tale of nothing in particular"u8.ToArray(), "No statement" },
    };

    [Theory, MemberData(nameof(Unreadable))]
    public void What_cannot_be_read_leaves_the_old_file_alone(string name, byte[]? content, string said)
    {
        if (content is not null)
            File.WriteAllBytes(Path.Combine(tool.Folder, name), content);
        tool.Write("derived.bylaw.yml", "old");
        var run = tool.Run("derive", name, "-o", "derived.bylaw.yml", "--report", "report.json");
        Assert.Contains(run.ExitCode, new[] { 2, 3 });
        Assert.False(run.HasTrace, run.Error);
        Assert.Contains(said, run.Error);
        Assert.Contains(name == "prose.md" ? "1 document" : name, run.Error);
        Assert.Equal("old", tool.Read("derived.bylaw.yml"));
        Assert.False(tool.Has("report.json"));
        Assert.Equal(content is null ? 1 : 2, Directory.GetFiles(tool.Folder).Length);
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

    [Fact]
    public void An_output_that_cannot_be_written_is_said_without_a_trace()
    {
        tool.Write("AGENTS.md", Spec);
        Directory.CreateDirectory(Path.Combine(tool.Folder, "out.yml"));
        var run = tool.Run("derive", "AGENTS.md", "-o", "out.yml");
        Assert.Equal(3, run.ExitCode);
        Assert.False(run.HasTrace, run.Error);
        Assert.Contains("out.yml", run.Error);
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
