using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Presets;

/// <summary>The presets of kinds of systems, each alone, on code that keeps it and code that breaks it.</summary>
public sealed class OtherPresetTests
{
    private static RuleTest Preset(string name, string library = "") => new RuleTest().Rules($"""
        bylaw: 1
        extends: bylaw/{name}
        """).Source("lib/Library.g.cs", library);

    [Fact]
    public Task Multi_tenant_keeps_filters_stores_and_versions() => Preset("multi-tenant", """
        namespace Microsoft.EntityFrameworkCore { public static class Providers { public static void UseNpgsql(this DbContextOptionsBuilder options, string text) { } public static void UseSqlServer(this DbContextOptionsBuilder options, string text) { } } }
        namespace Docker.DotNet { public class DockerClient { } }
        """)
        .Source("src/Shop/Data.cs", """
        using System.Linq;
        using System.Threading.Tasks;
        using Microsoft.EntityFrameworkCore;
        namespace Shop.Data
        {
            public class Order { public int Id { get; set; } public int TenantId { get; set; } }
            public class Context(DbContextOptions<Context> options) : DbContext(options)
            {
                public DbSet<Order> Orders => Set<Order>();
                public IQueryable<Order> All => Orders.{|BYL6004:IgnoreQueryFilters|}();
                public IQueryable<Order> Mine => Orders.AsNoTracking();
                protected override void OnModelCreating(ModelBuilder model) => model.Entity<Order>().HasQueryFilter(order => order.TenantId == 1);
                protected override void OnConfiguring(DbContextOptionsBuilder options)
                {
                    options.UseNpgsql("");
                    options.{|BYL2002:UseSqlServer|}("");
                }
            }
        }
        namespace Shop.V1 { public class Shared { } public class OrderService { public Task Work() => Task.CompletedTask; } }
        namespace Shop.V2 { public class InvoiceService(V1.{|BYL2001:Shared|} shared) { public Task Work() => Task.{|BYL2002:Run|}(() => shared); } }
        namespace Shop.Tools
        {
            using Docker.DotNet;
            public class ToolRunner(DockerClient docker) { public DockerClient Docker => docker; }
            public class Helper({|BYL1004:DockerClient|} docker) { public object Docker => docker; }
        }
        """).RunAsync();

    [Theory]
    [InlineData("app.UseMultiTenant(); app.UseAuthorization();")]
    [InlineData("app.UseMiddleware<Tenants>(); app.UseAuthorization();")]
    [InlineData("app.{|BYL8007:UseAuthorization|}();")]
    [InlineData("app.{|BYL8007:UseAuthorization|}(); app.UseMultiTenant();")]
    [InlineData("app.UseStaticFiles();")]
    public Task Multi_tenant_asks_for_the_tenant_first(string calls) => Preset("multi-tenant", "namespace Finbuckle.MultiTenant { public static class Tenancy { public static Microsoft.AspNetCore.Builder.IApplicationBuilder UseMultiTenant(this Microsoft.AspNetCore.Builder.IApplicationBuilder app) => app; } }")
        .AssemblyName("Shop.Api").OutputKind(Microsoft.CodeAnalysis.OutputKind.ConsoleApplication)
        .Source("src/Shop.Api/Program.cs", $$"""
        using Finbuckle.MultiTenant;
        using Microsoft.AspNetCore.Builder;
        var app = WebApplication.Create();
        {{calls}}
        app.Run();
        class Tenants { public Tenants(Microsoft.AspNetCore.Http.RequestDelegate next) { } public System.Threading.Tasks.Task InvokeAsync(Microsoft.AspNetCore.Http.HttpContext context) => System.Threading.Tasks.Task.CompletedTask; }
        """).RunAsync();

    [Fact]
    public Task Realtime_gives_resources_an_owner() => Preset("realtime", """
        namespace LibGit2Sharp { public class Repository { } }
        namespace NLog { public class Logger { } }
        """)
        .Source("src/Shop/Server.cs", """
        using System.Diagnostics;
        using System.IO;
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.Extensions.Logging;
        namespace Shop.Server
        {
            public class WorktreeService(LibGit2Sharp.Repository repository) { public object Repository => repository; }
            public class SessionService(ILogger<SessionService> logger)
            {
                public void Start(string path)
                {
                    using var process = Process.Start(path);
                    File.WriteAllText(path, "");
                    logger.LogInformation("Started {Path}", path);
                    System.Console.{|BYL7006:WriteLine|}(path);
                }
            }
            public class SessionHub(SessionService sessions) : Hub
            {
                public void Start(string path) => sessions.Start(path);
                public void Run(string path) => {|BYL2001:Process|}.Start(path);
                public void Save(string path) => File.{|BYL2002:WriteAllText|}(path, "");
                public bool Has(string path) => File.Exists(path);
            }
            public class Sync(LibGit2Sharp.{|BYL1004:Repository|} repository) { public object Repository => repository; }
            public class Old(NLog.{|BYL2001:Logger|} logger) { public object Logger => logger; }
            public record {|BYL3003:StartRequest|}(string Path);
        }
        namespace Shop.Shared { public record StopRequest(string Path); }
        """).RunAsync();

    [Fact]
    public Task Cli_host_has_a_chain_of_its_own() => Preset("cli-host", """
        namespace ModelContextProtocol.Server { public class McpServerToolAttribute : System.Attribute { } }
        namespace Microsoft.Extensions.DependencyInjection { public static class McpBuilder { public static IServiceCollection WithStdioServerTransport(this IServiceCollection services) => services; public static IServiceCollection WithHttpTransport(this IServiceCollection services) => services; } }
        """)
        .Source("src/Shop/Cli.cs", """
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.DependencyInjection;
        using ModelContextProtocol.Server;
        namespace Shop.Cli
        {
            public class ArgumentParser(CommandDispatcher next) { public object Next => next; }
            public class CommandDispatcher(JobRunner next) { public object Next => next; }
            public class JobRunner(TableOutput next) { public object Next => next; }
            public class TableOutput({|BYL1001:ArgumentParser|} parser) { public object Parser => parser; }
            public class FastParser({|BYL1001:JobRunner|} runner) { public object Runner => runner; }
            public class Hints(TableOutput output, ArgumentParser parser) { public object[] All => [output, parser]; }
        }
        namespace Shop.Templates { public class RazorParser(HtmlOutput output) { public object Output => output; } public class HtmlOutput { } }
        namespace Shop.Api { public class RunService(Cli.{|BYL2001:JobRunner|} runner) { public object Runner => runner; } }
        namespace Shop.Infra { public class Context(DbContextOptions<Context> options) : DbContext(options) { } }
        namespace Shop.Api { public class StatsService(Infra.{|BYL1004:Context|} context) { public object Context => context; } }
        namespace Shop.Api.Mcp { public class RunTool { [McpServerTool] public void Run() { } } }
        namespace Shop.Api { public class StopTool { [{|BYL1004:McpServerTool|}] public void Stop() { } } }
        namespace Shop
        {
            public static class Wiring
            {
                public static IServiceCollection AddMcp(this IServiceCollection services) => services.WithHttpTransport();
                public static IServiceCollection AddLocal(this IServiceCollection services) => services.{|BYL2002:WithStdioServerTransport|}();
            }
        }
        """).RunAsync();
}
