namespace Bylaw.CodeFixes.Tests.Structure;

public sealed class FlowCodeFixTests
{
    private const string Orders = """
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;

        namespace Shop.Models { public class Order { } }

        namespace Shop.Repositories
        {
            public interface IOrderRepository
            {
                Task<Models.Order?> FindAsync(int id, CancellationToken cancellation);
                Task<IReadOnlyList<Models.Order>> OfCustomerAsync(int customerId, CancellationToken cancellation = default);
            }
        }
        """;

    private const string Service = """
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using Shop.Models;
        using Shop.Repositories;

        namespace Shop.Services;

        public interface IOrderService
        {
            Task<Order?> GetAsync(int id, CancellationToken cancellation);
        }

        public sealed class OrderService(IOrderRepository orders) : IOrderService
        {
            public async Task<Order?> GetAsync(int id, CancellationToken cancellation) => await orders.FindAsync(id, cancellation);
        }

        // As a registration would: somebody is handed it.
        public sealed class Mailer(IOrderService orders)
        {
            public override string ToString() => orders.ToString()!;
        }
        """;

    private static FixTest<FlowCodeFix> Test => new FixTest<FlowCodeFix>().Expect("BYL1001").Rules("""
        bylaw: 1
        layers:
          Endpoint: { is: endpoint }
          Service: { named: "{Entity}Service" }
          Repository: { named: "{Entity}Repository" }
          Model: { in: "**.Models.**", shared: true }
        rules:
          layering: { flow: Endpoint -> Service -> Repository -> Model }
        """).Source(Orders);

    [Fact]
    public Task The_service_has_a_method_that_does_the_same() => Test.Source(Service)
        .Source("""
            using System.Threading;
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Mvc;
            using Shop.Models;
            using Shop.Repositories;

            namespace Shop.Web;

            public class OrdersController : ControllerBase
            {
                // Where orders come from.
                private readonly [|IOrderRepository|] _orderRepository;

                public OrdersController([|IOrderRepository|] orderRepository)
                {
                    _orderRepository = orderRepository ?? throw new System.ArgumentNullException(nameof(orderRepository));
                }

                [HttpGet("{id}")]
                public async Task<Order?> Get(int id, CancellationToken cancellation) =>
                    await _orderRepository.FindAsync(id, cancellation); // all of it
            }
            """)
        .Fixed("""
            using System.Threading;
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Mvc;
            using Shop.Models;
            using Shop.Services;

            namespace Shop.Web;

            public class OrdersController : ControllerBase
            {
                // Where orders come from.
                private readonly IOrderService _orderService;

                public OrdersController(IOrderService orderService)
                {
                    _orderService = orderService ?? throw new System.ArgumentNullException(nameof(orderService));
                }

                [HttpGet("{id}")]
                public async Task<Order?> Get(int id, CancellationToken cancellation) =>
                    await _orderService.GetAsync(id, cancellation); // all of it
            }
            """)
        .Title("Use IOrderService instead of IOrderRepository (safe)").RunAsync();

    [Fact]
    public Task Not_a_method_with_other_default_values() => Test
        .Source("""
            using System.Collections.Generic;
            using System.Threading;
            using System.Threading.Tasks;
            using Shop.Models;
            using Shop.Repositories;

            namespace Shop.Services;

            public sealed class OrderService(IOrderRepository orders)
            {
                public Task<IReadOnlyList<Order>> OfCustomerAsync(int customerId, CancellationToken cancellation) => orders.OfCustomerAsync(customerId, cancellation);
            }
            """)
        .Source("""
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Mvc;
            using Shop.Repositories;

            public class OrdersController([|IOrderRepository|] orders) : ControllerBase
            {
                [HttpGet] public async Task<int> Get(int id) => (await orders.OfCustomerAsync(id)).Count;
            }
            """).NotOffered().RunAsync();

