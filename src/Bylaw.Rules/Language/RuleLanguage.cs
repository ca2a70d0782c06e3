using Bylaw.Rules.Checks;
using Bylaw.Rules.Reading;

namespace Bylaw.Rules.Language;

/// <summary>The rule language, as one tree of shapes. A key that is not here does not exist; one that is here is read in Reading/.</summary>
internal static class RuleLanguage
{
    public const int Version = 1;

    public static MapShape Document => field ??= new("a rule file", "Rules of a backend, enforced by the C# compiler.",
    [
        new("bylaw", () => new NumberShape(Version, Version), "The version of the rule language; the first line is `bylaw: 1`.", Required: true),
        new("extends", () => new ListShape(new TextShape("a preset such as bylaw/backend, or a file such as ./derived.bylaw.yml")),
            "Rule files this one builds on; later wins, this file last."),
        new("include-tests", () => YesNo, "Whether test projects have layers and rules too; they have none unless this is true."),
        new("specs", () => new DictionaryShape("a short name", () => Spec), "The documents that the rules were derived from."),
        new("facets", () => new DictionaryShape("a facet's name", () => Selector), "Named selectors for `is:`; a facet of the presets may be replaced."),
        new("layers", () => new DictionaryShape("a layer's name", () => Layer), "Read from the top, the first match wins: a type has at most one layer."),
        new("rules", () => new DictionaryShape("a rule's name", () => RuleOrNone), "The rules by name; `none` switches one of the presets off."),
        new("exceptions", () => new ListShape(Exception, OrSingle: false, MayBeEmpty: true), "Findings that are accepted, each with a reason and a date."),
    ]);

    private static WordShape YesNo => field ??= new("true", "false");

    private static TextShape Free => field ??= new("a text");

    private static TextShape Pattern => field ??= new("a name pattern such as \"{Entity}Service\" or \"Shop.*.Api.**\"");

    private static TextShape PathPattern => field ??= new("a path pattern such as \"src/Shop/**\"");

    private static ListShape Patterns => field ??= new(Pattern);

    private static ListShape LayerNames => field ??= new(new TextShape("a layer's name"));

    private static MapShape Spec => field ??= new("a spec", "A document with rules in it.",
    [
        new("file", () => new TextShape("a path"), "The document, relative to the rule file.", Required: true),
        new("applies-to", () => new ListShape(PathPattern), "The files that its rules are about, relative to the rule file; without it all files. A rule with several sources is about the files of all of them."),
    ]) { Example = "{ file: AGENTS.md }" };

    private static IReadOnlyList<Key> SelectorKeys { get; } =
    [
        new("any", () => new ListShape(Selector), "At least one of these."),
        new("not", () => new ListShape(Selector), "None of these."),
        new("in", () => Patterns, "The namespace."),
        new("named", () => Patterns, "The simple name, or with a dot the full name."),
        new("is", () => new ListShape(new TextShape("a facet, kind or modifier such as endpoint, interface or static")), "A facet, a kind of type or a modifier."),
        new("extends", () => new ListShape(Selector), "A base class, however far up."),
        new("implements", () => new ListShape(Selector), "An interface, its own or inherited."),
        new("has", () => new ListShape(Selector), "An attribute, its own or a base class's; `Authorize` is AuthorizeAttribute."),
        new("members", () => new ListShape(MemberSelector), "Has or inherits a member like one of these."),
        new("project", () => Patterns, "The name of the assembly."),
        new("path", () => new ListShape(PathPattern), "The source file, relative to the rule file; not for layers."),
    ];

    private static Key LayerKey { get; } = new("layer", () => LayerNames, "A layer of this rule file.");

    // A layer is told by types alone; the one layer that it may name is the one of a preset that it takes the place of.
    private static Key ReplacedLayerKey { get; } = new("layer", () => LayerNames, "Only this layer's own name: what a preset or an extended file has under it. No other layer.");

    /// <summary>A string is the pattern of a full or simple type name; a list holds alternatives; the keys of a map all hold at once.</summary>
    public static ChoiceShape Selector => field ??= new("a type pattern, or a selector such as { is: entity }",
        new MapShape("a selector", "Picks types; all keys must hold.", [.. SelectorKeys, LayerKey]) { AtLeastOneOf = [.. SelectorKeys.Select(key => key.Name), LayerKey.Name] },
        new ListShape(new DeferredShape(() => Selector), OrSingle: false),
        Pattern);

