using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>Names as rules and messages use them.</summary>
internal static class SymbolNames
{
    private static readonly SymbolDisplayFormat Display = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeContainingType,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>`OrderRepository`, `IRepository&lt;Order&gt;`, `Clock.Now`.</summary>
    public static string ForMessage(ISymbol symbol) => symbol.ToDisplayString(Display);

    /// <summary>Namespace, outer types and name, without type arguments; dots between them.</summary>
    public static string FullName(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
            return FullName(outer) + "." + type.Name;

        var space = Namespace(type);
        return space.Length == 0 ? type.Name : space + "." + type.Name;
    }

    public static string Namespace(ISymbol symbol) => NamespaceText.Of(symbol.ContainingNamespace);

    /// <summary>The interface's name without its conventional I; null when it has none.</summary>
    public static string? WithoutInterfacePrefix(INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Interface && type.Name.Length > 1 && type.Name[0] == 'I' && char.IsUpper(type.Name[1])
            ? type.Name.Substring(1)
            : null;

    // Asked for again and again with few answers; a namespace symbol lives as long as its compilation.
    private static class NamespaceText
    {
        private static readonly ConditionalWeakTable<INamespaceSymbol, string> Texts = new();

        public static string Of(INamespaceSymbol? space)
        {
            if (space is null || space.IsGlobalNamespace)
                return "";
            return Texts.TryGetValue(space, out var known) ? known : Texts.GetValue(space, static space =>
            {
                var outer = Of(space.ContainingNamespace);
                return outer.Length == 0 ? space.Name : outer + "." + space.Name;
            });
        }
    }
}
