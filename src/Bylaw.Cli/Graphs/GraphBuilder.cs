using Bylaw.Cli.Checking;

namespace Bylaw.Cli.Graphs;

/// <summary>Facts about the code and the findings of a check, put together. The same facts in any order make the same model.</summary>
internal static class GraphBuilder
{
    /// <summary>Places that are kept of an edge; a page for 5,000 types is to stay one that a browser opens at once.</summary>
    public const int PlacesOfEdge = 12;

    public static GraphModel Build(GraphFacts facts, CheckReport report)
    {
        var types = facts.Types
            .OrderBy(type => type.Namespace, StringComparer.Ordinal).ThenBy(type => type.Name, StringComparer.Ordinal)
            .ThenBy(type => type.Project, StringComparer.Ordinal).ThenBy(type => type.Key, StringComparer.Ordinal).ToList();
        var typeNumbers = Numbers(types.Select(type => type.Key));
        var namespaces = types.Select(type => type.Namespace).Distinct(StringComparer.Ordinal).ToList();
        var namespaceNumbers = Numbers(namespaces);
        var layerNumbers = Numbers(facts.Layers.Select(layer => layer.Name));
        var projects = types.Select(type => type.Project).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var projectNumbers = Numbers(projects);
        var projectPaths = report.Projects.ToLookup(project => project.Name, project => project.Path, StringComparer.Ordinal);

        var uses = Merge(facts.Uses.Where(use => use.Source != use.Target), typeNumbers);
        var findings = new EdgeFindings(report.Findings, uses, types);
        return new GraphModel(
            facts.Name,
            [.. facts.Layers.Select(layer => new GraphLayer(layer.Name, layer.Shared, types.Count(type => type.Layer == layer.Name && type.Route is null)))],
            [.. projects.Select(project => new GraphProject(project, projectPaths[project].FirstOrDefault() ?? ""))],
            [.. namespaces.Select(name => new GraphNamespace(name, types.Count(type => type.Namespace == name && type.Route is null)))],
            [.. types.Select(type => new GraphType(
                type.Name, namespaceNumbers[type.Namespace], Number(layerNumbers, type.Layer), Number(projectNumbers, type.Project), type.Path, type.Line, type.Route is null ? null : true))],
            [.. uses.Select(use => Edge(use, findings.Of(use)))],
            findings.OnNoEdge);
    }

    private static GraphEdge Edge(Use use, IReadOnlyList<GraphFinding> findings)
    {
        var state = findings.Any(finding => !finding.Suppressed) ? EdgeState.Violation
            : findings.Count > 0 || !use.Allowed ? EdgeState.Tolerated
            : EdgeState.Allowed;
        var found = findings.Select(finding => finding.Place).OfType<GraphUse>().ToList();
        // Those with a finding are kept however late they come.
        var places = use.Places.Where((place, number) => number < PlacesOfEdge || found.Exists(other => IsSame(other, place))).ToList();
        return new GraphEdge(use.Source, use.Target, use.Count, state, places, findings);
    }

    public static bool IsSame(GraphUse place, GraphUse other) => place.Line == other.Line && place.Column == other.Column && place.Path == other.Path;

    // A source that a project compiles for two frameworks, or two parts of a type, tell of the same edge twice.
    private static List<Use> Merge(IEnumerable<UseFact> facts, Dictionary<string, int> types) =>
    [
        .. facts.GroupBy(use => (Source: types[use.Source], Target: types[use.Target])).Select(group => new Use(
            group.Key.Source,
            group.Key.Target,
            group.Sum(use => use.Count),
            group.All(use => use.Allowed),
            [.. group.SelectMany(use => use.Places).Distinct().OrderBy(place => place.Path, StringComparer.Ordinal).ThenBy(place => place.Line).ThenBy(place => place.Column)]))
        .OrderBy(use => use.Source).ThenBy(use => use.Target),
    ];

    private static Dictionary<string, int> Numbers(IEnumerable<string> keys) =>
        keys.Select((key, number) => (key, number)).ToDictionary(entry => entry.key, entry => entry.number, StringComparer.Ordinal);

    private static int? Number(Dictionary<string, int> numbers, string? key) => key is not null && numbers.TryGetValue(key, out var number) ? number : null;
}

/// <summary>All uses of one type by another, before the findings are on them.</summary>
internal sealed record Use(int Source, int Target, int Count, bool Allowed, IReadOnlyList<GraphUse> Places);