    private static MapShape MemberSelector => field ??= new("a member selector", "Picks members of a type; all keys must hold.",
    [
        new("named", () => Patterns, "The member's name."),
        new("type", () => new ListShape(Selector), "The type of a property or field, the return type of a method."),
        new("has", () => new ListShape(Selector), "An attribute of the member."),
    ]) { AtLeastOneOf = ["named", "type", "has"] };

    public static MapShape Layer => field ??= new("a layer", "A selector, by what shows in every compilation.",
    [
        .. SelectorKeys,
        ReplacedLayerKey,
        new("shared", () => YesNo, "Every layer may use a shared one; a shared one may use no unshared one."),
    ]) { AtLeastOneOf = [.. SelectorKeys.Select(key => key.Name), ReplacedLayerKey.Name], Example = "{ in: \"Shop.Orders.**\" }" };

    public static IReadOnlyList<string> Verbs => field ??= ["flow", "forbid", "allow", "require", "reserve", "name", "catalog", "ensure"];

    public static MapShape Rule => field ??= new("a rule", "One sentence of the team's rules.",
    [
        new("in", () => Subject, "Where the rule holds: a layer's name, a selector, or `any` for all types of the solution, which is also meant where `in` is left out."),
        new("flow", () => Flow, "Layers in the order in which they may call, one step at a time."),
        new("forbid", () => Uses, "What must not be used."),
        new("allow", () => Allowed, "The only parts of this solution that may be used."),
        new("require", () => Require, "What each type, method or endpoint must have."),
        new("reserve", () => Reserve, "What only the named types may use."),
        new("name", () => Name, "How types, their files and their members are named."),
        new("catalog", () => Catalog, "Which tables, commands, queues, settings, services or packages there are."),
        new("ensure", () => Ensure, "A built-in check with its parameters."),
        new("because", () => Free, "Why; it becomes part of the message."),
        new("instead", () => Instead, "What to do instead; it becomes part of the message and steers the quick-fix."),
        new("severity", () => SeverityOrMap, "How strongly it is reported; error unless said otherwise."),
        new("source", () => new ListShape(Source), "The sentences that the rule enforces."),
        new("examples", () => Examples, "Code that keeps the rule and code that breaks it."),
        new("id", () => new TextShape("an id from BYL9001 to BYL9099"), "A diagnostic id of its own: BYL9001–BYL9079, or BYL9080–BYL9099 for a rule decided at the end of a compilation."),
        new("include-tests", () => YesNo, "Whether the rule holds in test projects too."),
    ]);

    public static ChoiceShape RuleOrNone => field ??= new("a rule, or none", Rule, new WordShape("none"));

    private static ChoiceShape Subject => field ??= new("a layer's name, any, or a selector such as { in: \"Shop.**\" }",
        Selector.Forms[0], Selector.Forms[1], new TextShape("a layer's name, or any"));

    private static TextShape Chain => field ??= new("a chain such as \"Endpoint -> Service -> Repository\"");

    private static ChoiceShape Flow => field ??= new("a chain such as \"Endpoint -> Service\", a list of these, or a map",
        new MapShape("flow", "Which layers may use which.",
        [
            new("chains", () => new ListShape(Chain), "Chains of layers; each may use the next one."),
            new("acyclic", () => Pattern, "No cycles among the parts that the one capture tells apart, such as \"Shop.{Module}.**\"."),
        ]) { AtLeastOneOf = ["chains", "acyclic"], Example = "{ acyclic: \"Shop.{Module}.**\" }" },
        new ListShape(Chain, OrSingle: false),
        Chain);

    private static MapShape Uses => field ??= new("forbid", "What a type or region must not use.",
    [
        new("layers", () => LayerNames, "Layers."),
        new("types", () => new ListShape(Selector), "Types, wherever they are named or used."),
        new("namespaces", () => Patterns, "All types of these namespaces."),
        new("members", () => new ListShape(MemberUse), "Members, such as System.DateTime.Now; `.new` is the constructor."),
        new("attributes", () => new ListShape(Selector), "Attributes on the type or its members."),
        new("throws", () => new ListShape(Selector), "Exceptions: to throw or to create them. Catching them is no use."),
        new("transitive", () => YesNo, "Also indirectly, through types between; decided when the whole compilation is known."),
        new("declares", () => new ListShape(Selector), "Types that must not be declared: none of those that `in` selects may be one."),
    ]) { AtLeastOneOf = ["layers", "types", "namespaces", "members", "attributes", "throws", "declares"], Example = "{ types: [Shop.Clock, \"*Helper\"] }" };

