using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Bylaw.CodeFixes;

/// <summary>A query in the caller moves to whoever owns the database session: the entity's service, or its repository, which the service asks.</summary>
internal static class QueryRoute
{
    public static async Task<RoutePlan?> PlanAsync(FindingContext context, HeldDependency held, SolutionEditor solution)
    {
        if (QueriesOf(context, held) is not [var first, ..] queries || queries.Any(query => !SameType.Is(query.Entity, first.Entity)))
            return null;
        if (await OwnerAsync(context, held.Type, first.Entity.Name).ConfigureAwait(false) is not { } owner)
            return null;

        var moved = new List<AddedMethod>();
        var uses = new List<ReplacedUse>();
        foreach (var query in queries)
        {
            if (MovedQuery.Add(context, query, held.Holders, owner.Of, moved, mayReuse: owner.Repository is null) is not { } use)
                return null;
            uses.Add(use);
        }

        if (owner.Repository is { } repository
            && !await ServiceEdit.AddAsync(solution, repository.Class, repository.Injected, moved, context.Cancellation).ConfigureAwait(false))
        {
            return null;
        }

        var asked = owner.Repository is null ? moved : [.. moved.Select(method => method.DelegatedBy(owner.Service.Inner))];
        if (!await ServiceEdit.AddAsync(solution, owner.Service.Class, owner.Service.Injected, asked, context.Cancellation).ConfigureAwait(false))
            return null;

        if (moved.Count == 0)
            return new RoutePlan(owner.Service, uses, $"Use {owner.Service.Injected.Name} instead of {SymbolNames.ForMessage(held.Type)}", FixSafety.Safe);

        var through = owner.Repository is { } asks ? $" and {asks.Injected.Name}" : "";
        return new RoutePlan(owner.Service, uses, $"Move the query to {owner.Service.Injected.Name}{through} as {string.Join(", ", moved.Select(method => method.Name))}", FixSafety.Review);
    }

    private sealed record Owner(OwningService Service, OwningService? Repository)
    {
        public OwningService Of => Repository ?? Service;
    }

    private static IReadOnlyList<HeldQuery> QueriesOf(FindingContext context, HeldDependency held)
    {
        var queries = new List<HeldQuery>();
        foreach (var use in held.Uses)
        {
            // A query within a query.
            if (queries.Count > 0 && queries[queries.Count - 1].Expression.Span.Contains(use.Span))
                continue;
            if (HeldQuery.Of(context, use, held.Holders) is not { } query)
                return [];
            queries.Add(query);
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
}
