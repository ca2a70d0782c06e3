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
    public static async Task<OwningService?> FindAsync(FindingContext context, HeldDependency held)
    {
        var names = new List<string>();
        if (context.Instead is { } instead)
            names.Add(TypeName(instead));
        if (EntityOf(context, held.Type) is { } entity)
            names.AddRange([$"{entity}Service", $"I{entity}Service"]);

        var found = new List<OwningService>();
        foreach (var name in names.Distinct())
        {
            foreach (var declared in await SymbolFinder.FindSourceDeclarationsAsync(context.Solution, name, ignoreCase: false, SymbolFilter.Type, context.Cancellation).ConfigureAwait(false))
            {
                foreach (var type in await ClassesAsync(context, (INamedTypeSymbol)declared).ConfigureAwait(false))
                {
                    if (Of(context, held, type) is { } service && !found.Exists(other => SameType.Is(other.Class, service.Class)))
                        found.Add(service);
                }
            }
        }

        return found is [var only] ? only : null;
    }

    /// <summary>The entity that the dependency is about: `Order` of `IOrderRepository` and of `IRepository&lt;Order&gt;`.</summary>
    private static string? EntityOf(FindingContext context, INamedTypeSymbol type)
    {
        if (context.Rules.Layers.CapturesOf(type)["Entity"] is { } captured)
            return captured;
        if (type.TypeArguments is [INamedTypeSymbol entity, ..])
            return entity.Name;

        const string Suffix = "Repository";
        var name = type.TypeKind == TypeKind.Interface && type.Name is ['I', >= 'A' and <= 'Z', ..] ? type.Name.Substring(1) : type.Name;
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

    private static OwningService? Of(FindingContext context, HeldDependency held, INamedTypeSymbol type)
    {
        if (type is not { TypeKind: TypeKind.Class, IsAbstract: false, IsStatic: false, IsGenericType: false } || Inside(type, held.Type) is not { } inner)
            return null;

        var interfaces = type.AllInterfaces.Where(one => one.Locations.Any(location => location.IsInSource) && !one.IsGenericType).ToList();
        var injected = interfaces.Find(one => one.Name == "I" + type.Name) ?? (interfaces is [var single] ? single : interfaces.Count == 0 ? type : null);
        return injected is not null && MayBeUsed(context, held, injected) ? new OwningService(type, injected, inner) : null;
    }

    // The rules that forbid the one must not forbid the other, nor the service what it stands for.
    private static bool MayBeUsed(FindingContext context, HeldDependency held, INamedTypeSymbol service)
    {
        var rules = context.Rules;
        var (layer, dependency) = (rules.Layers.Of(service), rules.Layers.Of(held.Type));
        if (layer == LayerMap.None)
            return context.Rule.Verb is not FlowVerb;
        if (layer == dependency)
            return false;

        var user = rules.Layers.Of(context.Model.GetEnclosingSymbol(context.Token.SpanStart, context.Cancellation)?.ContainingType ?? service);
        foreach (var rule in rules.Rules)
        {
            if (rule.Verb is FlowVerb flow && ((dependency != LayerMap.None && !rules.FlowTable(flow).May(layer, dependency)) || (user != LayerMap.None && user != layer && !rules.FlowTable(flow).May(user, layer))))
                return false;
        }

        return true;
    }

    private static string? Inside(INamedTypeSymbol service, INamedTypeSymbol dependency)
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