    [Fact]
    public Task The_service_gets_a_method() => Test.Source(Service)
        .Fixed(Service
            .Replace("    Task<Order?> GetAsync(int id, CancellationToken cancellation);\n", "    Task<Order?> GetAsync(int id, CancellationToken cancellation);\n    Task<IReadOnlyList<Order>> OfCustomerAsync(int customerId, CancellationToken cancellation = default);\n", StringComparison.Ordinal)
            .Replace("await orders.FindAsync(id, cancellation);\n", "await orders.FindAsync(id, cancellation);\n    public Task<IReadOnlyList<Order>> OfCustomerAsync(int customerId, CancellationToken cancellation = default) => orders.OfCustomerAsync(customerId, cancellation);\n", StringComparison.Ordinal))
        .Source("""
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Mvc;
            using Shop.Repositories;
            using Shop.Services;

            namespace Shop.Web;

            public class CustomersController(IOrderService service, [|IOrderRepository|] orders) : ControllerBase
            {
                [HttpGet("{id}")]
                public async Task<int> Count(int id) => (await orders.OfCustomerAsync(id)).Count;

                [HttpGet("{id}/first")]
                public async Task<bool> Has(int id) => (await service.GetAsync(id, default)) is not null;
            }
            """)
        .Fixed("""
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Mvc;
            using Shop.Services;

            namespace Shop.Web;

            public class CustomersController(IOrderService service) : ControllerBase
            {
                [HttpGet("{id}")]
                public async Task<int> Count(int id) => (await service.OfCustomerAsync(id)).Count;

                [HttpGet("{id}/first")]
                public async Task<bool> Has(int id) => (await service.GetAsync(id, default)) is not null;
            }
            """)
        .Title("Use IOrderService instead of IOrderRepository, and add OfCustomerAsync to it (safe)").RunAsync();

    [Fact]
    public Task What_the_constructor_kept_goes_where_the_service_is_at_hand() => Test.Source(Service)
        .Source("""
            using System.Threading;
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Mvc;
            using Shop.Models;
            using Shop.Repositories;
            using Shop.Services;

            namespace Shop.Web;

            public class OrdersController : ControllerBase
            {
                private readonly [|IOrderRepository|] _orderRepository;
                private readonly IOrderService _service;

                public OrdersController([|IOrderRepository|] orderRepository, IOrderService service)
                {
                    _orderRepository = orderRepository;
                    _service = service;
                }

                [HttpGet("{id}")]
                public async Task<Order?> Get(int id, CancellationToken cancellation) => await _orderRepository.FindAsync(id, cancellation) ?? await _service.GetAsync(0, cancellation);
            }
            """)
        .Fixed("""
            using System.Threading;
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Mvc;
            using Shop.Models;
            using Shop.Services;

            namespace Shop.Web;

            public class OrdersController : ControllerBase
            {
                private readonly IOrderService _service;

                public OrdersController(IOrderService service)
                {
                    _service = service;
                }

                [HttpGet("{id}")]
                public async Task<Order?> Get(int id, CancellationToken cancellation) => await _service.GetAsync(id, cancellation) ?? await _service.GetAsync(0, cancellation);
            }
            """).RunAsync();

    [Fact]
    public Task Handlers_of_routes() => Test.Source(Service)
        .Source("""
            using System.Threading;
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.AspNetCore.Routing;
            using Shop.Repositories;

            namespace Shop.Web;

            public static class OrderRoutes
            {
                public static void MapOrders(this IEndpointRouteBuilder routes)
                {
                    routes.MapGet("/orders/{id}", async (int id, [FromServices] [|IOrderRepository|] repository, CancellationToken stop) => await repository.FindAsync(id, stop) is null);
                    routes.MapGet("/orders/{id}/again", Again);
                }

                private static async Task<bool> Again(int id, [|IOrderRepository|] orders) => await orders.FindAsync(id, default) is null;
            }
            """)
        .Fixed("""
            using System.Threading;
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.AspNetCore.Routing;
            using Shop.Services;

            namespace Shop.Web;

            public static class OrderRoutes
            {
                public static void MapOrders(this IEndpointRouteBuilder routes)
                {
                    routes.MapGet("/orders/{id}", async (int id, [FromServices] IOrderService service, CancellationToken stop) => await service.GetAsync(id, stop) is null);
                    routes.MapGet("/orders/{id}/again", Again);
                }

                private static async Task<bool> Again(int id, IOrderService orders) => await orders.GetAsync(id, default) is null;
            }
            """).RunAsync();

