namespace Bylaw.Cli.Tests.Commands;

public sealed class ReportCommandTests : IDisposable
{
    private readonly Tool tool = new();

    public void Dispose() => tool.Dispose();

    [Fact]
    public void The_enforced_rules_become_a_section_of_a_document()
    {
        tool.Write("bylaw.yml", "bylaw: 1\nextends: bylaw/backend\n");
        tool.Write("AGENTS.md", "# Ours\n\nText.\n");
        Assert.Equal(0, tool.Run("report", "-o", "AGENTS.md").ExitCode);
        var once = tool.Read("AGENTS.md");
        Assert.StartsWith("# Ours\n\nText.\n", once);
        Assert.Contains("- **layering**: ", once);
        Assert.Equal(0, tool.Run("report", "-o", "AGENTS.md").ExitCode);
        Assert.Equal(once, tool.Read("AGENTS.md"));
    }

    [Fact]
    public void A_rule_file_with_a_mistake_is_told_at_its_place_and_nothing_is_written()
    {
        tool.Write("bylaw.yml", "bylaw: 1\nrules:\n  x: { forbidd: { types: A } }\n");
        tool.Write("AGENTS.md", "# Ours\n");
        var run = tool.Run("report", "-o", "AGENTS.md");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("bylaw.yml(3,", run.Error);
        Assert.Equal("# Ours\n", tool.Read("AGENTS.md"));
    }

    [Fact]
    public void Without_a_rule_file_there_is_nothing_to_report()
    {
        var named = tool.Run("report", "nowhere.yml");
        Assert.Equal(2, named.ExitCode);
        Assert.Contains("nowhere.yml: there is no such rule file", named.Error);
        var none = tool.Run("report");
        Assert.Equal(3, none.ExitCode);
        Assert.Contains("bylaw init", none.Error);
        tool.Write("src/Shop.csproj", "<Project />");
        Assert.Contains("There is no bylaw.yml in 'src/Shop.csproj' or in a folder above", tool.Run("report", "src/Shop.csproj").Error);
        tool.Write("bylaw.yml", "bylaw: 1\nextends: bylaw/backend\n");
        Assert.Equal(0, tool.Run("report", "src/Shop.csproj").ExitCode);
        Assert.Equal(0, tool.Run("report", "src").ExitCode);
    }
}
