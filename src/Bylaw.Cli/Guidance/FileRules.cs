using System.Text.RegularExpressions;
using Bylaw.Rules.Checks;
using Bylaw.Rules.Yaml;
using Bylaw.Specs.Describing;

namespace Bylaw.Cli.Guidance;

/// <summary>
/// Which rules can concern a file, for whoever is about to edit it. What only a compiler knows counts as possible; where name and place of a file fit
/// a layer, it is taken for one of that layer.
/// </summary>
internal sealed partial class FileRules
{
    private static readonly HashSet<string> ChecksOfEndpoints = [.. ResponseChecks.All.Concat(RequestChecks.All).Select(check => check.Name).Except(["injected-services"])];

    private readonly RuleBook _book;
    private readonly FileOutline _file;
    private readonly Dictionary<OutlinedType, IReadOnlyList<Layer>> _layers = new(ReferenceEqualityComparer.Instance);

    public FileRules(RuleBook book, FileOutline file)
    {
        _book = book;
        _file = file;
        foreach (var type in file.Types)
            _layers.Add(type, file.Kind == FileKind.Code && !(file.IsTest && !book.IncludeTests) ? PossibleLayers(type) : []);
    }

    /// <summary>What a report for this file says and leaves out.</summary>
    public SectionScope Scope => new(_file.Path, Concerns, Remark());

    public bool Concerns(Rule rule)
    {
        if (rule.AppliesTo is { } paths && !paths.Has(_file.Path))
            return false;
        if (_file.Kind != FileKind.Code)
            return IsAbout(rule, _file.Kind);
        if (_file.IsTest && !_book.IncludeTests && !rule.IncludeTests)
            return false;
        return rule.Verb switch
        {
            CatalogVerb { Kind: CatalogKind.Package } or ToolchainVerb => false,
            FlowVerb { Acyclic: null } flow => (!_file.IsWritten && !Layers.Any()) || Layers.Any(layer => flow.Chains.Any(chain => chain.Layers.Contains(layer.Index))),
            RequireVerb { Each: RequireEach.Endpoint } => AnyType(type => And(Is(rule.Subject, type), Endpoint(type))),
            ReserveVerb reserve => AnyType(type => And(Is(rule.Subject, type), Not(Is(reserve.For, type)))),
            _ when CheckOf(rule) is { } check && ChecksOfEndpoints.Contains(check) => AnyType(type => And(Is(rule.Subject, type), Endpoint(type))),
            GuardedJobsVerb => AnyType(type => And(Is(rule.Subject, type), Is(new FacetSelector("background-service"), type))),
            _ => AnyType(type => Is(rule.Subject, type)),
        };
    }

    private static bool IsAbout(Rule rule, FileKind kind) => (kind, rule.Verb) switch
    {
        (FileKind.Project, CatalogVerb { Kind: CatalogKind.Package } or ToolchainVerb or NullableStyleVerb { NullableEnabled: true }) => true,
        (FileKind.Settings, CatalogVerb { Kind: CatalogKind.Setting } or NoSecretLiteralVerb) => true,
        _ => false,
    };

    private IEnumerable<Layer> Layers => _layers.Values.SelectMany(layers => layers);

    private string Remark()
    {
        if (_file.Kind == FileKind.Code && _file.IsTest && !_book.IncludeTests)
            return "It belongs to a test project, where only rules with `include-tests` hold.";
        var names = Layers.DistinctBy(layer => layer.Index).OrderBy(layer => layer.Index).Select(layer => layer.Name).ToList();
        if (_file.Kind != FileKind.Code || _book.Layers.Count == 0)
            return "";
        var by = _file.IsWritten ? "By what it declares" : "By its name and place";
        return names.Count == 0 ? $"{by} it is in no layer; rules about layers are left out." : $"{by} it is {SelectorPhrase.Join(names, "or")}; rules about other layers are left out.";
    }

    private bool AnyType(Func<OutlinedType, bool?> isMeant) => _file.Types.Count == 0 || _file.Types.Any(type => isMeant(type) != false);