    [Theory]
    // More than a call: nobody knows what the other one does with it.
    [InlineData("[HttpGet] public string Get() => Format(orders); static string Format([|IOrderRepository|] all) => all.ToString()!;", "")]
    // The tests hand it over themselves.
    [InlineData("[HttpGet] public async Task<bool> Get(int id) => await orders.FindAsync(id, default) is null;", "class Tests { object It(Shop.Repositories.IOrderRepository orders) => new Shop.Web.OrdersController(orders); }")]
    public Task Not_where_more_than_calls_would_change(string members, string elsewhere) => Test.Source(Service).Source(elsewhere)
        .Source($$"""
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Mvc;
            using Shop.Repositories;

            namespace Shop.Web;

            public class OrdersController([|IOrderRepository|] orders) : ControllerBase
            {
                {{members}}
            }
            """).NotOffered().RunAsync();

    private const string Brands = """
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;

        namespace Shop.Models { public class Brand { public long Id { get; set; } public string Name { get; set; } = ""; public string Slug { get; set; } = ""; public bool IsDeleted { get; set; } } }

        namespace Shop.Repositories
        {
            public interface IBrandRepository
            {
                IQueryable<Models.Brand> Query();
                void Add(Models.Brand brand);
                Task SaveChangesAsync();
            }
        }
        """;

    private const string BrandService = """
        using System.Threading.Tasks;
        using Shop.Models;
        using Shop.Repositories;

        namespace Shop.Services;

        public interface IBrandService
        {
            Task Create(Brand brand);
        }

        public class BrandService : IBrandService
        {
            private readonly IBrandRepository _brandRepository;

            public BrandService(IBrandRepository brandRepository)
            {
                _brandRepository = brandRepository;
            }

            public async Task Create(Brand brand)
            {
                _brandRepository.Add(brand);
                await _brandRepository.SaveChangesAsync();
            }
        }
        """;

    [Fact]
    public Task Queries_that_the_endpoint_composes_move_to_the_service() => Test.Source(Brands).Source(BrandService)
        .Fixed(BrandService
            .Replace("using System.Threading.Tasks;\n", "using System.Collections.Generic;\nusing System.Linq;\nusing System.Threading.Tasks;\nusing Microsoft.EntityFrameworkCore;\n", StringComparison.Ordinal)
            .Replace("using Shop.Repositories;\n", "using Shop.Repositories;\nusing Shop.Web;\n", StringComparison.Ordinal)
            .Replace("    Task Create(Brand brand);\n", """
                    Task Create(Brand brand);
                    Task SaveChangesAsync();
                    Task<List<BrandVm>> ListBrandVmsAsync();
                    Brand? FindById(long id);
                    Task<bool> ExistsBySlugAsync(string slug);

                """, StringComparison.Ordinal)
            .Replace("        await _brandRepository.SaveChangesAsync();\n    }\n", """
                        await _brandRepository.SaveChangesAsync();
                    }

                    public Task SaveChangesAsync() => _brandRepository.SaveChangesAsync();

                    public Task<List<BrandVm>> ListBrandVmsAsync() => _brandRepository.Query()
                        .Where(x => !x.IsDeleted)
                        .Select(x => new BrandVm { Id = x.Id, Name = x.Name })
                        .ToListAsync();

                    public Brand? FindById(long id) => _brandRepository.Query().FirstOrDefault(x => x.Id == id);

                    public Task<bool> ExistsBySlugAsync(string slug) => _brandRepository.Query().AnyAsync(x => x.Slug == slug);

                """, StringComparison.Ordinal))
        .Source("""
            using System.Collections.Generic;
            using System.Linq;
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.EntityFrameworkCore;
            using Shop.Repositories;
            using Shop.Services;

            namespace Shop.Web;

            public class BrandVm { public long Id { get; set; } public string Name { get; set; } = ""; }

            public class BrandForm { public string Name { get; set; } = ""; public string Slug { get; set; } = ""; }

            public class BrandsController : ControllerBase
            {
                private readonly [|IBrandRepository|] _brandRepository;
                private readonly IBrandService _brandService;

                public BrandsController([|IBrandRepository|] brandRepository, IBrandService brandService)
                {
                    _brandRepository = brandRepository;
                    _brandService = brandService;
                }

                [HttpGet]
                public async Task<ActionResult<IList<BrandVm>>> Get()
                {
                    var brands = await _brandRepository.Query()
                        .Where(x => !x.IsDeleted)
                        .Select(x => new BrandVm { Id = x.Id, Name = x.Name })
                        .ToListAsync();

                    return brands;
                }

                [HttpPut("{id}")]
                public async Task<IActionResult> Put(long id, [FromBody] BrandForm model)
                {
                    var brand = _brandRepository.Query().FirstOrDefault(x => x.Id == id);
                    if (brand == null || await _brandRepository.Query().AnyAsync(x => x.Slug == model.Slug))
                        return NotFound();

                    brand.Name = model.Name;
                    await _brandRepository.SaveChangesAsync();
                    return Accepted();
                }

                [HttpDelete("{id}")]
                public IActionResult Delete(long id) => _brandRepository.Query().FirstOrDefault(x => x.Id == id) is null ? NotFound() : NoContent();
            }
            """)
        .Fixed("""
            using System.Collections.Generic;
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Mvc;
            using Shop.Services;

            namespace Shop.Web;

            public class BrandVm { public long Id { get; set; } public string Name { get; set; } = ""; }

            public class BrandForm { public string Name { get; set; } = ""; public string Slug { get; set; } = ""; }

            public class BrandsController : ControllerBase
            {
                private readonly IBrandService _brandService;

                public BrandsController(IBrandService brandService)
                {
                    _brandService = brandService;
                }

                [HttpGet]
                public async Task<ActionResult<IList<BrandVm>>> Get()
                {
                    var brands = await _brandService.ListBrandVmsAsync();

                    return brands;
                }

                [HttpPut("{id}")]
                public async Task<IActionResult> Put(long id, [FromBody] BrandForm model)
                {
                    var brand = _brandService.FindById(id);
                    if (brand == null || await _brandService.ExistsBySlugAsync(model.Slug))
                        return NotFound();

                    brand.Name = model.Name;
                    await _brandService.SaveChangesAsync();
                    return Accepted();
                }

                [HttpDelete("{id}")]
                public IActionResult Delete(long id) => _brandService.FindById(id) is null ? NotFound() : NoContent();
            }
            """)
        .Title("Use IBrandService instead of IBrandRepository, add SaveChangesAsync to it, and move the queries to it as ListBrandVmsAsync, FindById, ExistsBySlugAsync (review)").Review().RunAsync();

