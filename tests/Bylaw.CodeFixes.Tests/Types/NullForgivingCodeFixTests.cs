using Bylaw.CodeFixes;

namespace Bylaw.CodeFixes.Tests.Types;

public sealed class NullForgivingCodeFixTests
{
    private static FixTest<NullForgivingCodeFix> Test => new FixTest<NullForgivingCodeFix>().Expect("BYL4004").Rules("""
        bylaw: 1
        rules:
          no-bang: { ensure: { nullable-style: { null-forgiving: forbid } } }
        """);

    [Fact]
    public Task Needless_ones_go() => Test
        .Source("""
            class C
            {
                string _name = "";
                int A(string text) => text/* a */[|!|] /* b */.Length + (_name.Trim())[|!|].Trim()[|!|].Length;
                int B(string? text) => text is null ? 0 : text[|!|].Length;
            }
            """)
        .Fixed("""
            class C
            {
                string _name = "";
                int A(string text) => text/* a */ /* b */.Length + (_name.Trim()).Trim().Length;
                int B(string? text) => text is null ? 0 : text.Length;
            }
            """).Title("Remove the '!', which the compiler does not need (safe)").RunAsync();

    [Fact]
    public Task One_of_two_is_needed() => Test
        .Source("class C { int M(string? text) { var it = text[|!|]; return it[|!|].Length; } string N(string t) => t[|!|]; }")
        .Fixed("class C { int M(string? text) { var it = text; return it!.Length; } string N(string t) => t; }").Leaves("BYL4004").RunAsync();

    [Theory]
    [InlineData("string _name = null[|!|];")]
    [InlineData("int M(string? text) => text[|!|].Length;")]
    [InlineData("T M<T>() => default[|!|];")]
    public Task Needed(string member) => Test.Source($"class C {{ {member} }}").NotOffered().RunAsync();
}