    // Layers are read from the top; the first that surely has the type ends it.
    private List<Layer> PossibleLayers(OutlinedType type)
    {
        var possible = new List<Layer>();
        foreach (var layer in _book.Layers)
        {
            switch (Fits(layer.Selector, type))
            {
                case true:
                    // A guess by what can't be known is no match for a name that fits.
                    return IsRouteOnly(possible) ? [.. possible, layer] : [layer];
                case null:
                    possible.Add(layer);
                    break;
            }
        }

        return possible;

        // Handlers may stand in code of any layer.
        bool IsRouteOnly(List<Layer> before) => _file.MayRoute && before.Count > 0;
    }

    private bool? Endpoint(OutlinedType type) => _book.Facets.TryGetValue("endpoint", out var facet) ? Or([Fits(facet.Selector, type), .. LayersNamed("Endpoint", type)]) : null;

    private IEnumerable<bool?> LayersNamed(string name, OutlinedType type) => _book.Layers.Any(layer => layer.Name == name) ? [Is(new LayerSelector(name), type)] : [];

    /// <summary>As <see cref="Fits"/>, with the layers decided.</summary>
    private bool? Is(Selector selector, OutlinedType type) => selector switch
    {
        LayerSelector { Layer: var name } => _layers[type] is [{ Name: var only }] && only == name ? true : _layers[type].Any(layer => layer.Name == name) ? null : false,
        _ => Fits(selector, type, layersAreKnown: true),
    };

    /// <returns>Null for what can't be told from here.</returns>
    private bool? Fits(Selector selector, OutlinedType type, bool layersAreKnown = false, int depth = 0)
    {
        if (depth > 16)
            return null;
        bool? Inner(Selector inner) => layersAreKnown && inner is LayerSelector ? Is(inner, type) : Fits(inner, type, layersAreKnown, depth + 1);
        return selector switch
        {
            AnyTypeSelector => true,
            AllOfSelector { Items: var items } => items.Select(Inner).Aggregate((bool?)true, And),
            AnyOfSelector { Items: var items } => Or(items.Select(Inner)),
            NotSelector { Item: var item } => Not(Inner(item)),
            PathSelector { Pattern: var pattern } => pattern.Matches(_file.Path),
            ProjectSelector { Pattern: var pattern } => _file.Project is { } project ? pattern.Matches(project) : null,
            NamespaceSelector { Pattern: var pattern } => type.Namespaces.Count == 0 ? Folders(pattern.Text) : type.Namespaces.Any(pattern.Matches),
            TypeNameSelector { Pattern: var pattern } => Named(pattern, type),
            FacetSelector { Facet: var facet } => _book.Facets.TryGetValue(facet, out var known) ? Inner(known.Selector) : null,
            LayerSelector { Layer: var layer } => _book.Layers.FirstOrDefault(known => known.Name == layer) is { } known ? Inner(known.Selector) : null,
            ExtendsSelector { Base: var wide } => Derived(wide, type),
            ImplementsSelector { Interface: var wide } => Derived(wide, type),
            HasAttributeSelector { Attribute: var attribute } => type.Attributes is null ? Suggests(attribute, type) : Carries(attribute, type.Attributes) ? true : type.MayHaveMore ? null : false,
            HasMemberSelector { Attribute: { } attribute } => type.MemberAttributes is null || !Carries(attribute, type.MemberAttributes) ? false : null,
            // By a DbSet elsewhere, which counts in rules, not in layers.
            TraitSelector { Trait: TypeTrait.EntitySet } => layersAreKnown ? null : false,
            TraitSelector { Trait: var trait } => Has(trait, type),
            _ => null,
        };
    }

