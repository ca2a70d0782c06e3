using Bylaw.Analyzers;
using Bylaw.Cli.Checking;
using Bylaw.Cli.Loading;
using Microsoft.CodeAnalysis;

namespace Bylaw.Cli.Starting;

/// <summary>What a solution is built of, as far as its types say it.</summary>
/// <param name="Types">With the layers of bylaw/backend.</param>
/// <param name="Entities">Types that Entity Framework stores.</param>
/// <param name="Parts">What there is, in words and numbers: "23 controllers".</param>
/// <param name="Matches">Whether a type has a facet of bylaw/backend.</param>
internal sealed record SolutionPicture(
    IReadOnlyList<LayeredType> Types, IReadOnlyList<LayeredType> Entities, int Routes, IReadOnlyList<string> Parts, Func<LayeredType, string, bool> Matches)
{
    private static readonly (string Singular, string Plural, Func<INamedTypeSymbol, bool> Has)[] Kinds =
    [
        ("controller", "controllers", type => Extends(type, "Microsoft.AspNetCore.Mvc.ControllerBase", "System.Web.Http.ApiController")),
        ("Razor page", "Razor pages", type => Extends(type, "Microsoft.AspNetCore.Mvc.RazorPages.PageModel")),
        ("Blazor component", "Blazor components", type => Extends(type, "Microsoft.AspNetCore.Components.ComponentBase")),
        ("SignalR hub", "SignalR hubs", type => Extends(type, "Microsoft.AspNetCore.SignalR.Hub")),
        ("gRPC service", "gRPC services", type => Bases(type).Any(wide => wide.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "BindServiceMethodAttribute"))),
        ("FastEndpoint", "FastEndpoints", type => Extends(type, "FastEndpoints.BaseEndpoint")),
        ("DbContext", "DbContexts", IsDbContext),
    ];

    /// <summary>Whether there is a web framework that code could use.</summary>
    public bool HasWeb { get; init; }

    /// <summary>Whether some code uses a database.</summary>
    public bool HasDatabase { get; init; }

    public static SolutionPicture Of(IReadOnlyList<LoadedProject> projects, UnwrittenRules preset, CancellationToken cancellation)
    {
        var surveyed = projects.Where(project => preset.HoldFor(project.Description)).Select(project => preset.In(project))
            .Select(project => CompilationRules.Of(project.Compilation, project.Options, cancellation)).OfType<CompilationRules>().ToList();
        var rulesOf = new Dictionary<LayeredType, CompilationRules>(ReferenceEqualityComparer.Instance);
        var types = new List<LayeredType>();
        foreach (var (rules, type) in surveyed.SelectMany(rules => LayerSurvey.Of(rules, cancellation).Select(type => (Rules: rules, Type: type))).DistinctBy(pair => (pair.Type.Project, pair.Type.Name)))
        {
            rulesOf.Add(type, rules);
            types.Add(type);
        }

        var entities = EntitiesOf(types);
        var routes = surveyed.Where(rules => !rules.Project.IsTest).DistinctBy(rules => rules.Compilation.AssemblyName).Sum(rules => RouteHandlers.Of(rules, cancellation).Count);
        bool Matches(LayeredType type, string facet) => rulesOf[type] is var rules && rules.Book.Facets.TryGetValue(facet, out var found) && rules.Matcher.Matches(found.Selector, new Candidate(type.Symbol));
        return new SolutionPicture(types, entities, routes, [.. PartsOf(types, entities, routes, Matches)], Matches)
        {
            HasWeb = surveyed.Exists(rules => Has(rules.Compilation, "Microsoft", "AspNetCore")),
            HasDatabase = surveyed.Exists(rules => Has(rules.Compilation, "Microsoft", "EntityFrameworkCore") || Has(rules.Compilation, "Dapper") || UsesData(rules.Compilation, cancellation)),
        };
    }

    public static bool Extends(INamedTypeSymbol type, params ReadOnlySpan<string> names)
    {
        foreach (var wide in Bases(type))
        {
            foreach (var name in names)
            {
                if (wide.Name == name[(name.LastIndexOf('.') + 1)..] && SymbolNames.FullName(wide) is var full && (full == name || full.StartsWith(name + "<", StringComparison.Ordinal)))
                    return true;
            }
        }

        return false;
    }

    public static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var wide = type.BaseType; wide is not null && wide.SpecialType != SpecialType.System_Object; wide = wide.BaseType)
            yield return wide;
    }

    private static bool Has(Compilation compilation, params ReadOnlySpan<string> names)
    {
        var space = compilation.GlobalNamespace;
        foreach (var name in names)
        {
            if (space.GetNamespaceMembers().FirstOrDefault(inner => inner.Name == name) is not { } found)
                return false;
            space = found;
        }

        return true;
    }

    // System.Data is part of the framework, so that it is there says nothing.
    private static bool UsesData(Compilation compilation, CancellationToken cancellation) => compilation.SyntaxTrees.Select(tree => tree.GetText(cancellation).ToString())
        .Any(text => text.Contains("System.Data.", StringComparison.Ordinal) || text.Contains("using System.Data;", StringComparison.Ordinal));

    private static bool IsDbContext(INamedTypeSymbol type) => Extends(type, "Microsoft.EntityFrameworkCore.DbContext", "System.Data.Entity.DbContext");

    // By the sets of contexts, and by what configures a type for one.
    private static List<LayeredType> EntitiesOf(List<LayeredType> types)
    {
        var names = types.Where(type => IsDbContext(type.Symbol))
            .SelectMany(context => context.Symbol.GetMembers().OfType<IPropertySymbol>().Select(property => property.Type).OfType<INamedTypeSymbol>().Where(set => set.Name is "DbSet" or "IDbSet"))
            .Concat(types.SelectMany(type => type.Symbol.AllInterfaces).Where(type => type.Name == "IEntityTypeConfiguration"))
            .Where(generic => generic.TypeArguments is [INamedTypeSymbol])
            .Select(generic => SymbolNames.FullName(((INamedTypeSymbol)generic.TypeArguments[0]).OriginalDefinition)).ToHashSet(StringComparer.Ordinal);
        return [.. types.Where(type => names.Contains(type.Name))];
    }

    private static IEnumerable<string> PartsOf(List<LayeredType> types, List<LayeredType> entities, int routes, Func<LayeredType, string, bool> matches)
    {
        foreach (var (singular, plural, has) in Kinds)
        {
            if (types.Count(type => has(type.Symbol) && !type.Symbol.IsAbstract) is > 0 and var count)
                yield return $"{count} {(count == 1 ? singular : plural)}";
        }

        if (routes > 0)
            yield return Output.Messages.Count(routes, "handler") + " of minimal APIs";
        if (entities.Count > 0)
            yield return $"{entities.Count} EF {(entities.Count == 1 ? "entity" : "entities")}";
        if (types.Count(type => matches(type, "handler")) is > 0 and var handlers)
            yield return Output.Messages.Count(handlers, "handler") + " of commands, queries or messages";
        if (types.Count(type => matches(type, "background-service")) is > 0 and var jobs)
            yield return Output.Messages.Count(jobs, "background service");
    }
}
