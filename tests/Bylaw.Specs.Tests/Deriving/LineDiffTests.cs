using Bylaw.Specs.Deriving;

namespace Bylaw.Specs.Tests.Deriving;

public sealed class LineDiffTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("abc", "abc", " a b c")]
    [InlineData("abc", "axc", " a-b+x c")]
    [InlineData("abc", "ac", " a-b c")]
    [InlineData("ac", "abc", " a+b c")]
    [InlineData("", "ab", "+a+b")]
    [InlineData("ab", "", "-a-b")]
    [InlineData("abcd", "bcda", "-a b c d+a")]
    public void As_much_as_can_be_is_common(string before, string after, string expected) => Assert.Equal(
        expected, string.Concat(LineDiff.Of([.. before.Select(letter => letter.ToString())], [.. after.Select(letter => letter.ToString())]).Select(line => line.Mark + line.Text)));

    [Fact]
    public void What_is_too_long_is_shown_as_a_whole()
    {
        var lines = Enumerable.Range(0, 3_000).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToList();

        Assert.Equal(6_000, LineDiff.Of(lines, [.. lines.Skip(1), lines[0]]).Count);
        Assert.All(LineDiff.Of(lines, lines), line => Assert.Equal(' ', line.Mark));
    }
}
