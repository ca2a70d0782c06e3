using Bylaw.Analyzers;
using Bylaw.Cli.Checking;
using Bylaw.Cli.Output;
using Bylaw.Specs.Describing;
using Microsoft.CodeAnalysis;

namespace Bylaw.Cli.Health;

/// <summary>The rule files held against the code: what in them does nothing, and which code they say nothing of.</summary>
/// <param name="shown">A path as it is shown.</param>
internal sealed class UseHealth(IReadOnlyList<Patient> patients, IReadOnlyList<CheckedFinding> findings, Func<string, string> shown)
{
    private const int MostNamespaces = 25;
    private const int MostNames = 5;

    public HealthSection Dead() => new("Rules and layers that select nothing", true, "correct the selector, or take them out", [.. Findings(RuleIds.SelectsNothing)]);

    public HealthSection Baselines() => new("Lines of baselines that cover nothing", true, "bylaw baseline --prune takes them out", [.. Findings(RuleIds.StaleBaseline)]);

    /// <summary>Of those that still hold.</summary>
    public HealthSection Exceptions() => new("Exceptions that nothing needs", true, "take them out, or correct what they name",
    [
        .. patients.GroupBy(patient => patient.RuleFile).SelectMany(shared => shared.First().Rules.Book.Exceptions
            .Where(exception => !(exception.Expires is { } end && end.DaysFrom(shared.First().Rules.Project.Today) < 0) && !shared.Any(patient => patient.Rules.Exceptions.IsUsed(exception)))
            .Select(exception => $"{Place(exception.Place)}: {string.Join(", ", exception.Rules)} at {exception.At}{(exception.To is { } to ? $" for {to}" : "")}")),
    ]);

    /// <summary>What a rule allows and none of its types uses.</summary>
    public HealthSection Allowed()
    {
        var items = new List<string>();
        foreach (var shared in patients.GroupBy(patient => patient.RuleFile))
        {
            var rules = shared.First().Rules.Book.Rules.Where(rule => rule.Verb is AllowVerb && shared.First().Rules.Files.OwnPaths.Contains(rule.Place.File) && rule.Severity.IsOn);
            foreach (var rule in rules)
            {
                var uses = ((AllowVerb)rule.Verb).Uses;
                items.AddRange(uses.Types.SelectMany(Alternatives).Where(entry => !shared.Any(patient => Uses(patient, rule).Any(use => patient.Rules.Matcher.Match(entry, new Candidate(use.Target), use.Captures) is not null)))
                    .Select(entry => $"{Place(rule.Place)}: {rule.Name} allows {SelectorPhrase.Of(entry)}"));
                items.AddRange(uses.Layers.Where(layer => !shared.Any(patient => Uses(patient, rule).Any(use => patient.Rules.Layers.Of(use.Target) == layer)))
                    .Select(layer => $"{Place(rule.Place)}: {rule.Name} allows the layer {shared.First().Rules.Book.Layers[layer].Name}"));
            }
        }

        return new HealthSection("Allowances that nothing uses", true, "take them out of `allow`; what comes from packages and the framework is allowed without them", items);
    }

    public HealthSection Overlaps() => new("Types that several layers match; the first has them", false, "put the narrower layer above the wider one, or narrow the wider one with `not`",
    [
        .. Types().Where(type => type.Layers.Count > 1).SelectMany(type => type.Layers.Skip(1).Select(later => (First: type.Layers[0], Later: later, type.Symbol.Name)))
            .GroupBy(pair => (pair.First, pair.Later)).OrderByDescending(group => group.Count()).ThenBy(group => group.Key.First, StringComparer.Ordinal).ThenBy(group => group.Key.Later, StringComparer.Ordinal)
            .Select(group => $"{group.Key.First} before {group.Key.Later}: {Messages.Count(group.Count(), "type")}: {Names(group.Select(pair => pair.Name))}"),
    ]);

    /// <summary>Presets speak of backends in general: that this one has no repositories is no mistake.</summary>
    public HealthSection PresetRules() => new("Rules of presets that hold for nothing here", false, "nothing, if there is no such code; else widen the layer that the rule is about",
    [
        .. patients.GroupBy(patient => patient.RuleFile).SelectMany(shared => shared.First().Rules.Book.Rules
            .Where(rule => rule.Severity.IsOn && !shared.First().Rules.Files.OwnPaths.Contains(rule.Place.File) && !shared.Any(patient => HoldsForSome(patient, rule)))
            .Select(rule => $"{rule.Name} ({rule.Place.File})")).Distinct(),
    ]);

