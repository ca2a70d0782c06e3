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

    public SectionMarker? Read(string text, MarkerPlace place)
    {
        var found = indexes[place].Find(TokenText.Of(text).Tokens);
        var sign = markers.Sign(text);
        if (found.Count == 0 && sign is null)
            return null;

        // Of several phrases the one that asks for more knows better; of equal ones the last, which is the noun in English: "naming rules".
        var ordered = found.OrderByDescending(hit => hit.Phrase.Weight).ThenByDescending(hit => hit.Last).Select(hit => hit.Value).ToList();
        return new SectionMarker(
            [], place, ordered.Select(marker => marker.Sense).FirstOrDefault(sense => sense is not null), sign ?? ordered.Select(marker => marker.Polarity).FirstOrDefault(polarity => polarity is not null),
            ordered.Select(marker => marker.Force).FirstOrDefault(force => force is not null), ordered.Select(marker => marker.IsQuiet).FirstOrDefault(quiet => quiet is not null));
    }
}
