using static Bylaw.Analyzers.Tests.Regions.Endpoints;

namespace Bylaw.Analyzers.Tests.Regions;

/// <summary>Endpoints that are types.</summary>
public sealed class EndpointKindTests
{
    [Fact]
    public Task Controller() => Rule().Source("""
        using Microsoft.AspNetCore.Mvc;
        namespace Shop;
        public class A([|IOrderRepository|] r) : ControllerBase { public string Get() => r.Get(1); }
        [ApiController] public class B([|IOrderRepository|] r) { public string Get() => r.Get(1); }
        public class D([|IOrderRepository|] r) : Controller { public string Get([FromServices] [|OrderRepository|] other) => r.Get(1) + other.Get(1); }
        public class E([|IOrderRepository|] r) : D(null!) { public string Put() => r.Get(1); }
        public class NoController(IOrderRepository r) { public string Get() => r.Get(1); }
        """).RunAsync();

    [Fact]
    public Task Razor_page_model() => Rule().Source("""
        using Microsoft.AspNetCore.Mvc.RazorPages;
        namespace Shop;
        public class IndexModel([|IOrderRepository|] r) : PageModel { public void OnGet() => r.Get(1); }
        public class OrderModel(IOrderRepository r) { public void OnGet() => r.Get(1); }
        """).RunAsync();

    [Fact]
    public Task SignalR_hub() => Rule().Source("""
        using Microsoft.AspNetCore.SignalR;
        namespace Shop;
        public class ChatHub([|IOrderRepository|] r) : Hub { public string Get() => r.Get(1); }
        public interface IClient { }
        public class TypedHub([|IOrderRepository|] r) : Hub<IClient> { public string Get() => r.Get(1); }
        public class Context(IHubContext<ChatHub> hub, IOrderRepository r) { public object Get() => hub.ToString() + r.Get(1); }
        """).RunAsync();

    [Fact]
    public Task Grpc_service() => Rule().Source("""
        namespace Grpc.Core { public class BindServiceMethodAttribute(System.Type type, string name) : System.Attribute { } }
        namespace Shop
        {
            using Grpc.Core;
            [BindServiceMethod(typeof(OrdersBase), "Bind")] public abstract class OrdersBase { public virtual string Get(int id) => ""; }
            public class GrpcOrders([|IOrderRepository|] r) : OrdersBase { public override string Get(int id) => r.Get(id); }
            public class OtherBase(IOrderRepository r) { public string Get() => r.Get(1); }
        }
        """).RunAsync();

    [Fact]
    public Task FastEndpoints() => Rule().Source("""
        namespace FastEndpoints { public abstract class BaseEndpoint { } public abstract class Endpoint<T> : BaseEndpoint { public virtual void Configure() { } } }
        namespace Shop { public class GetOrder([|IOrderRepository|] r) : FastEndpoints.Endpoint<int> { public override void Configure() => r.Get(1); } public class Plain(IOrderRepository r) { public string Get() => r.Get(1); } }
        """).RunAsync();

    [Fact]
    public Task Carter_module() => Rule().Source("""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Routing;
        namespace Carter { public interface ICarterModule { void AddRoutes(IEndpointRouteBuilder app); } }
        namespace Shop
        {
            public class OrdersModule : Carter.ICarterModule
            {
                [|OrderRepository|]? _repository;
                public void AddRoutes(IEndpointRouteBuilder app) { new OrderRepository(); app.MapGet("/", ([|IOrderRepository|] r) => r.Get(1)); app.MapGet("/2", Second); }
                string Second([|IOrderRepository|] r) => r.Get(1) + _repository!.Get(1);
            }
        }
        """).RunAsync();

    [Fact]
    public Task Azure_function() => Rule().Source("""
        namespace Microsoft.Azure.Functions.Worker { public class FunctionAttribute(string name) : System.Attribute { } }
        namespace Shop
        {
            using Microsoft.Azure.Functions.Worker;
            public class OrderFunctions([|IOrderRepository|] r) { [Function("Get")] public string Get() => r.Get(1); }
            public class OrderHelpers(IOrderRepository r) { public string Get() => r.Get(1); }
        }
        """).RunAsync();
}
