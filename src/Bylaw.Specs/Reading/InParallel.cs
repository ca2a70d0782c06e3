namespace Bylaw.Specs.Reading;

/// <summary>Work on many things at once, with the results in the order of the things.</summary>
internal static class InParallel
{
    /// <param name="select">Has to give the same whatever else runs.</param>
    public static IReadOnlyList<TResult> Select<T, TResult>(IReadOnlyList<T> items, Func<T, TResult> select)
    {
        var results = new TResult[items.Count];
        Parallel.For(0, items.Count, i => results[i] = select(items[i]));
        return results;
    }
}
