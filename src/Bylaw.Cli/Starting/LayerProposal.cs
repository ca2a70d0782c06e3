using Bylaw.Analyzers;
using Bylaw.Cli.Checking;
using Microsoft.CodeAnalysis;

namespace Bylaw.Cli.Starting;

/// <param name="Selectors">As they stand in the rule file; a type is meant by any of them.</param>
/// <param name="What">What it takes beyond the layer of this name in bylaw/backend, or what it is if there is none; null if there is nothing to say.</param>
internal sealed record ProposedLayer(string Name, IReadOnlyList<string> Selectors, bool IsShared, string? What);

/// <summary>Finds layers by what is there: those of bylaw/backend, widened where the team's own names are others, and those of handlers and jobs.</summary>
internal sealed class LayerProposal(SolutionPicture picture)
{
    private const int Few = 2;

    /// <summary>What people call classes that do what services do.</summary>
    private static readonly string[] ServiceWords = ["UseCase", "Interactor", "Manager", "Facade", "Processor", "Workflow", "Engine", "Operations"];

    /// <summary>What people call classes that do what repositories do.</summary>
    private static readonly string[] RepositoryWords = ["Store", "Dao", "DataAccess", "DataProvider", "Queries", "Finder", "Repo"];

    private static readonly string[] DomainWords = ["Domain", "Entities", "Entity", "Models", "Model", "Aggregates"];

    public IReadOnlyList<ProposedLayer> Layers() =>
    [
        .. LayerNames.All.Select(name => name switch
        {
            LayerNames.Handler => Facet(name, "handler", "handlers of commands, queries and messages"),
            LayerNames.Job => Facet(name, "background-service", "what runs without a request"),
            LayerNames.Service => Widened(name, Suffixed(ServiceWords, IsInjected), shared: false),
            LayerNames.Repository => Widened(name, Suffixed(RepositoryWords, HoldsSession), shared: false),
            LayerNames.Model => Widened(name, Entities(), shared: true),
            _ => Widened(name, [], shared: false),
        }).OfType<ProposedLayer>(),
    ];

    // One that the team's documents speak of is theirs.
    private ProposedLayer? Facet(string name, string facet, string what) => picture.Types.Any(type => type.Layers.Contains(name)) ? new ProposedLayer(name, [$"layer: {name}"], false, what)
        : picture.Types.Any(type => picture.Matches(type, facet)) ? new ProposedLayer(name, [$"is: {facet}"], false, what) : null;

    private ProposedLayer? Widened(string name, IReadOnlyList<string> more, bool shared)
    {
        var isThere = picture.Types.Any(type => type.Layer == name) || (name == LayerNames.Endpoint && picture.Routes > 0);
        if (!isThere && more.Count == 0)
            return null;
        return new ProposedLayer(name, [$"layer: {name}", .. more], shared, more.Count == 0 ? null : "with names of this solution");
    }

    private IReadOnlyList<string> Suffixed(string[] words, Func<LayeredType, bool> behaves)
    {
        var found = words.Where(word => picture.Types.Where(type => type.Layer is null && IsCode(type) && type.Symbol.Name.EndsWith(word, StringComparison.Ordinal)).ToList() is { Count: >= Few } types
            && types.Count(behaves) * 2 >= types.Count).ToList();
        return found.Count == 0 ? [] : [$"named: [{string.Join(", ", found.Select(word => $"\"*{word}\""))}], not: {{ is: [exception, dto, data, enum, static, background-service] }}"];
    }

    private static bool IsCode(LayeredType type) => type.Symbol is { TypeKind: TypeKind.Class, IsStatic: false };

    // Somebody in a layer asks for it, by itself or by its interface.
    private bool IsInjected(LayeredType type) => Injected.Contains(type.Name) || type.Symbol.AllInterfaces.Any(wide => Injected.Contains(SymbolNames.FullName(wide)));

    private HashSet<string> Injected => field ??= [.. picture.Types.Where(type => type.Layer is not null || picture.Matches(type, "handler") || picture.Matches(type, "background-service"))
        .SelectMany(type => type.Symbol.InstanceConstructors).SelectMany(constructor => constructor.Parameters).Select(parameter => parameter.Type).OfType<INamedTypeSymbol>().Select(SymbolNames.FullName)];

    private bool HoldsSession(LayeredType type) => type.Symbol.InstanceConstructors.SelectMany(constructor => constructor.Parameters).Select(parameter => parameter.Type).OfType<INamedTypeSymbol>()
        .Any(taken => picture.Types.FirstOrDefault(own => own.Name == SymbolNames.FullName(taken)) is { } own ? picture.Matches(own, "db-session")
            : SolutionPicture.Extends(taken, "Microsoft.EntityFrameworkCore.DbContext") || taken.Name is "DbContext" or "IDbConnection" or "DbConnection" or "IDbContextFactory" or "DbDataSource" or "IMongoDatabase" or "IMongoCollection");

    // What is stored and has no layer is told by its base class, else by where it lies.
    private IReadOnlyList<string> Entities()
    {
        var entities = picture.Entities.Where(type => type.Layer is null).ToList();
        if (entities.Count < Few)
            return [];

        var selectors = new List<string>();
        var bases = entities.SelectMany(entity => SolutionPicture.Bases(entity.Symbol).Select(wide => wide.OriginalDefinition).Where(IsOwn).Select(wide => (Entity: entity, Base: SymbolNames.FullName(wide), wide.Arity)))
            .GroupBy(pair => (pair.Base, pair.Arity)).OrderByDescending(group => group.Count()).FirstOrDefault(group => group.Count() * 2 > entities.Count);
        var rest = entities;
        if (bases is not null)
        {
            var covered = bases.Select(pair => pair.Entity).ToHashSet();
            selectors.Add($"extends: \"{bases.Key.Base}{(bases.Key.Arity > 0 ? "<**>" : "")}\"");
            rest = [.. entities.Where(entity => !covered.Contains(entity))];
        }

        var places = rest.Where(entity => entity.Namespace.Length > 0).GroupBy(entity => Domain(entity.Namespace)).Where(place => place.Count() >= Few || rest.Count < 4).Select(place => place.Key).Order(StringComparer.Ordinal).ToList();
        if (places.Count > 0)
            selectors.Add($"in: [{string.Join(", ", places.Select(place => $"\"{place}\""))}], is: [class, record, struct, enum], not: {{ is: [exception, static] }}");
        return selectors;
    }

    private bool IsOwn(INamedTypeSymbol type) => picture.Types.Any(own => own.Name == SymbolNames.FullName(type)) && type.TypeKind == TypeKind.Class;

    private static string Domain(string space)
    {
        var segments = space.Split('.');
        var at = Array.FindLastIndex(segments, segment => DomainWords.Contains(segment));
        return at < 0 ? space : string.Join('.', segments.Take(at + 1)) + ".**";
    }
}
