using Bylaw.Rules.Reading;
using Bylaw.Rules.Yaml;
using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>The types that a statement is about.</summary>
/// <param name="Name">A layer, or a kind of type such as Validator.</param>
/// <param name="In">What stands after `in`.</param>
/// <param name="Layers">The layer, where it is one.</param>
internal sealed record Subject(string Name, YamlNode In, IReadOnlyList<string> Layers)
{
    /// <summary>As rules are named: `event-handler`.</summary>
    public string Slug => Names.Kebab(Name);

    /// <summary>A kind of type alone, such as every interface, says too little for a place.</summary>
    public bool IsKind => Layers.Count == 0 && In is YamlMap { Entries: [{ Key.Value: "is", Value: YamlScalar { Value: "interface" } }] };
}

/// <summary>Finds what a text is about: a layer, or a kind of type, by the words of the lexicon.</summary>
internal sealed class Subjects
{
    private readonly PhraseIndex<Subject> index = new();
    private readonly PhraseIndex<bool> others = new();
    private readonly Lexicon lexicon;
    private readonly Dictionary<string, YamlMap> definitions = [];

    public Subjects(Lexicon lexicon)
    {
        this.lexicon = lexicon;
        foreach (var type in lexicon.Types)
            Add(type.Phrases, new Subject(type.Name, type.Is, []));
        foreach (var layer in lexicon.Layers.Where(layer => SaysMoreThanPlace(layer.Definition)))
        {
            definitions[layer.Name] = layer.Definition;
            Add(layer.Phrases, new Subject(layer.Name, Node.Text(layer.Name), [layer.Name]));
            foreach (var phrase in layer.Unless)
                others.Add(phrase, true);
        }

        void Add(IReadOnlyList<Phrase> phrases, Subject subject)
        {
            foreach (var phrase in phrases)
                index.Add(phrase, subject);
        }
    }

    /// <summary>The one with the longest words for it; of equally long ones the last, since "service interface" is an interface.</summary>
    public Subject? Find(TokenText text) => Find(text.Tokens);

    public Subject? Find(TokenList tokens)
    {
        var found = Meant(index.Find(tokens), tokens);
        return found.Count == 0 ? null : found.OrderByDescending(hit => hit.Phrase.Weight).ThenByDescending(hit => hit.Last).ThenBy(hit => hit.Value.Layers.Count).First().Value;
    }

    // "The git repo" is no repository of the code, "a scoped service" none of its services.
    private IReadOnlyList<(Phrase Phrase, Subject Value, int First, int Last)> Meant(IReadOnlyList<(Phrase Phrase, Subject Value, int First, int Last)> found, TokenList tokens)
    {
        if (found.Count == 0 || others.FindAll(tokens) is not { Count: > 0 } other)
            return found;
        return [.. found.Where(hit => !other.Any(one => one.First <= hit.First && one.Last >= hit.Last))];
    }

    /// <summary>What a label is the name of: "Command handlers", "Service layer (core)", but not the migrations of "Migration scripts".</summary>
    public Subject? FindHead(TokenList tokens)
    {
        var found = Meant(index.FindAll(tokens), tokens);
        for (var count = tokens.Count; count > 0; count--)
        {
            if (found.Where(hit => hit.Last == count - 1).OrderByDescending(hit => hit.Phrase.Weight).ThenBy(hit => hit.Value.Layers.Count).Select(hit => hit.Value).FirstOrDefault() is { } subject)
                return subject;
            if (!lexicon.Says("head-noise", TokenText.Of(tokens[count - 1].Word)))
                return null;
        }

        return null;
    }

    // What is told by its namespace alone lies where it lies: where else it must lie, and how it is called, can't be compared.
    private static bool SaysMoreThanPlace(YamlNode definition) => definition switch
    {
        YamlMap map => map.Entries.Any(entry => entry.Key.Value is not ("in" or "shared" or "not" or "any") || entry.Key.Value == "any" && SaysMoreThanPlace(entry.Value)),
        YamlList list => list.Items.Any(SaysMoreThanPlace),
        _ => false,
    };

    /// <summary>All of them in the order of the text; a longer phrase hides those inside it.</summary>
    public IReadOnlyList<Subject> FindAll(TokenList tokens)
    {
        var taken = new bool[tokens.Count];
        var all = new List<(int First, Subject Subject)>();
        foreach (var (_, subject, first, last) in Meant(index.FindAll(tokens), tokens).OrderByDescending(hit => hit.Last - hit.First).ThenBy(hit => hit.Value.Layers.Count == 0))
        {
            if (Array.IndexOf(taken, true, first, last - first + 1) >= 0)
                continue;
            Array.Fill(taken, true, first, last - first + 1);
            all.Add((first, subject));
        }

        return [.. all.OrderBy(hit => hit.First).Select(hit => hit.Subject).Distinct()];
    }

    /// <summary>Its classes only, where a layer that all may use also holds enums and interfaces that are called otherwise.</summary>
    public YamlNode Named(Subject subject) =>
        subject.Layers is [var layer] && definitions[layer].Flag("shared")
            ? Node.Map(("layer", Node.Text(layer)), ("is", Node.Text("class")))
            // What all repositories are made of is named after none of them.
            : subject.Layers is [var made] && subject.In is YamlScalar && HasGeneric(definitions[made])
            ? Node.Map(("layer", Node.Text(made)), ("not", Node.Map(("is", Node.Text("generic")))))
            : subject.In;

    private static bool HasGeneric(YamlNode node) => node switch
    {
        YamlMap map => map.Entries.Any(entry => HasGeneric(entry.Value)),
        YamlList list => list.Items.Any(HasGeneric),
        YamlScalar scalar => scalar.Value.EndsWith("<**>", StringComparison.Ordinal),
        _ => false,
    };
}
