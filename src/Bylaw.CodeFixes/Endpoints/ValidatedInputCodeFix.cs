using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Bylaw.CodeFixes;

/// <summary>
/// BYL5006: a validator beside the input's type, where FluentValidation is referenced. It begins with what the types say already, since one
/// without rules would be nothing but the end of the finding.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ValidatedInputCodeFix)), Shared]
public sealed class ValidatedInputCodeFix() : BylawCodeFix(RuleIds.UnvalidatedInput)
{
    private protected override async Task<IReadOnlyList<Fix>> FindAsync(FindingContext context)
    {
        if (!context.Finding.Properties.TryGetValue(FindingProperties.Target, out var target) || string.IsNullOrEmpty(target)
            || DocumentationCommentId.GetFirstSymbolForDeclarationId(target!, context.Model.Compilation) is not INamedTypeSymbol type
            || NewValidator.Of(context, type) is not var (solution, name))
        {
            return [];
        }

        var changed = await CleanUp.ChangesAsync(context.Solution, solution, context.Cancellation).ConfigureAwait(false);
        changed = await FileNameCodeFix.NamedAsync(context.Solution, changed, context.Cancellation).ConfigureAwait(false);
        return await CompileCheck.HoldsAsync(context.Solution, changed, context.Cancellation).ConfigureAwait(false) && await IsGoneAsync(context, changed).ConfigureAwait(false)
            ? [new SolutionFix($"Create {name} with what the types of {type.Name} say", FixSafety.Review, "validator", _ => Task.FromResult<Solution?>(changed))]
            : [];
    }

    // The endpoint's own file does not change.
    private static async Task<bool> IsGoneAsync(FindingContext context, Solution changed)
    {
        var analyzer = new ValidatedInputAnalyzer();
        var before = await FindingCheck.FindAsync(context.Document, analyzer, context.Cancellation).ConfigureAwait(false);
        var after = await FindingCheck.FindAsync(changed.GetDocument(context.Document.Id)!, analyzer, context.Cancellation).ConfigureAwait(false);
        return after.Length < before.Length;
    }
}
