using Bylaw.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bylaw.Specs.Tests.OnCode;

/// <summary>Of packages that the lexicon names, as much as the cases use.</summary>
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
                public static DbContextOptionsBuilder UseMySql(this DbContextOptionsBuilder options, string connection) => options;
                public static DbContextOptionsBuilder UseLazyLoadingProxies(this DbContextOptionsBuilder options) => options;
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
        namespace LibGit2Sharp { public class Repository { } }
        namespace NLog { public class Logger { public void Info(string text) { } } }
        namespace Serilog { public interface ILogger { void Information(string template, params object[] values); } }
        namespace ModelContextProtocol.Server { public class McpServerToolAttribute : System.Attribute { } }
        namespace Stripe { public class ChargeService { } }
        namespace MailKit.Net.Smtp { public class SmtpClient { } }
        namespace Npgsql { public class NpgsqlConnection { public NpgsqlConnection(string text) { } } }
        namespace Newtonsoft.Json { public static class JsonConvert { public static string SerializeObject(object value) => ""; } }

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

        namespace MediatR
        {
            public interface IRequest<T> { }
            public interface IRequest { }
            public interface INotification { }
            public interface ISender { System.Threading.Tasks.Task<T> Send<T>(IRequest<T> request, System.Threading.CancellationToken token = default); }
            public interface IMediator : ISender { }
            public interface IRequestHandler<TRequest, TResponse> where TRequest : IRequest<TResponse>
            {
                System.Threading.Tasks.Task<TResponse> Handle(TRequest request, System.Threading.CancellationToken token);
            }
        }

        namespace FluentValidation
        {
            public interface IValidator<T> { bool Validate(T value); }
            public abstract class AbstractValidator<T> : IValidator<T> { public bool Validate(T value) => true; }
        }

        namespace AutoMapper
        {
            public class Profile { }
            public static class Extensions { public static System.Linq.IQueryable<T> ProjectTo<T>(this System.Linq.IQueryable query) => null!; }
        }

        namespace Xunit
        {
            public class FactAttribute : System.Attribute { }
            public class TheoryAttribute : FactAttribute { }
            public class TraitAttribute : System.Attribute { public TraitAttribute(string name, string value) { } }
            public interface IClassFixture<T> { }
        }
        """;

    public static MetadataReference Reference { get; } = CSharpCompilation.Create(
        "Packages", [CSharpSyntaxTree.ParseText(Code)], Libraries.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).ToMetadataReference();
}
