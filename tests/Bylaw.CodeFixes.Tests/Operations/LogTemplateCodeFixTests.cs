using Bylaw.CodeFixes;

namespace Bylaw.CodeFixes.Tests.Operations;

public sealed class LogTemplateCodeFixTests
{
    private static FixTest<LogTemplateCodeFix> Test => new FixTest<LogTemplateCodeFix>().Expect("BYL7001").Rules("""
        bylaw: 1
        rules:
          templates: { in: any, ensure: { log-template: { casing: pascal } } }
        """);

    private static string Service(string body) => $$"""
        using System;
        using System.Collections.Generic;
        using Microsoft.Extensions.Logging;
        public enum State { Open }
        public record Order(int Id, string Name, State State, Guid Tenant, Order? Parent, List<int> Items) { public override string ToString() => "order " + Id; }
        public class OrderService(ILogger<OrderService> logger)
        {
            private const string Unit = "kg";
            private int _count;
            public void Ship(Order order, int orderId, string path, double weight, object any, Exception ex)
            {
                {{body}}
                _count++;
            }
            private int GetTotal() => _count;
        }
        """;

    private const string Before = """"
        logger.LogInformation([|$"Order {orderId} of \"{order.Name}\" {{at}} {path,8}"|]);
                logger.LogError(ex, [|"Order " + order.Id + " failed: " + ex.Message|]); // late
                logger.LogWarning([|$"Total {GetTotal():D4}, {order.Items.Count} items, {order.Parent?.Id}, {_count + 1}, {(orderId > 1 ? path : order.Name)}"|]);
                logger.LogInformation([|string.Format("{1} has {0}", orderId, path)|]);
                logger.LogInformation([|"a {brace} " + 'c' + nameof(Order) + 1 + $" {order.State} {order.Tenant}" + Unit + " " + order|]);
                logger.LogInformation([|@"a\" + path +
                    " over " + orderId
                    + " lines"|]);
                logger.LogInformation([|$@"in ""{path}"" and {path}"|]);
                logger.LogInformation([|$"""raw "{path}" text"""|]);
                logger.LogInformation("{0} of {1:D3}", path, order.Id);
                logger.Log(LogLevel.Information, 1, ex, [|string.Concat("id ", orderId)|]);
        """";

    private const string After = """"
        logger.LogInformation("Order {OrderId} of \"{OrderName}\" {{at}} {Path,8}", orderId, order.Name, path);
                logger.LogError(ex, "Order {OrderId} failed: {Message}", order.Id, ex.Message); // late
                logger.LogWarning("Total {Total:D4}, {ItemCount} items, {ParentId}, {Value}, {Path}", GetTotal(), order.Items.Count, order.Parent?.Id, _count + 1, orderId > 1 ? path : order.Name);
                logger.LogInformation("{Path} has {OrderId}", path, orderId);
                logger.LogInformation("a {{brace}} cOrder1 {OrderState} {Tenant}{Unit} {Order}", order.State, order.Tenant, Unit, order);
                logger.LogInformation("a\\{Path}" +
                    " over {OrderId}"
                    + " lines", path, orderId);
                logger.LogInformation(@"in ""{Path}"" and {Path2}", path, path);
                logger.LogInformation("""raw "{Path}" text""", path);
                logger.LogInformation("{Path} of {OrderId:D3}", path, order.Id);
                logger.Log(LogLevel.Information, 1, ex, "id {OrderId}", orderId);
        """";

    private static string Marked => Before.Replace("\"{0} of {1:D3}\"", "[|\"{0} of {1:D3}\"|]", StringComparison.Ordinal);

    [Fact]
    public Task Texts_that_are_put_together() => Test.Source(Service(Marked)).Fixed(Service(After)).Title("Write a constant template with its values behind it (safe)").RunAsync();

    [Fact]
    public Task The_log_reads_the_same() => Behaviour.SameAsync([Service(Marked)], [Service(After)], """
        public static class Probe
        {
            public static Task<string> Ask()
            {
                var log = new Lines();
                new OrderService(log).Ship(new Order(7, "seven", State.Open, default, new Order(6, "six", State.Open, default, null, []), [1]), 3, "p", 1.5, "any", new Exception("broken"));
                return Task.FromResult(string.Join('\n', log.All));
            }

            private sealed class Lines : Microsoft.Extensions.Logging.ILogger<OrderService>
            {
                public List<string> All { get; } = [];
                public IDisposable? BeginScope<T>(T state) where T : notnull => null;
                public bool IsEnabled(Microsoft.Extensions.Logging.LogLevel level) => true;
                public void Log<T>(Microsoft.Extensions.Logging.LogLevel level, Microsoft.Extensions.Logging.EventId id, T state, Exception? exception, Func<T, Exception?, string> format) =>
                    All.Add($"{level} {exception?.Message}|{format(state, exception)}");
            }
        }
        """, """
        Information |Order 3 of "seven" {at}        p
        Error broken|Order 7 failed: broken
        Warning |Total 0000, 1 items, 6, 1, p
        Information |p has 3
        Information |a {brace} cOrder1 Open 00000000-0000-0000-0000-000000000000kg order 7
        Information |a\p over 3 lines
        Information |in "p" and p
        Information |raw "p" text
        Information |p of 007
        Information broken|id 3
        """);

