using Bylaw.Rules.Checks;
using Bylaw.Rules.Language;
using Bylaw.Rules.Yaml;

namespace Bylaw.Rules.Reading;

/// <summary>A merged map to a rule, an exception, a spec.</summary>
internal static class RuleReader
{
    public static Rule? Read(MergedRule merged, int order, IEnumerable<string> others, AppliesToReader appliesTo, ReadingContext context)
    {
        var map = merged.Map;
        var before = context.InvalidCount;
        var place = merged.Name.Place;
        var verbs = map.Entries.Where(entry => RuleLanguage.Verbs.Contains(entry.Key.Value)).ToList();
        if (verbs.Count != 1)
        {
            var choice = string.Join(", ", RuleLanguage.Verbs);
            if (verbs.Count == 0)
                context.UnknownEntry(place, WithoutVerb(merged.Name.Value, others, choice));
            else
                context.Invalid(verbs[1].Key.Place, $"a rule has one of {choice}; '{merged.Name.Value}' has {string.Join(" and ", verbs.Select(entry => entry.Key.Value))}, so make it several rules");
            return null;
        }

        var subject = map.Find("in") is { } subjectEntry ? SelectorReader.ReadSubject(subjectEntry.Value, context) : AnyTypeSelector.Instance;
        var verb = VerbReader.Read(verbs[0], context);
        if (verb is CatalogVerb { Kind: CatalogKind.Package } or ToolchainVerb && subject is not null && !IsOfProjects(subject))
            context.Invalid(map.Find("in")!.Key.Place, $"'{verbs[0].Key.Value}' is about projects here; write `in: {{ project: \"Shop.*\" }}`, or leave `in` out for all of them");
        var sources = ReadSources(map);
        var rule = subject is null || verb is null ? null : new Rule(
            merged.Name.Value, order, place, subject, verb, TrimStop(map.Text("because")), ReadInstead(map), ReadSeverity(map, context),
            sources, ReadExamples(map), ReadId(map, verb, context), map.Flag("include-tests")) { Ensure = map.Find("ensure")?.Value, AppliesTo = appliesTo.Of(sources) };
        // Half a rule could find fault with what the whole one allows.
        return context.InvalidCount == before ? rule : null;
    }

    private static bool IsOfProjects(Selector subject) =>
        subject.DescendantsAndSelf().All(part => part is AnyTypeSelector or ProjectSelector or NotSelector or AllOfSelector or AnyOfSelector);

    private static string WithoutVerb(string name, IEnumerable<string> others, string choice)
    {
        var hint = NearestWord.Hint(name, others);
        return hint.Length > 0
            ? $"there is no rule '{name}' to change{hint} A rule of its own needs one of {choice}"
            : $"the rule '{name}' demands nothing: it needs one of {choice}; and there is no other rule of that name that it could change";
    }

    /// <summary>Null when it can't be told where it holds: one that holds in more places than its author meant would hide findings.</summary>
    public static RuleException? ReadException(YamlMap map, ICollection<string> rules, ReadingContext context)
    {
        foreach (var rule in map.Items("rule").OfType<YamlScalar>().Where(rule => !rules.Contains(rule.Value)))
        {
            var meant = NearestWord.Of(rule.Value, rules);
            context.UnknownEntry(rule.Place, $"the exception names the rule '{rule.Value}', which does not exist{NearestWord.Hint(meant)}", meant);
        }

        var before = context.InvalidCount;
        var at = Target(map, "at", context);
        var to = Target(map, "to", context);
        if (at is null || context.InvalidCount > before)
            return null;

        if (IsEverything(at) && (to is null || IsEverything(to)))
        {
            context.Invalid(map.Find("at")!.Value.Place, $"'{at}' is everywhere, which switches the rule off; say where, or write `severity: none` in the rule");
            return null;
        }

        var reason = OneLine.Of(map.Text("reason")!.Trim());
        if (Justification.IsMissing(reason))
        {
            context.Invalid(map.Find("reason")!.Value.Place, $"'{reason}' is no reason, so this exception does not hold; write why the finding is accepted");
            return null;
        }

        RuleDate? expires = RuleDate.TryParse(map.Text("expires")!, out var date) ? date : null;
        return new RuleException([.. map.Texts("rule")], at, to, reason, expires, map.Place);
    }

