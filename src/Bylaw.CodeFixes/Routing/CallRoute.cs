using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Bylaw.CodeFixes;

/// <summary>Calls of a repository become calls of the service around it, and queries on what it hands out move into that service.</summary>
internal static class CallRoute
{
    public static async Task<RoutePlan?> PlanAsync(FindingContext context, HeldDependency held, SolutionEditor solution)
    {
        if (await OwningService.FindAsync(context, held.Type, OwningService.EntityOf(context, held.Type)).ConfigureAwait(false) is not { } service)
            return null;

        var calls = held.Uses.Select(use => HeldCall.Of(context, use)).OfType<HeldCall>().ToLookup(call => call.Method, (IEqualityComparer<IMethodSymbol>)SymbolEqualityComparer.Default);
        var (added, moved) = (new List<AddedMethod>(), new List<AddedMethod>());
        var uses = new List<ReplacedUse>();
        ExpressionSyntax? last = null;
        foreach (var use in held.Uses)
        {
            // A query within a query.
            if (last?.Span.Contains(use.Span) == true)
                continue;

            if (HeldCall.Of(context, use) is { } call && !DataSymbols.IsQueryable(call.Method.ReturnType))
            {
                if (NameFor(call, service, calls[call.Method], added, context.Cancellation) is not { } name)
                    return null;
                uses.Add(Renamed(call, name));
            }
            else
            {
                // A service that hands out queries would be a repository by another name: the query itself moves into it.
                if (HeldQuery.Of(context, use, held.Holders) is not { } query || MovedQuery.Add(context, query, held.Holders, service, moved, mayReuse: true) is not { } asked)
                    return null;
                uses.Add(asked);
                last = query.Expression;
            }
        }

        if (!await ServiceEdit.AddAsync(solution, service.Class, service.Injected, [.. added, .. moved], context.Cancellation).ConfigureAwait(false))
            return null;

        var title = $"Use {service.Injected.Name} instead of {SymbolNames.ForMessage(held.Type)}";
        if (added.Count > 0)
            title += $", {(moved.Count > 0 ? "" : "and ")}add {string.Join(", ", added.Select(method => method.Name))} to it";
        if (moved.Count > 0)
            title += $", and move the {(moved.Count > 1 ? "queries" : "query")} to it as {string.Join(", ", moved.Select(method => method.Name))}";
        return new RoutePlan(service, uses, title, moved.Count > 0 ? FixSafety.Review : FixSafety.Safe);
    }

    /// <summary>The service's method that does the same; it gets one where it has none.</summary>
    private static string? NameFor(HeldCall call, OwningService service, IEnumerable<HeldCall> alike, List<AddedMethod> added, CancellationToken cancellation)
    {
        if (ServiceMethod.Find(service, call.Method, alike.All(other => other.IsSpelledOut), cancellation) is { } same)
            return same.Name;
        if (call.Method.ReturnsByRef || call.Method.Parameters.Any(parameter => parameter.RefKind != RefKind.None))
            return null;
        return AddedMethod.Delegating(service.Inner, call.Method).Join(added) ? call.Method.Name : null;
    }

    private static ReplacedUse Renamed(HeldCall call, string name) => new(call.Receiver, call.Access, (current, receiver) =>
    {
        var access = (MemberAccessExpressionSyntax)current;
        return access.WithExpression(receiver.WithTriviaFrom(access.Expression)).WithName(SyntaxFactory.IdentifierName(name).WithTriviaFrom(access.Name));
    });
}
