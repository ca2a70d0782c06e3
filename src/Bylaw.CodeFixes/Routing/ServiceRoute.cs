using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Bylaw.CodeFixes;

/// <summary>
/// Whoever uses what only a service may use is handed the service in its place, and calls the service's method that does the same; where there is none
/// yet, the service gets one. Not offered where the caller does anything else with what it holds.
/// </summary>
internal static class ServiceRoute
{
    private const string Key = "route";

    public static async Task<Fix?> OfAsync(FindingContext context)
    {
        if (HeldDependency.Of(context) is not { } held)
            return null;

        var solution = new SolutionEditor(context.Solution);
        var caller = await solution.GetDocumentEditorAsync(context.Document.Id, context.Cancellation).ConfigureAwait(false);
        var route = DataSymbols.IsDbContext(held.Type)
            ? await QueryRoute.PlanAsync(context, held, solution).ConfigureAwait(false)
            : await CallRoute.PlanAsync(context, held, solution).ConfigureAwait(false);
        if (route is not { } plan || await IsCalledAsync(context, held).ConfigureAwait(false) || !CallerEdit.Apply(caller, context, held, plan.Service.Injected, plan.Uses))
            return null;

        var changed = await CleanUp.ChangesAsync(context.Solution, solution.GetChangedSolution(), context.Cancellation).ConfigureAwait(false);
        if (!await CompileCheck.HoldsAsync(context.Solution, changed, context.Cancellation).ConfigureAwait(false)
            || !await FindingCheck.HoldsAsync(context.Solution, changed, context.Document.Id, context.Cancellation).ConfigureAwait(false))
        {
            return null;
        }

        var safety = plan.Safety == FixSafety.Safe && await IsKnownToContainerAsync(context, plan.Service).ConfigureAwait(false) ? FixSafety.Safe : FixSafety.Review;
        return new SolutionFix(plan.Title, safety, Key, _ => Task.FromResult<Solution?>(changed));
    }

    /// <summary>Who passes the dependency by hand, as tests do, would have to pass the service.</summary>
    private static async Task<bool> IsCalledAsync(FindingContext context, HeldDependency held)
    {
        if (held.Receiver is not { MethodKind: not MethodKind.AnonymousFunction } receiver)
            return false;

        foreach (var reference in await SymbolFinder.FindReferencesAsync(receiver, context.Solution, context.Cancellation).ConfigureAwait(false))
        {
            foreach (var place in reference.Locations)
            {
                var root = await place.Document.GetSyntaxRootAsync(context.Cancellation).ConfigureAwait(false);
                var node = root!.FindNode(place.Location.SourceSpan, getInnermostNodeForTie: true);
                // `customers.MapGet("/", CustomerHandlers.List)` hands it to the framework; `CustomerHandlers.List(repository)` is a call.
                if (node.AncestorsAndSelf().TakeWhile(at => at is not (StatementSyntax or MemberDeclarationSyntax or ArgumentSyntax)).Any(at => at is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Something else is handed it, or a registration names it: then the container has it.</summary>
    private static async Task<bool> IsKnownToContainerAsync(FindingContext context, OwningService service)
    {
        foreach (var reference in await SymbolFinder.FindReferencesAsync(service.Injected, context.Solution, context.Cancellation).ConfigureAwait(false))
        {
            foreach (var place in reference.Locations)
            {
                var root = await place.Document.GetSyntaxRootAsync(context.Cancellation).ConfigureAwait(false);
                var node = root!.FindNode(place.Location.SourceSpan, getInnermostNodeForTie: true);
                if (node.FirstAncestorOrSelf<ParameterSyntax>() is not null || node.Parent is TypeArgumentListSyntax { Parent.Parent.Parent: InvocationExpressionSyntax })
                    return true;
            }
        }

        return false;
    }
}

/// <summary>What takes the place of the dependency; the service's own changes are in the editor already.</summary>
internal sealed record RoutePlan(OwningService Service, IReadOnlyList<ReplacedUse> Uses, string Title, FixSafety Safety);
