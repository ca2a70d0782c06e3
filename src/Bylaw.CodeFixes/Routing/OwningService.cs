using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Bylaw.CodeFixes;

/// <summary>The service that stands between a caller and what it must not use itself.</summary>
/// <param name="Injected">What callers ask the container for: its interface, or itself where it has none.</param>
/// <param name="Inner">How its own code names the dependency.</param>
internal sealed record OwningService(INamedTypeSymbol Class, INamedTypeSymbol Injected, string Inner)
{
    /// <summary>Null if there is none, or more than one.</summary>
    public static async Task<OwningService?> FindAsync(FindingContext context, INamedTypeSymbol dependency, string? entity)
    {
        var names = new List<string>();
        if (context.Instead is { } instead)
            names.Add(TypeName(instead));
        if (entity is not null)
            names.AddRange([$"{entity}Service", $"I{entity}Service"]);

        var found = new List<OwningService>();
        foreach (var name in names.Distinct())
        {
            foreach (var declared in await SymbolFinder.FindSourceDeclarationsAsync(context.Solution, name, ignoreCase: false, SymbolFilter.Type, context.Cancellation).ConfigureAwait(false))
            {
                foreach (var type in await ClassesAsync(context, (INamedTypeSymbol)declared).ConfigureAwait(false))
                {
                    if (Of(context, dependency, type) is { } service && !found.Exists(other => SameType.Is(other.Class, service.Class)))
                        found.Add(service);
                }
            }
        }

        return found is [var only] ? only : null;
    }

    /// <summary>The entity that the dependency is about: `Order` of `IOrderRepository` and of `IRepository&lt;Order&gt;`.</summary>
    public static string? EntityOf(FindingContext context, INamedTypeSymbol type)
    {
        if (context.Rules.Layers.CapturesOf(type)["Entity"] is { } captured)
            return captured;
        if (type.TypeArguments is [INamedTypeSymbol entity, ..])
            return entity.Name;

        const string Suffix = "Repository";
        var name = SymbolNames.WithoutInterfacePrefix(type) ?? type.Name;
        return name.EndsWith(Suffix, StringComparison.Ordinal) && name.Length > Suffix.Length ? name.Substring(0, name.Length - Suffix.Length) : null;
    }

    private static string TypeName(string written)
    {
        var generic = written.IndexOf('<');
        var name = generic < 0 ? written : written.Substring(0, generic);
        return name.Substring(name.LastIndexOf('.') + 1);
    }

    private static async Task<IEnumerable<INamedTypeSymbol>> ClassesAsync(FindingContext context, INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Interface
            ? (await SymbolFinder.FindImplementationsAsync(type, context.Solution, cancellationToken: context.Cancellation).ConfigureAwait(false)).OfType<INamedTypeSymbol>()
            : [type];

    private static OwningService? Of(FindingContext context, INamedTypeSymbol dependency, INamedTypeSymbol type)
    {
        if (type is not { TypeKind: TypeKind.Class, IsAbstract: false, IsStatic: false, IsGenericType: false } || Inside(type, dependency) is not { } inner)
            return null;

        var interfaces = type.AllInterfaces.Where(one => one.Locations.Any(location => location.IsInSource) && !one.IsGenericType).ToList();
        var injected = interfaces.Find(one => one.Name == "I" + type.Name) ?? (interfaces is [var single] ? single : interfaces.Count == 0 ? type : null);
        return injected is not null && MayUse(context, injected, dependency) ? new OwningService(type, injected, inner) : null;
    }

    // Whether the caller may use the service is seen when it does.
    public static bool MayUse(FindingContext context, INamedTypeSymbol service, INamedTypeSymbol dependency)
    {
        var rules = context.Rules;
        var (layer, used) = (rules.Layers.Of(service), rules.Layers.Of(dependency));
        if (layer == LayerMap.None)
            return context.Rule.Verb is not FlowVerb;
        return layer != used && (used == LayerMap.None || rules.Rules.All(rule => rule.Verb is not FlowVerb flow || rules.FlowTable(flow).May(layer, used)));
    }

    /// <summary>The field or captured parameter by which a class holds the dependency; null if there is none, or more than one.</summary>
    public static string? Inside(INamedTypeSymbol service, INamedTypeSymbol dependency)
    {
        var fields = service.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic && field.CanBeReferencedByName && IsSameOrRelated(field.Type, dependency)).ToList();
        if (fields.Count > 0)
            return fields is [var field] ? field.Name : null;

        var handed = service.InstanceConstructors.SelectMany(constructor => constructor.Parameters)
            .Where(parameter => IsSameOrRelated(parameter.Type, dependency) && parameter.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax() is ParameterSyntax { Parent.Parent: TypeDeclarationSyntax }).ToList();
        return handed is [var primary] ? primary.Name : null;
    }

    private static bool IsSameOrRelated(ITypeSymbol type, INamedTypeSymbol dependency) =>
        SameType.Is(type, dependency)
        || dependency.AllInterfaces.Any(one => SameType.Is(one, type))
        || type.AllInterfaces.Any(one => SameType.Is(one, dependency));
}
