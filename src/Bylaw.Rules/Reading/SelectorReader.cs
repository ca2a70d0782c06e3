using Bylaw.Rules.Language;
using Bylaw.Rules.Yaml;

namespace Bylaw.Rules.Reading;

/// <summary>Nodes to selectors. A part that can't be read is reported and left out by returning null.</summary>
internal static class SelectorReader
{
    public static Selector? Read(YamlNode node, ReadingContext context) => node switch
    {
        YamlScalar scalar => TypePattern(scalar, context),
        YamlList list => AnyOf(list.Items, context),
        YamlMap map => ReadMap(map, context),
        _ => null,
    };

    /// <summary>A rule's `in`: a bare word is a layer or `any`.</summary>
    public static Selector? ReadSubject(YamlNode node, ReadingContext context) => node switch
    {
        YamlScalar { Value: "any" } => AnyTypeSelector.Instance,
        YamlScalar scalar when scalar.Value.IndexOfAny(['.', '*', '{', '<']) < 0 => SubjectLayer(scalar, context),
        YamlList list => Any(list.Items.Select(item => ReadSubject(item, context)).ToList()),
        _ => Read(node, context),
    };

    public static IReadOnlyList<Selector> ReadAll(IEnumerable<YamlNode> nodes, ReadingContext context) =>
        [.. nodes.Select(node => Read(node, context)).OfType<Selector>()];

    /// <summary>A pattern of names of C#; of others where <paramref name="isCSharp"/> is false.</summary>
    public static NamePattern? NamePattern(YamlScalar scalar, ReadingContext context, bool isCSharp = true)
    {
        string? error = null;
        var pattern = isCSharp && (error = CSharpName.Error(scalar.Value)) is not null ? null : Rules.NamePattern.ParseNames(scalar.Value, out error);
        if (error is not null)
            context.Invalid(scalar.Place, error);
        return pattern;
    }

    public static NamePattern? PathPattern(YamlScalar scalar, ReadingContext context)
    {
        var pattern = Rules.NamePattern.ParsePath(scalar.Value, out var error);
        if (error is not null)
            context.Invalid(scalar.Place, error);
        return pattern;
    }

    public static int? LayerIndex(YamlScalar scalar, ReadingContext context)
    {
        if (context.Layers.TryGetValue(scalar.Value, out var index))
            return index;

        UnknownLayer(scalar, null, context);
        return null;
    }

    private static void UnknownLayer(YamlScalar scalar, string? otherwise, ReadingContext context)
    {
        var isList = scalar.Value.IndexOf(',') > 0;
        var meant = isList ? null : NearestWord.Of(scalar.Value, context.Layers.Keys);
        var hint = isList ? $"; write several as a list: [{scalar.Value}]" : NearestWord.Hint(meant);
        if (hint.Length == 0)
            hint = otherwise ?? (context.Layers.Count == 0 ? "; it defines none: add `layers:`, or extend bylaw/backend, which has some" : $"; it has {string.Join(", ", context.Layers.Keys.Take(8))}");
        context.Unknown(scalar.Place, $"'{scalar.Value}' is no layer of this rule file{hint}", meant);
    }

    // A bare word names a layer here, while elsewhere it names a type.
    private static Selector? SubjectLayer(YamlScalar scalar, ReadingContext context)
    {
        if (context.Layers.ContainsKey(scalar.Value))
            return new LayerSelector(scalar.Value);

        var facet = scalar.Value.ToLowerInvariant();
        var isFacet = context.Facets.Contains(facet) || TypeTraits.ByName.ContainsKey(facet);
        UnknownLayer(scalar, isFacet ? $"; for the facet write {{ is: {facet} }}" : $"; for a type of that name write {{ named: {scalar.Value} }}", context);
        return null;
    }

    // Inside the definition that replaces a preset's layer, its name means what it replaces.
    private static Selector? Layer(YamlScalar scalar, ReadingContext context)
    {
        if (context.CurrentLayer is { Replaced: { } replaced } current && current.Name == scalar.Value)
            return replaced;
        return LayerIndex(scalar, context) is null ? null : new LayerSelector(scalar.Value);
    }

    private static Selector? ReadMap(YamlMap map, ReadingContext context)
    {
        var parts = new List<Selector?>();
        foreach (var entry in map.Entries)
        {
            if (entry.Key.Value != "shared")
                parts.Add(ReadKey(entry.Key.Value, [.. YamlAccess.Items(entry.Value)], context));
        }

        if (parts.Count == 0 || parts.Contains(null))
            return null;
        return parts.Count == 1 ? parts[0] : new AllOfSelector([.. parts.OfType<Selector>()]);
    }

