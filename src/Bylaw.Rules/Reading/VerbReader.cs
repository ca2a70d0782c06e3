using Bylaw.Rules.Checks;
using Bylaw.Rules.Language;
using Bylaw.Rules.Yaml;

namespace Bylaw.Rules.Reading;

/// <summary>The verb of a rule.</summary>
internal static class VerbReader
{
    public static Verb? Read(YamlEntry entry, ReadingContext context) => (entry.Key.Value, entry.Value) switch
    {
        ("flow", var node) => FlowReader.Read(node, context),
        ("forbid", YamlMap map) => new ForbidVerb(Uses(map, context), map.Flag("transitive"), SelectorReader.ReadAll(map.Items("declares"), context)),
        ("allow", YamlMap map) => new AllowVerb(Uses(map, context)),
        ("reserve", YamlMap map) => Reserve(map, context),
        ("require", YamlMap map) => Require(map, context),
        ("name", YamlMap map) => Name(map, context),
        ("catalog", YamlMap map) => CatalogReader.Read(map, context),
        ("ensure", YamlMap map) => Ensure(map, context),
        ("ensure", YamlScalar name) => KnownChecks.Of(name.Value)?.Read(new YamlMap([], name.Place), context),
        _ => null,
    };

    private static UseSet Uses(YamlMap map, ReadingContext context) => new(
        Layers(map, "layers", context),
        [.. SelectorReader.ReadAll(SelectorReader.TypesOnly([.. map.Items("types")], context), context), .. Namespaces(map, context)],
        Members(map, "members", context),
        SelectorReader.ReadAll(map.Items("attributes"), context),
        SelectorReader.ReadAll(map.Items("throws"), context));

    private static IEnumerable<Selector> Namespaces(YamlMap map, ReadingContext context) =>
        Patterns(map, "namespaces", context).Select(pattern => new NamespaceSelector(pattern));

    private static ReserveVerb? Reserve(YamlMap map, ReadingContext context) =>
        SelectorReader.ReadSubject(map.Find("for")!.Value, context) is { } owner
            ? new ReserveVerb(Uses(map, context), owner, map.Text("owner"))
            : null;

    private static Verb? Require(YamlMap map, ReadingContext context)
    {
        if (map.Find("companion") is { Value: YamlMap companion } pair)
            return Companion(map, companion, pair.Key.Place, context);

        var each = map.Text("each") switch { "public-method" => RequireEach.PublicMethod, "endpoint" => RequireEach.Endpoint, _ => RequireEach.Type };
        // A key that nothing could ever break would look like a rule that is kept.
        if (each == RequireEach.Type && map.Find("returns") is { } returns)
            context.Invalid(returns.Key.Place, "a type returns nothing; add `each: public-method` or `each: endpoint`");
        foreach (var key in new[] { "extends", "implements", "setters" })
        {
            if (each != RequireEach.Type && map.Find(key) is { } entry)
                context.Invalid(entry.Key.Place, $"'{key}' is about types; make it a rule of its own with `each: type`");
        }

        foreach (var word in map.Items("modifier").OfType<YamlScalar>())
        {
            if (each == RequireEach.Type ? word.Value == "async" : word.Value is "record")
                context.Invalid(word.Place, each == RequireEach.Type ? "no type is async; add `each: public-method` or `each: endpoint`" : "only a type is a record; leave out `each`");
        }

        if (map.Find("before") is { } before && map.Find("call") is null)
            context.Invalid(before.Key.Place, "'before' says when a call must be made; add the `call` that must be made");

        return Require(map, each, context);
    }

    private static CompanionVerb? Companion(YamlMap require, YamlMap map, Place place, ReadingContext context)
    {
        var before = context.InvalidCount;
        if (require.Entries.Count > 1)
            context.Invalid(place, "'companion' is about other types than the rest; make it a rule of its own");
        foreach (var name in map.Items("named").OfType<YamlScalar>().Where(name => name.Value.IndexOf('{') < 0 || name.Value.IndexOf('*') >= 0))
            context.Invalid(name.Place, $"'{name.Value}' says nothing of the type that it goes with; write a name such as \"{{Name}}Tests\"");
        // Of several projects none would know whether another one has it.
        if (map.Find("in-project")?.Value is YamlScalar project && project.Value.IndexOf('*') >= 0)
            context.Invalid(project.Place, $"'{project.Value}' may be several projects; write \"{CompanionVerb.DefaultProject}\", where {{Project}} is that of the type, the name of the one that has them all, or `{CompanionVerb.AnyProject}`");
        return context.InvalidCount == before ? new CompanionVerb([.. map.Texts("named")], map.Text("in-project") ?? CompanionVerb.DefaultProject) : null;
    }

    private static RequireVerb Require(YamlMap map, RequireEach each, ReadingContext context) => new(
        each,
        SelectorReader.ReadAll(map.Items("attribute"), context),
        SelectorReader.ReadAll(map.Items("returns"), context),
        SelectorReader.ReadAll(map.Items("extends"), context),
        SelectorReader.ReadAll(map.Items("implements"), context),
        SelectorReader.ReadAll(map.Items("parameter"), context),
        [.. map.Texts("modifier")],
        [.. map.Texts("setters")],
        Members(map, "call", context),
        Members(map, "before", context));