    public HealthSection Unlayered()
    {
        var types = Types().ToList();
        var spaces = patients.All(patient => patient.Rules.Book.Layers.Count == 0) ? [] : Folded(types.Where(type => type.Layer is null).CountBy(type => type.Namespace));
        return new HealthSection($"Types in no layer, by namespace: {types.Count(type => type.Layer is null)} of {types.Count}", false, "nothing, if they belong to none; else add their namespace to a layer",
            [.. spaces.Select(space => $"{space.Count,5}  {(space.Name.Length > 0 ? space.Name : "(no namespace)")}")]);
    }

    // What lies deep and is small is counted with what lies above it, until a reader can take it in.
    private static IEnumerable<(string Name, int Count)> Folded(IEnumerable<KeyValuePair<string, int>> spaces)
    {
        var counts = spaces.ToDictionary(space => (Name: space.Key, IsWide: false), space => space.Value);
        while (counts.Count > MostNamespaces && counts.Where(space => space.Key.Name.Contains('.')).OrderBy(space => space.Value).ThenByDescending(space => space.Key.Name.Count(letter => letter == '.'))
            .ThenBy(space => space.Key.Name, StringComparer.Ordinal).Select(space => space.Key).FirstOrDefault() is { Name: { } name } small)
        {
            var parent = name[..name.LastIndexOf('.')];
            counts.Remove(small, out var count);
            counts.Remove((parent, false), out var own);
            counts[(parent, true)] = counts.GetValueOrDefault((parent, true)) + own + count;
        }

        return counts.OrderByDescending(space => space.Value).ThenBy(space => space.Key.Name, StringComparer.Ordinal).Select(space => (space.Key.Name + (space.Key.IsWide ? ".**" : ""), space.Value));
    }

    private IEnumerable<LayeredType> Types() => patients.SelectMany(patient => patient.Types).DistinctBy(type => (type.Project, type.Name));

    private IEnumerable<string> Findings(string id) => findings.Where(finding => finding.Id == id && finding.Suppression is null)
        .Select(finding => finding.Place is { } place ? $"{shown(place.Path)}({place.Line},{place.Column}): {finding.Message}" : finding.Message).Distinct();

    private static IEnumerable<Selector> Alternatives(Selector selector) => selector is AnyOfSelector any ? any.Items.SelectMany(Alternatives) : [selector];

    private static bool HoldsForSome(Patient patient, Rule rule) => patient.Rules.Rules.Contains(rule) && (rule.Verb is FlowVerb { Chains.Count: > 0 } flow
        ? patient.Types.Any(type => type.Layer is { } layer && flow.Chains.Any(chain => chain.Layers.Any(index => patient.Rules.Book.Layers[index].Name == layer)))
        : patient.Types.Any(type => patient.Rules.Subjects.Of(type.Symbol).Subject.Bind(patient.Rules, rule) is not null)
            || patient.Result.Code.Uses.Where(use => use.Route is not null).Select(use => Own(patient, use.From)).Any(type => type is not null && patient.Rules.Subjects.Of(type, RegionKind.Handler).Subject.Bind(patient.Rules, rule) is not null));

    /// <summary>What the types that a rule holds for use, of this solution and of others.</summary>
    private static IEnumerable<(INamedTypeSymbol Target, Captures Captures)> Uses(Patient patient, Rule rule)
    {
        foreach (var use in patient.Result.Code.Uses)
        {
            if (Own(patient, use.From) is { } from && patient.Rules.Subjects.Of(from, use.Route is null ? RegionKind.Type : RegionKind.Handler).Subject.Bind(patient.Rules, rule) is { } captures && Target(patient, use.To) is { } target)
                yield return (target, captures);
        }
    }

    // Of the compilation that the rules belong to: to another one's symbols they would be those of a package.
    private static INamedTypeSymbol? Own(Patient patient, TypeName name) => patient.Rules.Compilation.Assembly.GetTypeByMetadataName(name.Name);

    private static INamedTypeSymbol? Target(Patient patient, TypeName name) => name.Assembly == patient.Rules.Compilation.AssemblyName ? Own(patient, name)
        : patient.Rules.Compilation.SourceModule.ReferencedAssemblySymbols.FirstOrDefault(assembly => assembly.Name == name.Assembly)?.GetTypeByMetadataName(name.Name);

    private string Place(Place place) => $"{shown(place.File)}({place.Line},{place.Column})";

    private static string Names(IEnumerable<string> names)
    {
        var sorted = names.Order(StringComparer.Ordinal).ToList();
        return string.Join(", ", sorted.Take(MostNames)) + (sorted.Count > MostNames ? $" and {sorted.Count - MostNames} more" : "");
    }
}
