using Bylaw.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Bylaw.CodeFixes.Tests.Endpoints;

public sealed class ParameterListsTests
{
    [Theory]
    [InlineData("()", 0, "(X x)")]
    [InlineData("(int a)", 0, "(X x, int a)")]
    [InlineData("(int a)", 1, "(int a, X x)")]
    [InlineData("(/* a */ int a /* b */, /* c */ int b)", 0, "(X x, /* a */ int a /* b */, /* c */ int b)")]
    [InlineData("(/* a */ int a /* b */, /* c */ int b)", 1, "(/* a */ int a /* b */, X x, /* c */ int b)")]
    [InlineData("(/* a */ int a /* b */, /* c */ int b /* d */)", 2, "(/* a */ int a /* b */, /* c */ int b /* d */, X x)")]
    [InlineData("(\n    int a)", 0, "(\n    X x,\n    int a)")]
    [InlineData("(\n    int a)", 1, "(\n    int a,\n    X x)")]
    [InlineData("(\n    int a, // a\n    // b\n    int b)", 0, "(\n    X x,\n    int a, // a\n    // b\n    int b)")]
    [InlineData("(\n    int a, // a\n    // b\n    int b)", 1, "(\n    int a, // a\n    X x,\n    // b\n    int b)")]
    [InlineData("(\n    int a, // a\n    // b\n    int b)", 2, "(\n    int a, // a\n    // b\n    int b,\n    X x)")]
    [InlineData("(\n    int a, // a\n    int b // b\n)", 2, "(\n    int a, // a\n    int b, // b\n    X x\n)")]
    [InlineData("(int a, // a\n int b)", 1, "(int a, // a\n X x,\n int b)")]
    [InlineData("(int a, // a\n int b)", 0, "(X x, int a, // a\n int b)")]
    [InlineData("(int a, // a\n int b)", 2, "(int a, // a\n int b,\n X x)")]
    public void One_comes(string before, int index, string after) =>
        Assert.Equal(after, ParameterLists.Insert(SyntaxFactory.ParseParameterList(before), index, SyntaxFactory.ParseParameterList("(X x)").Parameters[0]).ToFullString());

    [Theory]
    [InlineData("(int x)", "()")]
    [InlineData("(\n    int x)", "()")]
    [InlineData("(int x, int b, int c)", "(int b, int c)")]
    [InlineData("(int a, int x, int c)", "(int a, int c)")]
    [InlineData("(int a, int b, int x)", "(int a, int b)")]
    [InlineData("(/* x */ int x, /* b */ int b, /* c */ int c)", "(/* b */ int b, /* c */ int c)")]
    [InlineData("(/* a */ int a, /* x */ int x, /* c */ int c)", "(/* a */ int a, /* c */ int c)")]
    [InlineData("(/* a */ int a /* b */, /* x */ int x)", "(/* a */ int a /* b */)")]
    [InlineData("(\n    int x, // x\n    int b, // b\n    int c)", "(\n    int b, // b\n    int c)")]
    [InlineData("(\n    int a, // a\n    // x\n    int x, // x\n    // c\n    int c)", "(\n    int a, // a\n    // c\n    int c)")]
    [InlineData("(\n    int a,\n    int x)", "(\n    int a)")]
    [InlineData("(\n    int a,\n    int x // x\n)", "(\n    int a\n)")]
    [InlineData("(\n    int a, // a\n    int x // x\n)", "(\n    int a // a\n)")]
    [InlineData("(\n    int a, // a\n    int x)", "(\n    int a // a\n    )")]
    [InlineData("(int x,\n int b,\n int c)", "(int b,\n int c)")]
    [InlineData("(int x, // x\n // b\n int b)", "(// x\n // b\n int b)")]
    [InlineData("(\n    int x, int b)", "(\n    int b)")]
    public void One_goes(string before, string after) => Assert.Equal(after, ParameterLists.Remove(SyntaxFactory.ParseParameterList(before), "x").ToFullString());
}
