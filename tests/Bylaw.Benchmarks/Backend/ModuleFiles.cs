namespace Bylaw.Benchmarks.Backend;

/// <summary>Ten features that belong together.</summary>
internal sealed record Module(int Index, IReadOnlyList<Feature> Features)
{
    public string Name => Feature.ModuleName(Index);
}

/// <summary>What wires the features: a file per module, so that no method grows with the backend, and the files that all share.</summary>
internal static class ModuleFiles
{
    public static IEnumerable<(string Path, string Text)> Of(Module module) =>
    [
        ($"{module.Name}/{module.Name}Module.cs", Wiring(module)),
        ($"Data/AppDbContext.{module.Name}.cs", Sets(module)),
    ];

    public static IEnumerable<(string Path, string Text)> Shared(IReadOnlyList<Module> modules) =>
    [
        ("Program.cs", Program(modules)),
        ("Domain/EntityNotFoundException.cs", """
            namespace Backend.Domain;

            public sealed class EntityNotFoundException(string entity, int id) : Exception($"There is no {entity} {id}.");

            """),
        ("Domain/RuleBrokenException.cs", """
            namespace Backend.Domain;

            public sealed class RuleBrokenException(string message) : Exception(message);

            """),
        ("Legacy/LegacyArchive.cs", """
            namespace Backend.Legacy;

            public static class LegacyArchive
            {
                public static string NumberOf(int id) => $"A{id:00000}";
            }

            """),
        ("Data/AppDbContext.cs", """
            using Microsoft.EntityFrameworkCore;

            namespace Backend.Data;

            public sealed partial class AppDbContext(DbContextOptions<AppDbContext> options) : DbContext(options)
            {
                protected override void OnModelCreating(ModelBuilder modelBuilder) =>
                    modelBuilder.ApplyConfigurationsFromAssembly(typeof(AppDbContext).Assembly);
            }

            """),
    ];

    private static string Wiring(Module module) => $$"""
        using Backend.{{module.Name}}.Endpoints;
        using Backend.{{module.Name}}.Repositories;
        using Backend.{{module.Name}}.Services;

        namespace Backend.{{module.Name}};

        public static class {{module.Name}}Module
        {
            public static IServiceCollection Add{{module.Name}}(this IServiceCollection services)
            {
        {{Each(module, it => $"""
                    services.AddScoped<I{it.Entity}Repository, {it.Entity}Repository>();
                    services.AddScoped<I{it.Entity}Service, {it.Entity}Service>();
            """)}}
                return services;
            }

            public static IEndpointRouteBuilder Map{{module.Name}}(this IEndpointRouteBuilder routes)
            {
                var module = routes.MapGroup("/{{module.Name.ToLowerInvariant()}}");
        {{Each(module, it => $"        module.Map{it.Entities}();")}}
                return routes;
            }
        }

        """;

    private static string Sets(Module module) => $$"""
        using Backend.{{module.Name}}.Models;
        using Microsoft.EntityFrameworkCore;

        namespace Backend.Data;

        public sealed partial class AppDbContext
        {
        {{Each(module, it => $"    public DbSet<{it.Entity}> {it.Entities} => Set<{it.Entity}>();")}}
        }

        """;

    private static string Program(IReadOnlyList<Module> modules) => $$"""
        using Backend.Data;
        using Microsoft.EntityFrameworkCore;
        {{string.Join('\n', modules.Select(module => $"using Backend.{module.Name};"))}}

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDbContext<AppDbContext>(options => options.UseInMemoryDatabase("backend"));
        builder.Services.AddSingleton(TimeProvider.System);
        {{string.Join('\n', modules.Select(module => $"builder.Services.Add{module.Name}();"))}}

        var app = builder.Build();
        app.MapGet("/health", async (AppDbContext db) => await db.Database.CanConnectAsync() ? Results.Ok() : Results.StatusCode(503));
        {{string.Join('\n', modules.Select(module => $"app.Map{module.Name}();"))}}
        app.Run();

        """;

    private static string Each(Module module, Func<Feature, string> line) => string.Join('\n', module.Features.Select(line));
}
