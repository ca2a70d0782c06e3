using Bylaw.Testing;
using static Bylaw.Analyzers.Tests.Regions.Endpoints;

namespace Bylaw.Analyzers.Tests.Regions;

/// <summary>While somebody types, a local may be its own value: following it has to end.</summary>
public sealed class UnfinishedCodeTests
{
    [Fact]
    public Task Group_that_is_itself() => Program("""
        RouteGroupBuilder group = group;
        group.MapGet("/", ([|IOrderRepository|] r) => r.Get(1));
        """).AllowErrors("CS0165").RunAsync();

    [Fact]
    public Task Groups_that_are_each_other() => Program("""
        IEndpointRouteBuilder first = second;
        IEndpointRouteBuilder second = first;
        first.MapGet("/", ([|IOrderRepository|] r) => r.Get(1));
        """).AllowErrors("CS0841").RunAsync();

    [Fact]
    public Task Filter_on_its_own_result() => Program("""
        RouteHandlerBuilder route = route.AddEndpointFilter(async (context, next) => await next(context));
        """).AllowErrors("CS0165").RunAsync();

    [Fact]
    public Task Metadata_of_a_group_that_is_itself() => new RuleTest().Rules("""
        bylaw: 1
        rules: { names: { in: any, require: { each: endpoint, attribute: Microsoft.AspNetCore.Routing.EndpointNameAttribute } } }
        """).Source("""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Routing;
        static class Routes
        {
            static void Map(IEndpointRouteBuilder app)
            {
                RouteGroupBuilder group = group;
                group.[|MapGet|]("/", () => 1);
            }
        }
        """).Expect("BYL8001").AllowErrors("CS0165").RunAsync();
}
