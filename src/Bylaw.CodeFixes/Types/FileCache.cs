using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Bylaw.CodeFixes;

/// <summary>What was found out about a file, for as long as the compilation or solution that it was found out with is in use: several findings of a file ask the same.</summary>
internal sealed class FileCache<T>
{
    private readonly ConditionalWeakTable<object, ConcurrentDictionary<(SyntaxTree File, int Position), T>> _known = new();

    /// <param name="owner">The compilation or solution.</param>
    /// <param name="position">Where in the file the answer is of one place only.</param>
    public async Task<T> GetAsync(object owner, SyntaxTree file, int position, Func<Task<T>> make)
    {
        var known = _known.GetOrCreateValue(owner);
        return known.TryGetValue((file, position), out var value) ? value : known.GetOrAdd((file, position), await make().ConfigureAwait(false));
    }
}
