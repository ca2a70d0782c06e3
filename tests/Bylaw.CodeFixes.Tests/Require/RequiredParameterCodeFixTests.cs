using Bylaw.CodeFixes;
using Microsoft.CodeAnalysis;

namespace Bylaw.CodeFixes.Tests.Require;

public sealed class RequiredParameterCodeFixTests
{
    private static FixTest<RequiredParameterCodeFix> Require(string what, string each = "type") => new FixTest<RequiredParameterCodeFix>().Expect("BYL8005").OutputKind(OutputKind.ConsoleApplication)
        .Source("src/Shop/Program.cs", "static class Program { static void Main() { } }").Rules($$"""
        bylaw: 1
        rules:
          demand: { in: { in: "Shop.**" }, require: { each: {{each}}, {{what}} } }
        """);

    [Fact]
    public Task A_token() => Require("parameter: System.Threading.CancellationToken", "public-method").Review()
        .Source("""
            using System.Threading;
            using System.Threading.Tasks;

            namespace Shop;

            public class Orders
            {
                public Task [|Pay|]() => Task.CompletedTask;

                public Task [|Send|](int id /* of the order */) => Pay();

                public Task [|Find|](
                    int id,
                    string name)
                    => Task.CompletedTask;

                public Task Keep(CancellationToken stop) => Task.CompletedTask;
            }
            """)
        .Fixed("""
            using System.Threading;
            using System.Threading.Tasks;

            namespace Shop;

            public class Orders
            {
                public Task Pay(CancellationToken stop = default) => Task.CompletedTask;

                public Task Send(int id /* of the order */, CancellationToken stop) => Pay();

                public Task Find(
                    int id,
                    string name,
                    CancellationToken stop)
                    => Task.CompletedTask;

                public Task Keep(CancellationToken stop) => Task.CompletedTask;
            }
            """).Title("Add the parameter 'CancellationToken stop', to be passed on (review)").RunAsync();

    [Theory]
    [InlineData("public interface IOrders { Task [|Pay|](); }")]
    [InlineData("public class Orders { public virtual Task [|Pay|]() => null!; }")]
    [InlineData("public class Orders { public Task [|Pay|](params int[] all) => null!; }")]
    [InlineData("public class Orders { public Task [|Pay|]() { var cancellationToken = 1; return null!; } }")]
    [InlineData("public class Orders { public void [|Pay|]() { } }")]
    [InlineData("using System.Timers; public class Orders { Timer? _timer; public Task [|Pay|]() => null!; }")]
    public Task Others_have_the_signature_or_nothing_is_awaited(string code) => Require("parameter: System.Threading.CancellationToken", "public-method").Source("namespace Shop; using System.Threading.Tasks; " + code).NotOffered().RunAsync();

    [Fact]
    public Task Nobody_knows_where_it_comes_from() => Require("parameter: System.Guid", "public-method").Source("namespace Shop; public class Orders { public System.Threading.Tasks.Task [|Pay|]() => null!; }").NotOffered().RunAsync();
}
