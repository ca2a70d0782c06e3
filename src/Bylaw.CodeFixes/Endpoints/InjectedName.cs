using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bylaw.CodeFixes;

/// <summary>What an injected service is called: `orderService` of IOrderService, `orderRepository` of IRepository&lt;Order&gt;, `handlers` of IEnumerable&lt;IHandler&gt;.</summary>
internal static class InjectedName
{
    public static string Of(ITypeSymbol type)
    {
        var name = type switch
        {
            INamedTypeSymbol { Name: "IEnumerable", TypeArguments: [var item] } => Camel(Plain(item)) + "s",
            INamedTypeSymbol { TypeArguments: [INamedTypeSymbol { Name: var of, SpecialType: SpecialType.None }, ..], Name: not ("ILogger" or "IOptions" or "IOptionsSnapshot" or "IOptionsMonitor") } => Camel(of + Plain(type)),
            _ => Camel(Plain(type)),
        };
        return SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : name + "Service";
    }

    private static string Plain(ITypeSymbol type) => (type as INamedTypeSymbol is { } named ? SymbolNames.WithoutInterfacePrefix(named) : null) ?? type.Name;

    // `dbContext` of DbContext, `idGenerator` of IDGenerator.
    public static string Camel(string name)
    {
        var capitals = 0;
        while (capitals < name.Length && char.IsUpper(name[capitals]))
            capitals++;
        var lower = capitals > 1 && capitals < name.Length ? capitals - 1 : Math.Max(capitals, 1);
        return name.Substring(0, lower).ToLowerInvariant() + name.Substring(lower);
    }
}