    public static Spec ReadSpec(YamlEntry entry, ReadingContext context)
    {
        var map = (YamlMap)entry.Value;
        return new Spec(entry.Key.Value, map.Text("file")!,
            [.. map.Items("applies-to").OfType<YamlScalar>().Select(scalar => SelectorReader.PathPattern(scalar, context)).OfType<NamePattern>()],
            entry.Key.Place);
    }

    // A route such as `GET /orders/{id}` is a name like any other here: its braces are no captures.
    private static NamePattern? Target(YamlMap map, string key, ReadingContext context)
    {
        if (map.Find(key)?.Value is not YamlScalar scalar)
            return null;

        var isRoute = scalar.Value.IndexOf(' ') > 0;
        return isRoute ? NamePattern.Exactly(scalar.Value) : SelectorReader.NamePattern(scalar, context, isCSharp: false);
    }

    private static bool IsEverything(NamePattern pattern) => pattern.Text.Trim('*', '.').Length == 0;

    private static string? TrimStop(string? text) => text is null ? null : OneLine.Of(text.Trim()).TrimEnd('.');

    private static Instead? ReadInstead(YamlMap map)
    {
        switch (map.Find("instead")?.Value)
        {
            case YamlScalar note:
                return new Instead(null, OneLine.Of(note.Value.Trim()), new Dictionary<string, string>());
            case YamlMap instead:
                var pairs = (instead.Find("map")?.Value as YamlMap)?.Entries ?? [];
                return new Instead(instead.Text("use"), instead.Text("note") is { } text ? OneLine.Of(text.Trim()) : null,
                    pairs.ToDictionary(pair => pair.Key.Value, pair => ((YamlScalar)pair.Value).Value));
            default:
                return null;
        }
    }

    private static SeverityPolicy ReadSeverity(YamlMap map, ReadingContext context)
    {
        switch (map.Find("severity")?.Value)
        {
            case YamlScalar scalar:
                return new SeverityPolicy(Word(scalar.Value), []);
            case YamlMap byPath:
                var paths = new List<(NamePattern, Severity)>();
                foreach (var entry in byPath.Entries.Where(entry => entry.Key.Value != "default"))
                {
                    if (SelectorReader.PathPattern(entry.Key, context) is { } pattern)
                        paths.Add((pattern, Word(((YamlScalar)entry.Value).Value)));
                }

                return new SeverityPolicy(Word(byPath.Text("default")), paths);
            default:
                return new SeverityPolicy(Severity.Error, []);
        }
    }

    private static Severity Word(string? word) => word switch
    {
        "none" => Severity.None,
        "silent" => Severity.Silent,
        "suggestion" => Severity.Suggestion,
        "warning" => Severity.Warning,
        _ => Severity.Error,
    };

    private static IReadOnlyList<RuleSource> ReadSources(YamlMap map) =>
        [.. map.Items("source").OfType<YamlMap>().Select(source => new RuleSource(
            source.Text("spec")!, int.TryParse(source.Text("line"), out var line) ? line : null, source.Text("quote"), source.Place)
        {
            QuotePlace = source.Find("quote")?.Value.Place ?? source.Place,
        })];

    private static RuleExamples ReadExamples(YamlMap map) => map.Find("examples")?.Value is YamlMap examples
        ? new RuleExamples([.. examples.Texts("ok")], [.. examples.Texts("bad")])
        : RuleExamples.None;

    private static string? ReadId(YamlMap map, Verb verb, ReadingContext context)
    {
        if (map.Find("id")?.Value is not YamlScalar { Value: var id } scalar)
            return null;

        if (id.Length != 7 || !id.StartsWith("BYL90", StringComparison.Ordinal) || !int.TryParse(id.Substring(3), out var number) || number < 9001)
        {
            context.Invalid(scalar.Place, $"expected an id from BYL9001 to BYL9099, found '{id}'");
            return null;
        }

        var atEnd = verb is ForbidVerb { Transitive: true } or FlowVerb { Acyclic: not null } or CompanionVerb;
        if (number >= 9080 != atEnd)
        {
            context.Invalid(scalar.Place, atEnd
                ? $"'{id}': this rule is decided at the end of a compilation, its id lies from BYL9080 to BYL9099"
                : $"'{id}': ids from BYL9080 are for rules decided at the end of a compilation, this one's lies from BYL9001 to BYL9079");
            return null;
        }

        return id;
    }
}
