using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Bylaw.CodeFixes;

/// <summary>The code that used the dependency is given the service: the one it has already, or one in the dependency's place.</summary>
internal static class CallerEdit
{
    /// <summary>False where it cannot be done.</summary>
    public static bool Apply(SyntaxEditor editor, FindingContext context, HeldDependency held, OwningService service, Dictionary<IMethodSymbol, ServiceMethod> methods)
    {
        foreach (var call in held.Calls)
        {
            var name = methods[call.Method].Name;
            if (name != call.Name.Identifier.ValueText)
                editor.ReplaceNode(call.Name, (current, _) => SyntaxFactory.IdentifierName(name).WithTriviaFrom(current));
        }

        if (HeldAlready(context, held, service.Injected) is not { } known)
        {
            Exchange(editor, context, held, service.Injected);
            return true;
        }

        foreach (var call in held.Calls)
            editor.ReplaceNode(call.Receiver, (current, _) => SyntaxFactory.IdentifierName(known).WithTriviaFrom(current));
        return Drop(editor, held);
    }

    private static string? HeldAlready(FindingContext context, HeldDependency held, INamedTypeSymbol service)
    {
        var own = held.Receiver;
        if (held.Scope is TypeDeclarationSyntax type)
        {
            var field = (context.Model.GetDeclaredSymbol(type, context.Cancellation) as INamedTypeSymbol)?.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.CanBeReferencedByName && SameType.Is(field.Type, service));
            if (field is not null)
                return field.Name;
            if (type.ParameterList is null)
                return null;
        }

        return own?.Parameters.FirstOrDefault(parameter => SameType.Is(parameter.Type, service))?.Name;
    }

    private static void Exchange(SyntaxEditor editor, FindingContext context, HeldDependency held, INamedTypeSymbol service)
    {
        foreach (var written in held.Types)
            editor.ReplaceNode(Outermost(written), (current, generator) => generator.TypeExpression(service).WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation).WithTriviaFrom(current));

        var names = held.Holders.Select(holder => holder.Name).Distinct().ToDictionary(name => name, name => NameForService(name));
        var taken = new HashSet<string>(held.Scope.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText));
        if (names.All(pair => pair.Key == pair.Value) || names.Any(pair => pair.Key != pair.Value && taken.Contains(pair.Value)))
            return;

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

        foreach (var use in held.Mentions.Concat(held.Calls.Select(call => call.Receiver is MemberAccessExpressionSyntax own ? own.Name : (SimpleNameSyntax)call.Receiver)))
            editor.ReplaceNode(use, (current, _) => SyntaxFactory.IdentifierName(Renamed(((SimpleNameSyntax)current).Identifier)));

        SyntaxToken Renamed(SyntaxToken name) =>
            names.TryGetValue(name.ValueText, out var renamed) ? SyntaxFactory.Identifier(renamed).WithTriviaFrom(name) : name;
    }

    /// <summary>`_orderRepository` holds a service now; `_orders` is as right as before.</summary>
    private static string NameForService(string name)
    {
        foreach (var (old, wanted) in new[] { ("Repository", "Service"), ("repository", "service"), ("Repo", "Service"), ("repo", "service") })
        {
            if (name.EndsWith(old, StringComparison.Ordinal))
                return name.Substring(0, name.Length - old.Length) + wanted;
        }

        return name;
    }

    private static bool Drop(SyntaxEditor editor, HeldDependency held)
    {
        foreach (var mention in held.Mentions)
        {
            if (mention.FirstAncestorOrSelf<FieldDeclarationSyntax>() is not null)
                continue;
            if (mention.FirstAncestorOrSelf<StatementSyntax>() is not ExpressionStatementSyntax { Parent: BlockSyntax } statement)
                return false;
            editor.RemoveNode(statement);
        }

        foreach (var written in held.Types)
        {
            SyntaxNode holder = written.FirstAncestorOrSelf<ParameterSyntax>() as SyntaxNode ?? written.FirstAncestorOrSelf<FieldDeclarationSyntax>()!;
            editor.RemoveNode(holder, SyntaxRemoveOptions.KeepNoTrivia);
        }

        return true;
    }

    private static TypeSyntax Outermost(TypeSyntax written)
    {
        while (written.Parent is TypeSyntax outer and (QualifiedNameSyntax or AliasQualifiedNameSyntax))
            written = outer;
        return written;
    }
}
