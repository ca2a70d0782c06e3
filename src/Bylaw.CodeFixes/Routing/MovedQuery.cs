using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.CodeFixes;

/// <summary>The method that a query of the caller becomes, and the call of it.</summary>
internal static class MovedQuery
{
    private const string Async = "Async";

    /// <summary>Adds the method to those that <paramref name="target"/> gets, unless it has one that does the same.</summary>
    /// <param name="mayReuse">False where somebody else has to have the method too.</param>
    /// <returns>Null where no name says what the query is for, or all that do are taken.</returns>
    public static ReplacedUse? Add(FindingContext context, HeldQuery query, IReadOnlyList<ISymbol> holders, OwningService target, List<AddedMethod> moved, bool mayReuse)
    {
        var inputs = query.Inputs.OrderBy(input => input.IsToken).ToList();
        var body = Body(context, query, holders, target.Inner);
        var spaces = NamespacesOf(context, query.Expression);
        foreach (var name in NamesOf(query))
        {
            var method = new AddedMethod(name, query.Type, [.. inputs.Select(input => new AddedParameter(input.Name, input.Type))], body) { Namespaces = spaces };
            if (mayReuse && ServiceMethod.Find(target, method, context.Cancellation) is { } same)
                return Asking(query, same.Name, inputs);
            if (method.IsNewTo(target.Class) && method.IsNewTo(target.Injected) && method.Join(moved))
                return Asking(query, name, inputs);
        }

        return null;
    }

    private static ReplacedUse Asking(HeldQuery query, string name, List<QueryInput> inputs)
    {
        var arguments = SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(inputs.Select(input => SyntaxFactory.Argument(input.Values[0].WithoutTrivia())))).NormalizeWhitespace();
        return new ReplacedUse(query.Use, query.Expression, (_, receiver) =>
            SyntaxFactory.InvocationExpression(SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, receiver, SyntaxFactory.IdentifierName(name)), arguments));
    }

    /// <summary>The shortest that says it all, and with the member that asks for it.</summary>
    private static IEnumerable<string> NamesOf(HeldQuery query)
    {
        if (query.Expression is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access })
            yield break;

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
            yield break;

        var by = query.Inputs.Where(input => !input.IsToken).Select(input => char.ToUpperInvariant(input.Name[0]) + input.Name.Substring(1)).ToList();
        var what = WhatOf(query, verb) is var other && by.Count > 0 ? $"{other}By{string.Join("And", by)}" : other;
        var caller = NameOfCaller(query);
        if (caller.Length == 0 || other.Length > 0 || !AsksMore(query, by.Count))
            yield return verb + what + (isAsync ? Async : "");
        if (caller.Length > 0)
            yield return verb + what + "For" + caller + (isAsync ? Async : "");
    }

    // More than a comparison with each of its values: another condition, more of the entity than itself.
    private static bool AsksMore(HeldQuery query, int values)
    {
        var conditions = 0;
        foreach (var node in query.Expression.DescendantNodesAndSelf())
        {
            if (node is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Include" or "ThenInclude" or "IgnoreQueryFilters" or "Skip" or "Take" })
                return true;
            if (node is LambdaExpressionSyntax { ExpressionBody: { } body } && node.Parent?.Parent?.Parent is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called }
                && called.Name.Identifier.ValueText is not ("Select" or "SelectMany" or "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "GroupBy"))
            {
                conditions += body.DescendantNodesAndSelf().Count(part => part is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression }) + 1;
            }
        }

        return conditions > values;
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

    // `Get` says nothing.
    private static string NameOfCaller(HeldQuery query) =>
        query.Expression.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Identifier.ValueText.Replace(Async, "") is { } name and not ("Get" or "List" or "Index" or "GetAll" or "Handle") ? name : "";

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
