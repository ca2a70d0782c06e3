using Bylaw.Rules.Yaml;
using Bylaw.Specs.Statements;

namespace Bylaw.Specs.Vocabulary;

/// <summary>What the words of specs mean: lexicon.yml, read. Data, so that a team can add its own words.</summary>
internal sealed record Lexicon(
    IReadOnlyList<LanguageMarkers> Languages, IReadOnlyList<SectionMarker> Sections, IReadOnlyList<LayerWords> Layers, IReadOnlyList<Thing> Things,
    IReadOnlyList<Topic> Topics, IReadOnlyList<Technology> Technologies, Turns Turns)
{
    /// <summary>The layer of this name, or null.</summary>
    public LayerWords? Layer(string name) => Layers.FirstOrDefault(layer => layer.Name == name);
}

/// <summary>The small words of one language that turn a statement: never, must, unless, because.</summary>
internal sealed record LanguageMarkers(
    string Language, IReadOnlyList<Phrase> Forbid, IReadOnlyList<Phrase> Demand, IReadOnlyList<Phrase> Permit, IReadOnlyList<Phrase> Strong,
    IReadOnlyList<Phrase> Weak, IReadOnlyList<string> Except, IReadOnlyList<string> Because);

/// <summary>Words that turn a part of a sentence.</summary>
/// <param name="Against">What follows is what is not wanted: instead of, rather than.</param>
/// <param name="Back">Turns a prohibition around: never skip.</param>
/// <param name="Idea">Begins a sentence that leaves the matter to its reader.</param>
internal sealed record Turns(IReadOnlyList<Phrase> Against, IReadOnlyList<Phrase> Back, IReadOnlyList<Phrase> Idea);

/// <summary>What a heading or lead-in says about all that stands below it. Each of the three may be missing.</summary>
internal sealed record SectionMarker(IReadOnlyList<Phrase> Phrases, SectionSense? Sense, Polarity? Polarity, Force? Force);

/// <summary>What specs call a layer.</summary>
/// <param name="Rank">Of two layers, the one of higher rank calls the other, as far as one can tell without being told.</param>
/// <param name="Phrases">"endpoint", "route handler", "viewset".</param>
/// <param name="Definition">The layer in the rule language: selector keys, and `shared`.</param>
internal sealed record LayerWords(string Name, int Rank, IReadOnlyList<Phrase> Phrases, YamlMap Definition);

/// <summary>Something that code may use or may not, by its words: a facet, types, members.</summary>
/// <param name="Uses">What `forbid` takes: { types: { is: db-session } }.</param>
internal sealed record Thing(string Name, IReadOnlyList<Phrase> Phrases, YamlMap Uses, string? Kind);

/// <summary>What a statement says, told by its words alone, and what becomes of it.</summary>
/// <param name="When">Only a statement of this polarity means it; null: any.</param>
/// <param name="Sections">Only there; empty: anywhere but in sections about process and examples.</param>
/// <param name="Rules">By name, each in the rule language. An `in` of a rule is the layer unless the statement names another, with <paramref name="InStated"/>.</param>
internal sealed record Topic(
    string Name, string Kind, IReadOnlyList<Phrase> Phrases, IReadOnlyList<Phrase> Unless, Polarity? When, IReadOnlyList<SectionSense> Sections,
    IReadOnlyList<KeyValuePair<string, YamlMap>> Rules, bool InStated, IReadOnlyList<string> Delegate, string? Judgment, string? Process, string? Ask);

/// <summary>A library, database or tool, by its words, and the NuGet packages that it is in C#.</summary>
/// <param name="Family">Those of one family do the same job: a spec that picks one of them rules the others out.</param>
internal sealed record Technology(string Name, string Family, IReadOnlyList<Phrase> Phrases, IReadOnlyList<string> Packages);
