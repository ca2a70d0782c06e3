namespace Bylaw.Rules;

/// <summary>
/// A pattern over names in segments: <c>Shop.{Module}.**</c> (dots) or <c>src/Shop/**</c> (slashes).
/// <c>*</c> is any run inside one segment, <c>**</c> any number of whole segments, <c>{Name}</c> a run that is remembered.
/// </summary>
internal sealed class NamePattern
{
    /// <summary>More <c>**</c> than this are refused, which bounds the work of a match.</summary>
    public const int MaxDeepWildcards = 3;

    private readonly SegmentPattern?[] _segments; // null: **
    private readonly char _separator;
    private readonly StringComparison _comparison;

    private NamePattern(string text, SegmentPattern?[] segments, char separator, StringComparison comparison)
    {
        Text = text;
        _segments = segments;
        _separator = separator;
        _comparison = comparison;
        Ending = segments[segments.Length - 1]?.Ending ?? "";
    }

    /// <summary>As written in the rule file.</summary>
    public string Text { get; }

    /// <summary>What every text that matches ends in; may be empty.</summary>
    public string Ending { get; }

    public IEnumerable<string> CaptureNames => _segments.Where(segment => segment is not null).SelectMany(segment => segment!.CaptureNames);

    public static NamePattern? ParseNames(string text, out string? error) => Parse(text, text, '.', StringComparison.Ordinal, out error);

    /// <summary>A name that is no pattern, whatever letters it has.</summary>
    public static NamePattern Exactly(string text) => new(text, [SegmentPattern.Exactly(text)], '\0', StringComparison.Ordinal);

    /// <summary>A name in one piece, whatever dots it has: `Microsoft.*` is all that begins so.</summary>
    public static NamePattern? ParseWhole(string text, bool ignoreCase, out string? error) =>
        Parse(text, text, '\0', ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal, out error);

    /// <summary>A file's name as a naming rule writes it: case counts, since the file follows the type.</summary>
    public static NamePattern? ParseFileName(string text, out string? error) => Parse(text, text, '/', StringComparison.Ordinal, out error);

    /// <summary>Paths have forward slashes on every machine; a leading <c>./</c> means nothing.</summary>
    public static NamePattern? ParsePath(string text, out string? error)
    {
        var normal = text.Replace('\\', '/');
        normal = normal.StartsWith("./", StringComparison.Ordinal) ? normal.Substring(2) : normal;
        normal = normal.EndsWith("/", StringComparison.Ordinal) ? normal + "**" : normal;
        if (normal.StartsWith("/", StringComparison.Ordinal) || normal.IndexOf(':') >= 0)
        {
            error = $"'{text}' starts at the root of a disk; a path starts at the folder of the rule file, such as src/Shop/**";
            return null;
        }

        // Some machines tell paths apart by case and some don't; a rule must mean the same on all.
        return Parse(text, normal, '/', StringComparison.OrdinalIgnoreCase, out error);
    }

    private static NamePattern? Parse(string original, string text, char separator, StringComparison comparison, out string? error)
    {
        var pieces = text.Split(separator);
        var segments = new SegmentPattern?[pieces.Length];
        var deep = 0;
        var isEmpty = false;
        error = null;
        for (var i = 0; i < pieces.Length && error is null; i++)
        {
            if (pieces[i] == "**")
            {
                deep++;
                continue;
            }

            if (pieces[i].Length == 0)
                isEmpty = true;
            else if (pieces[i].Contains("**"))
                error = $"'**' stands for whole segments, so it stands alone between two '{separator}'; inside one there is '*'";
            else
                segments[i] = SegmentPattern.Parse(pieces[i], out error);
        }

        // After the letters: in a regular expression an empty segment is the least of what is wrong.
        if (isEmpty && error is null)
            error = $"'{original}' has nothing before, after or between its '{separator}'";
        else if (deep > MaxDeepWildcards)
            error = $"'{original}' has {deep} times '**', at most {MaxDeepWildcards} are allowed";

        return error is null ? new NamePattern(original, segments, separator, comparison) : null;
    }

    /// <summary>The literal name, when the pattern has one segment and that is nothing but text.</summary>
    public string? Literal => _segments.Length == 1 ? _segments[0]?.Literal : null;

    public bool StartsWithLiteral(char letter) => _segments[0] is { } first && first.StartsWithLiteral(letter);

    public bool Matches(string text) => Match(text, Captures.None) is not null;

    public static bool AnyMatches(NamePattern[] patterns, string text)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.Matches(text))
                return true;
        }

        return false;
    }

    /// <summary>The captures, with what this match bound; null when the text does not match.</summary>
    public Captures? Match(string text, Captures captures) => Match(0, text, 0, captures);

    // `at` is the start of the next segment; text.Length + 1 says that no segment is left.
    private Captures? Match(int index, string text, int at, Captures captures)
    {
        if (index == _segments.Length)
            return at > text.Length || text.Length == 0 ? captures : null;

        if (_segments[index] is not { } segment)
        {
            for (var from = at; ; from = EndOfSegment(text, from) + 1)
            {
                if (Match(index + 1, text, from, captures) is { } matched)
                    return matched;
                if (from > text.Length)
                    return null;
            }
        }

        if (at > text.Length)
            return null;

        var end = EndOfSegment(text, at);
        return segment.Match(text, at, end, captures, _comparison) is { } bound ? Match(index + 1, text, end + 1, bound) : null;
    }

    private int EndOfSegment(string text, int at)
    {
        if (at > text.Length)
            return text.Length + 1;

        var end = text.IndexOf(_separator, at);
        return end < 0 ? text.Length : end;
    }

    public override string ToString() => Text;
}