    private static MapShape Allowed => field ??= new("allow", "The only parts of this solution that may be used, beside the type itself.",
    [
        new("layers", () => LayerNames, "Layers."),
        new("types", () => new ListShape(Selector), "Types."),
        new("namespaces", () => Patterns, "All types of these namespaces."),
        new("throws", () => new ListShape(Selector), "The only exceptions that may be thrown or created."),
    ]) { AtLeastOneOf = ["layers", "types", "namespaces", "throws"], Example = "{ layers: [Service, Model] }" };

    public static ChoiceShape MemberUse => field ??= new("a member such as System.DateTime.Now, or { of: …, named: … }",
        new MapShape("a member use", "Members by their type and name.",
        [
            new("of", () => new ListShape(Selector), "The type that declares the member.", Required: true),
            new("named", () => Patterns, "The member's name.", Required: true),
        ]),
        new TextShape("a member such as System.DateTime.Now"));

    private static MapShape Require => field ??= new("require", "What each must have.",
    [
        new("each", () => new WordShape("type", "public-method", "endpoint"), "What each one is that is judged; `type` where it is left out."),
        new("attribute", () => new ListShape(Selector), "One of these attributes, on it or on the type around it; `Authorize` is AuthorizeAttribute."),
        new("returns", () => new ListShape(Selector), "One of these return types; Task<T>, ValueTask<T> and ActionResult<T> are looked through."),
        new("extends", () => new ListShape(Selector), "One of these base classes."),
        new("implements", () => new ListShape(Selector), "One of these interfaces."),
        new("parameter", () => new ListShape(Selector), "A parameter of one of these types."),
        new("modifier", () => new ListShape(new WordShape("public", "internal", "sealed", "abstract", "static", "partial", "readonly", "record", "async")), "All of these modifiers."),
        new("setters", () => new ListShape(new WordShape("private", "protected", "internal", "init", "none")), "The only setters that properties may have; `none` where they have none. No public field may be set at all."),
        new("call", () => new ListShape(MemberUse), "A call of one of these members."),
        new("before", () => new ListShape(MemberUse), "The call stands before the first call of one of these."),
        new("companion", () => Companion, "Another type that goes with it, such as its tests."),
    ]) { AtLeastOneOf = ["attribute", "returns", "extends", "implements", "parameter", "modifier", "setters", "call", "companion"], Example = "{ each: endpoint, attribute: Authorize }" };

    private static MapShape Companion => field ??= new("a companion", "A type for each public class.",
    [
        new("named", () => new ListShape(new TextShape("a name such as \"{Name}Tests\"")), "Its name; {Name} is that of the class, and what `in` captures may stand there too.", Required: true),
        new("in-project", () => new TextShape("the name of a project, such as \"{Project}.Tests\""), "The project that has it; {Project} is that of the class, any is whichever has companions of its classes."),
    ]) { Example = "{ named: \"{Name}Tests\" }" };

    private static MapShape Reserve => field ??= new("reserve", "What belongs to somebody.",
    [
        new("types", () => new ListShape(Selector), "The types that are reserved."),
        new("namespaces", () => Patterns, "All types of these namespaces."),
        new("members", () => new ListShape(MemberUse), "The members that are reserved."),
        new("for", () => Subject, "Who may use them.", Required: true),
        new("owner", () => Free, "Who to ask; named in the message."),
    ]) { AtLeastOneOf = ["types", "namespaces", "members"], Example = "{ types: Shop.Mailer, for: { named: MailService } }" };

    private static MapShape Name => field ??= new("name", "How things are named; all that is written must hold.",
    [
        new("type", () => Patterns, "The type's name. The `I` of an interface is left out before matching."),
        new("file", () => new ListShape(new TextShape("a file name such as \"{Entity}Service.cs\"")), "The file's name."),
        new("folder", () => new ListShape(PathPattern), "The folder, relative to the rule file."),
        new("namespace", () => Patterns, "The namespace."),
        new("method", () => Patterns, "The name of every public method."),
        new("route", () => new ListShape(new TextShape("a route such as \"api/v1/{entities}/**\", where {entities} is a plural noun and {} a parameter")), "The full route of an endpoint."),
        new("where", () => new DictionaryShape("a capture such as Entity", () => CaptureCondition), "What a capture may be."),
    ]) { AtLeastOneOf = ["type", "file", "folder", "namespace", "method", "route"], Example = "{ type: \"{Entity}Service\" }" };

