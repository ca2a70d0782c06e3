using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Harness;

public sealed class MarkupTests
{
    private static RuleTest Test() => new RuleTest().Analyzers(Probe.BadTypes());

    [Fact]
    public void Spans_are_those_of_the_text_without_markup()
    {
        var (text, marks) = Markup.Parse("Test0.cs", "a[|b|]c{|BYL1001:{|#7:d|}e|}[||]");

        Assert.Equal("abcde", text);
        Assert.Equal(["(, , [1..2))", "(, 7, [3..4))", "(BYL1001, , [3..5))", "(, , [5..5))"], marks.Select(mark => $"({mark.Id}, {mark.Key}, {mark.Span})"));
    }

    [Theory]
    [InlineData("class [|C;", "'[|' is never closed")]
    [InlineData("class C|];", "'|]' closes nothing")]
    [InlineData("class {|BYL1001:C|];", "'|]' does not close '{|BYL1001:'")]
    [InlineData("class [|C|};", "'|}' does not close '[|'")]
    [InlineData("class {|CS0246:C|};", "'{|' must be followed by an id ('{|BYL1001:') or a key ('{|#0:')")]
    [InlineData("\nclass {|C|};", "line 2: '{|' must be followed by")]
    public async Task A_slip_in_the_markup_is_named(string source, string problem) => Assert.Contains(problem, await Test().Source(source).Text());

    [Fact]
    public async Task A_key_marks_one_place() =>
        Assert.Contains("the key #0 is used twice", await Test().Source("class {|#0:BadOne|}; class {|#0:BadTwo|};").Text());

    [Fact]
    public async Task A_message_needs_its_key() =>
        Assert.Contains("the key #1 is spoken of, but marks nothing", await Test().Source("class [|BadOne|];").Message(1, "").Text());

    [Fact]
    public async Task A_mark_of_any_id_does_not_go_with_a_stated_one() =>
        Assert.Contains("[|…|] does not go together with BYL9001", await Test().Source("class [|BadOne|]; class {|BYL9001:BadTwo|};").Text());

    [Fact]
    public async Task Two_files_have_two_names() =>
        Assert.Contains("Two files of the test are named /repo/A.cs", await Test().Source("A.cs", "").Source("A.cs", "").Text());
}