    private static NameVerb Name(YamlMap map, ReadingContext context) => new(
        [.. map.Items("type").OfType<YamlScalar>().Select(scalar => TypePatternOf(scalar, context)).OfType<TypePattern>()],
        FileNames(map, context),
        PathPatterns(map, "folder", context),
        Patterns(map, "namespace", context),
        Patterns(map, "method", context),
        Routes(map, context),
        Where(map, context));

    private static IReadOnlyList<RoutePattern> Routes(YamlMap map, ReadingContext context)
    {
        var routes = new List<RoutePattern>();
        foreach (var scalar in map.Items("route").OfType<YamlScalar>())
        {
            var route = RoutePattern.Parse(scalar.Value, out var error);
            if (route is { Verb: not null })
                error = "a name has no verb; write the route alone, and leave endpoints out with `in`";
            if (error is not null)
                context.Invalid(scalar.Place, error);
            else
                routes.Add(route!);
        }

        return routes;
    }

    private static TypePattern? TypePatternOf(YamlScalar scalar, ReadingContext context)
    {
        var pattern = TypePattern.Parse(scalar.Value, out var error);
        if (error is not null)
            context.Invalid(scalar.Place, error);
        return pattern;
    }

    private static Dictionary<string, CaptureCondition> Where(YamlMap map, ReadingContext context)
    {
        var conditions = new Dictionary<string, CaptureCondition>();
        if (map.Find("where")?.Value is not YamlMap where)
            return conditions;

        var bound = new[] { "type", "file", "namespace", "method", "folder" }.SelectMany(map.Texts).ToList();
        foreach (var entry in where.Entries)
        {
            if (!bound.Any(text => text.Contains("{" + entry.Key.Value + "}")))
                context.Invalid(entry.Key.Place, $"no pattern of this rule captures '{{{entry.Key.Value}}}'");
            else if (entry.Value is YamlMap condition)
                conditions[entry.Key.Value] = new CaptureCondition(Layers(condition, "exists-in", context), [.. condition.Texts("or")]);
        }

        return conditions;
    }

    private static Verb? Ensure(YamlMap map, ReadingContext context)
    {
        if (map.Entries.Count != 1)
        {
            context.Invalid(map.Place, "ensure names one check; a second one is a rule of its own");
            return null;
        }

        return map.Entries[0] is { Value: YamlMap settings, Key.Value: var name } ? KnownChecks.Of(name)?.Read(settings, context) : null;
    }

    private static IReadOnlyList<int> Layers(YamlMap map, string key, ReadingContext context)
    {
        var layers = new List<int>();
        foreach (var scalar in map.Items(key).OfType<YamlScalar>())
        {
            if (SelectorReader.LayerIndex(scalar, context) is { } layer)
                layers.Add(layer);
        }

        return layers;
    }

    private static IReadOnlyList<NamePattern> Patterns(YamlMap map, string key, ReadingContext context) =>
        [.. map.Items(key).OfType<YamlScalar>().Select(scalar => SelectorReader.NamePattern(scalar, context)).OfType<NamePattern>()];

    private static IReadOnlyList<NamePattern> PathPatterns(YamlMap map, string key, ReadingContext context) =>
        [.. map.Items(key).OfType<YamlScalar>().Select(scalar => SelectorReader.PathPattern(scalar, context)).OfType<NamePattern>()];

    private static IReadOnlyList<NamePattern> FileNames(YamlMap map, ReadingContext context)
    {
        var names = new List<NamePattern>();
        foreach (var scalar in map.Items("file").OfType<YamlScalar>())
        {
            if (NamePattern.ParseFileName(scalar.Value, out var error) is { } pattern)
                names.Add(pattern);
            else
                context.Invalid(scalar.Place, error!);
        }

        return names;
    }

    public static IReadOnlyList<MemberUse> Members(YamlMap map, string key, ReadingContext context) =>
        [.. map.Items(key).Select(node => Member(node, context)).OfType<MemberUse>()];

    private static MemberUse? Member(YamlNode node, ReadingContext context)
    {
        if (node is YamlMap map)
        {
            var types = SelectorReader.ReadAll(map.Items("of"), context);
            var names = Patterns(map, "named", context);
            return types.Count == 0 || names.Count == 0
                ? null
                : new MemberUse(types.Count == 1 ? types[0] : new AnyOfSelector([.. types]), [.. names], string.Join(", ", map.Texts("named")), map.Place);
        }

        if (node is not YamlScalar scalar)
            return null;

        if (scalar.Value.IndexOf('(') is var bracket and > 0)
        {
            context.Invalid(scalar.Place, $"a member is named without brackets, which means all its overloads; write {scalar.Value.Substring(0, bracket)}");
            return null;
        }

        var dot = scalar.Value.LastIndexOf('.');
        if (dot <= 0)
        {
            context.Invalid(scalar.Place, $"'{scalar.Value}' is no member: expected the type, a dot and the member's name, such as System.DateTime.Now");
            return null;
        }

        var type = TypePattern.Parse(scalar.Value.Substring(0, dot), out var typeError);
        var nameError = CSharpName.Error(scalar.Value.Substring(dot + 1));
        var name = nameError is null ? NamePattern.ParseNames(scalar.Value.Substring(dot + 1), out nameError) : null;
        if ((typeError ?? nameError) is { } error)
            context.Invalid(scalar.Place, error);
        return type is null || name is null ? null : new MemberUse(new TypeNameSelector(type), [name], scalar.Value, scalar.Place);
    }
}
