using Bylaw.Rules.Reading;

namespace Bylaw.Rules.Tests.Model;

public sealed class RuleBookTests
{
    [Theory]
    [InlineData("/shop/src/Order.cs", "src/Order.cs")]
    [InlineData(@"\shop\src\Order.cs", "src/Order.cs")]
    [InlineData("/shop/src/App/../Shared/Clock.cs", "src/Shared/Clock.cs")]
    [InlineData("/shop/./src/.hidden/..b/Order.cs", "src/.hidden/..b/Order.cs")]
    [InlineData("/shop/../other/Order.cs", "/other/Order.cs")]
    [InlineData("/../Order.cs", "/../Order.cs")]
    public void Paths_are_relative_to_the_rule_file(string path, string relative) =>
        Assert.Equal(relative, RuleBookReader.Read(new RuleFileText("/shop/bylaw.yml", "bylaw: 1\n"), []).Relative(path));
}
