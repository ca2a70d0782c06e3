using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.Analyzers;

/// <summary>BYL8006 of `require: { modifier: … }`: all of them, one finding. A modifier that C# does not allow there is not demanded.</summary>
internal static class RequiredModifierRule
{
    public static void Judge(Demand demand, ISymbol symbol, IReadOnlyList<SyntaxNode> declarations)
    {
        var missing = Missing(demand.Verb, symbol, declarations);
        if (missing.Count > 0)
            demand.Report(RuleIds.RequiredModifier, "be " + string.Join(" and ", missing.Select(static modifier => modifier == "record" ? "a record" : modifier)));
    }

    public static IReadOnlyList<string> Missing(RequireVerb verb, ISymbol symbol, IReadOnlyList<SyntaxNode> declarations)
    {
        if (verb.Modifier.Count == 0)
            return [];

        var missing = new List<string>();
        foreach (var modifier in verb.Modifier)
        {
            var has = symbol is INamedTypeSymbol type ? Has(type, modifier, declarations) : Has((IMethodSymbol)symbol, modifier, declarations);
            if (has == false)
                missing.Add(modifier);
        }

        return missing;
    }

    // Null: not possible there.
    private static bool? Has(INamedTypeSymbol type, string modifier, IReadOnlyList<SyntaxNode> declarations) => modifier switch
    {
        "public" => type.DeclaredAccessibility == Accessibility.Public,
        "internal" => type.DeclaredAccessibility == Accessibility.Internal,
        "sealed" => type.TypeKind != TypeKind.Class || type.IsStatic || type.IsAbstract ? null : type.IsSealed,
        "abstract" => type.TypeKind != TypeKind.Class || type.IsStatic ? null : type.IsAbstract,
        "static" => type.TypeKind != TypeKind.Class || type.IsRecord ? null : type.IsStatic,
        "partial" => type.TypeKind is TypeKind.Enum or TypeKind.Delegate ? null : IsPartial(declarations),
        "readonly" => type.TypeKind != TypeKind.Struct ? null : type.IsReadOnly,
        "record" => type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || type.IsStatic ? null : type.IsRecord,
        _ => null,
    };

    private static bool? Has(IMethodSymbol method, string modifier, IReadOnlyList<SyntaxNode> declarations)
    {
        if (method.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction)
            return modifier switch { "static" => method.IsStatic, "async" => method.IsAsync, _ => null };

        return modifier switch
        {
            "public" => method.DeclaredAccessibility == Accessibility.Public,
            "internal" => method.DeclaredAccessibility == Accessibility.Internal,
            "sealed" => !method.IsOverride || method.ContainingType.IsSealed ? null : method.IsSealed,
            "abstract" => !method.ContainingType.IsAbstract ? null : method.IsAbstract,
            "static" => method.IsStatic,
            "partial" => method.IsPartialDefinition || IsPartial(declarations),
            "readonly" => method.ContainingType.TypeKind != TypeKind.Struct ? null : method.IsReadOnly,
            "async" => method.IsAbstract ? null : method.IsAsync || method.PartialImplementationPart is { IsAsync: true },
            _ => null,
        };
    }

    private static bool IsPartial(IReadOnlyList<SyntaxNode> declarations)
    {
        foreach (var declaration in declarations)
        {
            if (declaration is MemberDeclarationSyntax member && member.Modifiers.Any(SyntaxKind.PartialKeyword))
                return true;
        }

        return false;
    }
}
