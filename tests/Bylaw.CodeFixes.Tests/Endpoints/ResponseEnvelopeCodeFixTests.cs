namespace Bylaw.CodeFixes.Tests.Endpoints;

public sealed class ResponseEnvelopeCodeFixTests
{
    private const string Orders = """
        using System.Collections.Generic;
        using System.Threading.Tasks;

        namespace Shop.Services
        {
            public record OrderDto(int Id);

            public interface IOrderService
            {
                Task<OrderDto> GetAsync(int id);
                Task<OrderDto?> FindAsync(int id);
                List<OrderDto> All();
            }
        }
        """;

    private const string WithFactory = """
        namespace Shop.Api;

        public record ApiResponse<T>(int Code, T? Data, string Message);

        public static class ApiResponse
        {
            public static ApiResponse<T> Ok<T>(T data) => new(200, data, "Success");
        }
        """;

    private static FixTest<ResponseEnvelopeCodeFix> Test => TestOf("{ type: \"ApiResponse<*>\" }");

    private static FixTest<ResponseEnvelopeCodeFix> TestOf(string settings) => new FixTest<ResponseEnvelopeCodeFix>().Rules($$"""
        bylaw: 1
        layers:
          Endpoint: { is: endpoint }
        rules:
          enveloped: { in: Endpoint, ensure: { response-envelope: {{settings}} } }
        """).Source(Orders).Review();

    [Fact]
    public Task Actions() => Test.Source(WithFactory)
        .Source("""
            using System.Collections.Generic;
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Mvc;
            using Shop.Services;

            namespace Shop.Web;

            public class OrdersController(IOrderService orders) : ControllerBase
            {
                /// <summary>One order.</summary>
                [HttpGet("{id}")]
                [ProducesResponseType(typeof(OrderDto), 200)]
                [ProducesResponseType(404)]
                public async Task<ActionResult<OrderDto>> [|Get|](int id)
                {
                    var order = await orders.FindAsync(id);
                    if (order is null)
                        return NotFound(); // nobody ordered that

                    return order.Id > 10 ? Ok(order) : order;
                }

                public Task<OrderDto> [|Again|](int id) => orders.GetAsync(id);

                public IEnumerable<OrderDto> [|All|]() => orders.All();

                public IActionResult Raw(int id)
                {
                    if (id < 0)
                        return BadRequest("no");
                    return Ok(new [|OrderDto|](id));
                }

                public async Task<IActionResult> Any(int id) => Ok(await orders.[|GetAsync|](id));

                public IActionResult Some(int id) => Ok([|new|] { id });
            }
            """)
        .Fixed("""
            using System.Collections.Generic;
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Mvc;
            using Shop.Api;
            using Shop.Services;

            namespace Shop.Web;

            public class OrdersController(IOrderService orders) : ControllerBase
            {
                /// <summary>One order.</summary>
                [HttpGet("{id}")]
                [ProducesResponseType(typeof(ApiResponse<OrderDto>), 200)]
                [ProducesResponseType(404)]
                public async Task<ActionResult<ApiResponse<OrderDto>>> Get(int id)
                {
                    var order = await orders.FindAsync(id);
                    if (order is null)
                        return NotFound(); // nobody ordered that

                    return order.Id > 10 ? Ok(ApiResponse.Ok(order)) : ApiResponse.Ok(order);
                }

                public async Task<ApiResponse<OrderDto>> Again(int id) => ApiResponse.Ok(await orders.GetAsync(id));

                public ApiResponse<IEnumerable<OrderDto>> All() => ApiResponse.Ok<IEnumerable<OrderDto>>(orders.All());

                public IActionResult Raw(int id)
                {
                    if (id < 0)
                        return BadRequest("no");
                    return Ok(ApiResponse.Ok(new OrderDto(id)));
                }

                public async Task<IActionResult> Any(int id) => Ok(ApiResponse.Ok(await orders.GetAsync(id)));

                public IActionResult Some(int id) => Ok(ApiResponse.Ok(new { id }));
            }
            """).Title("Answer with ApiResponse (review)").RunAsync();

