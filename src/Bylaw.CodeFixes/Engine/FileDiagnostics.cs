using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Bylaw.CodeFixes;

/// <summary>What the compiler says of a file. Asked for each finding of it, and bound once as long as nothing changes.</summary>
internal static class FileDiagnostics
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<SyntaxTree, ImmutableArray<Diagnostic>>> Known = new();

    /// <summary>None where there is no such file, or no code in it.</summary>
    public static async Task<ImmutableArray<Diagnostic>> OfAsync(Document? document, CancellationToken cancellation)
    {
        if (document is null || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
            return [];

        var files = Known.GetOrCreateValue(model.Compilation);
        return files.TryGetValue(model.SyntaxTree, out var known) ? known : files.GetOrAdd(model.SyntaxTree, model.GetDiagnostics(cancellationToken: cancellation));
    }
}
