using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Bylaw.CodeFixes;

/// <summary>A query in the caller moves to whoever owns the database session: the entity's service, or its repository, which the service asks.</summary>
internal static class QueryRoute
{
    public static async Task<RoutePlan?> PlanAsync(FindingContext context, HeldDependency held, SolutionEditor solution)
    {
        if (QueriesOf(context, held) is not [var (_, first), ..] queries || queries.Any(query => !SameType.Is(query.Query.Entity, first.Entity)))
            return null;
        if (await OwnerAsync(context, held.Type, first.Entity.Name).ConfigureAwait(false) is not { } owner)
            return null;

        var moved = new List<AddedMethod>();
        var uses = new List<ReplacedUse>();
        foreach (var (use, query) in queries)
        {
            if (NameOf(query) is not { } name)
                return null;

            var inputs = query.Inputs.OrderBy(input => CancellationAtHand.IsToken(HeldQuery.TypeOf(input))).ToList();
            var method = new AddedMethod(
                name, query.Type, [.. inputs.Select(input => new AddedParameter(input.Name, HeldQuery.TypeOf(input)))], Body(context, query, held.Holders, owner.Session)) { Namespaces = NamespacesOf(context, query.Expression) };
            if (moved.Find(other => other.Name == name) is { } same && same.Body.ToString() != method.Body.ToString())
                return null;
            if (moved.TrueForAll(other => other.Name != name))
                moved.Add(method);
            uses.Add(new ReplacedUse(use, query.Expression, (_, receiver) => SyntaxFactory.InvocationExpression(
                SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, receiver, SyntaxFactory.IdentifierName(name)),
                AddedMethod.Arguments(inputs.Select(input => input.Name)).NormalizeWhitespace())));
        }

        if (owner.Repository is { } repository
            && !await ServiceEdit.AddAsync(solution, repository.Class, repository.Injected, moved, context.Cancellation).ConfigureAwait(false))
        {
            return null;
        }

        var asked = owner.Repository is null ? moved : [.. moved.Select(method => method.DelegatedBy(owner.Service.Inner))];
        if (!await ServiceEdit.AddAsync(solution, owner.Service.Class, owner.Service.Injected, asked, context.Cancellation).ConfigureAwait(false))
            return null;

        var through = owner.Repository is { } asks ? $" and {asks.Injected.Name}" : "";
        return new RoutePlan(owner.Service, uses, $"Move the query to {owner.Service.Injected.Name}{through} as {string.Join(", ", moved.Select(method => method.Name))}", FixSafety.Review);
    }

    private sealed record Owner(OwningService Service, OwningService? Repository)
    {
        public string Session => (Repository ?? Service).Inner;
    }

    private static IReadOnlyList<(ExpressionSyntax Use, HeldQuery Query)> QueriesOf(FindingContext context, HeldDependency held)
    {
        var queries = new List<(ExpressionSyntax, HeldQuery)>();
        HeldQuery? last = null;
        foreach (var use in held.Uses)
        {
            // A query within a query.
            if (last is not null && last.Expression.Span.Contains(use.Span))
                continue;
            if ((last = HeldQuery.Of(context, use, held.Holders)) is null)
                return [];
            queries.Add((use, last));
        }

        return queries;
    }

    private static async Task<Owner?> OwnerAsync(FindingContext context, INamedTypeSymbol session, string entity)
    {
        if (await OwningService.FindAsync(context, session, entity).ConfigureAwait(false) is { } service)
            return new Owner(service, null);

        var repositories = (await SymbolFinder.FindSourceDeclarationsAsync(context.Solution, entity + "Repository", ignoreCase: false, SymbolFilter.Type, context.Cancellation).ConfigureAwait(false)).OfType<INamedTypeSymbol>().ToList();
        if (repositories is not [{ TypeKind: TypeKind.Class } repository] || OwningService.Inside(repository, session) is not { } inner)
            return null;

        var known = repository.Interfaces.FirstOrDefault(one => one.Name == "I" + repository.Name) ?? repository;
        return await OwningService.FindAsync(context, known, entity).ConfigureAwait(false) is { } around ? new Owner(around, new OwningService(repository, known, inner)) : null;
    }

    private static string? NameOf(HeldQuery query)
    {
        if (query.Expression is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access })
            return null;

        var terminal = access.Name.Identifier.ValueText;
        const string Suffix = "Async";
        var isAsync = terminal.EndsWith(Suffix, StringComparison.Ordinal);
        var verb = (isAsync ? terminal.Substring(0, terminal.Length - Suffix.Length) : terminal) switch
        {
            "ToList" or "ToArray" or "ToDictionary" or "ToHashSet" => "List",
            "Find" or "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Last" or "LastOrDefault" => "Find",
            "Any" => "Exists",
            "Count" or "LongCount" => "Count",
            "Sum" or "Min" or "Max" or "Average" or "All" => access.Name.Identifier.ValueText.Replace(Suffix, ""),
            _ => null,
        };
        if (verb is null)
            return null;

        var by = query.Inputs.Where(input => !CancellationAtHand.IsToken(HeldQuery.TypeOf(input))).Select(input => char.ToUpperInvariant(input.Name[0]) + input.Name.Substring(1)).ToList();
        return verb + (by.Count > 0 ? "By" + string.Join("And", by) : NameOfCaller(query)) + (isAsync ? Suffix : "");
    }

    // A condition without a value from outside, such as `order.ShippedAt == null`, has its name from the member that asked.
    private static string NameOfCaller(HeldQuery query) =>
        query.Expression.DescendantNodes().OfType<LambdaExpressionSyntax>().Any() && query.Expression.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method ? "For" + method.Identifier.ValueText.Replace("Async", "") : "";

    private static ExpressionSyntax Body(FindingContext context, HeldQuery query, IReadOnlyList<ISymbol> holders, string session)
    {
        var sessions = query.Expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .Where(name => context.Model.GetSymbolInfo(name, context.Cancellation).Symbol is { } symbol && holders.Contains(symbol, SymbolEqualityComparer.Default))
            .Select(name => name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own ? (ExpressionSyntax)own : name);
        return Indentation.Outdent(query.Expression.ReplaceNodes(sessions, (old, _) => SyntaxFactory.IdentifierName(session).WithTriviaFrom(old)).WithoutTrivia(), Indentation.Of(query.Expression));
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
