namespace Bylaw.Rules.Tests.Patterns;

public sealed class PatternTests
{
    [Theory]
    [InlineData("Shop.Orders", "Shop.Orders", true)]
    [InlineData("Shop.Orders", "Shop.OrderSamples", false)]
    [InlineData("Shop.Orders", "Shop.Orders.Api", false)]
    [InlineData("Shop.*", "Shop.Orders", true)]
    [InlineData("Shop.*", "Shop", false)]
    [InlineData("Shop.*", "Shop.Orders.Api", false)]
    [InlineData("Shop.**", "Shop", true)]
    [InlineData("Shop.**", "Shop.Orders.Api", true)]
    [InlineData("Shop.**", "Shopping.Orders", false)]
    [InlineData("**.Services.**", "Shop.Services", true)]
    [InlineData("**.Services.**", "Services", true)]
    [InlineData("**.Services.**", "Shop.Core.Services.Mail", true)]
    [InlineData("**.Services.**", "Shop.MyServices", false)]
    [InlineData("**", "", true)]
    [InlineData("Shop.*.Api.**", "Shop.Orders.Api.V1", true)]
    [InlineData("*Command", "PlaceOrderCommand", true)]
    [InlineData("*Command", "PlaceOrderCommands", false)]
    [InlineData("Order*Handler", "OrderPlacedHandler", true)]
    public void Names_match_by_whole_segments(string pattern, string name, bool matches)
    {
        var parsed = NamePattern.ParseNames(pattern, out var error);

        Assert.Null(error);
        Assert.Equal(matches, parsed!.Matches(name));
    }

    [Theory]
    [InlineData("src/Shop/**", "src/Shop/Orders/Order.cs", true)]
    [InlineData("src/Shop/", "src/Shop/Orders/Order.cs", true)]
    [InlineData("./src/*/Order.cs", "src/shop/Order.cs", true)]
    [InlineData("**/*.g.cs", "src/Shop/Order.g.cs", true)]
    [InlineData("src/Shop/*", "src/Shop/Orders/Order.cs", false)]
    public void Paths_match_without_regard_to_case(string pattern, string path, bool matches) =>
        Assert.Equal(matches, NamePattern.ParsePath(pattern, out _)!.Matches(path));

    [Fact]
    public void A_capture_takes_the_longest_run_and_is_the_same_everywhere()
    {
        var captures = NamePattern.ParseNames("{Entity}Service", out _)!.Match("OrderLineService", Captures.None)!;

        Assert.Equal("OrderLine", captures["Entity"]);
        Assert.NotNull(NamePattern.ParseNames("{Entity}Repository", out _)!.Match("OrderLineRepository", captures));
        Assert.Null(NamePattern.ParseNames("{Entity}Repository", out _)!.Match("OrderRepository", captures));
    }

    [Fact]
    public void Another_value_than_the_captured_one()
    {
        var captures = NamePattern.ParseNames("Shop.{Module}.**", out _)!.Match("Shop.Orders.Domain", Captures.None)!;
        var other = NamePattern.ParseNames("Shop.{!Module}.**", out _)!;

        Assert.NotNull(other.Match("Shop.Payments.Domain", captures));
        Assert.Null(other.Match("Shop.Orders.Api", captures));
        Assert.Null(other.Match("Shop.Payments.Domain", Captures.None));
    }

    [Theory]
    [InlineData("Category", "api/v1/categories", true)]
    [InlineData("Order", "api/v1/orders", true)]
    [InlineData("Order", "api/v1/order", false)]
    public void A_plural_capture_is_the_plural_of_the_bound_one(string entity, string route, bool matches)
    {
        var captures = Captures.None.With("Entity", entity);

        Assert.Equal(matches, NamePattern.ParsePath("api/*/{entities}", out _)!.Match(route, captures) is not null);
    }

    [Theory]
    [InlineData("Shop..Orders")]
    [InlineData("Shop.**Orders")]
    [InlineData("Shop.{Module")]
    [InlineData("Shop.{}")]
    [InlineData("Shop.Order?")]
    [InlineData("(Shop|Store).Orders")]
    [InlineData("**.a.**.b.**.c.**")]
    [InlineData("a*b*c*d*e")]
    public void A_bad_pattern_is_refused_with_a_reason(string pattern)
    {
        Assert.Null(NamePattern.ParseNames(pattern, out var error));
        Assert.NotNull(error);
    }

    [Fact]
    public void The_worst_pattern_ends_soon()
    {
        var pattern = NamePattern.ParseNames("**.*a*a*.**.*a*a*.**.*a*a*b", out _)!;
        var text = string.Join('.', Enumerable.Repeat(new string('a', 100), 20));

        Assert.False(pattern.Matches(text));
    }

    [Theory]
    [InlineData("Nullable<T>", 1)]
    [InlineData("IRepository<*>", 1)]
    [InlineData("Dictionary<*, Order>", 2)]
    [InlineData("Result<List<Order>, *>", 2)]
    public void Type_arguments_are_counted(string pattern, int count) => Assert.Equal(count, TypePattern.Parse(pattern, out _)!.Arguments!.Count);

    [Theory]
    [InlineData("IRepository")]
    [InlineData("IRepository<**>")]
    public void Any_number_of_type_arguments(string pattern) => Assert.Null(TypePattern.Parse(pattern, out _)!.Arguments);

    [Theory]
    [InlineData("IRepository<*")]
    [InlineData("<*>")]
    public void A_bad_type_pattern_is_refused(string pattern)
    {
        Assert.Null(TypePattern.Parse(pattern, out var error));
        Assert.NotNull(error);
    }

    [Theory]
    [InlineData("Order", "Orders")]
    [InlineData("Category", "Categories")]
    [InlineData("Day", "Days")]
    [InlineData("Box", "Boxes")]
    [InlineData("Address", "Addresses")]
    [InlineData("Person", "People")]
    [InlineData("OrderPerson", "OrderPeople")]
    public void Plurals(string singular, string plural)
    {
        Assert.Equal(plural, EnglishPlural.Of(singular));
        Assert.True(EnglishPlural.Same(singular, plural));
        Assert.True(EnglishPlural.Same(plural, singular));
    }

    [Fact]
    public void A_template_is_filled_or_given_up()
    {
        var captures = Captures.None.With("Entity", "Order");

        Assert.Equal("IOrderService", captures.Fill("I{Entity}Service"));
        Assert.Equal("api/Orders", captures.Fill("api/{entities}"));
        Assert.Null(captures.Fill("{Module}.Api"));
    }
}
