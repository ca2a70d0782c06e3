namespace Bylaw.Rules.Reading;

/// <summary>
/// The facets and what each refers to. Whoever matches types follows the references without looking back, so those that lead round in a circle,
/// or to more selectors than anyone writes by hand, are reported and select nothing.
/// </summary>
internal sealed class FacetGraph
{
    /// <summary>Selectors in a facet with those that it refers to, each counted as often as it is reached.</summary>
    public const int MaxSelectors = 10_000;

    /// <summary>Facets on the longest way from one to another.</summary>
    public const int MaxDepth = 32;

    /// <summary>The facet that decides what has no layer at all.</summary>
    private const string CompositionRoot = "composition-root";

    private readonly Dictionary<string, Facet> _facets;
    private readonly Dictionary<string, Known> _known = [];
    private readonly ReadingContext _context;

    public FacetGraph(Dictionary<string, Facet> facets, ReadingContext context)
    {
        (_facets, _context) = (facets, context);
        Resolve();
        if (_facets.TryGetValue(CompositionRoot, out var root) && _known[CompositionRoot].Layer)
        {
            context.Invalid(root.Place, $"the facet '{CompositionRoot}' says what has no layer, so it can't rest on a layer; say what shows in the type itself");
            _facets[CompositionRoot] = root with { Selector = WithoutLayers(root.Selector) };
        }
    }

    public IReadOnlyDictionary<string, Facet> Facets => _facets;

    /// <summary>Names that a match of the selector can bind, also through facets.</summary>
    public IEnumerable<string> CaptureNames(Selector selector) => selector.CaptureNames.Concat(References(selector, intoNot: false)
        .SelectMany(name => _known.TryGetValue(name, out var known) ? known.Captures : []));

    /// <summary>Names that the selector wants another value of, as in <c>{!Module}</c>, also through facets.</summary>
    public IEnumerable<string> OtherCaptureNames(Selector selector) => selector.DescendantsAndSelf().SelectMany(SelectorText.OtherCaptures)
        .Concat(References(selector).SelectMany(name => _known.TryGetValue(name, out var known) ? known.Others : []));

    public bool RestsOnLayer(Selector selector) => selector.DescendantsAndSelf().Any(item =>
        item is LayerSelector || (item is FacetSelector { Facet: var name } && _known.TryGetValue(name, out var known) && known.Layer));

    /// <summary>What of the selector not every compilation can see; null when all can see all of it, or one alternative.</summary>
    public string? Instability(Selector selector) => selector switch
    {
        PathSelector => "path",
        LayerSelector => "another layer",
        TraitSelector { Trait: var trait } when TypeTraits.IsContextual(trait) => trait == TypeTrait.Test ? "is: test" : "is: entity-set",
        FacetSelector { Facet: var name } => _known.TryGetValue(name, out var known) ? known.Instability : null,
        // One stable alternative is enough: it is what layers go by.
        AnyOfSelector any => any.Items.Select(Instability).Aggregate((a, b) => a is null ? null : b),
        AllOfSelector all => all.Items.Select(Instability).FirstOrDefault(why => why is not null),
        NotSelector not => Instability(not.Item),
        _ => null,
    };

    /// <summary>The selector with nothing in place of layers: to ask for the layer of a type while its layer is looked for would never end.</summary>
    public Selector WithoutLayers(Selector selector) => !RestsOnLayer(selector) ? selector : selector switch
    {
        FacetSelector { Facet: var name } => WithoutLayers(_facets[name].Selector),
        AllOfSelector all => new AllOfSelector([.. all.Items.Select(WithoutLayers)]),
        AnyOfSelector any => new AnyOfSelector([.. any.Items.Select(WithoutLayers)]),
        NotSelector not => new NotSelector(WithoutLayers(not.Item)),
        ExtendsSelector extends => new ExtendsSelector(WithoutLayers(extends.Base)),
        ImplementsSelector implements => new ImplementsSelector(WithoutLayers(implements.Interface)),
        HasAttributeSelector has => new HasAttributeSelector(WithoutLayers(has.Attribute)),
        HasMemberSelector member => member with
        {
            Type = member.Type is { } type ? WithoutLayers(type) : null, Attribute = member.Attribute is { } attribute ? WithoutLayers(attribute) : null,
        },
        _ => NotSelector.Nothing,
    };

