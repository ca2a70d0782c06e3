using Microsoft.CodeAnalysis;

namespace Bylaw.CodeFixes.Tests.Endpoints;

public sealed class AuthorizedCodeFixTests
{
    private static FixTest<AuthorizedCodeFix> Test => new FixTest<AuthorizedCodeFix>().OutputKind(OutputKind.ConsoleApplication).Rules("""
        bylaw: 1
        layers:
          Endpoint: { is: endpoint }
        rules:
          authorised: { in: Endpoint, ensure: { authorized: { anonymous: [LoginController] } } }
        """).Review();

    [Fact]
    public Task The_class_where_no_action_says_it() => Test
        .Source("""
            using Microsoft.AspNetCore.Mvc;

            System.Console.WriteLine();

            /// <summary>Orders.</summary>
            [ApiController]
            [Route("orders")]
            public class OrdersController : ControllerBase
            {
                [HttpGet] public int [|Count|]() => 1;

                [HttpPost]
                public void [|Create|]()
                {
                }

                private int Helper() => 2;
            }

            // All of them.
            public class CustomersController : ControllerBase
            {
                [HttpGet] public int [|Count|]() => 1;
            }

            [ApiController, Route("carts")]
            public class CartsController : ControllerBase
            {
                [HttpGet] public int [|Count|]() => 1;
            }
            """)
        .Fixed("""
            using Microsoft.AspNetCore.Authorization;
            using Microsoft.AspNetCore.Mvc;

            System.Console.WriteLine();

            /// <summary>Orders.</summary>
            [ApiController]
            [Route("orders")]
            [Authorize]
            public class OrdersController : ControllerBase
            {
                [HttpGet] public int Count() => 1;

                [HttpPost]
                public void Create()
                {
                }

                private int Helper() => 2;
            }

            // All of them.
            [Authorize]
            public class CustomersController : ControllerBase
            {
                [HttpGet] public int Count() => 1;
            }

            [ApiController, Route("carts"), Authorize]
            public class CartsController : ControllerBase
            {
                [HttpGet] public int Count() => 1;
            }
            """).Title("Put [Authorize] on OrdersController (review)").RunAsync();

    [Fact]
    public Task The_action_where_another_one_says_something() => Test
        .Source("""
            using Microsoft.AspNetCore.Authorization;
            using Microsoft.AspNetCore.Mvc;

            System.Console.WriteLine();

            public class OrdersController : ControllerBase
            {
                [HttpGet] public int [|Count|]() => 1;

                [HttpPost]
                // Very old.
                public void [|Create|]()
                {
                }

                /// <summary>Removes it.</summary>
                public void [|Delete|](int id)
                {
                }

                [Authorize("write"), HttpPut]
                public int Put() => 2;
            }
            """)
        .Fixed("""
            using Microsoft.AspNetCore.Authorization;
            using Microsoft.AspNetCore.Mvc;

            System.Console.WriteLine();

            public class OrdersController : ControllerBase
            {
                [HttpGet, Authorize] public int Count() => 1;

                [HttpPost]
                [Authorize]
                // Very old.
                public void Create()
                {
                }

                /// <summary>Removes it.</summary>
                [Authorize]
                public void Delete(int id)
                {
                }

                [Authorize("write"), HttpPut]
                public int Put() => 2;
            }
            """).Title("Put [Authorize] on Count (review)").RunAsync();

    [Fact]
    public Task Routes_and_groups() => Test
        .Source("""
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Http;

            var app = WebApplication.Create();
            app.[|MapGet|]("/", () => "up"); // here
            app.[|MapGet|]("/named", () => "up").WithName("named");
            app.[|MapGet|]("/lines", () => "up")
                .WithName("lines")
                .WithTags("all");

            var orders = app.MapGroup("/orders").WithTags("orders");
            orders.[|MapGet|]("/", () => 1);
            orders.[|MapPost|]("/", () => 2);

            var carts = app.MapGroup("/carts");
            carts.[|MapGet|]("/", () => 1);
            carts.MapPost("/", () => 2).RequireAuthorization("write");
            app.Run();
            """)
        .Fixed("""
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Http;

            var app = WebApplication.Create();
            app.MapGet("/", () => "up").RequireAuthorization(); // here
            app.MapGet("/named", () => "up").WithName("named").RequireAuthorization();
            app.MapGet("/lines", () => "up")
                .WithName("lines")
                .WithTags("all")
                .RequireAuthorization();

            var orders = app.MapGroup("/orders").WithTags("orders").RequireAuthorization();
            orders.MapGet("/", () => 1);
            orders.MapPost("/", () => 2);

            var carts = app.MapGroup("/carts");
            carts.MapGet("/", () => 1).RequireAuthorization();
            carts.MapPost("/", () => 2).RequireAuthorization("write");
            app.Run();
            """).Title("Add RequireAuthorization() to the route (review)").RunAsync();

    [Fact]
    public Task Not_what_lets_everybody_in_on_purpose() => Test
        .Source("""
            using Microsoft.AspNetCore.Authorization;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Mvc;

            var app = WebApplication.Create();
            app.[|MapGet|]("/", () => "up").AllowAnonymous();
            app.Run();

            public class OrdersController : ControllerBase
            {
                [AllowAnonymous] public int [|Count|]() => 1;
            }
            """).NotOffered().RunAsync();
}
