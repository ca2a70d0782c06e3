using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>Parts of the code that belong to somebody else, named by words: "execution engine, LLM infrastructure".</summary>
internal sealed class ForeignAreas(Lexicon lexicon)
{
    private readonly Subjects subjects = new(lexicon);

    /// <summary>Empty where no word names a part of the code.</summary>
    public IReadOnlyList<RuleDraft> Of(string words, string owner)
    {
        var drafts = new List<RuleDraft>();
        var namespaces = new List<string>();
        foreach (var text in words.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part => TokenText.Of(part.Trim('*', '`', ' '))))
        {
            if (lexicon.Areas.FirstOrDefault(area => area.Phrases.Any(phrase => phrase.Find(text.Tokens) is { First: 0 })) is { } area)
                drafts.Add(AreaRules.Of(area, null, owner));
            else if (!lexicon.Says("other-languages", text))
                namespaces.AddRange(Ring(text) ?? Namespaces(text));
        }

        if (namespaces.Count > 0)
        {
            // Who doesn't own it may use it, as everybody may: what is public. And adds nothing to it.
            var area = Node.Map(("in", Node.Texts([.. namespaces.Distinct()])));
            var inner = area.With("is", Node.Text("internal"));
            drafts.Add(new RuleDraft($"owned-by-{Names.Kebab(owner)}",
                Node.Map(("reserve", Node.Map(("types", Node.List([inner])), ("for", Node.Map(("any", Node.List([area])))), ("owner", Node.Text(owner)))), ("because", Node.Text("what is not public may change any day")))));
            drafts.Add(new RuleDraft($"nothing-of-{Names.Kebab(owner)}-here",
                Node.Map(("forbid", Node.Map(("declares", Node.List([area])))), ("because", Node.Text($"it belongs to {owner}")))) { OnlyInScope = true });
        }

        return drafts;
    }

    // "domain models" are what lies in Domain.
    private IEnumerable<string>? Ring(TokenText text) =>
        lexicon.Layers.FirstOrDefault(layer => layer.IsRing && layer.Phrases.Any(phrase => phrase.Find(text.Tokens) is { First: 0 } && phrase.Weight > 1)) is { } ring ? [$"**.{ring.Name}.**"] : null;

    // "execution handlers" is what lies in Execution; what is left of "generated types" says nothing.
    private IEnumerable<string> Namespaces(TokenText text)
    {
        var count = text.Tokens.Count;
        while (count > 0 && IsGeneral(text.Tokens[count - 1]))
            count--;
        if (count is 0 or > 3)
            yield break;
        var words = text.Tokens.Take(count).Select(text.Written).ToList();
        if (words.Exists(word => !word.All(char.IsAsciiLetterOrDigit) || !char.IsAsciiLetter(word[0])))
            yield break;
        var pascal = string.Concat(words.Select(Names.Pascal));
        yield return $"**.{pascal}.**";
        var written = string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        if (written != pascal)
            yield return $"**.{written}.**";
    }

    private bool IsGeneral(Token token) => subjects.Find([token]) is not null || lexicon.Says("generic", TokenText.Of(token.Word));
}