    // Those first whose references are known; when there is none left, what remains holds a circle.
    private void Resolve()
    {
        var waiting = new Dictionary<string, List<string>>();
        var users = new Dictionary<string, List<string>>();
        var open = new Dictionary<string, int>();
        var onPath = new HashSet<string>();
        var ready = new Queue<string>();
        foreach (var name in _facets.Keys)
        {
            var targets = References(_facets[name].Selector).Where(_facets.ContainsKey).Distinct().ToList();
            waiting.Add(name, targets);
            open.Add(name, targets.Count);
            if (targets.Count == 0)
                ready.Enqueue(name);
            foreach (var target in targets)
            {
                if (!users.TryGetValue(target, out var known))
                    users.Add(target, known = []);
                known.Add(name);
            }
        }

        foreach (var name in _facets.Keys.ToList())
        {
            Drain();
            if (!_known.ContainsKey(name))
                BreakCircles(name);
        }

        Drain();

        void Drain()
        {
            while (ready.Count > 0)
                Finish(ready.Dequeue());
        }

        void Finish(string name)
        {
            if (_known.ContainsKey(name))
                return;

            _known.Add(name, Learn(_facets[name]));
            if (!users.TryGetValue(name, out var those))
                return;

            foreach (var user in those)
            {
                if (--open[user] == 0)
                    ready.Enqueue(user);
            }
        }

        // Walks on along what is not known until it comes by a second time, and goes on from where the circle was left.
        void BreakCircles(string start)
        {
            var path = new List<string> { start };
            onPath.Add(start);
            while (path.Count > 0)
            {
                if (_known.ContainsKey(path[path.Count - 1]))
                {
                    path.RemoveAt(path.Count - 1);
                    continue;
                }

                var next = waiting[path[path.Count - 1]].First(target => !_known.ContainsKey(target));
                if (onPath.Add(next))
                {
                    path.Add(next);
                    continue;
                }

                var from = path.IndexOf(next);
                Refuse([.. path.Skip(from)]);
                path.RemoveRange(from, path.Count - from);
                Drain();
            }
        }

        void Refuse(IReadOnlyList<string> circle)
        {
            _context.Invalid(_facets[circle[0]].Place, $"the facet '{circle[0]}' refers to itself through {string.Join(" -> ", circle.Take(8))}{(circle.Count > 8 ? " -> …" : "")}");
            foreach (var member in circle)
            {
                _facets[member] = _facets[member] with { Selector = NotSelector.Nothing };
                ready.Enqueue(member);
            }
        }
    }

    private Known Learn(Facet facet)
    {
        var selectors = facet.Selector.DescendantsAndSelf().ToList();
        var size = (long)selectors.Count;
        var depth = 1;
        foreach (var reference in selectors.OfType<FacetSelector>())
        {
            if (_known.TryGetValue(reference.Facet, out var target))
                (size, depth) = (size + target.Size, Math.Max(depth, 1 + target.Depth));
        }

        if (size <= MaxSelectors && depth <= MaxDepth)
        {
            return new Known((int)size, depth, RestsOnLayer(facet.Selector), Instability(facet.Selector),
                new HashSet<string>(CaptureNames(facet.Selector)), new HashSet<string>(OtherCaptureNames(facet.Selector)));
        }

        _context.Invalid(facet.Place, depth > MaxDepth
            ? $"the facet '{facet.Name}' refers to another one more than {MaxDepth} levels deep"
            : $"the facet '{facet.Name}' comes to more than {MaxSelectors} selectors with those that it refers to");
        _facets[facet.Name] = facet with { Selector = NotSelector.Nothing };
        return new Known(1, 1, false, null, [], []);
    }

    private static IEnumerable<string> References(Selector selector, bool intoNot = true) => intoNot
        ? selector.DescendantsAndSelf().OfType<FacetSelector>().Select(reference => reference.Facet)
        : selector.PositiveDescendantsAndSelf().OfType<FacetSelector>().Select(reference => reference.Facet);

    private sealed record Known(int Size, int Depth, bool Layer, string? Instability, HashSet<string> Captures, HashSet<string> Others);
}
