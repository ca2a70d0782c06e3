using Bylaw.Rules;
using Bylaw.Rules.Checks;
using Bylaw.Rules.Yaml;
using Bylaw.Specs.Deriving;

namespace Bylaw.Specs.Describing;

/// <summary>A rule as one sentence that a person or an agent can follow. It says what is enforced, whatever the document said that it came from.</summary>
internal static class RuleSentence
{
    public static string Of(Rule rule, RuleBook book)
    {
        var demand = Demand(rule, book);
        var sentence = char.ToUpperInvariant(demand[0]) + demand[1..];
        if (rule.Because is { } because)
            sentence += $", because {because}";
        sentence += ".";
        if (rule.Instead is { } instead)
        {
            if (instead.Use is { } use)
                sentence += $" Use `{use}` instead.";
            foreach (var (used, mapped) in instead.Map)
                sentence += $" Instead of `{used}`: `{mapped}`.";
            if (instead.Note is { } note)
                sentence += $" {note.TrimEnd('.')}.";
        }

        return sentence;
    }

    /// <summary>Without the reason and the way round; no capital letter and no full stop.</summary>
    public static string Demand(Rule rule, RuleBook book)
    {
        var subject = rule.Subject is AnyTypeSelector ? "Code" : SelectorPhrase.Of(rule.Subject);
        return rule.Verb switch
        {
            FlowVerb flow => Flow(flow),
            ForbidVerb forbid => $"{subject} must not {Forbidden(forbid, book)}{(forbid.Transitive ? ", directly or through other types" : "")}",
            AllowVerb allow => $"Of this solution's own types, {subject} may {Uses(allow.Uses, book)} and nothing else",
            ReserveVerb reserve => $"Only {SelectorPhrase.Of(reserve.For)} may {Uses(reserve.Uses, book)}{(reserve.Owner is { } owner ? $" (ask {owner})" : "")}",
            RequireVerb require => $"{Each(require.Each, subject)} must {Required(require)}",
            CompanionVerb companion => $"{subject}: each class has a {SelectorPhrase.Join(companion.Named.Select(Code), "or")} in {(companion.Project == CompanionVerb.AnyProject ? "its project or one that references it" : $"the project `{companion.Project}`")}",
            NameVerb name => $"{subject}: {Named(name, book)}",
            CatalogVerb catalog => Catalog(catalog),
            NullableStyleVerb absence => $"{subject}: {Absence(absence)}",
            _ when rule.Ensure is { } ensure => $"{subject}: {Check(ensure)}",
            _ => $"{subject} keeps the rule {rule.Name}",
        };
    }

    private static string Flow(FlowVerb flow)
    {
        var chains = flow.Chains.Select(chain => Code(chain.Text)).ToList();
        return string.Join("; ",
            ((string?[])[
                chains.Count > 0 ? $"Each layer uses the next one only: {SelectorPhrase.Join(chains, "and")}" : null,
                flow.Acyclic is { } parts ? $"No cycles among the parts of `{parts.Text}`" : null,
            ]).OfType<string>());
    }

    private static string Forbidden(ForbidVerb forbid, RuleBook book) => SelectorPhrase.Join(
        [.. forbid.IsAboutUses ? [Uses(forbid.Uses, book)] : Array.Empty<string>(), .. forbid.Declares.Count > 0 ? ["be " + SelectorPhrase.Of(forbid.Declares)] : Array.Empty<string>()], "or");

    private static string Uses(UseSet uses, RuleBook book)
    {
        var parts = new List<string>();
        var used = uses.Layers.Select(layer => book.Layers[layer].Name).Concat(uses.Types.Select(SelectorPhrase.Of)).Concat(uses.Members.Select(member => Code(member.Text))).ToList();
        if (used.Count > 0)
            parts.Add("use " + SelectorPhrase.Join(used, "or"));
        if (uses.Attributes.Count > 0)
            parts.Add("carry " + SelectorPhrase.Of(uses.Attributes));
        if (uses.Throws.Count > 0)
            parts.Add("throw " + SelectorPhrase.Of(uses.Throws));
        return SelectorPhrase.Join(parts, "or");
    }

    private static string Each(RequireEach each, string subject) => each switch
    {
        RequireEach.PublicMethod => $"Each public method of {subject}",
        RequireEach.Endpoint => $"Each endpoint of {subject}",
        _ => subject,
    };

