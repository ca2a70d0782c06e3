using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace Bylaw.CodeFixes;

/// <summary>BYL5007: the service is handed over, to the handler of the route or to the constructor; else to the action.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InjectedServicesCodeFix)), Shared]
public sealed class InjectedServicesCodeFix() : BylawCodeFix(RuleIds.InjectedServices)
{
    private const string Key = "inject";

    private protected override async Task<IReadOnlyList<Fix>> FindAsync(FindingContext context)
    {
        if (await UninjectedService.OfAsync(context).ConfigureAwait(false) is not { } service)
            return [];

        var isKnown = service.Type.Name == "IEnumerable" || await Container.KnowsAsync(context.Solution, service.Type, context.Cancellation).ConfigureAwait(false);
        var solution = new SolutionEditor(context.Solution);
        var editor = await solution.GetDocumentEditorAsync(context.Document.Id, context.Cancellation).ConfigureAwait(false);
        if (await HandlerInjection.ApplyAsync(editor, context, service, isKnown).ConfigureAwait(false) is not { } where
            && (where = await ConstructorInjection.ApplyAsync(editor, context, service).ConfigureAwait(false)
                ?? await HandlerInjection.ApplyToActionAsync(editor, context, service).ConfigureAwait(false)) is null)
        {
            return [];
        }

        var changed = await CleanUp.ChangesAsync(context.Solution, solution.GetChangedSolution(), context.Cancellation).ConfigureAwait(false);
        return await CompileCheck.HoldsAsync(context.Solution, changed, context.Cancellation).ConfigureAwait(false)
            && await FindingCheck.BringsNoUseAsync(context.Solution, changed, context.Cancellation).ConfigureAwait(false)
                ? [new SolutionFix($"Inject {service.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)} {where}", isKnown && service.IsOfRequest ? FixSafety.Safe : FixSafety.Review, Key, _ => Task.FromResult<Solution?>(changed))]
                : [];
    }
}
