using System.Collections.Concurrent;
using Bylaw.Rules;
using Bylaw.Rules.Reading;
using Bylaw.Rules.Yaml;
using Bylaw.Specs.Statements;

namespace Bylaw.Specs.Vocabulary;

/// <summary>What the words of specs mean: lexicon.yml, read. Data, so that a team can add its own words.</summary>
internal sealed record Lexicon(
    IReadOnlyList<LanguageMarkers> Languages, IReadOnlyList<SectionMarker> Sections, IReadOnlyList<LayerWords> Layers, Relations Relations, IReadOnlyList<Thing> Things,
    IReadOnlyList<Exemption> Exemptions,
    IReadOnlyList<Topic> Topics, IReadOnlyList<Technology> Technologies, Turns Turns)
{
    private readonly ConcurrentDictionary<string, PhraseIndex<bool>> hintIndexes = new();

    /// <summary>Kinds of type that are no layer: validators, handlers, exceptions.</summary>
    public IReadOnlyList<TypeWords> Types { get; init; } = [];

    /// <summary>What technologies are for.</summary>
    public IReadOnlyList<Family> Families { get; init; } = [];

    /// <summary>Words in brackets that say how strongly a statement is to be reported.</summary>
    public IReadOnlyList<(Severity Severity, IReadOnlyList<string> Words)> Severities { get; init; } = [];

    /// <summary>What the columns of tables mean, by their headers.</summary>
    public IReadOnlyList<ColumnWords> Columns { get; init; } = [];

    /// <summary>What lists of names are lists of.</summary>
    public IReadOnlyList<CatalogWords> Catalogs { get; init; } = [];

    /// <summary>Parts of a system that belong to somebody.</summary>
    public IReadOnlyList<Area> Areas { get; init; } = [];

    /// <summary>Small words that only some recognisers ask for, by what they are asked for.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Phrase>> Hints { get; init; } = new Dictionary<string, IReadOnlyList<Phrase>>();

    /// <summary>Endings of code files of other languages: py, ts.</summary>
    public IReadOnlySet<string> Endings { get; init; } = new HashSet<string>();

    /// <summary>Whether the text says one of the words that are kept under this name.</summary>
    public bool Says(string name, TokenText text) => hintIndexes.GetOrAdd(name, HintIndex).Any(text.Tokens);

    private PhraseIndex<bool> HintIndex(string name)
    {
        var index = new PhraseIndex<bool>();
        foreach (var phrase in Hints.GetValueOrDefault(name, []))
            index.Add(phrase, true);
        return index;
    }

    /// <summary>The layer of this name, or null.</summary>
    public LayerWords? Layer(string name) => Layers.FirstOrDefault(layer => layer.Name == name);
}

/// <summary>The small words of one language that turn a statement: never, must, unless, because.</summary>
/// <param name="Soft">Of the markers above, those that alone make no statement of a sentence of prose: no, only.</param>
/// <param name="Neutral">Phrases with a marker's word in them that mark nothing: no longer.</param>
/// <param name="Imperative">Verbs that open a demand: use, keep.</param>
/// <param name="Ensure">Verbs that leave it to what follows which way the statement points: ensure that … never.</param>
/// <param name="Address">What may stand in front of such a verb: you, please.</param>
/// <param name="Conditions">What opens a clause in front of the statement: when, if.</param>
/// <param name="Owns">What makes a sentence one about who owns what.</param>
/// <param name="Good">What marks an example to follow, <paramref name="Bad"/> one not to follow.</param>
/// <param name="ForbidSigns">Markers found anywhere, also inside of words: emoji, and scripts without blanks.</param>
internal sealed record LanguageMarkers(
    string Language, IReadOnlyList<Phrase> Forbid, IReadOnlyList<Phrase> Demand, IReadOnlyList<Phrase> Permit, IReadOnlyList<Phrase> Strong,
    IReadOnlyList<Phrase> Weak, IReadOnlyList<Phrase> Soft, IReadOnlyList<Phrase> Neutral, IReadOnlyList<Phrase> Imperative,
    IReadOnlyList<Phrase> Ensure, IReadOnlyList<Phrase> Address, IReadOnlyList<Phrase> Conditions, IReadOnlyList<Phrase> Owns, IReadOnlyList<Phrase> Good,
    IReadOnlyList<Phrase> Bad, IReadOnlyList<string> ForbidSigns, IReadOnlyList<string> DemandSigns, IReadOnlyList<string> Except,
    IReadOnlyList<string> Because, IReadOnlyList<string> Instead);