    [Theory]
    [InlineData("Get", "brands.Query().Where(x => x.Name == form.Name).ToListAsync()", "ListByNameAsync(form.Name)", "Task<List<Brand>> ListByNameAsync(string name)", "_brandRepository.Query().Where(x => x.Name == name).ToListAsync()")]
    [InlineData("Check", "brands.Query().AnyAsync(x => x.Slug == form.Slug && x.Id != id)", "ExistsBySlugAndExceptIdAsync(form.Slug, id)", "Task<bool> ExistsBySlugAndExceptIdAsync(string slug, long exceptId)", "_brandRepository.Query().AnyAsync(x => x.Slug == slug && x.Id != exceptId)")]
    [InlineData("Mine", "brands.Query().Where(x => x.Name == User.Identity!.Name!).CountAsync()", "CountByNameAsync(User.Identity!.Name!)", "Task<int> CountByNameAsync(string name)", "_brandRepository.Query().Where(x => x.Name == name).CountAsync()")]
    [InlineData("Open", "brands.Query().FirstAsync(x => x.Id == id && !x.IsDeleted)", "FindByIdForOpenAsync(id)", "Task<Brand> FindByIdForOpenAsync(long id)", "_brandRepository.Query().FirstAsync(x => x.Id == id && !x.IsDeleted)")]
    [InlineData("Get", "brands.Query().Where(x => ids.Contains(x.Id)).Select(x => x.Name).ToListAsync()", "ListByIdsAsync(ids)", "Task<List<string>> ListByIdsAsync(List<long> ids)", "_brandRepository.Query().Where(x => ids.Contains(x.Id)).Select(x => x.Name).ToListAsync()")]
    public Task A_moved_query_is_named_for_what_it_asks(string action, string query, string call, string declaration, string body) => Test.Source(Brands)
        .Source(BrandService)
        .Fixed(BrandService
            .Replace("using System.Threading.Tasks;\n", (declaration.Contains("List<", StringComparison.Ordinal) ? "using System.Collections.Generic;\n" : "") + (body.Contains(".Where(", StringComparison.Ordinal) ? "using System.Linq;\n" : "") + "using System.Threading.Tasks;\nusing Microsoft.EntityFrameworkCore;\n", StringComparison.Ordinal)
            .Replace("    Task Create(Brand brand);\n", $"    Task Create(Brand brand);\n    {declaration};\n", StringComparison.Ordinal)
            .Replace("SaveChangesAsync();\n    }\n", $"SaveChangesAsync();\n    }}\n\n    public {declaration} => {body};\n", StringComparison.Ordinal))
        .Source(Asking("[|IBrandRepository|] brands", "Shop.Repositories", action, query))
        .Fixed(Asking("IBrandService brands", "Shop.Services", action, "brands." + call)
            .Replace("using System.Linq;\n", "", StringComparison.Ordinal).Replace("using Microsoft.EntityFrameworkCore;\n", "", StringComparison.Ordinal)).Review().RunAsync();