    [Theory]
    [InlineData("logger.LogInformation([|$\"{weight:0.0} {Unit}\"|]);", "logger.LogInformation(\"{Weight:0.0} {Unit}\", weight, Unit);")]
    [InlineData("logger.LogInformation([|\"Items \" + order.Items|]);", "logger.LogInformation(\"Items {Items}\", order.Items);")]
    [InlineData("logger.LogInformation([|$\"{any} {DateTime.Now}\"|]);", "logger.LogInformation(\"{Any} {Now}\", any, DateTime.Now);")]
    [InlineData("logger.LogInformation([|\"{orderId} is {@order_state,5:x}\"|], orderId, path);", "logger.LogInformation(\"{OrderId} is {@OrderState,5:x}\", orderId, path);")]
    [InlineData("using var scope = logger.BeginScope([|$\"In {weight}\"|]);", "using var scope = logger.BeginScope(\"In {Weight}\", weight);")]
    public Task What_reads_otherwise_is_for_a_person(string before, string after) => Test.Source(Service(before)).Fixed(Service(after)).Review().RunAsync();

    [Theory]
    [InlineData("logger.LogInformation([|$\"Order {orderId} of {{Path}}\"|], path);")]
    [InlineData("logger.LogInformation([|string.Join(\", \", order.Items)|]);")]
    [InlineData("logger.LogInformation([|$\"Order {orderId}\" /* the id */ + path|]);")]
    [InlineData("var text = $\"Order {orderId}\"; logger.LogInformation([|text|]);")]
    [InlineData("logger.LogInformation([|\"{Id}\"|]);")]
    [InlineData("logger.LogInformation([|\"{1} {0}\"|], path, orderId);")]
    [InlineData("logger.LogInformation([|string.Format(\"{0} {0}\", GetTotal())|]);")]
    [InlineData("logger.LogInformation([|string.Format(System.Globalization.CultureInfo.CurrentCulture, \"{0}\", weight)|]);")]
    public Task Where_the_template_is_not_known(string body) => Test.Source(Service(body)).NotOffered().RunAsync();

    [Fact]
    public Task Other_libraries_put_texts_into_quotes() => Test
        .Source("namespace Serilog { public interface ILogger { void Information(string messageTemplate); void Information<T>(string messageTemplate, T value); void Error(System.Exception e, string messageTemplate, params object?[]? values); } }")
        .Source("class C(Serilog.ILogger log) { void M(string name, int id) { log.Information([|$\"a {name}\"|]); } }")
        .Fixed("class C(Serilog.ILogger log) { void M(string name, int id) { log.Information(\"a {Name}\", name); } }").Review().RunAsync();

    [Fact]
    public Task Numbers_are_the_same_in_all() => Test
        .Source("namespace Serilog { public interface ILogger { void Information(string messageTemplate); void Information<T>(string messageTemplate, T value); void Error(System.Exception e, string messageTemplate, params object?[]? values); } }")
        .Source("class C(Serilog.ILogger log) { void M(int? id, System.Exception e) { log.Information([|\"a \" + id|]); log.Error(e, [|$\"{id}\"|]); } }")
        .Fixed("class C(Serilog.ILogger log) { void M(int? id, System.Exception e) { log.Information(\"a {Id}\", id); log.Error(e, \"{Id}\", id); } }").RunAsync();

    [Theory]
    [InlineData("log.Info([|\"{0} of {1}\"|], id, id + 1);", "log.Info(\"{Id} of {Value}\", id, id + 1);", true)]
    [InlineData("log.Info([|\"{0} of {1}\"|], name, id);", "log.Info(\"{Name} of {Id}\", name, id);", false)]
    [InlineData("log.Info([|\"all \" + string.Join(\", \", names)|]);", "log.Info(\"all {Names}\", string.Join(\", \", names));", false)]
    public Task NLog_puts_texts_with_a_name_into_quotes(string before, string after, bool isSafe)
    {
        const string Library = "namespace NLog { public class Logger { public void Info(string message, params object?[] args) { } } }";
        var test = Test.Source(Library).Source(Code(before)).Fixed(Code(after));
        return (isSafe ? test : test.Review()).RunAsync();

        static string Code(string body) => $"class C(NLog.Logger log) {{ void M(string name, int id, string[] names) {{ {body} }} }}";
    }
}
