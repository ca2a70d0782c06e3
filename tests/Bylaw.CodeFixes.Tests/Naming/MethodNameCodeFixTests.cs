using Bylaw.CodeFixes;
using Microsoft.CodeAnalysis;

namespace Bylaw.CodeFixes.Tests.Naming;

public sealed class MethodNameCodeFixTests
{
    private static FixTest<MethodNameCodeFix> Named(string patterns) => new FixTest<MethodNameCodeFix>().Expect("BYL3006").OutputKind(OutputKind.ConsoleApplication)
        .Source("src/Shop/Program.cs", "static class Program { static void Main() { } }").Rules($$"""
        bylaw: 1
        rules:
          repository-methods: { in: { named: "{Entity}Repository" }, name: { type: "{Entity}Repository", method: {{patterns}} } }
        """);

    [Fact]
    public Task The_suffix_is_added_everywhere() => Named("\"*Async\"")
        .Source("""
            using System.Threading.Tasks;
            public interface IOrderRepository
            {
                /// <summary>Not <see cref="Find"/>.</summary>
                Task<int> [|Get|](int id);
                Task<int> [|Get|](string name);
                ValueTask [|Find|]();
            }
            public class OrderRepository : IOrderRepository
            {
                public Task<int> Get(int id) => /* Get */ Get(id.ToString());
                public Task<int> Get(string name) => Task.FromResult(nameof(Get).Length);
                public ValueTask Find() => default;
                public Task [|Save|]() => Find().AsTask();
                private Task Log() => Task.CompletedTask;
            }
            class Orders(IOrderRepository orders) { Task<int> Get() => orders.Get(1); }
            """)
        .Fixed("""
            using System.Threading.Tasks;
            public interface IOrderRepository
            {
                /// <summary>Not <see cref="FindAsync"/>.</summary>
                Task<int> GetAsync(int id);
                Task<int> GetAsync(string name);
                ValueTask FindAsync();
            }
            public class OrderRepository : IOrderRepository
            {
                public Task<int> GetAsync(int id) => /* Get */ GetAsync(id.ToString());
                public Task<int> GetAsync(string name) => Task.FromResult(nameof(GetAsync).Length);
                public ValueTask FindAsync() => default;
                public Task SaveAsync() => FindAsync().AsTask();
                private Task Log() => Task.CompletedTask;
            }
            class Orders(IOrderRepository orders) { Task<int> Get() => orders.GetAsync(1); }
            """).Title("Rename 'Get' to 'GetAsync' (safe)").RunAsync();

    [Fact]
    public Task A_slip_is_mended() => Named("\"*Async\"")
        .Source("using System.Threading.Tasks; public class OrderRepository { public Task [|GetAsnyc|]() => Task.CompletedTask; public Task [|Findasync|]() => GetAsnyc(); }")
        .Fixed("using System.Threading.Tasks; public class OrderRepository { public Task GetAsync() => Task.CompletedTask; public Task FindAsync() => GetAsync(); }").RunAsync();

    [Fact]
    public Task What_the_type_says_is_filled_in() => Named("\"Get{Entity}\"")
        .Source("public class OrderRepository { public int [|Fetch|](int id) => id; }")
        .Fixed("public class OrderRepository { public int GetOrder(int id) => id; }").RunAsync();

    [Fact]
    public Task The_one_name_for_two_methods() => Named("\"Get{Entity}\"")
        .Source("public class OrderRepository { public int [|Fetch|](int id) => id; public int [|Find|](string id) => 1; }").NotOffered().RunAsync();

    [Fact]
    public Task Nothing_says_which_name() => Named("""["Get*", "Find*"]""")
        .Source("public class OrderRepository { public int [|Fetch|](int id) => id; }").NotOffered().RunAsync();

    [Fact]
    public Task Not_async() => Named("\"*Async\"")
        .Source("public class OrderRepository { public int [|Get|](int id) => id; }").NotOffered().RunAsync();

    [Fact]
    public Task The_name_is_taken() => Named("\"*Async\"")
        .Source("using System.Threading.Tasks; public class OrderRepository { public Task [|Get|](int id) => GetAsync(id); public Task GetAsync(int id) => Get(id); }").NotOffered().RunAsync();

    [Fact]
    public Task A_name_that_something_else_dictates() => Named("\"*Async\"")
        .Source("using System.Threading.Tasks; public class OrderRepository { public Task [|Run|]() => Task.CompletedTask; } class Other : OrderRepository, System.Collections.IEnumerable { public System.Collections.IEnumerator GetEnumerator() => null!; }")
        .Fixed("using System.Threading.Tasks; public class OrderRepository { public Task RunAsync() => Task.CompletedTask; } class Other : OrderRepository, System.Collections.IEnumerable { public System.Collections.IEnumerator GetEnumerator() => null!; }").RunAsync();

    [Fact]
    public Task A_string_has_the_name() => Named("\"*Async\"").Review()
        .Source("""using System.Threading.Tasks; public class OrderRepository { public Task [|Get|]() => Task.CompletedTask; object? Self => GetType().GetMethod("Get"); }""")
        .Fixed("""using System.Threading.Tasks; public class OrderRepository { public Task GetAsync() => Task.CompletedTask; object? Self => GetType().GetMethod("Get"); }""")
        .Title("Rename 'Get' to 'GetAsync' (review)").RunAsync();

    [Fact]
    public Task A_route_may_have_the_name() => new FixTest<MethodNameCodeFix>().Expect("BYL3006").OutputKind(OutputKind.ConsoleApplication).Review().Rules("""
        bylaw: 1
        rules:
          actions: { in: { is: endpoint }, name: { method: "*Async" } }
        """)
        .Source("static class Program { static void Main() { } }")
        .Source("using System.Threading.Tasks; public class OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase { public Task [|Get|]() => Task.CompletedTask; }")
        .Fixed("using System.Threading.Tasks; public class OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase { public Task GetAsync() => Task.CompletedTask; }").RunAsync();
}
