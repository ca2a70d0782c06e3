using System.IO.Enumeration;

namespace Bylaw.Specs.Reading;

/// <summary>
/// Paths with `*`, `?` and `**`, case ignored, as file systems and people do. The matcher of Microsoft.Extensions.FileSystemGlobbing
/// knows no `?`, and follows links: two that lead back up keep it busy for ever.
/// </summary>
internal static class Glob
{
    public static bool IsGlob(string path) => path.AsSpan().IndexOfAny('*', '?') >= 0;

    public static bool IsMatch(string path, string pattern) => IsMatch(path.Split('/'), 0, pattern.Split('/'), 0);

    private static bool IsMatch(string[] path, int at, string[] pattern, int index)
    {
        // Where the last ** stood, to try the next segment of the path for it: no need to go further back.
        var (retryAt, retryIndex) = (-1, -1);
        while (at < path.Length)
        {
            if (index < pattern.Length && pattern[index] == "**")
            {
                (retryAt, retryIndex) = (at, index++);
            }
            else if (index < pattern.Length && FileSystemName.MatchesSimpleExpression(pattern[index], path[at]))
            {
                at++;
                index++;
            }
            else if (retryIndex >= 0)
            {
                at = ++retryAt;
                index = retryIndex + 1;
            }
            else
            {
                return false;
            }
        }

        while (index < pattern.Length && pattern[index] == "**")
            index++;
        return index == pattern.Length;
    }
}