    private static string Asking(string parameter, string space, string action, string query) => $$"""
        using System.Linq;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;
        using {{space}};

        namespace Shop.Web;

        public class BrandForm { public string Name { get; set; } = ""; public string Slug { get; set; } = ""; }

        public class BrandsController({{parameter}}) : ControllerBase
        {
            [HttpPost("{id}")]
            public async Task<object?> {{action}}(long id, System.Collections.Generic.List<long> ids, BrandForm form) => await {{query}};
        }
        """;

    [Fact]
    public Task A_query_that_the_service_has_already_is_asked_of_it() => Test.Source(Brands)
        .Source(BrandService.Replace("    Task Create(Brand brand);\n", "    Task Create(Brand brand);\n    Brand? Find(long id);\n", StringComparison.Ordinal)
            .Replace("using System.Threading.Tasks;\n", "using System.Linq;\nusing System.Threading.Tasks;\n", StringComparison.Ordinal)
            .Replace("    public async Task Create", "    public Brand? Find(long id)\n    {\n        return _brandRepository.Query().FirstOrDefault(x => x.Id == id);\n    }\n\n    public async Task Create", StringComparison.Ordinal))
        .Source("""
            using System.Linq;
            using Microsoft.AspNetCore.Mvc;
            using Shop.Repositories;

            namespace Shop.Web;

            public class BrandsController([|IBrandRepository|] brandRepository) : ControllerBase
            {
                [HttpGet("{brandId}")]
                public string? Get(long brandId) => brandRepository.Query().FirstOrDefault(x => x.Id == brandId)?.Name;
            }
            """)
        .Fixed("""
            using Microsoft.AspNetCore.Mvc;
            using Shop.Services;

            namespace Shop.Web;

            public class BrandsController(IBrandService brandService) : ControllerBase
            {
                [HttpGet("{brandId}")]
                public string? Get(long brandId) => brandService.Find(brandId)?.Name;
            }
            """)
        .Source("class Mailer(Shop.Services.IBrandService brands) { public override string ToString() => brands.ToString()!; }")
        .Title("Use IBrandService instead of IBrandRepository (safe)").RunAsync();

    [Theory]
    // Somebody else goes on with it, piece by piece.
    [InlineData("var all = brands.Query(); if (id > 0) all = all.Where(x => x.Id == id); return all.Count();")]
    // A value that only this place can make.
    [InlineData("return brands.Query().Count(x => x.Slug == Slug(id));")]
    [InlineData("return brands.Query().Count(x => User.IsInRole(x.Name));")]
    // Nobody can name what it answers.
    [InlineData("return brands.Query().Select(x => new { x.Id }).ToList().Count;")]
    public Task Not_for_a_query_of_which_not_all_can_move(string statements) => Test.Source(Brands).Source(BrandService)
        .Source($$"""
            using System.Linq;
            using Microsoft.AspNetCore.Mvc;
            using Shop.Repositories;

            public class BrandsController([|IBrandRepository|] brands) : ControllerBase
            {
                [HttpGet("{id}")]
                public int Get(long id)
                {
                    {{statements}}
                }

                private static string Slug(long of) => of.ToString();
            }
            """).NotOffered().RunAsync();

    [Fact]
    public Task Not_where_another_class_implements_the_interface_too() => Test.Source(Service)
        .Source("class Fake : Shop.Services.IOrderService { public System.Threading.Tasks.Task<Shop.Models.Order?> GetAsync(int id, System.Threading.CancellationToken cancellation) => null!; }")
        .Source("""
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Mvc;
            using Shop.Repositories;

            public class OrdersController([|IOrderRepository|] orders) : ControllerBase
            {
                [HttpGet] public async Task<int> Get(int id) => (await orders.OfCustomerAsync(id)).Count;
            }
            """).NotOffered().RunAsync();

