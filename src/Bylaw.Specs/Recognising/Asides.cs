using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>Examples in brackets, "(e.g., a `PagedResponse`)". They show what is meant, and are not what the statement is about.</summary>
internal static class Asides
{
    private const string Hint = "as-example";

    public static IReadOnlyList<(int First, int Last)> In(TokenText text, Lexicon lexicon)
    {
        if (!text.Plain.Contains('(') || !lexicon.Hints.TryGetValue(Hint, out var openings))
            return [];

        var asides = new List<(int First, int Last)>();
        for (var first = 0; first < text.Tokens.Count; first++)
        {
            if (!IsOpening(text, first, openings))
                continue;
            var close = text.Plain.IndexOf(')', text.Tokens[first].Start);
            var last = first;
            while (last + 1 < text.Tokens.Count && (close < 0 || text.Tokens[last + 1].Start < close))
                last++;
            asides.Add((first, last));
            first = last;
        }

        return asides;
    }

    public static bool Holds(this IReadOnlyList<(int First, int Last)> asides, int first, int last) =>
        asides.Any(aside => first >= aside.First && last <= aside.Last);

    private static bool IsOpening(TokenText text, int index, IReadOnlyList<Phrase> openings) =>
        text.Tokens[index].Start > 0 && text.Plain[text.Tokens[index].Start - 1] == '(' && openings.Any(phrase => phrase.LastFrom(text.Tokens, index) is not null);
}
