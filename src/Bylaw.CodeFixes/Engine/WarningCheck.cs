using Microsoft.CodeAnalysis;

namespace Bylaw.CodeFixes;

/// <summary>Whether the compiler says more of changed code than before: errors and warnings, of which those about null are the reason to ask.</summary>
internal static class WarningCheck
{
    public static async Task<bool> HoldsAsync(Document before, SyntaxNode changed, CancellationToken cancellation) =>
        await CountAsync(before.WithSyntaxRoot(changed), cancellation).ConfigureAwait(false) <= await CountAsync(before, cancellation).ConfigureAwait(false);

    public static async Task<int> CountAsync(Document document, CancellationToken cancellation) =>
        (await FileDiagnostics.OfAsync(document, cancellation).ConfigureAwait(false)).Count(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
}
