namespace Bylaw.CodeFixes.Tests.ForbiddenUse;

public sealed class ForbiddenThrowCodeFixTests
{
    private static FixTest<ForbiddenThrowCodeFix> Test => new FixTest<ForbiddenThrowCodeFix>().Expect("BYL2006").Rules("""
        bylaw: 1
        rules:
          no-plain-exception:
            forbid: { throws: [System.Exception, System.ApplicationException] }
            instead: { map: { System.ApplicationException: Shop.ShopException } }
        """).Source("namespace Shop { public class ShopException(string message, System.Exception? inner = null) : System.InvalidOperationException(message, inner); }");

    [Fact]
    public Task The_exception_that_the_rule_names() => Test
        .Source("using System;\nclass C { void M(Exception e) { if (e is null) throw new [|ApplicationException|](\"No.\"); throw new [|ApplicationException|](nameof(e), e); } }")
        .Fixed("using System;\nusing Shop;\nclass C { void M(Exception e) { if (e is null) throw new ShopException(\"No.\"); throw new ShopException(nameof(e), e); } }")
        .Title("Throw ShopException instead of ApplicationException (review)").Review().RunAsync();

    [Fact]
    public Task Not_without_one() => Test.Source("class C { void M() => throw new System.[|Exception|](\"No.\"); }").NotOffered().RunAsync();
}
