using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;

namespace Bylaw.CodeFixes;

/// <summary>
/// Whoever uses what only a service may use is handed the service in its place, and calls the service's method that does the same; where there is none
/// yet, the service gets one, and where the entity has no service, it gets one like those of others. Not offered where the caller does anything else with what it holds.
/// </summary>
internal static class ServiceRoute
{
    private const string Key = "route";

    public static async Task<Fix?> OfAsync(FindingContext context)
    {
        if (HeldDependency.Of(context) is not { } held)
            return null;
        if (await ThroughKnownAsync(context, held).ConfigureAwait(false) is { } route)
            return route;
        if (DataSymbols.IsDbContext(held.Type))
            return null;
        if (await GrownService.AddAsync(context, held.Type).ConfigureAwait(false) is { } grown)
            return await ThroughPreparedAsync(context, grown.Solution, $"Use {grown.Class}, which is handed {SymbolNames.ForMessage(held.Type)} too, instead of it", "grow").ConfigureAwait(false);
        return await NewService.AddAsync(context, held.Type).ConfigureAwait(false) is { } created
            ? await ThroughPreparedAsync(context, created.Solution, $"{created.Title}, and use it instead of {SymbolNames.ForMessage(held.Type)}", "create").ConfigureAwait(false)
            : null;
    }

    /// <summary>Through a service that was created or grown first.</summary>
    private static async Task<Fix?> ThroughPreparedAsync(FindingContext context, Solution prepared, string title, string key)
    {
        if (prepared.GetDocument(context.Document.Id) is not { } document
            || await FindingContext.OfAsync(document, context.Finding, context.Cancellation).ConfigureAwait(false) is not { } there
            || HeldDependency.Of(there) is not { } heldThere
            || await ThroughKnownAsync(there, heldThere).ConfigureAwait(false) is not SolutionFix route
            || await route.Change(context.Cancellation).ConfigureAwait(false) is not { } changed
            || !await CompileCheck.HoldsAsync(context.Solution, changed, context.Cancellation).ConfigureAwait(false))
        {
            return null;
        }

        return new SolutionFix(title, FixSafety.Review, key, _ => Task.FromResult<Solution?>(changed));
    }

    private static async Task<Fix?> ThroughKnownAsync(FindingContext context, HeldDependency held)
    {
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
