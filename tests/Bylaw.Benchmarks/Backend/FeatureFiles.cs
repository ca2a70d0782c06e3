namespace Bylaw.Benchmarks.Backend;

/// <summary>The six files of a feature that keeps all rules.</summary>
internal static class FeatureFiles
{
    public static IEnumerable<(string Path, string Text)> Of(Feature feature)
    {
        var folder = feature.Module + "/";
        return
        [
            (folder + $"Models/{feature.Entity}.cs", Model(feature)),
            (folder + $"Dtos/{feature.Entity}Dto.cs", Dto(feature)),
            (folder + $"Repositories/{feature.Entity}Repository.cs", Repository(feature)),
            (folder + $"Services/{feature.Entity}Service.cs", Service(feature)),
            (folder + $"Endpoints/{feature.Entity}Endpoints.cs", Endpoints(feature)),
            (folder + $"Mapping/{feature.Entity}Mapping.cs", Mapping(feature)),
        ];
    }

    private static string Model(Feature it) => $$"""
        using System.ComponentModel.DataAnnotations;
        using Microsoft.EntityFrameworkCore;

        namespace Backend.{{it.Module}}.Models;

        [Index(nameof(Name))]
        public sealed class {{it.Entity}}
        {
            public int Id { get; set; }

            [MaxLength(80)]
            public string Name { get; set; } = "";

            public decimal Amount { get; set; }

            public DateTimeOffset? ChangedAt { get; set; }
        }

        """;

    private static string Dto(Feature it) => $$"""
        namespace Backend.{{it.Module}}.Dtos;

        public sealed record {{it.Entity}}Dto(int Id, string Name, decimal Amount);

        public sealed record Create{{it.Entity}}Request(string Name, decimal Amount, int After, string? Note = null);

        """;

    private static string Repository(Feature it) => $$"""
        using Backend.Data;
        using Backend.{{it.Module}}.Models;
        using Microsoft.EntityFrameworkCore;

        namespace Backend.{{it.Module}}.Repositories;

        public interface I{{it.Entity}}Repository
        {
            Task<{{it.Entity}}?> FindAsync(int id, CancellationToken cancellation);
            Task AddAsync({{it.Entity}} item, CancellationToken cancellation);
        }

        public sealed class {{it.Entity}}Repository(AppDbContext db) : I{{it.Entity}}Repository
        {
            public Task<{{it.Entity}}?> FindAsync(int id, CancellationToken cancellation) =>
                db.{{it.Entities}}.FirstOrDefaultAsync(item => item.Id == id, cancellation);

            public async Task AddAsync({{it.Entity}} item, CancellationToken cancellation)
            {
                db.{{it.Entities}}.Add(item);
                await db.SaveChangesAsync(cancellation);
            }
        }

        """;

    private static string Service(Feature it)
    {
        var other = it.Before is { } before ? $", I{before.Entity}Service others" : "";
        var limit = it.Before is null ? "100_000m" : "(await others.GetAsync(request.After, cancellation)).Amount + 100_000m";
        return $$"""
            using Backend.Domain;
            using Backend.{{it.Module}}.Dtos;
            using Backend.{{it.Module}}.Mapping;
            using Backend.{{it.Module}}.Repositories;
            {{(it.Before is { } earlier && earlier.Module != it.Module ? $"using Backend.{earlier.Module}.Services;\n" : "")}}
            namespace Backend.{{it.Module}}.Services;

            public interface I{{it.Entity}}Service
            {
                Task<{{it.Entity}}Dto> GetAsync(int id, CancellationToken cancellation);
                Task<{{it.Entity}}Dto> CreateAsync(Create{{it.Entity}}Request request, CancellationToken cancellation);
            }

            public sealed class {{it.Entity}}Service(I{{it.Entity}}Repository repository, TimeProvider clock{{other}}) : I{{it.Entity}}Service
            {
                public async Task<{{it.Entity}}Dto> GetAsync(int id, CancellationToken cancellation)
                {
                    var item = await repository.FindAsync(id, cancellation) ?? throw new EntityNotFoundException("{{it.Entity}}", id);
                    return item.ToDto();
                }

                public async Task<{{it.Entity}}Dto> CreateAsync(Create{{it.Entity}}Request request, CancellationToken cancellation)
                {
                    if (request.Amount > {{limit}})
                        throw new RuleBrokenException($"{request.Name} is too much.");

                    var item = request.ToModel(clock.GetUtcNow());
                    await repository.AddAsync(item, cancellation);
                    return item.ToDto();
                }
            }

            """;
    }

    private static string Endpoints(Feature it) => $$"""
        using Backend.{{it.Module}}.Dtos;
        using Backend.{{it.Module}}.Mapping;
        using Backend.{{it.Module}}.Services;

        namespace Backend.{{it.Module}}.Endpoints;

        public static class {{it.Entity}}Endpoints
        {
            public static IEndpointRouteBuilder Map{{it.Entities}}(this IEndpointRouteBuilder routes)
            {
                var group = routes.MapGroup("/{{it.Route}}").WithTags("{{it.Entity}}");
                group.MapGet("/{id:int}", GetAsync);
                group.MapPost("/", async (Create{{it.Entity}}Request request, I{{it.Entity}}Service service, CancellationToken cancellation) =>
                {
                    if (request.Problems() is { Count: > 0 } problems)
                        return Results.ValidationProblem(problems);

                    var created = await service.CreateAsync(request, cancellation);
                    return Results.Created($"/{{it.Route}}/{created.Id}", created);
                });
                return routes;
            }

            private static async Task<IResult> GetAsync(int id, I{{it.Entity}}Service service, CancellationToken cancellation) =>
                Results.Ok(await service.GetAsync(id, cancellation));
        }

        """;

    private static string Mapping(Feature it) => $$"""
        using Backend.{{it.Module}}.Dtos;
        using Backend.{{it.Module}}.Models;

        namespace Backend.{{it.Module}}.Mapping;

        public static class {{it.Entity}}Mapping
        {
            public static {{it.Entity}}Dto ToDto(this {{it.Entity}} item) => new(item.Id, item.Name, item.Amount);

            public static {{it.Entity}} ToModel(this Create{{it.Entity}}Request request, DateTimeOffset now) =>
                new() { Name = request.Name.Trim(), Amount = request.Amount, ChangedAt = now };

            public static Dictionary<string, string[]> Problems(this Create{{it.Entity}}Request request)
            {
                var problems = new Dictionary<string, string[]>();
                if (string.IsNullOrWhiteSpace(request.Name))
                    problems[nameof(request.Name)] = ["A name is needed."];
                return problems;
            }
        }

        """;
}
