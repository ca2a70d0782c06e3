using static Bylaw.Analyzers.Tests.Regions.Endpoints;

namespace Bylaw.Analyzers.Tests.Regions;

/// <summary>A handler goes by its verb and full route, in messages, exceptions and baselines.</summary>
public sealed class RouteNameTests
{
    [Theory]
    [InlineData("""app.MapGet("/orders/{id}", HANDLER)""", "GET /orders/{id}")]
    [InlineData("""app.MapPost("orders", HANDLER)""", "POST /orders")]
    [InlineData("""app.MapDelete("/", HANDLER)""", "DELETE /")]
    [InlineData("""app.MapPatch("", HANDLER)""", "PATCH /")]
    [InlineData("""app.MapPut("/a/" + "b", HANDLER)""", "PUT /a/b")]
    [InlineData("""app.Map("/x", HANDLER)""", "ANY /x")]
    [InlineData("""app.MapMethods("/x", new[] { "GET", "HEAD" }, HANDLER)""", "GET,HEAD /x")]
    [InlineData("""app.MapMethods("/x", ["OPTIONS"], HANDLER)""", "OPTIONS /x")]
    [InlineData("""app.MapFallback(HANDLER)""", "FALLBACK /*")]
    [InlineData("""app.MapFallback("/{*path}", HANDLER)""", "FALLBACK /{*path}")]
    [InlineData("""app.MapGroup("/api").MapGroup("/v1/").MapGet("orders/", HANDLER)""", "GET /api/v1/orders")]
    [InlineData("""group.MapGet("/", HANDLER)""", "GET /group")]
    [InlineData("""tagged.MapGet("/{id}", HANDLER)""", "GET /group/sub/{id}")]
    [InlineData("""app.MapGet(args[0], HANDLER)""", "GET /*")]
    [InlineData("""app.MapMyGet("/mine", HANDLER)""", "GET /mine")]
    [InlineData("""app.MapGet("/a", () => "").AddEndpointFilter((c, n) => { HANDLER2; return n(c); })""", "GET /a")]
    [InlineData("""group.AddEndpointFilter((c, n) => { HANDLER2; return n(c); })""", "ANY /group")]
    public Task Route(string map, string name) => Program("""
        var group = app.MapGroup("/group");
        var tagged = group.MapGroup("sub").WithTags("x");

        """ + map.Replace("HANDLER2", "new {|#0:OrderRepository|}().Get(1)").Replace("HANDLER", "({|#0:OrderRepository|} r) => r.Get(1)") + """
        ;
        static class Wrapper { public static IEndpointConventionBuilder MapMyGet(this IEndpointRouteBuilder app, string pattern, Delegate handler) => app.MapGet(pattern, handler); }
        """).Message(0, $"'{name}' (Endpoint) must not use 'OrderRepository' (Repository). Go through Service. [layering]").RunAsync();

    [Fact]
    public Task A_method_is_named_by_its_first_route() => Program("""
        app.MapGet("/b", Shop.Orders.Get);
        app.MapGet("/a", Shop.Orders.Get);
        """).Source("Orders.cs", "namespace Shop; public static class Orders { public static string Get({|#0:OrderRepository|} r) => r.Get(1); }")
        .Message(0, "'GET /b' (Endpoint) must not use 'OrderRepository' (Repository). Go through Service. [layering]").RunAsync();
}
