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
}

/// <summary>Finds what a text is about: a layer, or a kind of type, by the words of the lexicon.</summary>
internal sealed class Subjects
{
    private readonly PhraseIndex<Subject> index = new();
    private readonly Dictionary<string, YamlMap> definitions = [];

    public Subjects(Lexicon lexicon)
    {
        foreach (var type in lexicon.Types)
            Add(type.Phrases, new Subject(type.Name, type.Is, []));
        foreach (var layer in lexicon.Layers)
        {
            definitions[layer.Name] = layer.Definition;
            Add(layer.Phrases, new Subject(layer.Name, Node.Text(layer.Name), [layer.Name]));
        }

        void Add(IReadOnlyList<Phrase> phrases, Subject subject)
        {
            foreach (var phrase in phrases)
                index.Add(phrase, subject);
        }
    }

    /// <summary>The one with the longest words for it; of equally long ones the last, since "service interface" is an interface.</summary>
    public Subject? Find(TokenText text) => Find(text.Tokens);

    public Subject? Find(IReadOnlyList<Token> tokens)
    {
        var found = index.Find(tokens);
        return found.Count == 0 ? null : found.OrderByDescending(hit => hit.Phrase.Weight).ThenByDescending(hit => hit.Last).ThenBy(hit => hit.Value.Layers.Count).First().Value;
    }

    /// <summary>All of them in the order of the text; a longer phrase hides those inside it.</summary>
    public IReadOnlyList<Subject> FindAll(IReadOnlyList<Token> tokens)
    {
        var taken = new bool[tokens.Count];
        var all = new List<(int First, Subject Subject)>();
        foreach (var (_, subject, first, last) in index.FindAll(tokens).OrderByDescending(hit => hit.Last - hit.First).ThenBy(hit => hit.Value.Layers.Count == 0))
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
            : subject.In;
}
