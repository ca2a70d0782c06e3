namespace Bylaw.Cli.Tests;

public sealed class ReferencePageTests
{
    public static TheoryData<string> Ids => [.. Directory.EnumerateFiles(Repository.At("rules/reference"), "BYL*.md").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Ids))]
    public void Every_page_is_part_of_the_tool(string id)
    {
        var page = ReferencePage.Of(id)!;
        Assert.StartsWith($"# {id}: {page.Title}\n", Repository.Read($"rules/reference/{id}.md").ReplaceLineEndings("\n"));
        Assert.DoesNotContain("](BYL", page.Markdown);
        Assert.DoesNotContain("```", page.Text);
        Assert.DoesNotContain('\n', page.Description);
        Assert.DoesNotContain('`', page.Description);
        Assert.InRange(page.Description.Length, 20, 1000);
    }

    [Fact]
    public void An_id_without_a_page_has_none()
    {
        Assert.All((string[])["CA1000", "BYL9000", "BYL9100", "BYL9999", "BYL90", "BYL90001"], id => Assert.Null(ReferencePage.Of(id)));
        Assert.All((string[])["BYL9001", "BYL9050", "BYL9099"], id => Assert.NotNull(ReferencePage.Of(id)));
    }

    [Fact]
    public void The_pages_are_where_the_diagnostics_say() =>
        Assert.Contains($"PageFolder = \"{ReferencePage.Folder}\"", Repository.Read("src/Bylaw.Analyzers/Diagnostics/Descriptors.cs"));
}
