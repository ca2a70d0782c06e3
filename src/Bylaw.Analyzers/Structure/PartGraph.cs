namespace Bylaw.Analyzers;

/// <summary>A graph of named parts of the code, drawn together from the types in them.</summary>
/// <typeparam name="TUse">What is known of the use that leads from one part into another.</typeparam>
internal sealed class PartGraph<TUse>
{
    private readonly SortedDictionary<string, SortedDictionary<string, Edge>> _edges = new(StringComparer.Ordinal);

    /// <summary>The first use that leads from one part into another.</summary>
    public sealed record Edge(string FromPart, string ToPart, TUse Use);

    public IEnumerable<Edge> Edges => _edges.Values.SelectMany(targets => targets.Values);

    /// <summary>The first to come is kept.</summary>
    public void Add(Edge edge)
    {
        if (!_edges.TryGetValue(edge.FromPart, out var targets))
            _edges.Add(edge.FromPart, targets = new SortedDictionary<string, Edge>(StringComparer.Ordinal));
        if (!targets.ContainsKey(edge.ToPart))
            targets.Add(edge.ToPart, edge);
    }

    /// <summary>For each knot of parts the shortest circle in it; of several the one whose first part comes first by name.</summary>
    public IEnumerable<IReadOnlyList<Edge>> Cycles()
    {
        var known = new HashSet<string>();
        foreach (var part in _edges.Keys)
        {
            if (known.Contains(part) || ShortestCircle(part) is null)
                continue;

            var knot = Knot(part).OrderBy(other => other, StringComparer.Ordinal).ToList();
            known.UnionWith(knot);
            yield return knot.Select(ShortestCircle).OfType<List<Edge>>().OrderBy(circle => circle.Count).First();
        }
    }

    private List<Edge>? ShortestCircle(string start)
    {
        var before = new Dictionary<string, Edge>();
        var queue = new Queue<string>();
        queue.Enqueue(start);
        while (queue.Count > 0)
        {
            foreach (var edge in From(queue.Dequeue()))
            {
                if (edge.ToPart == start)
                    return PathTo(edge, start, before);
                if (before.ContainsKey(edge.ToPart))
                    continue;

                before.Add(edge.ToPart, edge);
                queue.Enqueue(edge.ToPart);
            }
        }

        return null;
    }

    private static List<Edge> PathTo(Edge last, string start, Dictionary<string, Edge> before)
    {
        var path = new List<Edge> { last };
        while (path[0].FromPart != start)
            path.Insert(0, before[path[0].FromPart]);
        return path;
    }

    // Whatever the part reaches and is reached by.
    private IEnumerable<string> Knot(string part) => Reached(part).Where(other => Reached(other).Contains(part));

    private HashSet<string> Reached(string part)
    {
        var reached = new HashSet<string> { part };
        var queue = new Queue<string>([part]);
        while (queue.Count > 0)
        {
            foreach (var edge in From(queue.Dequeue()))
            {
                if (reached.Add(edge.ToPart))
                    queue.Enqueue(edge.ToPart);
            }
        }

        return reached;
    }

    private IEnumerable<Edge> From(string part) => _edges.TryGetValue(part, out var targets) ? targets.Values : [];
}
