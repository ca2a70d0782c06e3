using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;

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
        if (route is not { } plan || (held.Receiver is { } receiver && await Container.IsCalledByHandAsync(context.Solution, receiver, context.Cancellation).ConfigureAwait(false)) || !CallerEdit.Apply(caller, context, held, plan.Service.Injected, plan.Uses))
            return null;

        var changed = await CleanUp.ChangesAsync(context.Solution, solution.GetChangedSolution(), context.Cancellation).ConfigureAwait(false);
        if (!await CompileCheck.HoldsAsync(context.Solution, changed, context.Cancellation).ConfigureAwait(false)
            || !await FindingCheck.HoldsAsync(context.Solution, changed, context.Document.Id, context.Cancellation).ConfigureAwait(false))
        {
            return null;
        }

        var safety = plan.Safety == FixSafety.Safe && await Container.KnowsAsync(context.Solution, plan.Service.Injected, context.Cancellation).ConfigureAwait(false) ? FixSafety.Safe : FixSafety.Review;
        return new SolutionFix(plan.Title, safety, Key, _ => Task.FromResult<Solution?>(changed));
    }
}

/// <summary>What takes the place of the dependency; the service's own changes are in the editor already.</summary>
internal sealed record RoutePlan(OwningService Service, IReadOnlyList<ReplacedUse> Uses, string Title, FixSafety Safety);
