using Bylaw.Rules.Yaml;

namespace Bylaw.Specs.Recognising;

/// <summary>A rule as one statement gives it. Drafts of one name are merged, with every statement as a source.</summary>
/// <param name="Name">The rule's name in the rule file: what it is about, not where it comes from, so that two specs meet in it.</param>
/// <param name="Body">The rule in the rule language, without source and examples.</param>
internal sealed record RuleDraft(string Name, YamlMap Body)
{
    /// <summary>It says something of the part of the code that the document is about, and nothing where that is all of it.</summary>
    public bool OnlyInScope { get; init; }

    /// <summary>Whether its numbers are the lexicon's, since the statement names none: one that does knows better.</summary>
    public bool HasUsualNumbers { get; init; }

    /// <summary>Layers that the lexicon doesn't have, by name, as the rule language defines them.</summary>
    public IReadOnlyList<KeyValuePair<string, YamlMap>> OwnLayers { get; init; } = [];
}
