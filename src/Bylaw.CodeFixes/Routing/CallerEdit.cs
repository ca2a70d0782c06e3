using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Bylaw.CodeFixes;

/// <summary>Code that takes the place of a use.</summary>
/// <param name="Use">What named the dependency, within <paramref name="Old"/>.</param>
/// <param name="New">From the current form of <paramref name="Old"/>, and what names the service.</param>
internal sealed record ReplacedUse(ExpressionSyntax Use, ExpressionSyntax Old, Func<SyntaxNode, ExpressionSyntax, ExpressionSyntax> New);

/// <summary>The code that used the dependency is given the service: the one it has already, or one in the dependency's place.</summary>
internal static class CallerEdit
{
    /// <summary>False where it cannot be done.</summary>
    public static bool Apply(SyntaxEditor editor, FindingContext context, HeldDependency held, INamedTypeSymbol service, IReadOnlyList<ReplacedUse> uses)
    {
        var known = HeldAlready(context, held, service);
        var names = known is null ? NewNames(held, service) : held.Holders.Select(holder => holder.Name).Distinct().ToDictionary(name => name, _ => known);
        foreach (var use in uses)
        {
            editor.ReplaceNode(use.Old, (current, _) => use.New(current, known is null && use.Use is MemberAccessExpressionSyntax own
                ? own.WithName(SyntaxFactory.IdentifierName(names[own.Name.Identifier.ValueText]))
                : SyntaxFactory.IdentifierName(names[NameOf(use.Use)])).WithTriviaFrom(current));
        }

        if (known is not null)
            return Drop(editor, held);

        Exchange(editor, context, held, service, names);
        return true;
    }

    private static string NameOf(ExpressionSyntax use) =>
        (use is MemberAccessExpressionSyntax own ? own.Name : (SimpleNameSyntax)use).Identifier.ValueText;

    private static string? HeldAlready(FindingContext context, HeldDependency held, INamedTypeSymbol service)
    {
        if (held.Scope is TypeDeclarationSyntax type)
        {
            var field = (context.Model.GetDeclaredSymbol(type, context.Cancellation) as INamedTypeSymbol)?.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.CanBeReferencedByName && SameType.Is(field.Type, service));
            if (field is not null)
                return field.Name;
            if (type.ParameterList is null)
                return null;
        }

        return held.Receiver?.Parameters.FirstOrDefault(parameter => SameType.Is(parameter.Type, service))?.Name;
    }

    private static Dictionary<string, string> NewNames(HeldDependency held, INamedTypeSymbol service)
    {
        var old = held.Holders.Select(holder => holder.Name).Distinct().ToList();
        var names = old.ToDictionary(name => name, name => NameForService(name, held.Type, service));
        var taken = new HashSet<string>(held.Scope.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText));
        return names.Any(pair => pair.Key != pair.Value && taken.Contains(pair.Value)) ? old.ToDictionary(name => name) : names;
    }

    /// <summary>`_orderRepository` holds a service now; `_orders` is as right as before; `database` never was.</summary>
    private static string NameForService(string name, INamedTypeSymbol dependency, INamedTypeSymbol service)
    {
        foreach (var (old, wanted) in new[] { ("Repository", "Service"), ("repository", "service"), ("Repo", "Service"), ("repo", "service") })
        {
            if (name.EndsWith(old, StringComparison.Ordinal))
                return name.Substring(0, name.Length - old.Length) + wanted;
        }

        if (!DataSymbols.IsDbContext(dependency))
            return name;
        return (name.StartsWith("_", StringComparison.Ordinal) ? "_" : "") + InjectedName.Of(service);
    }

    private static void Exchange(SyntaxEditor editor, FindingContext context, HeldDependency held, INamedTypeSymbol service, Dictionary<string, string> names)
    {
        foreach (var written in held.Types)
            editor.ReplaceNode(written, (current, generator) => generator.TypeExpression(service).WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation).WithTriviaFrom(current));

        foreach (var holder in held.Holders)
        {
            switch (holder.DeclaringSyntaxReferences[0].GetSyntax(context.Cancellation))
            {
                case ParameterSyntax parameter:
                    editor.ReplaceNode(parameter, (current, _) => ((ParameterSyntax)current).WithIdentifier(Renamed(((ParameterSyntax)current).Identifier)));
                    break;
                case VariableDeclaratorSyntax variable:
                    editor.ReplaceNode(variable, (current, _) => ((VariableDeclaratorSyntax)current).WithIdentifier(Renamed(((VariableDeclaratorSyntax)current).Identifier)));
                    break;
            }
        }

        foreach (var mention in held.Mentions)
            editor.ReplaceNode(mention, (current, _) => SyntaxFactory.IdentifierName(Renamed(((SimpleNameSyntax)current).Identifier)));

        SyntaxToken Renamed(SyntaxToken name) =>
            names.TryGetValue(name.ValueText, out var renamed) ? SyntaxFactory.Identifier(renamed).WithTriviaFrom(name) : name;
    }

    private static bool Drop(SyntaxEditor editor, HeldDependency held)
    {
        var kept = held.Mentions.Where(mention => mention.FirstAncestorOrSelf<FieldDeclarationSyntax>() is null).Select(mention => mention.FirstAncestorOrSelf<StatementSyntax>()).Distinct().ToList();
        if (!kept.TrueForAll(statement => statement is ExpressionStatementSyntax { Parent: BlockSyntax }))
            return false;
        // `_orders = orders;` mentions both.
        foreach (var statement in kept)
            editor.RemoveNode(statement!);

        foreach (var written in held.Types)
        {
            SyntaxNode holder = written.FirstAncestorOrSelf<ParameterSyntax>() as SyntaxNode ?? written.FirstAncestorOrSelf<FieldDeclarationSyntax>()!;
            editor.RemoveNode(holder, SyntaxRemoveOptions.KeepNoTrivia);
        }

        return true;
    }
}