    private static FixTest<FlowCodeFix> WithoutService(string registration, string customers = "public sealed class CustomerService(ICustomerRepository customers) : ICustomerService\n{\n    public override string ToString() => customers.ToString()!;\n}\n") => Test
        .Source("src/Shop/Services/CustomerService.cs", "using Shop.Repositories;\n\nnamespace Shop.Services;\n\n" + customers)
        .Source("src/Shop/Services/ICustomerService.cs", "namespace Shop.Services;\n\npublic interface ICustomerService;\n")
        .Source("src/Shop/Repositories/ICustomerRepository.cs", "namespace Shop.Repositories;\n\npublic interface ICustomerRepository;\n")
        .Source("src/Shop/Startup.cs", $$"""
            using Microsoft.Extensions.DependencyInjection;
            using Shop.Services;

            static class Registrations
            {
                public static void Add(IServiceCollection services)
                {
                    {{registration}}
                }
            }
            """)
        .Source("src/Shop/Web/OrdersController.cs", ControllerOfRepository);

    private const string ControllerOfRepository = """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Mvc;
        using Shop.Models;
        using Shop.Repositories;

        namespace Shop.Web;

        public class OrdersController([|IOrderRepository|] orders) : ControllerBase
        {
            [HttpGet("{id}")]
            public Task<Order?> Get(int id, CancellationToken cancellation) => orders.FindAsync(id, cancellation);
        }
        """;

    private const string Controller = """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Mvc;
        using Shop.Models;
        using Shop.Services;

        namespace Shop.Web;

        public class OrdersController(IOrderService orders) : ControllerBase
        {
            [HttpGet("{id}")]
            public Task<Order?> Get(int id, CancellationToken cancellation) => orders.FindAsync(id, cancellation);
        }
        """;

    private const string Interface = """
        using System.Threading;
        using System.Threading.Tasks;
        using Shop.Models;

        namespace Shop.Services;

        public interface IOrderService
        {
            Task<Order?> FindAsync(int id, CancellationToken cancellation);
        }

        """;

    private const string Registered = """
        using Microsoft.Extensions.DependencyInjection;
        using Shop.Services;

        static class Registrations
        {
            public static void Add(IServiceCollection services)
            {
                services.AddScoped<ICustomerService, CustomerService>(); // one
                services.AddScoped<IOrderService, OrderService>();
            }
        }
        """;

    [Fact]
    public Task An_entity_without_a_service_gets_one() => WithoutService("services.AddScoped<ICustomerService, CustomerService>(); // one")
        .FixedFile("src/Shop/Web/OrdersController.cs", Controller)
        .FixedFile("src/Shop/Startup.cs", Registered)
        .FixedFile("src/Shop/Services/IOrderService.cs", Interface)
        .FixedFile("src/Shop/Services/OrderService.cs", """
            using System.Threading;
            using System.Threading.Tasks;
            using Shop.Models;
            using Shop.Repositories;

            namespace Shop.Services;

            public sealed class OrderService(IOrderRepository orderRepository) : IOrderService
            {
                public Task<Order?> FindAsync(int id, CancellationToken cancellation) => orderRepository.FindAsync(id, cancellation);
            }

            """)
        .Title("Create IOrderService and OrderService beside CustomerService, and use it instead of IOrderRepository (review)").Review().RunAsync();

    [Fact]
    public Task It_is_written_as_the_others_are() => WithoutService("services.AddScoped<ICustomerService, CustomerService>(); // one", "internal class CustomerService : ICustomerService\n{\n}\n")
        .FixedFile("src/Shop/Web/OrdersController.cs", Controller)
        .FixedFile("src/Shop/Startup.cs", Registered)
        .FixedFile("src/Shop/Services/IOrderService.cs", Interface)
        .FixedFile("src/Shop/Services/OrderService.cs", """
            using System.Threading;
            using System.Threading.Tasks;
            using Shop.Models;
            using Shop.Repositories;

            namespace Shop.Services;

            internal class OrderService : IOrderService
            {
                private readonly IOrderRepository _orderRepository;

                public OrderService(IOrderRepository orderRepository)
                {
                    _orderRepository = orderRepository;
                }

                public Task<Order?> FindAsync(int id, CancellationToken cancellation) => _orderRepository.FindAsync(id, cancellation);
            }

            """).Review().RunAsync();

