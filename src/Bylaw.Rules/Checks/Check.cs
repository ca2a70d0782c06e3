using Bylaw.Rules.Language;
using Bylaw.Rules.Reading;
using Bylaw.Rules.Yaml;

namespace Bylaw.Rules.Checks;

/// <summary>A check that `ensure` names: its settings, and how they are read. What it means for code is its analyzer's business.</summary>
/// <param name="Name">As written in the rule file, such as `no-console`.</param>
/// <param name="Summary">One sentence: what holds where the rule holds.</param>
/// <param name="Settings">The keys of its map.</param>
/// <param name="Read">Makes the verb of a map that has passed the <see cref="ShapeChecker"/>; an empty one where only the name is written.</param>
internal sealed record Check(string Name, string Summary, Func<IReadOnlyList<Key>> Settings, Func<YamlMap, ReadingContext, Verb?> Read)
{
    /// <summary>Of these settings at least one must be there; empty: `ensure: the-name` says it all.</summary>
    public IReadOnlyList<string> AtLeastOneOf { get; init; } = [];

    /// <summary>Shown where the map is missing or empty.</summary>
    public string? Example { get; init; }

    public MapShape Shape => field ??= new MapShape(Name, Summary, Settings()) { AtLeastOneOf = AtLeastOneOf.Count > 0 ? AtLeastOneOf : null, Example = Example };
}

/// <summary>All checks, in the order in which the documentation names them. Each room of analyzers has its checks in a file of its own.</summary>
internal static class KnownChecks
{
    public static IReadOnlyList<Check> All => field ??= [
        .. StructureChecks.All, .. TypesChecks.All, .. ResponseChecks.All, .. RequestChecks.All, .. DataChecks.All, .. OperationsChecks.All,
    ];

    public static Check? Of(string name) => All.FirstOrDefault(check => check.Name == name);
}
