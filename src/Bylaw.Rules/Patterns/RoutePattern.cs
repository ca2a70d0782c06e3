namespace Bylaw.Rules;

/// <summary>
/// A pattern over routes, segment by segment: <c>api/v*/{entities}/**</c>. <c>*</c> is any run inside a segment, <c>**</c> any number of segments,
/// <c>{}</c> a parameter of the route's own such as <c>{id:int}</c>, <c>{entities}</c> a plural noun. In front may stand the verb: <c>GET /health</c>.
/// </summary>
internal sealed class RoutePattern
{
    private const string Plural = "{entities}";

    private readonly string[] _segments;
    private readonly SegmentPattern?[] _globs; // null: one of the three that are no text

    private RoutePattern(string text, string? verb, string[] segments, SegmentPattern?[] globs) => (Text, Verb, _segments, _globs) = (text, verb, segments, globs);

    /// <summary>As written in the rule file.</summary>
    public string Text { get; }

    /// <summary>In capitals; null when every verb is meant.</summary>
    public string? Verb { get; }

    public static RoutePattern? Parse(string text, out string? error)
    {
        error = null;
        var space = text.IndexOf(' ');
        var path = text.Substring(space + 1).Trim('/');
        var segments = path.Length == 0 ? [] : path.Split('/');
        var globs = new SegmentPattern?[segments.Length];
        for (var i = 0; i < segments.Length && error is null; i++)
        {
            var segment = segments[i];
            if (segment is "**" or "{}" or Plural)
                continue;

            if (segment.Length == 0)
                error = $"'{text}' has nothing between two '/'";
            else if (segment.Contains("**"))
                error = "'**' stands for whole segments, so it stands alone between two '/'; inside one there is '*'";
            else if (segment.IndexOf('{') >= 0 || segment.IndexOf('}') >= 0)
                error = $"'{segment}' is no part of a route pattern: {{}} is any parameter of the route, {{entities}} a plural noun, * any text";
            else
                globs[i] = SegmentPattern.Parse(segment, out error);
        }

        if (error is null && segments.Count(segment => segment == "**") is var deep and > NamePattern.MaxDeepWildcards)
            error = $"'{text}' has {deep} times '**', at most {NamePattern.MaxDeepWildcards} are allowed";
        return error is null ? new RoutePattern(text, space < 0 ? null : text.Substring(0, space).ToUpperInvariant(), segments, globs) : null;
    }

    /// <param name="verbs">`GET`, or several with commas between.</param>
    /// <param name="route">`/orders/{id}`; a segment `*` is a part that the code does not show, and fits everything.</param>
    public bool Matches(string verbs, string route) =>
        (Verb is null || verbs.Split(',').Contains(Verb)) && MatchesPath(route);

    public bool MatchesPath(string route) => Match(0, Segments(route), 0);

    /// <summary>Whether the end of the pattern fits: what stands before the route is not known.</summary>
    public bool MatchesEndOf(string route)
    {
        var segments = Segments(route);
        for (var from = 0; from <= _segments.Length; from++)
        {
            if (Match(from, segments, 0))
                return true;
        }

        return false;
    }

    public override string ToString() => Text;

    private static string[] Segments(string route) => route.Trim('/') is { Length: > 0 } path ? path.Split('/') : [];

    private bool Match(int index, string[] route, int at)
    {
        // What the code does not show may be any number of segments.
        if (at < route.Length && route[at] == "*")
        {
            for (var next = index; next <= _segments.Length; next++)
            {
                if (Match(next, route, at + 1))
                    return true;
            }

            return false;
        }

        if (index == _segments.Length)
            return at == route.Length;
        if (_segments[index] == "**")
        {
            for (var from = at; from <= route.Length; from++)
            {
                if (Match(index + 1, route, from))
                    return true;
            }

            return false;
        }

        return at < route.Length && MatchSegment(index, route[at]) && Match(index + 1, route, at + 1);
    }

    private bool MatchSegment(int index, string segment) => _segments[index] switch
    {
        "{}" => segment.StartsWith("{", StringComparison.Ordinal),
        Plural => segment.IndexOf('{') < 0 && EnglishPlural.IsPlural(segment),
        _ => _globs[index]!.Match(segment, 0, segment.Length, Captures.None, StringComparison.OrdinalIgnoreCase) is not null,
    };
}
