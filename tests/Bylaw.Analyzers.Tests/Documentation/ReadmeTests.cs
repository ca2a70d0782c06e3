using System.Text;

namespace Bylaw.Analyzers.Tests.Documentation;

/// <summary>The tables of all diagnostics, which are printed from the descriptors.</summary>
public sealed class ReadmeTests
{
    private const string Begin = "<!-- diagnostics -->\n";
    private const string End = "<!-- /diagnostics -->";

    [Fact]
    public void The_rule_authors_guide_lists_all_diagnostics() => Check("rules/README.md", "reference/", isRequired: true);

    [Fact]
    public void The_readme_lists_all_diagnostics_where_it_has_a_table() => Check("README.md", "rules/reference/", isRequired: false);

    private static void Check(string file, string folder, bool isRequired)
    {
        var path = Path.Combine(Repository.Root, file);
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var begin = text.IndexOf(Begin, StringComparison.Ordinal);
        var end = text.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 && end < 0 && !isRequired)
            return;

        Assert.True(begin >= 0 && end > begin, $"{file} needs the lines '{Begin.Trim()}' and '{End}', with the table between them");
        var printed = text[..(begin + Begin.Length)] + Table(folder) + text[end..];
        if (text != printed && Environment.GetEnvironmentVariable("BYLAW_UPDATE") == "1")
            File.WriteAllText(path, printed);

        Assert.True(text == printed, $"the table of {file} is out of date; run the tests once with BYLAW_UPDATE=1");
    }

    private static string Table(string folder)
    {
        var table = new StringBuilder("| id | title | category | scope | quick-fix |\n|---|---|---|---|---|\n");
        foreach (var entry in Diagnostics.All)
        {
            // The team's own ids share a page.
            var page = Diagnostics.Pages.LastOrDefault(page => string.CompareOrdinal(page.Id, entry.Id) <= 0)!;
            table.Append($"| [{entry.Ids}]({folder}{page.Id}.md) | {entry.Title} | {entry.Category} | {entry.Scope.ToString().ToLowerInvariant()} | {string.Join(", ", Page.Read(page.Id).Fixes)} |\n");
        }

        return table.ToString();
    }
}
