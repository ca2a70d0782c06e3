using Bylaw.CodeFixes;

namespace Bylaw.CodeFixes.Tests.Operations;

public sealed class ConsoleCodeFixTests
{
    private static FixTest<ConsoleCodeFix> Test => new FixTest<ConsoleCodeFix>().Expect("BYL7006").Rules("""
        bylaw: 1
        rules:
          log-instead: { in: any, ensure: no-console }
        """);

    private static string Service(string body) => $$"""
        using System;
        using Microsoft.Extensions.Logging;
        public class OrderService(ILogger<OrderService> logger)
        {
            public void ShipAll(int order, string name)
            {
                {{body}}
                logger.LogDebug("done");
            }
        }
        """;

    [Fact]
    public Task Lines_become_messages() => Test
        .Source(Service("""
            Console.[|WriteLine|]("shipped"); // all
                    Console.[|Error|].WriteLine($"no {order} for {name}");
                    System.Console.[|WriteLine|]("{0} of {1}", order, name);
                    Console.[|WriteLine|](order);
                    try { Console.[|Out|].WriteLine("a " + order); }
                    catch (Exception ex) { Console.[|WriteLine|](ex); }
                    Action later = () => Console.[|WriteLine|](name);
            """))
        .Fixed(Service("""
            logger.LogInformation("shipped"); // all
                    logger.LogError("no {Order} for {Name}", order, name);
                    logger.LogInformation("{Order} of {Name}", order, name);
                    logger.LogInformation("{Order}", order);
                    try { logger.LogInformation("a {Order}", order); }
                    catch (Exception ex) { logger.LogError(ex, "Ship all failed"); }
                    Action later = () => logger.LogInformation("{Name}", name);
            """)).Title("Log it with 'logger.LogInformation' (review)").Review().RunAsync();

    [Theory]
    [InlineData("Console.[|Write|](name);")]
    [InlineData("Console.[|WriteLine|]();")]
    [InlineData("Console.[|WriteLine|](\"----\");")]
    [InlineData("Console.[|WriteLine|](\"{Name}\");")]
    [InlineData("Action<string> write = Console.[|WriteLine|];")]
    [InlineData("var output = Console.[|Out|]; output.WriteLine(name);")]
    [InlineData("static void M() => Console.[|WriteLine|](\"a\"); M();")]
    public Task What_is_no_message(string body) => Test.Source(Service(body)).NotOffered().RunAsync();

    [Fact]
    public Task No_logger_at_hand() => Test.Source("class C { void M() => System.Console.[|WriteLine|](\"a\"); }").NotOffered().RunAsync();
}