    [Fact]
    public Task In_a_namespace_with_braces_where_the_others_are() => Test
        .Source("src/Shop/Services/CustomerService.cs", "using Shop.Repositories;\n\nnamespace Shop.Services\n{\n    public class CustomerService\n    {\n        private readonly ICustomerRepository _customers;\n\n        public CustomerService(ICustomerRepository customers)\n        {\n            _customers = customers;\n        }\n    }\n}\n")
        .Source("src/Shop/Repositories/ICustomerRepository.cs", "namespace Shop.Repositories;\n\npublic interface ICustomerRepository;\n")
        .Source("src/Shop/Startup.cs", Registered.Replace("        services.AddScoped<IOrderService, OrderService>();\n", "", StringComparison.Ordinal).Replace("ICustomerService, ", "", StringComparison.Ordinal))
        .Source("src/Shop/Web/OrdersController.cs", ControllerOfRepository)
        .FixedFile("src/Shop/Web/OrdersController.cs", Controller.Replace("IOrderService", "OrderService", StringComparison.Ordinal))
        .FixedFile("src/Shop/Startup.cs", Registered.Replace("ICustomerService, ", "", StringComparison.Ordinal).Replace("IOrderService, ", "", StringComparison.Ordinal))
        .FixedFile("src/Shop/Services/OrderService.cs", """
            using System.Threading;
            using System.Threading.Tasks;
            using Shop.Models;
            using Shop.Repositories;

            namespace Shop.Services
            {
                public class OrderService
                {
                    private readonly IOrderRepository _orderRepository;

                    public OrderService(IOrderRepository orderRepository)
                    {
                        _orderRepository = orderRepository;
                    }

                    public Task<Order?> FindAsync(int id, CancellationToken cancellation) => _orderRepository.FindAsync(id, cancellation);
                }
            }

            """).Review().RunAsync();

    [Theory]
    [InlineData("")]
    [InlineData("services.AddScoped<ICustomerService>(all => new CustomerService(null!));")]
    [InlineData("services.AddScoped<ICustomerService, CustomerService>(); services.AddScoped<ICustomerService, CustomerService>();")]
    public Task Not_where_it_is_not_clear_how_services_are_registered(string registration) => WithoutService(registration).NotOffered().RunAsync();

    [Theory]
    [InlineData(
        "public sealed class OrderService(IClock clock) : IOrderService\n{\n    public override string ToString() => clock.ToString()!;\n}\n",
        "public sealed class OrderService(IClock clock, IOrderRepository orderRepository) : IOrderService\n{\n    public override string ToString() => clock.ToString()!;\n    public Task<Order?> FindAsync(int id, CancellationToken cancellation) => orderRepository.FindAsync(id, cancellation);\n}\n")]
    [InlineData(
        "public class OrderService : IOrderService\n{\n    private readonly IClock _clock;\n\n    public OrderService(IClock clock)\n    {\n        _clock = clock;\n    }\n\n    public override string ToString() => _clock.ToString()!;\n}\n",
        "public class OrderService : IOrderService\n{\n    private readonly IClock _clock;\n    private readonly IOrderRepository _orderRepository;\n\n    public OrderService(IClock clock, IOrderRepository orderRepository)\n    {\n        _clock = clock;\n        _orderRepository = orderRepository;\n    }\n\n    public override string ToString() => _clock.ToString()!;\n\n    public Task<Order?> FindAsync(int id, CancellationToken cancellation) => _orderRepository.FindAsync(id, cancellation);\n}\n")]
    public Task A_service_that_does_not_hold_it_is_handed_it(string before, string after) => Test
        .Source("using Shop.Models;\n\nnamespace Shop.Services;\n\npublic interface IClock;\n\npublic interface IOrderService;\n")
        .Fixed("using System.Threading;\nusing System.Threading.Tasks;\nusing Shop.Models;\n\nnamespace Shop.Services;\n\npublic interface IClock;\n\npublic interface IOrderService\n{\n    Task<Order?> FindAsync(int id, CancellationToken cancellation);\n}\n")
        .Source("namespace Shop.Services;\n\n" + before)
        .Fixed("using System.Threading;\nusing System.Threading.Tasks;\nusing Shop.Models;\nusing Shop.Repositories;\n\nnamespace Shop.Services;\n\n" + after)
        .Source(ControllerOfRepository)
        .Fixed(Controller)
        .Title("Use OrderService, which is handed IOrderRepository too, instead of it (review)").Review().RunAsync();
}
