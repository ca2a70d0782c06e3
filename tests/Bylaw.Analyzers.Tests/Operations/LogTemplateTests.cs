using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Operations;

public sealed class LogTemplateTests
{
    private const string Id = "BYL7001";

    private static RuleTest Templates(string check = "log-template", string rule = "in: any") => new RuleTest().Rules($$"""
        bylaw: 1
        layers:
          Endpoint: { is: endpoint }
          Service: { named: "{Entity}Service" }
        rules:
          templates:
            {{rule}}
            ensure: {{check}}
        """).Expect(Id);

    private static string InMethod(string code) => $$"""
        using System;
        using Microsoft.Extensions.Logging;
        partial class C(ILogger<C> logger, ILogger plain)
        {
            const string Shipped = "Shipped {Id}";
            static readonly string Text = "Shipped";
            void M(int id, string name, Exception ex, object[] all) { {{code}} }
            [LoggerMessage(1, LogLevel.Information, "Shipped {id}")] static partial void LogShipped(ILogger logger, int id);
            static partial void LogShipped(ILogger logger, int id) { }
        }
        """;

    [Theory]
    [InlineData("logger.LogInformation([|$\"Shipped {id}\"|]);")]
    [InlineData("logger.LogError(ex, [|$\"Shipped {id}\"|]);")]
    [InlineData("logger.LogError(ex, [|\"Shipped \" + id|]);")]
    [InlineData("plain.Log(LogLevel.Warning, [|string.Format(\"Shipped {0}\", id)|]);")]
    [InlineData("plain.LogDebug(new EventId(1), [|string.Concat(\"Shipped \", name)|]);")]
    [InlineData("LoggerExtensions.LogTrace(plain, [|$\"{name}\"|]);")]
    [InlineData("using (plain.BeginScope([|$\"Order {id}\"|])) { }")]
    [InlineData("var text = $\"Shipped {id}\"; logger.LogCritical([|text|]);")]
    [InlineData("Action a = () => logger.LogInformation([|$\"Shipped {id}\"|]); a();")]
    [InlineData("logger.LogInformation([|\"Shipped {0}\"|], id);")]
    [InlineData("logger.LogInformation([|\"Shipped {Id}\"|]);")]
    [InlineData("logger.LogInformation([|\"Shipped {Id}\"|], id, name);")]
    [InlineData("logger.LogInformation([|\"Shipped\"|], id);")]
    [InlineData("logger.LogInformation([|\"Shipped {Id} to {Name}\"|], new object[] { id });")]
    [InlineData("logger.LogInformation([|Shipped|]);")]
    [InlineData("logger.LogInformation(args: [id, name], message: [|\"Shipped {Id}\"|]);")]
    public Task Templates_that_don_t_hold_report(string code) => Templates().Source(InMethod(code)).RunAsync();

    [Theory]
    [InlineData("logger.LogInformation(\"Shipped\");")]
    [InlineData("logger.LogInformation(\"Shipped {Id}\", id);")]
    [InlineData("logger.LogInformation(\"Shipped {id} to {@name,10:x}\", id, name);")]
    [InlineData("logger.LogInformation(\"Shipped {{Id}} {Name}\", name);")]
    [InlineData("logger.LogError(ex, \"Shipped {Id}\", id);")]
    [InlineData("logger.LogError(ex, \"Shipped\");")]
    [InlineData("logger.LogInformation(Shipped, id);")]
    [InlineData("logger.LogInformation(\"Shipped \" + \"{Id}\", id);")]
    [InlineData("logger.LogInformation($\"{Shipped} {{Name}}\", id, name);")]
    [InlineData("logger.LogInformation(\"Shipped {Id} {Name}\", all);")]
    [InlineData("logger.LogInformation(Text);")]
    [InlineData("logger.LogInformation(name);")]
    [InlineData("logger.LogInformation(id > 1 ? \"Many\" : \"Few\");")]
    [InlineData("logger.LogInformation(ex.Message);")]
    [InlineData("logger.LogInformation(\"odd { brace\", id);")]
    [InlineData("logger.LogInformation(null, id);")]
    [InlineData("const string text = \"Shipped {Id}\"; logger.LogInformation(text, id);")]
    [InlineData("LogShipped(logger, id);")]
    [InlineData("if (logger.IsEnabled(LogLevel.Debug)) logger.Log(LogLevel.Debug, new EventId(1), ex, \"Shipped {Id}\", id);")]
    [InlineData("logger.Log(LogLevel.Debug, new EventId(1), id, ex, (state, error) => $\"{state}\");")]
    [InlineData("using (plain.BeginScope(\"Order {Id}\", id)) { } using (plain.BeginScope(all)) { }")]
    [InlineData("Console.WriteLine($\"Shipped {id}\"); throw new Exception($\"Shipped {id}\");")]
    public Task Templates_that_hold_are_fine(string code) => Templates().Source(InMethod(code)).RunAsync();