    [Fact]
    public Task Routes() => Test.Source(WithFactory)
        .Source("""
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Http;
            using Microsoft.AspNetCore.Http.HttpResults;
            using Shop.Services;

            public static class Routes
            {
                public static void Map(WebApplication app)
                {
                    app.[|MapGet|]("/orders/{id}", (int id, IOrderService orders) => orders.GetAsync(id));
                    app.[|MapGet|]("/orders", async (IOrderService orders) => await orders.GetAsync(0));
                    app.[|MapGet|]("/first", Results<Ok<OrderDto>, NotFound> (IOrderService orders) => orders.All().Count > 0 ? TypedResults.Ok(orders.All()[0]) : TypedResults.NotFound());
                    app.MapGet("/last", (IOrderService orders) => Results.Ok(orders.[|All|]()));
                    app.MapGet("/named", Named);
                }

                private static Created<OrderDto> [|Named|]() => TypedResults.Created("/orders/1", new OrderDto(1));
            }
            """)
        .Fixed("""
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Http;
            using Microsoft.AspNetCore.Http.HttpResults;
            using Shop.Api;
            using Shop.Services;

            public static class Routes
            {
                public static void Map(WebApplication app)
                {
                    app.MapGet("/orders/{id}", async (int id, IOrderService orders) => ApiResponse.Ok(await orders.GetAsync(id)));
                    app.MapGet("/orders", async (IOrderService orders) => ApiResponse.Ok(await orders.GetAsync(0)));
                    app.MapGet("/first", Results<Ok<ApiResponse<OrderDto>>, NotFound> (IOrderService orders) => orders.All().Count > 0 ? TypedResults.Ok(ApiResponse.Ok(orders.All()[0])) : TypedResults.NotFound());
                    app.MapGet("/last", (IOrderService orders) => Results.Ok(ApiResponse.Ok(orders.All())));
                    app.MapGet("/named", Named);
                }

                private static Created<ApiResponse<OrderDto>> Named() => TypedResults.Created("/orders/1", new ApiResponse<OrderDto>(201, new OrderDto(1), "Success"));
            }
            """).RunAsync();

    [Theory]
    [InlineData("public record Reply<T>(T? Data, int Code, string Message = \"\");", "new Reply<OrderDto>(orders.Last(), 200, \"Success\")")]
    [InlineData("public class Reply<T> { public int Code { get; set; } public T? Data { get; set; } public string Message { get; set; } = \"\"; }", "new Reply<OrderDto> { Code = 200, Data = orders.Last(), Message = \"Success\" }")]
    [InlineData("public class Reply<T> { private Reply(T data) => Data = data; public T Data { get; } public static Reply<T> Success(T data, string message = \"\") => new(data); }", "Reply<OrderDto>.Success(orders.Last())")]
    public Task As_the_type_is_made(string type, string value) => TestOf("{ type: \"Reply<*>\" }").Source(type)
        .Source("""
            using System.Linq;
            using Microsoft.AspNetCore.Mvc;
            using Shop.Services;

            public class OrdersController(IOrderService service) : ControllerBase
            {
                public OrderDto [|Get|]()
                {
                    var orders = service.All();
                    return orders.Last();
                }
            }
            """)
        .Fixed($$"""
            using System.Linq;
            using Microsoft.AspNetCore.Mvc;
            using Shop.Services;

            public class OrdersController(IOrderService service) : ControllerBase
            {
                public Reply<OrderDto> Get()
                {
                    var orders = service.All();
                    return {{value}};
                }
            }
            """).RunAsync();

    [Fact]
    public Task The_envelope_is_written_once() => Test
        .Source("src/Shop/Web/OrdersController.cs", """
            using Microsoft.AspNetCore.Mvc;
            using Shop.Services;

            namespace Shop.Web;

            public class OrdersController(IOrderService orders) : ControllerBase
            {
                public OrderDto [|Get|]() => orders.All()[0];

                public IActionResult Raw() => Ok(orders.[|All|]());
            }
            """)
        .Fixed("""
            using Microsoft.AspNetCore.Mvc;
            using Shop.Services;

            namespace Shop.Web;

            public class OrdersController(IOrderService orders) : ControllerBase
            {
                public ApiResponse<OrderDto> Get() => ApiResponse.Ok(orders.All()[0]);

                public IActionResult Raw() => Ok(ApiResponse.Ok(orders.All()));
            }
            """)
        .FixedFile("src/Shop/Web/ApiResponse.cs", """
            namespace Shop.Web;

            public sealed record ApiResponse<T>(int Code, T? Data, string Message);

            public static class ApiResponse
            {
                public static ApiResponse<T> Ok<T>(T data) => new(200, data, "Success");
            }

            """).Title("Answer with ApiResponse, a new type beside the endpoint (review)").RunAsync();

    [Theory]
    // Nobody knows the key.
    [InlineData("public record ApiResponse<T>(T Data, string Signature);", "public OrderDto [|Get|]() => orders.All()[0];", "")]
    // Null has a meaning of its own on the wire.
    [InlineData(WithFactory, "public OrderDto? [|Get|](int id) { if (id < 0) return null; return orders.All()[0]; }", "")]
    // The framework writes it.
    [InlineData(WithFactory, "public Microsoft.AspNetCore.Http.HttpResults.Results<Microsoft.AspNetCore.Http.HttpResults.Ok<OrderDto>, Microsoft.AspNetCore.Http.HttpResults.NotFound> [|Get|]() => Microsoft.AspNetCore.Http.TypedResults.NotFound();", "")]
    // Tests look at what is returned.
    [InlineData(WithFactory, "public OrderDto [|Get|]() => orders.All()[0];", "class Tests { object It(OrdersController orders) => orders.Get(); }")]
    public Task Not_where_it_is_not_clear(string envelope, string member, string elsewhere) => Test.Source(envelope).Source(elsewhere)
        .Source($$"""
            using Microsoft.AspNetCore.Mvc;
            using Shop.Services;

            public class OrdersController(IOrderService orders) : ControllerBase
            {
                {{member}}
            }
            """).NotOffered().RunAsync();
}