/// <summary>Words that turn a part of a sentence.</summary>
/// <param name="Against">What follows is what is not wanted: instead of, rather than.</param>
/// <param name="Back">Turns a prohibition around: never skip.</param>
/// <param name="Idea">Begins a sentence that leaves the matter to its reader.</param>
internal sealed record Turns(IReadOnlyList<Phrase> Against, IReadOnlyList<Phrase> Back, IReadOnlyList<Phrase> Idea);

/// <summary>Where a <see cref="SectionMarker"/> holds.</summary>
internal enum MarkerPlace
{
    /// <summary>In headings and in lead-ins.</summary>
    Any,
    Heading,
    LeadIn,

    /// <summary>In the header of a table's column.</summary>
    Column,

    /// <summary>In what stands above a fence, about the fence.</summary>
    Fence,

    /// <summary>As a key of the front matter.</summary>
    Key,
}

/// <summary>What a heading or lead-in says about all that stands below it. Each of sense, polarity and force may be missing.</summary>
/// <param name="IsWhole">Whether the heading has to be the phrase and nothing else.</param>
/// <param name="IsQuiet">What stands below only describes: a statement there has to say itself that it is one.</param>
internal sealed record SectionMarker(IReadOnlyList<Phrase> Phrases, MarkerPlace On, bool IsWhole, SectionSense? Sense, Polarity? Polarity, Force? Force, bool? IsQuiet);

/// <summary>What specs call a layer.</summary>
/// <param name="Rank">Of two layers, the one of higher rank calls the other, as far as one can tell without being told.</param>
/// <param name="IsRing">It is a part of the solution, told by its namespace, and not by what a type does. An outer ring may use all inner ones.</param>
/// <param name="Phrases">"endpoint", "route handler", "viewset".</param>
/// <param name="Definition">The layer in the rule language: selector keys, and `shared`.</param>
internal sealed record LayerWords(string Name, int Rank, bool IsRing, IReadOnlyList<Phrase> Phrases, IReadOnlyList<Phrase> Unless, YamlMap Definition)
{
    /// <summary>Every layer may use it.</summary>
    public bool IsShared => Definition.Flag("shared");
}

/// <summary>The words that join two layers, or a layer and a thing, in a sentence.</summary>
internal sealed record Relations(
    IReadOnlyList<Phrase> Uses, IReadOnlyList<Phrase> Makes, IReadOnlyList<Phrase> Depends, IReadOnlyList<Phrase> Refers, IReadOnlyList<Phrase> Through, IReadOnlyList<Phrase> By, IReadOnlyList<Phrase> Within,
    IReadOnlyList<Phrase> Only, IReadOnlyList<Phrase> Outer, IReadOnlyList<Phrase> Architectures);

/// <summary>Something that code may use or may not, by its words: a facet, types, members.</summary>
/// <param name="Uses">What `forbid` takes: { types: { is: db-session } }.</param>
internal sealed record Thing(string Name, IReadOnlyList<Phrase> Phrases, IReadOnlyList<Phrase> Unless, YamlMap Uses, string? Kind);

/// <summary>What "unless" and "except" take out of a rule.</summary>
/// <param name="Selector">The types that are meant; null where no rule concerns them anyway.</param>
internal sealed record Exemption(IReadOnlyList<Phrase> Phrases, YamlNode? Selector);