    private static string Required(RequireVerb require)
    {
        var parts = new List<string>();
        Add("carry ", require.Attribute);
        Add("return ", require.Returns);
        Add("extend ", require.Extends);
        Add("implement ", require.Implements);
        Add("take ", require.Parameter);
        if (require.Modifier.Count > 0)
            parts.Add("be " + SelectorPhrase.Join(require.Modifier.Select(Code), "and"));
        if (require.Setters.Count > 0)
            parts.Add(require.Setters.All(word => word == "none") ? "have properties without setters" : $"have properties that are set by {SelectorPhrase.Join(require.Setters.Where(word => word != "none").Select(Code), "or")} setters only");
        if (require.Call.Count > 0)
            parts.Add("call " + SelectorPhrase.Join(require.Call.Select(call => Code(call.Text)), "or") + (require.Before.Count > 0 ? " before " + SelectorPhrase.Join(require.Before.Select(call => Code(call.Text)), "or") : ""));
        return SelectorPhrase.Join(parts, "and");

        void Add(string verb, IReadOnlyList<Selector> selectors)
        {
            if (selectors.Count > 0)
                parts.Add(verb + SelectorPhrase.Of(selectors));
        }
    }

    private static string Named(NameVerb name, RuleBook book)
    {
        var parts = new List<string>();
        Add("types are called ", name.Type.Select(pattern => pattern.Text));
        Add("files are called ", name.File.Select(pattern => pattern.Text));
        Add("files lie in ", name.Folder.Select(pattern => pattern.Text));
        Add("namespaces are ", name.Namespace.Select(pattern => pattern.Text));
        Add("public methods are called ", name.Method.Select(pattern => pattern.Text));
        Add("routes are ", name.Route.Select(pattern => pattern.Text));
        foreach (var (capture, condition) in name.Where)
        {
            var known = condition.ExistsIn.Select(layer => $"the name of a {book.Layers[layer].Name}").Concat(condition.Or.Select(Code));
            parts.Add($"`{{{capture}}}` is {SelectorPhrase.Join(known, "or")}");
        }

        return SelectorPhrase.Join(parts, "and");

        void Add(string what, IEnumerable<string> patterns)
        {
            if (SelectorPhrase.Join(patterns.Select(Code), "or") is { Length: > 0 } written)
                parts.Add(what + written);
        }
    }

    private static string Catalog(CatalogVerb catalog)
    {
        var parts = new List<string>();
        var names = SelectorPhrase.Join(catalog.Is.Select(name => Code(name.Text)).Concat(catalog.Closed ? catalog.Allow.Select(pattern => Code(pattern.Text)) : []), "and");
        if (names.Length > 0)
            parts.Add(catalog.Closed ? $"There is no other {catalog.Noun} than {names}" : $"There is the {catalog.Noun} {names}");
        parts.AddRange(catalog.Replace.Select(pair => $"{Code(pair.Value)} takes the place of the {catalog.Noun} {Code(pair.Key)}"));
        parts.AddRange(catalog.Versions.Select(version => $"{Code(version.Package.Text)} is at least {version.Lowest}"));
        return string.Join("; ", parts);
    }

    private static string Check(YamlNode ensure)
    {
        var (name, settings) = ensure is YamlMap { Entries: [var entry, ..] } ? (entry.Key.Value, entry.Value) : (((YamlScalar)ensure).Value, null);
        var said = KnownChecks.Of(name) is { } known ? LowerFirst(known.Summary.TrimEnd('.')) : name;
        return settings is YamlMap { Entries.Count: > 0 } ? $"{said} ({Code(YamlText.Flow(settings)[2..^2])})" : said;
    }

    private static string Absence(NullableStyleVerb style)
    {
        var parts = new List<string>();
        if (style.NullableEnabled)
            parts.Add("nullable reference types are on in every project and file");
        if (style.Forbid.Count > 0)
            parts.Add($"what may be absent is written `T?`, not {SelectorPhrase.Join(style.Forbid.Select(SelectorPhrase.Of), "or")}");
        if (style.NullDefault)
            parts.Add("an optional parameter that may be null is written `T? x = null`");
        var untyped = style.Untyped.Select(SelectorPhrase.Of).Concat(style.ForbidDynamic ? [Code("dynamic")] : Array.Empty<string>()).ToList();
        if (untyped.Count > 0)
            parts.Add($"no signature that others see has {SelectorPhrase.Join(untyped, "or")}");
        if (style.ForbidNullForgiving)
            parts.Add("there is no `!` after an expression");
        return string.Join("; ", parts);
    }

    private static string Code(string text) => $"`{text}`";

    private static string LowerFirst(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
