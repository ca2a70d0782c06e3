using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Statements;

/// <summary>What a heading, a lead-in or a column's header says about what stands below it.</summary>
internal sealed class SectionReader
{
    private readonly Dictionary<MarkerPlace, PhraseIndex<SectionMarker>> indexes = [];
    private readonly MarkerReader markers;

    public SectionReader(Lexicon lexicon, MarkerReader markers)
    {
        this.markers = markers;
        foreach (var place in Enum.GetValues<MarkerPlace>())
            indexes[place] = new();
        foreach (var section in lexicon.Sections)
        {
            foreach (var phrase in section.Phrases)
            {
                if (section.On != MarkerPlace.Any)
                {
                    indexes[section.On].Add(phrase, section);
                    continue;
                }

                indexes[MarkerPlace.Heading].Add(phrase, section);
                indexes[MarkerPlace.LeadIn].Add(phrase, section);
            }
        }
    }

    /// <summary>
    /// What a sentence, or an item with others in it, says about what it introduces. A long one says something about itself, not what it is for.
    /// </summary>
    public SectionMarker? ReadLeadIn(string text, Markers own)
    {
        const int shortest = 9;
        var isShort = TokenText.Of(text).Tokens.Count <= shortest;
        var marks = isShort || text.TrimEnd() is [.., ':' or '：'] ? Read(text, MarkerPlace.LeadIn) : null;
        // "Do not use on data types:"
        var polarity = isShort && own.IsExplicit && own.Polarity != Statements.Polarity.None && text.TrimEnd() is [.., ':' or '：'] ? own.Polarity : marks?.Polarity;
        return marks is null ? polarity is null ? null : new SectionMarker([], MarkerPlace.LeadIn, false, null, polarity, null, null) : marks with { Polarity = polarity, Sense = isShort ? marks.Sense : Certain(marks.Sense) };
    }

    // Words such as "rule" and "stack" stand in any long sentence.
    private static SectionSense? Certain(SectionSense? sense) => sense is SectionSense.Process or SectionSense.Examples ? sense : null;

    /// <summary>Whether the sentence only says when to call for somebody: "use proactively when …".</summary>
    public bool IsSummons(string text) => indexes[MarkerPlace.LeadIn].Find(TokenText.Of(text).Tokens).Any(hit => hit.Value is { IsQuiet: true, On: MarkerPlace.LeadIn });

    /// <summary>Whether a phrase that is only for this place stands in the text.</summary>
    public bool Says(string text, MarkerPlace place) => indexes[place].Find(TokenText.Of(text).Tokens).Count > 0;

    public SectionMarker? Read(string text, MarkerPlace place)
    {
        var tokens = TokenText.Of(text).Tokens;
        var all = indexes[place].Find(tokens);
        var found = all.Where(hit => !hit.Value.IsWhole || IsWhole(hit.First, hit.Last)).ToList();
        var sign = markers.Sign(text);
        if (found.Count == 0 && sign is null)
            return null;

        // Of several phrases the one that asks for more knows better; of equal ones the last, which is the noun in English: "naming rules".
        var ordered = found.OrderByDescending(hit => hit.Phrase.Weight).ThenByDescending(hit => hit.Last).Select(hit => hit.Value).ToList();
        var sense = First(marker => marker.Sense);
        return new SectionMarker(
            [], place, false, sense, sign ?? Polarity(), First(marker => marker.Force),
            // "Architecture and project structure" is more than a description.
            sense is null or SectionSense.Process or SectionSense.References ? First(marker => marker.IsQuiet) : null);

        // "DRY (don't repeat yourself)" turns nothing.
        Polarity? Polarity()
        {
            var bracket = text.IndexOf('(', StringComparison.Ordinal);
            return found.Where(hit => bracket < 0 || tokens[hit.First].Start < bracket).OrderByDescending(hit => hit.Phrase.Weight).ThenByDescending(hit => hit.Last)
                .Select(hit => hit.Value.Polarity).FirstOrDefault(polarity => polarity is not null);
        }

        // "Dependencies (ENFORCED)" is a whole heading too: how strongly it is meant doesn't count.
        bool IsWhole(int first, int last)
        {
            for (var i = 0; i < tokens.Count; i++)
            {
                if ((i < first || i > last) && !all.Any(hit => hit.Value is { Force: not null, Sense: null } && hit.First <= i && hit.Last >= i))
                    return false;
            }

            return true;
        }

        T? First<T>(Func<SectionMarker, T?> part) where T : struct => ordered.Select(part).FirstOrDefault(value => value is not null);
    }
}