/// <summary>What a statement says, told by its words alone, and what becomes of it.</summary>
/// <param name="When">Only a statement of this polarity means it; null: any.</param>
/// <param name="Sections">Only there; empty: anywhere but in sections about process and examples.</param>
/// <param name="Rules">By name, each in the rule language. An `in` of a rule is the layer unless the statement names another, with <paramref name="InStated"/>.</param>
internal sealed record Topic(
    string Name, string Kind, IReadOnlyList<Phrase> Phrases, IReadOnlyList<Phrase> Unless, Polarity? When, IReadOnlyList<SectionSense> Sections,
    IReadOnlyList<KeyValuePair<string, YamlMap>> Rules, bool InStated, IReadOnlyList<string> Delegate, string? Judgment, string? Process, string? Ask)
{
    /// <summary>Only as a step of making something new.</summary>
    public bool IsStep { get; init; }

    /// <summary>Settings of the rules' check that a number in the statement sets, by the words for what is counted.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<Phrase>>> Counts { get; init; } = [];
}

/// <summary>A library, database or tool, by its words, and the NuGet packages that it is in C#.</summary>
/// <param name="Family">Those of one family do the same job: a spec that picks one of them rules the others out.</param>
internal sealed record Technology(string Name, string Family, IReadOnlyList<Phrase> Phrases, IReadOnlyList<string> Packages)
{
    /// <summary>Others of the family that may be used beside it.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>How EF Core is told to use it.</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];

    /// <summary>The name of the rule where it has one of its own.</summary>
    public string? Rule { get; init; }

    public string? Instead { get; init; }

    /// <summary>What it means in C#, in place of ruling others out.</summary>
    public IReadOnlyList<KeyValuePair<string, YamlMap>> Rules { get; init; } = [];

    /// <summary>What it means in C# that a version of it is asked for.</summary>
    public IReadOnlyList<KeyValuePair<string, YamlMap>> Versioned { get; init; } = [];

    public IReadOnlyList<string> Delegate { get; init; } = [];
}

/// <summary>Technologies that do the same job.</summary>
/// <param name="Own">What takes the place of one that must not be used.</param>
internal sealed record Family(string Name, string Because, string? Own)
{
    /// <summary>What it means to pick any of it, beside ruling others out.</summary>
    public IReadOnlyList<KeyValuePair<string, YamlMap>> Rules { get; init; } = [];
}

/// <summary>What specs call a kind of type that is no layer.</summary>
/// <param name="Is">Its types, as after `in`.</param>
internal sealed record TypeWords(string Name, IReadOnlyList<Phrase> Phrases, YamlMap Is);

/// <summary>What a column of a table holds.</summary>
internal enum ColumnMeaning
{
    /// <summary>What the row is about: a layer, a component.</summary>
    Subject,
    File,
    Type,
    Folder,
    Convention,
    Example,
    Forbidden,
    Instead,
    Other,
}

/// <param name="Marks">Signs that are no words, such as ❌.</param>
internal sealed record ColumnWords(ColumnMeaning Means, IReadOnlyList<Phrase> Phrases, IReadOnlyList<string> Marks);

/// <summary>What a list of names is a list of, by the words before it.</summary>
/// <param name="Kind">As after `of` of a catalog: table, command.</param>
/// <param name="Rule">The rule's name.</param>
/// <param name="Headings">Headings and lead-ins under which each item is one.</param>
internal sealed record CatalogWords(string Kind, string Rule, IReadOnlyList<Phrase> Phrases, IReadOnlyList<Phrase> Headings);

/// <summary>A part of a system that belongs to somebody, by its words.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Reserves">As after `reserve`: what nobody else may use.</param>
/// <param name="Home">As after `for`: who may, where the statement doesn't say.</param>
internal sealed record Area(string Name, string Rule, IReadOnlyList<Phrase> Phrases, YamlMap Reserves, YamlNode Home);