    private static Selector? ReadKey(string key, IReadOnlyList<YamlNode> values, ReadingContext context) => key switch
    {
        "any" => AnyOf(TypesOnly(values, context), context),
        "not" => AnyOf(TypesOnly(values, context), context) is { } item ? new NotSelector(item) : null,
        "in" => Each(values, scalar => NamePattern(scalar, context) is { } pattern ? new NamespaceSelector(pattern) : null),
        "named" => Each(values, scalar => TypePattern(scalar, context)),
        "is" => Each(values, scalar => Facet(scalar, context)),
        "extends" => AnyOf(values, context) is { } item ? new ExtendsSelector(item) : null,
        "implements" => AnyOf(values, context) is { } item ? new ImplementsSelector(item) : null,
        "has" => AnyOf(values, context) is { } item ? new HasAttributeSelector(item) : null,
        "members" => Any([.. values.OfType<YamlMap>().Select(map => Member(map, context))]),
        "project" => Each(values, scalar => NamePattern(scalar, context, isCSharp: false) is { } pattern ? new ProjectSelector(pattern) : null),
        "path" => Each(values, scalar => PathPattern(scalar, context) is { } pattern ? new PathSelector(pattern) : null),
        "layer" => Each(values, scalar => Layer(scalar, context)),
        _ => null,
    };

    private static Selector? Each(IReadOnlyList<YamlNode> values, Func<YamlScalar, Selector?> read) =>
        Any([.. values.OfType<YamlScalar>().Select(read)]);

    /// <summary>The nodes as they are. A bare word is a type's name in them; where it is also a layer's, most likely that was meant.</summary>
    public static IReadOnlyList<YamlNode> TypesOnly(IReadOnlyList<YamlNode> nodes, ReadingContext context)
    {
        foreach (var name in nodes.OfType<YamlScalar>().Where(name => context.CurrentLayer is null && context.Layers.ContainsKey(name.Value)))
            context.NoEffect(name.Place, $"'{name.Value}' is the name of a type here, and you have a layer of that name; write {{ layer: {name.Value} }}, or {{ named: {name.Value} }} for the type");
        return nodes;
    }

    private static Selector? AnyOf(IReadOnlyList<YamlNode> nodes, ReadingContext context) =>
        Any([.. nodes.Select(node => Read(node, context))]);

    private static Selector? Any(IReadOnlyList<Selector?> items)
    {
        if (items.Count == 0 || items.Contains(null))
            return null;
        return items.Count == 1 ? items[0] : new AnyOfSelector([.. items.OfType<Selector>()]);
    }

    private static TypeNameSelector? TypePattern(YamlScalar scalar, ReadingContext context)
    {
        var pattern = Rules.TypePattern.Parse(scalar.Value, out var error);
        if (error is not null)
            context.Invalid(scalar.Place, error);
        return pattern is null ? null : new TypeNameSelector(pattern);
    }

    private static Selector? Facet(YamlScalar scalar, ReadingContext context)
    {
        var name = scalar.Value;
        if (context.CurrentFacet is { } current && current.Name == name)
        {
            if (current.Replaced is { } replaced)
                return new FacetSelector(replaced);

            context.Invalid(scalar.Place, $"the facet '{name}' refers to itself, and there is none of a preset that it could mean");
            return null;
        }

        if (context.Facets.Contains(name))
            return new FacetSelector(name);
        if (TypeTraits.ByName.TryGetValue(name, out var trait))
            return new TraitSelector(trait);

        var meant = LayerOf(name, context) is null ? NearestWord.Of(name, context.Facets.Concat(TypeTraits.ByName.Keys)) : null;
        context.Unknown(scalar.Place, $"'{name}' is no facet, kind or modifier{FacetHint(name, meant, context)}", meant);
        return null;
    }

    // A layer is told without asking for layers, so there it is no advice.
    private static string? LayerOf(string name, ReadingContext context) => context.CurrentLayer is not null ? null
        : context.Layers.Keys.Take(NearestWord.MaxCandidates).FirstOrDefault(layer => string.Equals(layer, name, StringComparison.OrdinalIgnoreCase));

    private static string FacetHint(string name, string? meant, ReadingContext context)
    {
        if (LayerOf(name, context) is { } layer)
            return $", did you mean {{ layer: {layer} }}?";

        return meant is not null ? NearestWord.Hint(meant) : $"; the facets are {string.Join(", ", context.Facets.Where(facet => facet.IndexOf(' ') < 0).Take(16))}";
    }

    private static HasMemberSelector Member(YamlMap map, ReadingContext context) => new(
        [.. map.Items("named").OfType<YamlScalar>().Select(scalar => NamePattern(scalar, context)).OfType<NamePattern>()],
        map.Find("type") is { } type ? AnyOf([.. YamlAccess.Items(type.Value)], context) : null,
        map.Find("has") is { } has ? AnyOf([.. YamlAccess.Items(has.Value)], context) : null);
}
