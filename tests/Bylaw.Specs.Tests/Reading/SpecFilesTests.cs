using Bylaw.Specs.Reading;

namespace Bylaw.Specs.Tests.Reading;

public sealed class SpecFilesTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("bylaw-specs-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    private void Write(string path, string text) => Write(path, System.Text.Encoding.UTF8.GetBytes(text));

    private void Write(string path, byte[] bytes)
    {
        var full = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
    }

    private SpecSet Read(params string[] paths) => SpecFiles.Read(paths, root);

    [Fact]
    public void A_folder_means_the_specs_in_it()
    {
        foreach (var path in new[] { "CLAUDE.md", "src/Api/AGENTS.md", ".claude/agents/backend.md", ".claude/skills/tests/SKILL.md", ".claude/rules/data/ef.md", ".cursor/rules/style.mdc", ".github/copilot-instructions.md", ".github/instructions/csharp.instructions.md", ".cursorrules" })
            Write(path, "- Use records\n");
        foreach (var path in new[] { "README.md", "docs/rules.md", "node_modules/x/AGENTS.md", "src/bin/AGENTS.md", ".git/AGENTS.md" })
            Write(path, "- Use records\n");

        var set = Read(".");
        Assert.Empty(set.Problems);
        Assert.Equal(
            [".claude/agents/backend.md", ".claude/rules/data/ef.md", ".claude/skills/tests/SKILL.md", ".cursor/rules/style.mdc", ".cursorrules", ".github/copilot-instructions.md", ".github/instructions/csharp.instructions.md", "CLAUDE.md", "src/Api/AGENTS.md"],
            set.Documents.Select(document => document.Path));
        Assert.Equal(["backend", "ef", "tests", "style", "cursorrules", "copilot-instructions", "csharp", "claude", "agents"], set.Documents.Select(document => document.Name));
    }

    [Fact]
    public void A_link_that_is_not_followed_is_said()
    {
        var elsewhere = Directory.CreateTempSubdirectory("bylaw-elsewhere-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(elsewhere, "AGENTS.md"), "- Use records\n");
            Write("CLAUDE.md", "- Use records\n");
            Directory.CreateSymbolicLink(Path.Combine(root, "shared"), elsewhere);
            Directory.CreateSymbolicLink(Path.Combine(root, "circle"), root);
            File.CreateSymbolicLink(Path.Combine(root, "GEMINI.md"), Path.Combine(root, "CLAUDE.md"));
            File.CreateSymbolicLink(Path.Combine(root, "AGENTS.md"), Path.Combine(elsewhere, "AGENTS.md"));

            var set = Read(".");
            Assert.Equal(["CLAUDE.md"], set.Documents.Select(document => document.Path));
            Assert.Equal(["AGENTS.md", "circle", "shared"], set.Problems.Select(problem => problem.Path).Order(StringComparer.Ordinal));
            Assert.All(set.Problems, problem => Assert.False(problem.IsError));
        }
        finally
        {
            Directory.Delete(elsewhere, recursive: true);
        }
    }

    [Fact]
    public void Names_that_collide_take_their_folders_in_front()
    {
        Write("src/Api/CLAUDE.md", "- Use records\n");
        Write("src/Web/CLAUDE.md", "- Use records\n");
        Assert.Equal(["api-claude", "web-claude"], Read("src").Documents.Select(document => document.Name));
    }

    [Fact]
    public void The_order_of_the_arguments_does_not_matter()
    {
        Write("b.md", "- Use records\n");
        Write("a.md", "- Use records\n");
        Assert.Equal(["a.md", "b.md"], Read("b.md", "a.md", "*.md").Documents.Select(document => document.Path));
    }

    [Theory]
    [InlineData("docs/**/*.md", 2)]
    [InlineData("docs/*.md", 1)]
    [InlineData("**/y.md", 1)]
    [InlineData("do?s/**", 2)]
    public void Globs_find_files_of_any_name(string glob, int count)
    {
        Write("docs/x.md", "- Use records\n");
        Write("docs/deep/y.md", "- Use records\n");
        Assert.Equal(count, Read(glob).Documents.Count);
    }

    [Fact]
    public void What_cannot_be_read_is_said()
    {
        Directory.CreateDirectory(Path.Combine(root, "nothing"));
        Write("empty.md", "  \n");
        Write("binary.md", [0x4d, 0x00, 0x5a]);
        Write("latin.md", [0x61, 0x0a, 0xe9, 0x20]);
        var problems = Read("none.md", "nothing", "*.txt", "empty.md", "binary.md", "latin.md").Problems;
        Assert.Equal(6, problems.Count);
        Assert.All(problems, problem => Assert.True(problem.IsError));
        Assert.Contains(problems, problem => problem is { Path: "none.md", Message: "there is no such file or folder" });
        Assert.Contains(problems, problem => problem.Path == "nothing" && problem.Message.StartsWith("there are no specs in this folder", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem is { Path: "*.txt", Message: "no file matches this pattern" });
        Assert.Contains(problems, problem => problem is { Path: "empty.md", Message: "it is empty" });
        Assert.Contains(problems, problem => problem is { Path: "binary.md", Message: "it is a binary file, not a text" });
        Assert.Contains(problems, problem => problem is { Path: "latin.md", Message: "it is not UTF-8 (line 2); save it as UTF-8" });
    }

    [Fact]
    public void A_document_of_50_MB_is_refused_before_it_is_read()
    {
        using (var stream = File.Create(Path.Combine(root, "big.md")))
            stream.SetLength(50L * 1024 * 1024);
        Assert.Equal("it has 50.0 MB; documents of more than 5 MB are not read", Assert.Single(Read("big.md").Problems).Message);
    }

    [Fact]
    public void A_byte_order_mark_is_no_text()
    {
        Write("a.md", [0xEF, 0xBB, 0xBF, .. "---\nname: x\n---\n"u8]);
        Assert.Equal("x", Assert.Single(Assert.Single(Read("a.md").Documents).FrontMatter.Values("name")));
    }

    [Fact]
    public void References_are_followed_once_and_in_circles_too()
    {
        Write("CLAUDE.md", "Follow @docs/style.md and [data](docs/data.md).\n");
        Write("docs/style.md", "See [back](../CLAUDE.md).\n- Use records\n");
        Write("docs/data.md", "- Use Dapper\n");
        var set = Read("CLAUDE.md");
        Assert.Empty(set.Problems);
        Assert.Equal(["CLAUDE.md", "docs/data.md", "docs/style.md"], set.Documents.Select(document => document.Path));
    }

    [Fact]
    public void What_is_only_referred_to_is_known_as_that()
    {
        Write("CLAUDE.md", "Follow @docs/style.md, [data](docs/data.md), `docs/all.md#rules` and [agents](src/AGENTS.md). See [guide](docs/guide.md).\n");
        foreach (var path in new[] { "docs/style.md", "docs/data.md", "docs/guide.md", "src/AGENTS.md" })
            Write(path, "- Use records\n");
        Write("docs/all.md", "# Rules\n- Use records\n");
        Assert.Equal(["docs/data.md", "docs/guide.md"], Read("CLAUDE.md").Documents.Where(document => document.IsReferred).Select(document => document.Path));
    }

    [Fact]
    public void References_with_a_title_are_followed()
    {
        Write("CLAUDE.md", "See [a](a.md \"How we write\"), [b](b.md 'B'), [c](<c d.md> (C)), [e][] and [f](f.md#part \"F\").\n\n[e]: e.md \"E\"\n");
        foreach (var name in new[] { "a", "b", "c d", "e" })
            Write(name + ".md", "- Use records\n");
        Write("f.md", "# Part\n\n- Use records\n");
        var set = Read("CLAUDE.md");
        Assert.Empty(set.Problems);
        Assert.Equal(["CLAUDE.md", "a.md", "b.md", "c d.md", "e.md", "f.md"], set.Documents.Select(document => document.Path));
    }

    [Fact]
    public void Of_a_document_referred_to_by_anchor_only_that_part_counts()
    {
        Write("CLAUDE.md", "- `docs/all.md#the-rules` - what holds\n");
        Write("docs/all.md", "# Intro\n- Use this\n## The rules\n- Use records\n## Other\n- Use that\n");
        var document = Read("CLAUDE.md").Documents[1];
        Assert.Equal(["Use records"], Statements.Document.Reader.Read(document).Select(statement => statement.Quote));
    }

    [Fact]
    public void What_is_missing_is_a_note()
    {
        Write("CLAUDE.md", "---\nskills: testing\n---\nSee [style](style.md), [a](b.md#nowhere) and [out](../../secret.md), or [web](https://x.org/a.md).\n");
        Write("b.md", "# Somewhere\n");
        var problems = Read("CLAUDE.md").Problems;
        Assert.Equal(
            ["the skill 'testing' is referred to, but there is no .claude/skills/testing/SKILL.md", "'style.md' is referred to, but there is no such file", "'b.md' has no heading '#nowhere'", "'../../secret.md' is referred to, but lies outside of the repository"],
            problems.Select(problem => problem.Message));
        Assert.All(problems, problem => Assert.False(problem.IsError));
        Assert.Equal([2, 4, 4, 4], problems.Select(problem => problem.Line));
    }
}
