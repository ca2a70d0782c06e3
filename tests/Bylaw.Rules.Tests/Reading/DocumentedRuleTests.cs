using System.Text.RegularExpressions;
using Bylaw.Rules.Reading;

namespace Bylaw.Rules.Tests.Reading;

/// <summary>Every rule file that the documentation shows is one, save those that a page shows for what is wrong with them and marks so.</summary>
public sealed partial class DocumentedRuleTests
{
    public static TheoryData<string, string> Fences()
    {
        var data = new TheoryData<string, string>();
        var pages = Directory.EnumerateFiles(Path.Combine(Repository.Root, "rules"), "*.md", SearchOption.AllDirectories).Append(Path.Combine(Repository.Root, "README.md"));
        foreach (var page in pages.Order(StringComparer.Ordinal))
        {
            foreach (var text in YamlFence().Matches(File.ReadAllText(page).ReplaceLineEndings("\n")).Select(fence => fence.Groups[1].Value))
            {
                // What is reported at the marks, and nothing else, is the matter of the page's own test.
                if (!text.Contains("# BYL0002") && !text.Contains("# BYL0004"))
                    data.Add(Path.GetRelativePath(Repository.Root, page), text);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Fences))]
    public void A_documented_rule_file_is_valid(string page, string text)
    {
        var book = RuleBookReader.Read(new RuleFileText("bylaw.yml", text), []);

        Assert.True(book.Problems.Count == 0, page + ": " + string.Join("; ", book.Problems));
        Assert.NotEmpty(book.Rules);
    }

    [Theory]
    [InlineData("bylaw/backend")]
    [InlineData("bylaw/layered-api")]
    [InlineData("bylaw/multi-tenant")]
    [InlineData("bylaw/realtime")]
    [InlineData("bylaw/cli-host")]
    public void A_preset_alone_is_valid(string preset)
    {
        var book = RuleBookReader.Read(new RuleFileText("bylaw.yml", "bylaw: 1\nextends: " + preset), []);

        Assert.Empty(book.Problems);
        Assert.NotEmpty(book.Rules);
        Assert.NotEmpty(book.Layers);
    }

    [GeneratedRegex("^```yaml\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex YamlFence();
}
