using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.CodeFixes;

/// <summary>The method that a query of the caller becomes, and the call of it.</summary>
internal static class MovedQuery
{
    private const string Async = "Async";

    /// <param name="session">How the class that gets the method names what the query is asked of.</param>
    /// <returns>Null where no name says what the query is for.</returns>
    public static (AddedMethod Method, ReplacedUse Use)? Of(FindingContext context, HeldQuery query, IReadOnlyList<ISymbol> holders, string session)
    {
        if (NameOf(query) is not { } name)
            return null;

        var inputs = query.Inputs.OrderBy(input => input.IsToken).ToList();
        var method = new AddedMethod(name, query.Type, [.. inputs.Select(input => new AddedParameter(input.Name, input.Type))], Body(context, query, holders, session))
        {
            Namespaces = NamespacesOf(context, query.Expression),
        };
        var arguments = SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(inputs.Select(input => SyntaxFactory.Argument(input.Values[0].WithoutTrivia())))).NormalizeWhitespace();
        return (method, new ReplacedUse(query.Use, query.Expression, (_, receiver) =>
            SyntaxFactory.InvocationExpression(SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, receiver, SyntaxFactory.IdentifierName(name)), arguments)));
    }

    private static string? NameOf(HeldQuery query)
    {
        if (query.Expression is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access })
            return null;

        var terminal = access.Name.Identifier.ValueText;
        var isAsync = terminal.EndsWith(Async, StringComparison.Ordinal);
        if (isAsync)
            terminal = terminal.Substring(0, terminal.Length - Async.Length);
        var verb = terminal switch
        {
            "ToList" or "ToArray" or "ToDictionary" or "ToHashSet" => "List",
            "Find" or "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Last" or "LastOrDefault" => "Find",
            "Any" => "Exists",
            "Count" or "LongCount" => "Count",
            "Sum" or "Min" or "Max" or "Average" or "All" => terminal,
            _ => null,
        };
        if (verb is null)
            return null;

        var what = WhatOf(query, verb);
        var by = query.Inputs.Where(input => !input.IsToken).Select(input => char.ToUpperInvariant(input.Name[0]) + input.Name.Substring(1)).ToList();
        return verb + what + (by.Count > 0 ? "By" + string.Join("And", by) : what.Length > 0 ? "" : NameOfCaller(query)) + (isAsync ? Async : "");
    }

    // What is not the entity itself has a name of its own: `ListOrderRows`, `FindOrderRowById`.
    private static string WhatOf(HeldQuery query, string verb)
    {
        var type = query.Type is INamedTypeSymbol { TypeArguments: [var result] } task && DataSymbols.IsTask(task) ? result : query.Type;
        if (verb == "List")
            type = type is IArrayTypeSymbol array ? array.ElementType : type is INamedTypeSymbol { TypeArguments: [var item] } ? item : type;
        if (verb is not ("List" or "Find") || type is not INamedTypeSymbol { SpecialType: SpecialType.None, TypeArguments.IsEmpty: true } named || SameType.Is(named, query.Entity))
            return "";
        return verb == "List" ? EnglishPlural.Of(named.Name) : named.Name;
    }

    // A condition without a value from outside, such as `order.ShippedAt == null`, has its name from the member that asked; `Get` says nothing.
    private static string NameOfCaller(HeldQuery query)
    {
        if (!query.Expression.DescendantNodes().OfType<LambdaExpressionSyntax>().Any() || query.Expression.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method)
            return "";

        var name = method.Identifier.ValueText.Replace(Async, "");
        return name is "Get" or "List" or "Index" or "GetAll" or "Handle" ? "" : "For" + name;
    }

    private static ExpressionSyntax Body(FindingContext context, HeldQuery query, IReadOnlyList<ISymbol> holders, string session)
    {
        var exchanged = new Dictionary<SyntaxNode, string>();
        foreach (var name in query.Expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
        {
            if (context.Model.GetSymbolInfo(name, context.Cancellation).Symbol is { } symbol && holders.Contains(symbol, SymbolEqualityComparer.Default))
                exchanged[name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own ? own : name] = session;
        }

        foreach (var input in query.Inputs)
        {
            foreach (var value in input.Values)
                exchanged[value] = input.Name;
        }

        var body = query.Expression.ReplaceNodes(exchanged.Keys, (old, _) => SyntaxFactory.IdentifierName(exchanged[old]).WithTriviaFrom(old));
        return Indentation.Outdent(body.WithoutTrivia(), Indentation.Of(query.Expression));
    }

    private static ImmutableArray<string> NamespacesOf(FindingContext context, ExpressionSyntax expression) =>
    [
        .. expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>()
            .Select(name => context.Model.GetSymbolInfo(name, context.Cancellation).Symbol switch
            {
                IMethodSymbol { ReducedFrom: { } extension } => extension.ContainingNamespace,
                INamedTypeSymbol { ContainingType: null } type => type.ContainingNamespace,
                _ => null,
            })
            .Where(space => space is { IsGlobalNamespace: false }).Select(space => space!.ToDisplayString()).Distinct(),
    ];
}