    [Fact]
    public Task The_messages_say_what_is_wrong() => Templates("{ log-template: { casing: pascal } }").Source("""
        using Microsoft.Extensions.Logging;
        class OrderService(ILogger<OrderService> logger)
        {
            void M(int id)
            {
                logger.LogInformation({|#0:$"Shipped {id}"|});
                logger.LogInformation({|#1:"Shipped " + id|});
                logger.LogInformation({|#2:"Shipped {0}"|}, id);
                logger.LogInformation({|#3:"Shipped {Id}"|});
                logger.LogInformation({|#4:"Shipped {Id} {order_id}"|}, id, id);
                logger.LogInformation("Shipped {OrderId}", id);
            }
        }
        """)
        .Expect(0, Id, "'OrderService' (Service) must log a constant template with its values as arguments, not an interpolated text [templates]")
        .Expect(1, Id, "'OrderService' (Service) must log a constant template with its values as arguments, not a text that is put together [templates]")
        .Expect(2, Id, "'OrderService' (Service) must name the placeholder '{0}' of its log template [templates]")
        .Expect(3, Id, "'OrderService' (Service) must log a value for each placeholder of its template, but has 1 placeholder and 0 values [templates]")
        .Expect(4, Id, "'OrderService' (Service) must write the placeholder '{order_id}' of its log template in PascalCase [templates]").RunAsync();

    [Fact]
    public Task Numbers_are_fine_where_the_rule_says_so() => Templates("{ log-template: { placeholders: any } }").Source(InMethod("""
        logger.LogInformation("Shipped {0} {0}", id);
        logger.LogInformation([|"Shipped {Id}"|]);
        """)).RunAsync();

    [Fact]
    public Task Serilog_and_NLog() => Templates().Source("""
        class C(Serilog.ILogger serilog, Serilog.Core.Logger root, NLog.Logger nlog, System.Exception ex)
        {
            void M(int id)
            {
                serilog.Information([|$"Shipped {id}"|]);
                serilog.Information([|"Shipped"|], id);
                serilog.Information("Shipped {Id}", id);
                root.Information([|"Shipped {Id} {Name}"|], id);
                Serilog.Log.Information([|"Shipped " + id|]);
                Serilog.Log.Information("Shipped {Id}", id);
                nlog.Info([|$"Shipped {id}"|]);
                nlog.Info("Shipped", ex);
                nlog.Info("Shipped {Id}", id);
            }
        }
        namespace Serilog
        {
            interface ILogger { void Information(string messageTemplate); void Information<T>(string messageTemplate, T propertyValue); }
            static class Log { public static void Information(string messageTemplate) { } public static void Information<T>(string messageTemplate, T propertyValue) { } }
        }
        namespace Serilog.Core
        {
            class Logger : ILogger { public void Information(string messageTemplate) { } public void Information<T>(string messageTemplate, T propertyValue) { } }
        }
        namespace NLog
        {
            class Logger { public void Info(string message) { } public void Info<T>(string message, T argument) { } }
        }
        """).RunAsync();

    [Fact]
    public Task Only_what_the_rule_is_about() => Templates(rule: "in: Endpoint").Source("""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.Logging;
        class OrdersController(ILogger<OrdersController> logger) : ControllerBase { public void Get(int id) => logger.LogInformation([|$"{id}"|]); }
        class OrderService(ILogger<OrderService> logger) { void Get(int id) => logger.LogInformation($"{id}"); }
        static class Routes
        {
            public static void Map(WebApplication app)
            {
                app.Logger.LogInformation($"{app}");
                app.MapGet("/a/{id}", (int id, ILogger<string> logger) => logger.LogInformation([|$"{id}"|]));
                app.MapGet("/b/{id}", Get);
            }
            static void Get(int id, ILogger<string> logger) => logger.LogInformation([|$"{id}"|]);
        }
        """).RunAsync();
}
