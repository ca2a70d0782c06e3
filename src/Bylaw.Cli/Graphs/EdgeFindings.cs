using Bylaw.Cli.Checking;

namespace Bylaw.Cli.Graphs;

/// <summary>
/// Which findings lie on which edge: those that say which type uses which, those at the place of a use, and else those in the file of the source whose
/// message names the target. One that fits no edge, or several, is on none: a wrong arrow would be worse than a missing one.
/// </summary>
internal sealed class EdgeFindings
{
    private readonly Dictionary<(int Source, int Target), List<GraphFinding>> edges = [];

    public EdgeFindings(IReadOnlyList<CheckedFinding> findings, IReadOnlyList<Use> uses, IReadOnlyList<TypeFact> types)
    {
        var byPlace = uses.SelectMany(use => use.Places, (use, place) => (use, place)).ToLookup(entry => (entry.place.Path, entry.place.Line), entry => entry);
        var byTarget = uses.Where(use => types[use.Target].Symbol is not null).ToLookup(use => "T:" + types[use.Target].Symbol, StringComparer.Ordinal);
        var byFile = uses.Where(use => types[use.Source].Path is not null).ToLookup(use => types[use.Source].Path!, StringComparer.Ordinal);
        foreach (var finding in findings)
        {
            var on = finding.Place is { } place ? Find(finding, place, byTarget, byPlace, byFile, types) : [];
            foreach (var use in on)
            {
                if (!edges.TryGetValue((use.Source, use.Target), out var list))
                    edges.Add((use.Source, use.Target), list = []);
                list.Add(Shown(finding));
            }

            if (on.Count == 0 && finding.Suppression is null)
                OnNoEdge++;
        }
    }

    /// <summary>How many that count.</summary>
    public int OnNoEdge { get; }

    public IReadOnlyList<GraphFinding> Of(Use use) => edges.TryGetValue((use.Source, use.Target), out var list) ? list : [];

    private static List<Use> Find(
        CheckedFinding finding, SourcePlace place, ILookup<string, Use> byTarget, ILookup<(string, int), (Use Use, GraphUse Place)> byPlace, ILookup<string, Use> byFile, IReadOnlyList<TypeFact> types)
    {
        bool Names(Use use) => finding.Message.Contains($"'{types[use.Target].Name}'", StringComparison.Ordinal);
        bool OfProject(Use use) => finding.Projects.Count == 0 || types[use.Source].Project is not { } project || finding.Projects.Contains(project);

        // What is known to be about one type alone, or about a use of something else, is on no edge that happens to stand there, too.
        if (finding.Member is { } member)
            return finding.Target is { Length: > 0 } target ? [.. byTarget["T:" + TypeOf(target)].Where(use => OfProject(use) && types[use.Source].Has(member))] : [];

        var onLine = byPlace[(place.Path, place.Line)].Where(entry => OfProject(entry.Use)).ToList();
        var exact = onLine.Where(entry => entry.Place.Column == place.Column).Select(entry => entry.Use).Distinct().ToList();
        // `List<Order>` is two uses at nearly one place: the message says which is meant.
        var named = exact.Where(Names).ToList();
        if (named.Count > 0)
            return OneSource(named);
        if (exact.Count > 0)
            return OneTarget(exact);
        var near = onLine.Select(entry => entry.Use).Where(Names).Distinct().ToList();
        return near.Count > 0 ? OneTarget(near) : OneTarget([.. byFile[place.Path].Where(use => OfProject(use) && Names(use))]);
    }

    // `M:Shop.Clock.Now(System.Int32)` is a use of Shop.Clock.
    private static string TypeOf(string id)
    {
        var name = id.Length > 2 && id[1] == ':' ? id[2..] : id;
        if (id.StartsWith("T:", StringComparison.Ordinal))
            return name;
        name = name.Split('(')[0];
        return name.LastIndexOf('.') is var dot and > 0 ? name[..dot] : name;
    }

    // A file that two projects compile has two sources, and the finding is on both.
    private static List<Use> OneTarget(List<Use> uses) => uses.DistinctBy(use => use.Target).Count() == 1 ? uses : [];

    private static List<Use> OneSource(List<Use> uses) => uses.GroupBy(use => use.Source).All(group => group.Count() == 1) ? uses : [uses[0]];

    private static GraphFinding Shown(CheckedFinding finding) => new(
        finding.Id,
        finding.Rule,
        finding.Also,
        finding.Level,
        finding.Message,
        finding.Place is { } place ? new GraphUse(place.Path, place.Line, place.Column, finding.Excerpt) : null,
        finding.Suppression is not null,
        finding.HelpLink);
}
