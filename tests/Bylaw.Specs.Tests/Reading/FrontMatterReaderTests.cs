using Bylaw.Specs.Reading;

namespace Bylaw.Specs.Tests.Reading;

public class FrontMatterReaderTests
{
    private static FrontMatter Read(string text) => FrontMatterReader.Read(text).FrontMatter;

    [Fact]
    public void What_is_no_yaml_is_read_all_the_same()
    {
        var head = Read("---\nname: backend\ndescription: Use this: for \"code\" in src/\nglobs: **/*.cs\n---\n# Title\n");
        Assert.Equal(["Use this: for \"code\" in src/"], head.Values("description"));
        Assert.Equal(["**/*.cs"], head.Values("globs"));
    }

    [Fact]
    public void Lists_are_read_in_all_their_forms()
    {
        var head = Read("---\npaths:\n  - \"src/**/*.cs\"\n  - tests/**\nskills: [a, 'b']\nglobs: \"**/*.cs\"\n---\n");
        Assert.Equal(["src/**/*.cs", "tests/**"], head.Values("paths"));
        Assert.Equal(["a", "b"], head.Values("skills"));
        Assert.Equal(["**/*.cs"], head.Values("globs"));
    }

    [Fact]
    public void A_block_keeps_its_lines()
    {
        var entry = Read("---\nname: x\ndescription: >\n  One line.\n  Another line.\nmodel: y\n---\n").Entries[1];
        Assert.True(entry.IsBlock);
        Assert.Equal(["One line.\nAnother line."], entry.Values);
        Assert.Equal(3, entry.Line);
    }

    [Fact]
    public void Escaped_line_ends_become_line_ends() => Assert.Equal(["One.\nTwo."], Read("---\ndescription: One.\\nTwo.\n---\n").Values("description"));

    [Theory]
    [InlineData("# No head\n---\n")]
    [InlineData("---\nnever closed\n")]
    [InlineData("")]
    [InlineData("---\n---\n")]
    public void Without_a_head_there_are_no_entries(string text) => Assert.Empty(Read(text).Entries);

    [Theory]
    [InlineData("**/*.cs, src/{Api,Web}/**", new[] { "**/*.cs", "src/{Api,Web}/**" })]
    [InlineData("", new string[0])]
    public void Lists_in_one_line_are_split_at_their_commas(string list, string[] items) => Assert.Equal(items, FrontMatterReader.Split(list));
}