    // `**.Services.**` is likely for what lies in a folder Services; a namespace without such a word may be anything.
    private bool? Folders(string pattern)
    {
        var words = pattern.Split('.').Where(word => word.Length > 0 && !word.Contains('*') && !word.Contains('{')).ToList();
        var folders = _file.Path.Split('/').SkipLast(1).SelectMany(folder => folder.Split('.')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return words.Count == 0 ? null : pattern.StartsWith("**.", StringComparison.Ordinal) ? words.All(folders.Contains) : words.All(folders.Contains) ? true : null;
    }

    private bool? Named(TypePattern pattern, OutlinedType type)
    {
        if (pattern.Arguments is { } arguments && type.Words is not null && arguments.Count != type.Arity)
            return false;
        var bare = type.Name is ['I', var second, ..] && char.IsUpper(second) ? type.Name[1..] : type.Name;
        if (!pattern.IsFullName)
            return pattern.Name.Matches(type.Name) || pattern.Name.Matches(bare);
        return type.Namespaces.Count == 0 ? (pattern.Name.Text.EndsWith("." + type.Name, StringComparison.Ordinal) ? null : false)
            : type.Namespaces.Any(space => pattern.Name.Matches(space.Length == 0 ? type.Name : $"{space}.{type.Name}"));
    }

    private bool? Has(TypeTrait trait, OutlinedType type)
    {
        switch (trait)
        {
            case TypeTrait.Handler:
                return _file.MayRoute ? null : false;
            case TypeTrait.Test:
                return _file.Project is null ? null : _file.IsTest;
            case TypeTrait.Nested:
                return false;
            case TypeTrait.Generic:
                return type.Words is null ? null : type.Arity > 0;
            case TypeTrait.Data:
            case TypeTrait.CompositionCode:
                return null;
        }

        if (type.Words is { } words)
            return words.Contains(trait.ToString().ToLowerInvariant()) || (trait == TypeTrait.Internal && !words.Contains("public")) ? true : type.MayHaveMore && trait is TypeTrait.Abstract or TypeTrait.Sealed or TypeTrait.Static ? null : false;
        return trait switch
        {
            TypeTrait.Interface => type.Name is ['I', var second, ..] && char.IsUpper(second),
            TypeTrait.Class => type.Name is ['I', var second, ..] && char.IsUpper(second) ? false : true,
            TypeTrait.Enum or TypeTrait.Delegate or TypeTrait.Struct => false,
            _ => null,
        };
    }

    private static bool? Derived(Selector wide, OutlinedType type) =>
        // What it derives from may do so in its turn.
        type.Bases?.Any(name => NamedLike(wide, name)) == true ? true : type.Bases is { Count: 0 } && !type.MayHaveMore ? false : Suggests(wide, type);

    private static bool Carries(Selector attribute, IReadOnlyList<string> names) => names.Any(name => NamedLike(attribute, name) || NamedLike(attribute, name + "Attribute"));

    // Whoever writes a controller calls it so, or what it derives from.
    private static bool? Suggests(Selector wide, OutlinedType type)
    {
        var said = Words().Matches(string.Join(' ', [type.Name, type.Folder, .. type.Bases ?? []])).Select(match => match.Value).SelectMany(word => (string[])[word, word.TrimEnd('s')]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Names(wide).Any(name => Words().Matches(name).Select(match => match.Value).Where(word => word is not ("Base" or "Abstract" or "Attribute" or "I")).ToList() is { Count: > 0 } words && words.All(said.Contains)) ? null : false;
    }

    private static bool NamedLike(Selector selector, string name) => Names(selector).Any(known => known == name);

    // `Microsoft.AspNetCore.Mvc.ControllerBase` is ControllerBase in code.
    private static IEnumerable<string> Names(Selector selector) => selector.PositiveDescendantsAndSelf().OfType<TypeNameSelector>().Select(part => part.Pattern.Name.Text[(part.Pattern.Name.Text.LastIndexOf('.') + 1)..]);

    private static string? CheckOf(Rule rule) => rule.Ensure switch
    {
        YamlScalar name => name.Value,
        YamlMap { Entries: [var first, ..] } => first.Key.Value,
        _ => null,
    };

    private static bool? Not(bool? value) => value is null ? null : !value;

    private static bool? And(bool? one, bool? other) => one == false || other == false ? false : one is null || other is null ? null : true;

    private static bool? Or(IEnumerable<bool?> values) => values.Aggregate((bool?)false, (one, other) => one == true || other == true ? true : one is null || other is null ? null : false);

    [GeneratedRegex(@"[A-Z]+(?![a-z])|[A-Z][a-z0-9]*|[a-z0-9]+")]
    private static partial Regex Words();
}
