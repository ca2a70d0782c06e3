using Microsoft.CodeAnalysis.CSharp;

namespace Bylaw.CodeFixes.Tests.Engine;

public sealed class UsingsTests
{
    [Theory]
    [InlineData("using A;\nusing C;\n\nclass X;\n", "using A;\nusing B;\nusing C;\n\nclass X;\n")]
    [InlineData("using C;\n\nclass X;\n", "using B;\nusing C;\n\nclass X;\n")]
    [InlineData("using System;\nusing System.Linq;\n\nclass X;\n", "using System;\nusing System.Linq;\nusing B;\n\nclass X;\n")]
    [InlineData("// Copyright: us\n\nclass X;\n", "// Copyright: us\n\nusing B;\n\nclass X;\n")]
    [InlineData("class X;\n", "using B;\n\nclass X;\n")]
    [InlineData("class X;\r\n", "using B;\r\n\r\nclass X;\r\n")]
    // What stands under a condition is there only sometimes.
    [InlineData("using A;\n#if DEBUG\nusing C;\n#endif\n\nclass X;\n", "using A;\nusing B;\n#if DEBUG\nusing C;\n#endif\n\nclass X;\n")]
    [InlineData("using A;\n#if DEBUG\nusing Aa;\n#endif\n\nclass X;\n", "using A;\nusing B;\n#if DEBUG\nusing Aa;\n#endif\n\nclass X;\n")]
    public void A_new_one_stands_where_it_belongs(string before, string after)
    {
        var unit = CSharpSyntaxTree.ParseText(before, new CSharpParseOptions(preprocessorSymbols: ["DEBUG"])).GetCompilationUnitRoot();

        Assert.Equal(after, Usings.With(unit, "B").ToFullString());
    }
}
