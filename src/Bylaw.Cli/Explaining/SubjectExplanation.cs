using Bylaw.Analyzers;
using Bylaw.Rules.Baselines;
using Bylaw.Rules.Checks;
using Microsoft.CodeAnalysis;

namespace Bylaw.Cli.Explaining;

/// <summary>A type, or the code of a route: its layer and why, the rules that hold for it, what is accepted, what is found.</summary>
internal static class SubjectExplanation
{
    public static Explanation Of(CodeType type, CodeView code)
    {
        var (rules, symbol) = (type.Rules, type.Symbol);
        var title = $"{type.FullName}: {Kind(symbol)} of project {type.Project.Project.Name}, {code.At(symbol.Locations.First(location => location.IsInSource))}";
        var ids = $"{symbol.GetDocumentationCommentId()}";
        var handlers = code.Handlers.Where(handler => handler.Rules == rules && SymbolEqualityComparer.Default.Equals(handler.Type, symbol)).ToList();
        var routes = handlers.Select(handler => handler.Route).ToHashSet(StringComparer.Ordinal);
        return Build(title, rules, code, symbol, RegionKind.Type,
            exception => IsAt(exception, symbol) || routes.Any(exception.At.Matches),
            entry => IsMember(entry.Key.Member, ids[2..]) || routes.Contains(entry.Key.Member),
            finding => CodeView.Property(finding, FindingProperties.Member) is { } member && (IsMember(member, ids[2..]) || routes.Contains(member)),
            [.. handlers.Select(handler => $"{handler.Route}: {handler.Subject.Subject.LayerName ?? "no layer"}  ({code.At(handler.Place)})")]);
    }

    public static Explanation Of(CodeEndpoint endpoint, CodeView code)
    {
        var (rules, handler) = (endpoint.Rules, endpoint.Handler);
        var isHandler = endpoint.Region == RegionKind.Handler;
        var owner = SymbolNames.ForMessage(endpoint.Type);
        var title = $"{endpoint.Route}: {(isHandler ? $"a handler in {owner}" : $"the action {SymbolNames.ForMessage(handler)}")}, {code.At(endpoint.Place)}";
        var id = handler.GetDocumentationCommentId();
        return Build(title, rules, code, endpoint.Type, endpoint.Region,
            exception => isHandler ? exception.At.Matches(endpoint.Route) || IsAt(exception, endpoint.Type) : IsAt(exception, endpoint.Type, handler),
            entry => entry.Key.Member == (isHandler ? endpoint.Route : id),
            finding => CodeView.Property(finding, FindingProperties.Member) == (isHandler ? endpoint.Route : id));
    }

    private static Explanation Build(
        string title, CompilationRules rules, CodeView code, INamedTypeSymbol type, RegionKind region, Func<RuleException, bool> isException, Func<BaselineEntry, bool> isFrozen, Func<Diagnostic, bool> isFound, IReadOnlyList<string>? handlers = null)
    {
        var text = code.TextOf(rules);
        var path = type.Locations.FirstOrDefault(location => location.IsInSource)?.SourceTree is { } tree ? rules.PathOf(tree) : null;
        var holding = Holding(rules, type, region).Where(rule => rule.Severity.At(path) != Severity.None).OrderByDescending(rule => rule.Severity.At(path)).ThenBy(rule => rule.Order).ToList();
        var exceptions = rules.Book.Exceptions.Where(exception => text.Holds(exception) && isException(exception)).ToList();
        var found = code.Findings.Where(pair => pair.Project.Survey.Rules == rules && isFound(pair.Finding)).Select(pair => code.Text(pair.Finding)).ToList();
        return new ExplanationBuilder(title)
            .Add("Layer", LayerOf(rules, text, type, region))
            .Add($"Rules that hold for it ({holding.Count})", holding.Count == 0 ? ["None."] : holding.Select(rule => text.Summary(rule, path)))
            .Add("Handlers in it, which have a layer and rules of their own: bylaw explain \"GET /…\"", handlers ?? [])
            .Add("Exceptions in force", exceptions.Select(exception => $"{string.Join(", ", exception.Rules)} {text.Of(exception)}"))
            .Add("In the baseline", rules.Baseline.Entries.Where(isFrozen).OrderBy(entry => entry.Place.Line)
                .Select(entry => $"{entry.Key.Rule}: {Output.Messages.Count(entry.Count, "use")} of {entry.Key.Target.Split(':')[^1]} in {entry.Key.Member.Split(':')[^1]}  ({text.At(entry.Place)})"))
            .Add("Findings", found.Count == 0 ? ["None."] : found)
            .Build();
    }