    private static MapShape CaptureCondition => field ??= new("a condition", "What a captured name may be.",
    [
        new("exists-in", () => LayerNames, "The name, singular or plural, of a type of this layer."),
        new("or", () => new ListShape(new TextShape("a name")), "Names that are fine as they are."),
    ]) { AtLeastOneOf = ["exists-in", "or"], Example = "{ exists-in: Model }" };

    private static MapShape Catalog => field ??= new("catalog", "The names of one kind that there are.",
    [
        new("of", () => new WordShape([.. CatalogReader.Kinds.Keys]), "What the names are names of.", Required: true),
        new("is", () => CatalogNames, "Names that exist."),
        new("closed", () => YesNo, "No other name exists, save those of `allow`."),
        new("count", () => new NumberShape(1, 10_000), "How many names `is` has; checked, so that a sentence with a number in it stays true."),
        new("allow", () => CatalogNames, "Names or patterns such as \"Microsoft.*\" that may exist too; no others then."),
        new("replace", () => new DictionaryShape("a name that must not be used", () => new TextShape("the name that takes its place")), "Names that must not be used, with what takes their place."),
        new("versions", () => new DictionaryShape("a package or a pattern", () => new TextShape("a version such as 9.0.4")), "The lowest versions of packages."),
    ]) { AtLeastOneOf = ["is", "allow", "replace", "versions"], Example = "{ of: table, is: [orders, order_lines], closed: true }" };

    private static ListShape CatalogNames => field ??= new(new TextShape("a name"));

    // A check without settings needs no map around its name.
    private static ChoiceShape Ensure => field ??= new("a check, such as layered or { nullable-style: { nullable: enable } }",
    [
        new MapShape("ensure", "One built-in check.", [.. KnownChecks.All.Select(check => new Key(check.Name, () => check.Shape, check.Summary))]),
        .. KnownChecks.All.Where(check => check.AtLeastOneOf.Count == 0).Select(check => new WordShape(check.Name)),
    ]);

    private static ChoiceShape Instead => field ??= new("a text, or a map with use, note, map",
        new MapShape("instead", "What to do instead.",
        [
            new("use", () => Free, "The type or member to use; captures are filled in."),
            new("note", () => Free, "A sentence."),
            new("map", () => new DictionaryShape("what was used", () => Free), "Per type or member, what takes its place."),
        ]) { AtLeastOneOf = ["use", "note", "map"] },
        Free);

    private static WordShape Severities => field ??= new("error", "warning", "suggestion", "silent", "none")
    {
        Explained = "error (fails the build), warning, suggestion (shown in the editor only), silent (not shown) or none (the rule is off)",
    };

    private static ChoiceShape SeverityOrMap => field ??= new("error, warning, suggestion, silent or none, or a map from paths to these",
        new DictionaryShape("`default` or a path pattern", () => Severities), Severities);

    private static MapShape Source => field ??= new("a source", "The sentence that a rule enforces.",
    [
        new("spec", () => new TextShape("a name of specs:"), "The document.", Required: true),
        new("line", () => new NumberShape(1, 1_000_000), "Where it stood; a hint, the quote identifies it."),
        new("quote", () => Free, "The sentence."),
    ]) { Example = "{ spec: agents, line: 12 }" };

    private static MapShape Examples => field ??= new("examples", "Code for both sides of the rule.",
    [
        new("ok", () => new ListShape(Free), "Keeps the rule."),
        new("bad", () => new ListShape(Free), "Breaks the rule."),
    ]);

    public static MapShape Exception => field ??= new("an exception", "One accepted finding.",
    [
        new("rule", () => new ListShape(new TextShape("a rule's name")), "The rules that it is an exception from.", Required: true),
        new("at", () => new TextShape("a type, a member, a route such as \"GET /health\", or an assembly"),
            "The type, member, route or assembly where it holds; a rule that is to hold nowhere has `severity: none`.", Required: true),
        new("to", () => new TextShape("a type or member"), "What may be used there; anything without it."),
        new("reason", () => Free, "Why the finding is accepted.", Required: true),
        new("expires", () => new ExpiryShape(), "The last day on which it holds; `never` if it is for good.", Required: true),
    ]) { Example = "{ rule: layering, at: Shop.OrdersController, reason: Moves out in May., expires: 2030-05-31 }" };
}
