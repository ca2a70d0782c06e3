using Bylaw.Specs.Statements;

namespace Bylaw.Specs.Recognising;

/// <summary>The sentences of a statement, as runs of tokens. An item often goes on after its rule, and words of two sentences are no phrase.</summary>
internal static class SentenceSpans
{
    // "Validation. All requests are checked": what is so short is the name of what follows.
    private const int LongestLabel = 3;

    public static IReadOnlyList<(int First, int Last)> Of(TokenText text)
    {
        var tokens = text.Tokens;
        var spans = new List<(int First, int Last)>();
        var first = 0;
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (!IsEnd(text, i))
                continue;
            if (spans.Count == 0 && i - first < LongestLabel)
                continue;
            spans.Add((first, i));
            first = i + 1;
        }

        if (first < tokens.Count)
            spans.Add((first, tokens.Count - 1));
        return spans;
    }

    // "e.g. a list", "i.e. none" and `Thread.Sleep` go on.
    private static bool IsEnd(TokenText text, int at)
    {
        var (here, next) = (text.Tokens[at], text.Tokens[at + 1]);
        if (here.Code >= 0 && here.Code == next.Code || here.Length == 1 || here.Word is "e.g" or "i.e" or "etc" or "vs")
            return false;
        var between = text.Plain.AsSpan(here.Start + here.Length, Math.Max(0, next.Start - here.Start - here.Length));
        return (between.Contains(". ", StringComparison.Ordinal) || between.Contains("! ", StringComparison.Ordinal) || between.Contains("? ", StringComparison.Ordinal))
            && (next.Code >= 0 || !char.IsLower(text.Plain[next.Start]));
    }
}
