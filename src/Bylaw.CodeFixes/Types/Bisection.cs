namespace Bylaw.CodeFixes;

/// <summary>Which of many can be done together, asked of as few groups of them as possible: each answer is dear, and most of them are yes.</summary>
internal static class Bisection
{
    /// <param name="holds">Whether all of these together can be done.</param>
    public static async Task<IReadOnlyList<T>> FindAsync<T>(IReadOnlyList<T> all, Func<IEnumerable<T>, Task<bool>> holds)
    {
        var found = new List<T>();
        await AddAsync(0, all.Count).ConfigureAwait(false);
        return found;

        async Task AddAsync(int from, int count)
        {
            if (count == 0)
                return;

            var some = all.Skip(from).Take(count).ToList();
            if (await holds([.. found, .. some]).ConfigureAwait(false))
            {
                found.AddRange(some);
            }
            else if (count > 1)
            {
                await AddAsync(from, count / 2).ConfigureAwait(false);
                await AddAsync(from + (count / 2), count - (count / 2)).ConfigureAwait(false);
            }
        }
    }
}
