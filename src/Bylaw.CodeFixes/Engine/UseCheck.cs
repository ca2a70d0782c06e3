using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Bylaw.CodeFixes;

/// <summary>Whether those who use a declaration compile with it as it would be, and without a new warning.</summary>
internal static class UseCheck
{
    public static async Task<bool> HoldsAsync(FindingContext context, ISymbol symbol, SyntaxNode changed)
    {
        var solution = context.Solution.WithDocumentSyntaxRoot(context.Document.Id, changed);
        if (!await WarningCheck.HoldsAsync(context.Document, changed, context.Cancellation).ConfigureAwait(false))
            return false;

        var users = (await SymbolFinder.FindReferencesAsync(symbol, context.Solution, context.Cancellation).ConfigureAwait(false))
            .SelectMany(found => found.Locations).Select(place => place.Document).Where(document => document.Id != context.Document.Id).Distinct();
        foreach (var user in users)
        {
            // A Razor page is code too, which a generator makes of it.
            var now = user is SourceGeneratedDocument
                ? await solution.GetProject(user.Project.Id)!.GetSourceGeneratedDocumentAsync(user.Id, context.Cancellation).ConfigureAwait(false)
                : solution.GetDocument(user.Id);
            if (now is not null
                && await WarningCheck.CountAsync(now, context.Cancellation).ConfigureAwait(false) > await WarningCheck.CountAsync(user, context.Cancellation).ConfigureAwait(false))
            {
                return false;
            }
        }

        return true;
    }
}
