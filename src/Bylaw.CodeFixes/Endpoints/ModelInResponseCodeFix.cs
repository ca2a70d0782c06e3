using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace Bylaw.CodeFixes;

/// <summary>BYL5002: a model, or a list of them, is answered as a type of its own, which is written where there is none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ModelInResponseCodeFix)), Shared]
public sealed class ModelInResponseCodeFix() : BylawCodeFix(RuleIds.ModelInResponse)
{
    private const string Key = "response";

    private protected override async Task<IReadOnlyList<Fix>> FindAsync(FindingContext context)
    {
        if (AnswerPlace.Of(context) is not { } place || place.Bodies.Select(body => body.Type).Distinct(SymbolEqualityComparer.Default).ToList() is not [ITypeSymbol sent] || ListOf.Of(sent) is not { } list
            || (place.Value is null && await Container.IsCalledByHandAsync(context.Solution, place.Handler, context.Cancellation).ConfigureAwait(false))
            || ResponseType.Of(context, list.Item) is not { } response)
        {
            return [];
        }

        var solution = new SolutionEditor(response.Added ?? context.Solution);
        var editor = await solution.GetDocumentEditorAsync(context.Document.Id, context.Cancellation).ConfigureAwait(false);
        var asks = false;
        var answer = new NewAnswer(sent, () => list.Written(response.Name.Written()), (value, _, _) =>
        {
            asks |= list.Kind != ListKind.None;
            return list.Around(value, response.Name.Written(), response.Method);
        });
        if (!AnswerEdit.Apply(editor, context, place, answer))
            return [];
        // Of a new one the namespace is that of the endpoint.
        if (response.Added is null)
            response.Name.ImportInto(editor);
        if (asks && !context.Model.LookupSymbols(context.Token.SpanStart, context.Model.Compilation.GetSpecialType(SpecialType.System_Collections_Generic_IEnumerable_T), "Select", includeReducedExtensionMethods: true).Any())
            Usings.Add(editor, "System.Linq");

        var changed = await CleanUp.ChangesAsync(context.Solution, solution.GetChangedSolution(), context.Cancellation).ConfigureAwait(false);
        changed = await FileNameCodeFix.NamedAsync(context.Solution, changed, context.Cancellation).ConfigureAwait(false);
        // A warning more is a value that may be null.
        return await CompileCheck.HoldsAsync(context.Solution, changed, context.Cancellation).ConfigureAwait(false)
            && await WarningCheck.CountAsync(changed.GetDocument(context.Document.Id)!, context.Cancellation).ConfigureAwait(false) <= await WarningCheck.CountAsync(context.Document, context.Cancellation).ConfigureAwait(false)
            && await FindingCheck.HoldsAsync(context.Solution, changed, context.Document.Id, new ModelInResponseAnalyzer(), context.Cancellation).ConfigureAwait(false)
            && await FindingCheck.BringsNoUseAsync(context.Solution, changed, context.Cancellation).ConfigureAwait(false)
                ? [new SolutionFix(response.Title, FixSafety.Review, Key, _ => Task.FromResult<Solution?>(changed))]
                : [];
    }
}
