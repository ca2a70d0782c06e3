namespace Bylaw.Rules;

/// <summary>One segment of a pattern: literal text, <c>*</c>, <c>{Name}</c>, <c>{!Name}</c>, <c>{names}</c>.</summary>
internal sealed class SegmentPattern
{
    /// <summary>More wildcards than this in one segment are refused, which bounds the work of a match to a cubic in a short name.</summary>
    public const int MaxWildcards = 3;

    private readonly Part[] _parts;

    private SegmentPattern(Part[] parts) => _parts = parts;

    private enum PartKind
    {
        Literal,
        Star,
        Capture,
        OtherCapture,
    }

    public IEnumerable<string> CaptureNames => _parts.Where(part => part.Kind == PartKind.Capture).Select(part => part.Text);

    /// <summary>The text, if there is nothing but text.</summary>
    public string? Literal => _parts.Length == 1 && _parts[0].Kind == PartKind.Literal ? _parts[0].Text : null;

    /// <summary>What every text that matches ends in.</summary>
    public string Ending => _parts[_parts.Length - 1] is { Kind: PartKind.Literal, Text: var text } ? text : "";

    public bool StartsWithLiteral(char letter) => _parts.Length > 0 && _parts[0].Kind == PartKind.Literal && _parts[0].Text[0] == letter;

    public static SegmentPattern Exactly(string text) => new([new Part(PartKind.Literal, text)]);

    public static SegmentPattern? Parse(string text, out string? error)
    {
        var parts = new List<Part>();
        var wildcards = 0;
        error = null;
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == '*')
            {
                parts.Add(new Part(PartKind.Star, "*"));
                at++;
                wildcards++;
            }
            else if (text[at] == '{')
            {
                var end = text.IndexOf('}', at);
                var name = end < 0 ? "" : text.Substring(at + 1, end - at - 1);
                var other = name.StartsWith("!", StringComparison.Ordinal);
                name = other ? name.Substring(1) : name;
                if (name.Length == 0 || !name.All(char.IsLetterOrDigit))
                {
                    error = $"'{{' starts a capture such as {{Entity}} or {{!Module}}, but '{text}' has none there";
                    return null;
                }

                parts.Add(new Part(other ? PartKind.OtherCapture : PartKind.Capture, name));
                at = end + 1;
                wildcards++;
            }
            else
            {
                var end = text.IndexOfAny(['*', '{'], at);
                end = end < 0 ? text.Length : end;
                parts.Add(new Part(PartKind.Literal, text.Substring(at, end - at)));
                at = end;
            }
        }

        if (wildcards > MaxWildcards)
            error = $"'{text}' has {wildcards} wildcards, at most {MaxWildcards} may stand in one segment";
        else if (text.IndexOfAny(['}', '?', '[', ']', '(', ')', '|', '^', '$', '\\']) is var bad and >= 0 && !IsCaptureEnd(text, bad))
            error = $"'{text[bad]}' has no meaning in a pattern; there are *, ** and captures such as {{Entity}}, no regular expressions";

        return error is null ? new SegmentPattern([.. parts]) : null;
    }

    private static bool IsCaptureEnd(string text, int at) =>
        text[at] == '}' && text.IndexOfAny(['?', '[', ']', '(', ')', '|', '^', '$', '\\']) < 0 && Count(text, '{') == Count(text, '}');

    private static int Count(string text, char letter) => text.Count(c => c == letter);

    /// <summary>All of <paramref name="text"/> from <paramref name="start"/> to <paramref name="end"/>; the captures with what was bound, or null.</summary>
    public Captures? Match(string text, int start, int end, Captures captures, StringComparison comparison) =>
        Match(0, text, start, end, captures, comparison);

    private Captures? Match(int index, string text, int at, int end, Captures captures, StringComparison comparison)
    {
        if (index == _parts.Length)
            return at == end ? captures : null;

        var part = _parts[index];
        switch (part.Kind)
        {
            case PartKind.Literal:
                return end - at >= part.Text.Length && string.Compare(text, at, part.Text, 0, part.Text.Length, comparison) == 0
                    ? Match(index + 1, text, at + part.Text.Length, end, captures, comparison)
                    : null;

            case PartKind.Capture when captures[part.Text] is { } bound:
                return end - at >= bound.Length && string.Compare(text, at, bound, 0, bound.Length, comparison) == 0
                    ? Match(index + 1, text, at + bound.Length, end, captures, comparison)
                    : null;

            case PartKind.Capture when PluralOfBound(part.Text, captures) is { } plural:
                return end - at >= plural.Length && string.Compare(text, at, plural, 0, plural.Length, StringComparison.OrdinalIgnoreCase) == 0
                    ? Match(index + 1, text, at + plural.Length, end, captures, comparison)
                    : null;

            default:
                return MatchRun(index, part, text, at, end, captures, comparison);
        }
    }

    private Captures? MatchRun(int index, Part part, string text, int at, int end, Captures captures, StringComparison comparison)
    {
        // The longest run first: in OrderLineService, {Entity}Service is OrderLine.
        var shortest = part.Kind == PartKind.Star ? at : at + 1;
        for (var to = end; to >= shortest; to--)
        {
            if (!MayGoOn(index + 1, text, to, end, comparison))
                continue;

            var run = part.Kind == PartKind.Star ? null : text.Substring(at, to - at);
            if (part.Kind == PartKind.OtherCapture && (captures[part.Text] is not { } other || string.Equals(run, other, comparison)))
                continue;

            var bound = part.Kind == PartKind.Capture ? captures.With(part.Text, run!) : captures;
            if (Match(index + 1, text, to, end, bound, comparison) is { } matched)
                return matched;
        }

        return null;
    }

    // Asked before anything is cut out of the text: most runs end where the next part cannot begin.
    private bool MayGoOn(int index, string text, int at, int end, StringComparison comparison)
    {
        if (index == _parts.Length)
            return at == end;

        var next = _parts[index];
        return next.Kind != PartKind.Literal || (end - at >= next.Text.Length && string.Compare(text, at, next.Text, 0, next.Text.Length, comparison) == 0);
    }

    private static string? PluralOfBound(string name, Captures captures)
    {
        if (name.Length < 2 || !char.IsLower(name[0]))
            return null;

        foreach (var candidate in new[] { name.Substring(0, name.Length - 1), name.EndsWith("ies", StringComparison.Ordinal) ? name.Substring(0, name.Length - 3) + "y" : name })
        {
            var title = char.ToUpperInvariant(candidate[0]) + candidate.Substring(1);
            if (captures[title] is { } value)
                return EnglishPlural.Of(value);
        }

        return null;
    }

    private sealed class Part(PartKind kind, string text)
    {
        public PartKind Kind { get; } = kind;

        public string Text { get; } = text;
    }
}