    private static IEnumerable<string> LayerOf(CompilationRules rules, RuleText text, INamedTypeSymbol type, RegionKind region)
    {
        if (region == RegionKind.Type && rules.Layers.IsCompositionRoot(type))
        {
            yield return "None: it wires the application, and that code has no layer.";
            foreach (var line in new SelectorTrace(rules, text).Of(new FacetSelector("composition-root"), new Candidate(type, StableOnly: true), "facets", "composition-root", rules.Book.Facets["composition-root"].Place))
                yield return line;
            yield break;
        }

        var index = rules.Layers.Of(type, region);
        if (index == LayerMap.None)
        {
            yield return rules.Project.IsTest && !rules.Book.IncludeTests
                ? "None: types of test projects have no layer, unless the rule file says `include-tests: true`."
                : rules.Book.Layers.Count == 0 ? "None: the rule file has no layers." : $"None: it matches none of {string.Join(", ", rules.Book.Layers.Select(layer => layer.Name))}.";
            yield break;
        }

        var layer = rules.Book.Layers[index];
        // A handler that no layer speaks of has the layer of the type around it, and so has a nested type.
        for (var at = type; at is not null; at = at.ContainingType)
        {
            foreach (var kind in at.Equals(type, SymbolEqualityComparer.Default) ? [region, RegionKind.Type] : new[] { RegionKind.Type })
            {
                var candidate = new Candidate(at.OriginalDefinition, kind, StableOnly: true);
                if (!rules.Matcher.Matches(layer.Selector, candidate))
                    continue;

                var what = at.Equals(type, SymbolEqualityComparer.Default) ? kind == region ? "" : $", as part of {at.Name}" : $", as part of {at.Name}";
                yield return $"{layer.Name}{what}  ({text.At(layer.Place)})";
                foreach (var line in new SelectorTrace(rules, text).Of(layer.Selector, candidate, "layers", layer.Name, layer.Place))
                    yield return "  " + line;
                var captures = rules.Layers.CapturesOf(at);
                foreach (var name in layer.Selector.CaptureNames.Distinct())
                {
                    if (captures[name] is { } value)
                        yield return $"  {{{name}}} is {value}";
                }

                yield break;
            }
        }

        yield return $"{layer.Name}  ({text.At(layer.Place)})";
    }

    private static IEnumerable<Rule> Holding(CompilationRules rules, INamedTypeSymbol type, RegionKind region)
    {
        var subject = rules.Subjects.Of(type, region);
        var uses = subject.Rules.ToHashSet();
        foreach (var rule in rules.Rules)
        {
            var holds = rule.Verb switch
            {
                FlowVerb { Acyclic: not null } => subject.Subject.Bind(rules, rule) is not null,
                FlowVerb or AllowVerb or ReserveVerb or ForbidVerb { IsAboutUses: true } => uses.Contains(rule),
                // They are about projects.
                CatalogVerb { Kind: CatalogKind.Package } or ToolchainVerb => false,
                NameVerb => region == RegionKind.Type && subject.Subject.Bind(rules, rule) is not null && TypeSelection.JudgesConcrete(rules, rule.Subject, type),
                _ => subject.Subject.Bind(rules, rule) is not null,
            };
            if (holds)
                yield return rule;
        }
    }

    private static bool IsAt(RuleException exception, INamedTypeSymbol type, ISymbol? member = null)
    {
        foreach (var name in new[] { type.Name, SymbolNames.FullName(type) })
        {
            if (exception.At.Matches(name) || (member is null ? type.GetMembers().Where(each => !each.IsImplicitlyDeclared) : [member]).Any(each => exception.At.Matches($"{name}.{each.Name}")))
                return true;
        }

        return type.ContainingType is { } outer && IsAt(exception, outer);
    }

    /// <param name="id">A documentation id.</param>
    private static bool IsMember(string id, string type) =>
        id.Length > 2 && id[1] == ':' && id.AsSpan(2).StartsWith(type, StringComparison.Ordinal) && (id.Length == type.Length + 2 || id[type.Length + 2] is '.' or '(');

    private static string Kind(INamedTypeSymbol type) =>
        type.IsRecord ? "a record" : type.TypeKind switch { TypeKind.Interface => "an interface", TypeKind.Struct => "a struct", TypeKind.Enum => "an enum", TypeKind.Delegate => "a delegate", _ => type.IsStatic ? "a static class" : "a class" };
}
