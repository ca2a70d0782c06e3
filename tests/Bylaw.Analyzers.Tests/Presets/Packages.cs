using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Presets;

/// <summary>Of packages that the presets name, as much as the examples use.</summary>
internal static class Packages
{
    private const string Code = """
        namespace Microsoft.EntityFrameworkCore
        {
            public static class Providers
            {
                public static DbContextOptionsBuilder UseNpgsql(this DbContextOptionsBuilder options, string connection) => options;
                public static DbContextOptionsBuilder UseSqlite(this DbContextOptionsBuilder options, string connection) => options;
                public static DbContextOptionsBuilder UseSqlServer(this DbContextOptionsBuilder options, string connection) => options;
            }
        }

        namespace Finbuckle.MultiTenant
        {
            public static class Tenancy
            {
                public static Microsoft.AspNetCore.Builder.IApplicationBuilder UseMultiTenant(this Microsoft.AspNetCore.Builder.IApplicationBuilder app) => app;
            }
        }

        namespace Docker.DotNet { public class DockerClient { } }

        namespace LibGit2Sharp
        {
            public class Repository { public object Info => this; }
        }

        namespace NLog
        {
            public class Logger { public void Info(string text) { } }
        }

        namespace ModelContextProtocol.Server
        {
            public class McpServerToolAttribute : System.Attribute { }
        }

        namespace Microsoft.Extensions.DependencyInjection
        {
            public interface IMcpServerBuilder { }

            public static class McpServers
            {
                public static IMcpServerBuilder AddMcpServer(this IServiceCollection services) => null!;
                public static IMcpServerBuilder WithHttpTransport(this IMcpServerBuilder builder) => builder;
                public static IMcpServerBuilder WithStdioServerTransport(this IMcpServerBuilder builder) => builder;
            }
        }
        """;

    public static MetadataReference Reference { get; } = CSharpCompilation.Create(
        "Packages", [CSharpSyntaxTree.ParseText(Code)], Libraries.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).ToMetadataReference();
}
