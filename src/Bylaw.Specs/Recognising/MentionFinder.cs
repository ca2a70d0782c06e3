using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>A layer or a thing that a text speaks of; one of the two is null.</summary>
internal sealed record Mention(LayerWords? Layer, Thing? Thing, int First, int Last)
{
    public string Name => Layer?.Name ?? Thing!.Name;
}

/// <summary>Finds the layers and things of the lexicon in a text.</summary>
internal sealed class MentionFinder
{
    private readonly PhraseIndex<(LayerWords? Layer, Thing? Thing)> index = new();

    public MentionFinder(Lexicon lexicon)
    {
        foreach (var layer in lexicon.Layers)
            Add(layer.Phrases, layer.Unless, (layer, null));
        foreach (var thing in lexicon.Things)
            Add(thing.Phrases, thing.Unless, (null, thing));
    }

    /// <summary>In the order of the text, none inside another: the longer one is meant.</summary>
    public IReadOnlyList<Mention> Find(TokenList tokens)
    {
        var mentions = new List<Mention>();
        var taken = new bool[tokens.Count];
        foreach (var (_, value, first, last) in index.FindAll(tokens).OrderByDescending(found => found.Last - found.First).ThenBy(found => found.First))
        {
            // `Shop.Application` - services: what begins in code ends there.
            if (tokens[first].Code >= 0 && tokens[first].Code != tokens[last].Code || Array.IndexOf(taken, true, first, last - first + 1) >= 0)
                continue;
            Array.Fill(taken, true, first, last - first + 1);
            if (value is not (null, null))
                mentions.Add(new Mention(value.Layer, value.Thing, first, last));
        }

        mentions.Sort((a, b) => a.First.CompareTo(b.First));
        return mentions;
    }

    /// <summary>What a few words name and nothing beside it: "the service layer", "Repositories".</summary>
    public Mention? Only(string text)
    {
        var tokens = TokenText.Of(text).Tokens;
        if (Find(tokens) is not [var mention])
            return null;
        for (var i = 0; i < tokens.Count; i++)
        {
            if ((i < mention.First || i > mention.Last) && tokens[i].Word is not ("layer" or "project" or "the" or "directly"))
                return null;
        }

        return mention;
    }

    // Words that mean something else take their place in the text and are no mention.
    private void Add(IReadOnlyList<Phrase> phrases, IReadOnlyList<Phrase> unless, (LayerWords?, Thing?) value)
    {
        foreach (var phrase in phrases)
            index.Add(phrase, value);
        foreach (var phrase in unless)
            index.Add(phrase, (null, null));
    }
}
