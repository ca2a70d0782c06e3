using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Bylaw.CodeFixes;

/// <summary>
/// How a type is called at a place. Names of which nothing but the type of the whole expression tells the meaning, as in
/// `x is null ? NotFound() : OrderResponse.From(x)`, the Simplifier leaves as they are.
/// </summary>
/// <param name="Import">The namespace that a using has to name.</param>
internal sealed record TypeInSight(string Text, string? Import)
{
    /// <param name="space">Null for the global one.</param>
    public static TypeInSight Of(FindingContext context, string? space, string name)
    {
        var known = context.Model.LookupNamespacesAndTypes(context.Token.SpanStart, name: name);
        return known.IsEmpty ? new TypeInSight(name, space)
            : known.All(symbol => symbol is INamedTypeSymbol && (symbol.ContainingNamespace.IsGlobalNamespace ? null : symbol.ContainingNamespace.ToDisplayString()) == space) ? new TypeInSight(name, null)
            : new TypeInSight("global::" + (space is null ? "" : space + ".") + name, null);
    }

    public static TypeInSight Of(FindingContext context, INamedTypeSymbol type) =>
        Of(context, type.ContainingNamespace.IsGlobalNamespace ? null : type.ContainingNamespace.ToDisplayString(), type.Name);

    public TypeSyntax Written(params TypeSyntax[] arguments)
    {
        var name = SyntaxFactory.ParseTypeName(Text);
        if (arguments.Length == 0)
            return name;
        var last = name.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Last();
        return name.ReplaceNode(last, SyntaxFactory.GenericName(last.Identifier, SyntaxFactory.TypeArgumentList(SyntaxFactory.SeparatedList(arguments))));
    }

    public void ImportInto(SyntaxEditor editor)
    {
        if (Import is not null)
            Imports.Add(editor, Import);
    }
}
