using Bylaw.CodeFixes;

namespace Bylaw.CodeFixes.Tests.Naming;

public sealed class UnknownEntityCodeFixTests
{
    private static FixTest<UnknownEntityCodeFix> Test => new FixTest<UnknownEntityCodeFix>().Expect("BYL3004").Rules("""
        bylaw: 1
        layers:
          Service: { named: "{Entity}Service" }
          Model: { in: "**.Models" }
        rules:
          service-entity: { in: Service, name: { type: "{Entity}Service", where: { Entity: { exists-in: Model, or: [Auth] } } } }
        """).Source("namespace Shop.Models; public class Order; public class OrderLine;");

    [Fact]
    public Task A_slip_is_mended() => Test.Review()
        .Source("""
            namespace Shop;
            public interface [|IOrdreService|];
            public class [|OrdreService|] : IOrdreService { OrdreService? _next; }
            public class [|OrderLinieService|];
            """)
        .Fixed("""
            namespace Shop;
            public interface IOrderService;
            public class OrderService : IOrderService { OrderService? _next; }
            public class OrderLineService;
            """)
        .Title("Rename 'IOrdreService' to 'IOrderService', 'OrdreService' to 'OrderService' (review)").RunAsync();

    [Theory]
    [InlineData("BasketService")]
    [InlineData("OldenService")]
    public Task Nothing_near(string name) => Test.Source($"namespace Shop; public class [|{name}|];").NotOffered().RunAsync();

    [Fact]
    public Task The_name_is_taken() => Test.Source("namespace Shop; public class [|OrdreService|]; public class OrderService;").NotOffered().RunAsync();
}
