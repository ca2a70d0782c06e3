using Bylaw.Analyzers;
using Bylaw.Cli.Checking;
using Bylaw.Cli.Output;
using Bylaw.Specs.Describing;
using Microsoft.CodeAnalysis;

namespace Bylaw.Cli.Explaining;

/// <summary>One side of "A -> B".</summary>
/// <param name="Layer">Set for a layer as a whole.</param>
/// <param name="Types">Its types; for a layer all of them.</param>
/// <param name="Endpoint">Set for the code of a route.</param>
/// <param name="Member">The name of a member of the type.</param>
internal sealed record UseSide(string Name, string? Layer, IReadOnlyList<CodeType> Types, CodeEndpoint? Endpoint = null, string? Outside = null, string? Member = null);

/// <summary>Whether A may use B: by which rule, why, what instead; and where it does.</summary>
internal static class UseExplanation
{
    private const int MaxUses = 15;
    private const int MaxPlaces = 3;

    public static Explanation Of(UseSide from, UseSide to, CodeView code)
    {
        var rules = from.Endpoint?.Rules ?? from.Types.FirstOrDefault()?.Rules ?? code.Books.First();
        var text = code.TextOf(rules);
        var judged = from.Layer is not null && to.Layer is not null ? Layers(from.Layer, to.Layer, rules, text) : Pairs(from, to, code, text);
        var uses = Uses(from, to, code).ToList();
        return new ExplanationBuilder($"{from.Name} -> {to.Name}: {judged.Answer}")
            .Add("By", judged.By)
            .Add("Why", judged.Why.Distinct())
            .Add("The way round", judged.Advice.Distinct())
            .Add("Accepted", judged.Accepted.Distinct())
            .Add(to.Outside is not null || to.Member is not null ? $"Findings today ({uses.Count})" : $"Who does it today, and where first ({uses.Count})", uses.Count == 0 ? ["None."] : uses.Take(MaxUses).Append(uses.Count > MaxUses ? $"and {uses.Count - MaxUses} more" : null))
            .Build();
    }

    private sealed class Judgement
    {
        public string Answer { get; set; } = "allowed";

        public List<string> By { get; } = [];

        public List<string> Why { get; } = [];

        public List<string> Advice { get; } = [];

        public List<string> Accepted { get; } = [];

        public void Against(Rule rule, RuleText text, string? path = null)
        {
            By.Add($"{text.Summary(rule, path)}  ({text.At(rule.Place)})");
            if (rule.Because is { } because)
                Why.Add(RuleExplanation.Sentence(because));
        }
    }

    /// <summary>By what rules say of the layers themselves.</summary>
    private static Judgement Layers(string from, string to, CompilationRules rules, RuleText text)
    {
        var judgement = new Judgement();
        var (source, target) = (Index(rules, from), Index(rules, to));
        foreach (var rule in rules.Book.Rules.Where(rule => rule.Severity.IsOn))
        {
            switch (rule.Verb)
            {
                case FlowVerb { Chains.Count: > 0 } flow when rules.FlowTable(flow) is var table && !table.May(source, target):
                    judgement.Against(rule, text);
                    judgement.Advice.AddRange(Advice(rule, table.Advice(source, target)));
                    break;
                case ForbidVerb { Uses: var uses } when Has(uses, target, to) && Speaks(rule.Subject, from):
                case AllowVerb { Uses: { Types.Count: 0, Layers.Count: > 0 } allowed } when source != target && !allowed.Layers.Contains(target) && Speaks(rule.Subject, from):
                case ReserveVerb reserve when Has(reserve.Uses, target, to) && !Speaks(reserve.For, from):
                    judgement.Against(rule, text);
                    judgement.Advice.AddRange(Advice(rule, null));
                    break;
            }
        }

        if (judgement.By.Count > 0)
            judgement.Answer = "not allowed";
        else
            judgement.By.AddRange(Allowing(source, target, rules, text));
        return judgement;
    }

    /// <summary>By what the rules say of each type.</summary>
    private static Judgement Pairs(UseSide from, UseSide to, CodeView code, RuleText text)
    {
        var judgement = new Judgement();
        var (asked, against, unseen) = (0, 0, 0);
        IEnumerable<(SubjectRules Subject, CompilationRules Rules, string? Route, INamedTypeSymbol Type)> sources = from.Endpoint is { } endpoint
            ? [(endpoint.Subject, endpoint.Rules, endpoint.Region == RegionKind.Handler ? endpoint.Route : null, endpoint.Type)]
            : from.Types.Select(type => (type.Subject, type.Rules, (string?)null, type.Symbol));
        var known = new HashSet<Rule>();
        (SubjectRules Subject, INamedTypeSymbol Target, CompilationRules Rules)? last = null;
        foreach (var (subject, rules, route, type) in sources)
        {
            foreach (var target in Targets(to, rules.Compilation, ref unseen))
            {
                if (SymbolEqualityComparer.Default.Equals(target, type))
                    continue;
                asked++;
                last = (subject, target, rules);
                var path = type.Locations.FirstOrDefault(location => location.IsInSource)?.SourceTree is { } tree ? rules.PathOf(tree) : null;
                var hits = Hits(subject, target, to.Member).Where(hit => hit.Rule.Severity.At(path) != Severity.None).DistinctBy(hit => hit.Rule).ToList();
                against += hits.Count > 0 ? 1 : 0;
                foreach (var hit in hits)
                {
                    if (known.Add(hit.Rule))
                        judgement.Against(hit.Rule, text, path);
                    judgement.Advice.AddRange(Filled(hit, target) is { Count: > 0 } filled ? filled
                        : hit.Rule.Verb is FlowVerb flow && rules.FlowTable(flow).Advice(subject.Subject.Layer, rules.Layers.Of(target)) is { } way ? [way] : []);
                    judgement.Accepted.AddRange(rules.Book.Exceptions.Where(exception => exception.Rules.Contains(hit.Rule.Name) && text.Holds(exception) && rules.Exceptions.Accepts(hit.Rule, type, null, route, target)).Select(exception => $"{hit.Rule.Name} {text.Of(exception)}"));
                }
            }
        }

        judgement.Answer = against == 0 ? "allowed" : against == asked ? "not allowed" : $"not allowed for {against} of {asked} types";
        if (asked == 0)
            judgement.By.Add(unseen > 0 ? $"{from.Name} can't see {to.Name}: its project does not reference it." : "It is the same type.");
        else if (against == 0 && last is { } seen)
            judgement.By.AddRange(Allowing(seen.Subject.Subject.Layer, seen.Rules.Layers.Of(seen.Target), seen.Rules, text));
        return judgement;
    }

    private static IEnumerable<INamedTypeSymbol> Targets(UseSide to, Compilation compilation, ref int unseen)
    {
        var targets = new List<INamedTypeSymbol>();
        foreach (var name in to.Outside is { } outside ? [outside] : to.Types.Select(type => TypeName.Of(type.Symbol).Name))
        {
            if (compilation.GetTypesByMetadataName(name) is [var first, ..])
                targets.Add(first);
            else
                unseen++;
        }

        return targets;
    }

    private static IEnumerable<Hit> Hits(SubjectRules subject, INamedTypeSymbol target, string? member)
    {
        var verdicts = new List<Verdict?>();
        if (member is not null)
            verdicts.AddRange(target.GetMembers(member).Select(subject.AgainstMember));
        verdicts.Add(subject.AgainstType(target));
        verdicts.Add(subject.AgainstAttribute(target));
        verdicts.Add(subject.AgainstThrow(target));
        return verdicts.OfType<Verdict>().SelectMany(verdict => verdict.Hits);
    }

    private static List<string> Filled(Hit hit, ISymbol target)
    {
        if (hit.Rule.Instead is not { } instead)
            return [];
        var advice = new List<string>();
        if (MessageText.Replacement(instead, hit.Captures, target) is { } use)
            advice.Add($"Use {use} instead.");
        if (instead.Note is { } note)
            advice.Add((hit.Captures.Fill(note) ?? note).TrimEnd('.') + ".");
        return advice;
    }

    private static IEnumerable<string> Advice(Rule rule, string? ofFlow)
    {
        var own = RuleText.Advice(rule.Instead).ToList();
        return own.Count > 0 ? own : ofFlow is null ? [] : [ofFlow];
    }

    // What lets it pass says more than that nothing is against it.
    private static IEnumerable<string> Allowing(int from, int to, CompilationRules rules, RuleText text)
    {
        var said = false;
        if (from != LayerMap.None && to != LayerMap.None)
        {
            foreach (var rule in rules.Book.Rules.Where(rule => rule.Severity.IsOn && rule.Verb is FlowVerb flow && flow.Chains.Any(chain => chain.Layers.Contains(from))))
            {
                var chain = ((FlowVerb)rule.Verb).Chains.FirstOrDefault(chain => chain.Layers.Zip(chain.Layers.Skip(1)).Contains((from, to)));
                if (chain is null && from != to && !rules.Book.Layers[to].Shared)
                    continue;
                said = true;
                yield return (from == to ? $"Both are {rules.Book.Layers[from].Name}" : chain is not null ? $"It is a step of {chain.Text}" : $"{rules.Book.Layers[to].Name} is shared, so every layer may use it") + $"  ({rule.Name}, {text.At(rule.Place)})";
            }
        }

        if (!said)
            yield return "No rule is against it.";
    }

    private static IEnumerable<string> Uses(UseSide from, UseSide to, CodeView code)
    {
        var sources = from.Types.Select(type => TypeName.Of(type.Symbol)).ToHashSet();
        var targets = to.Types.Select(type => TypeName.Of(type.Symbol)).ToHashSet();
        var route = from.Endpoint is { Region: RegionKind.Handler } handler ? handler.Route : null;
        if (from.Endpoint is { } endpoint)
            sources.Add(TypeName.Of(endpoint.Type));
        var findings = code.Findings.Where(pair => CodeView.Property(pair.Finding, FindingProperties.Member) is not null).ToLookup(pair => TargetOf(pair.Finding), StringComparer.Ordinal);
        var found = new List<(string Path, int Line, string Text)>();
        // Of what is no type of the solution, those uses are known that are findings.
        if (to.Outside is not null || to.Member is not null)
        {
            var name = (to.Outside ?? to.Types[0].FullName) + (to.Member is { } member ? "." + member : "");
            foreach (var (_, finding) in code.Findings.Where(pair => IsOf(pair.Finding, name) && sources.Any(source => IsIn(pair.Finding, source, route))))
                found.Add((finding.Location.GetLineSpan().Path, finding.Location.GetLineSpan().StartLinePosition.Line, $"{code.At(finding.Location)}: [{finding.Id} {CodeView.Property(finding, FindingProperties.Rule)}]"));
            return Sorted(found);
        }

        foreach (var use in code.Results.SelectMany(result => result.Code.Uses).Distinct())
        {
            if (!(from.Layer is not null && use.Route is not null ? LayerOfRoute(use, code) == from.Layer : sources.Contains(use.From) && (from.Endpoint is null || use.Route == route))
                || !targets.Contains(use.To))
            {
                continue;
            }

            // A layer's handlers are not what their type is.
            if (from.Layer is not null && use.Route is null && code.Find(use.From)?.Subject.Subject.LayerName != from.Layer)
                continue;
            var ofUse = findings[use.To.Name.Replace('+', '.')].Where(pair => IsIn(pair.Finding, use.From, use.Route)).Select(pair => pair.Finding).ToList();
            var first = ofUse.Where(finding => Key(finding.Location) == (Path.GetFullPath(use.Path), use.Line - 1)).ToList();
            var who = $"{use.Route ?? Short(use.From)} uses {Short(use.To)}";
            found.Add((use.Path, use.Line, $"{PathText.Relative(code.Root, use.Path)}:{use.Line}: {who}{Tags(first)}{Further(ofUse.Except(first), use.Path, code)}"));
        }

        return Sorted(found);
    }

    private static IEnumerable<string> Sorted(List<(string Path, int Line, string Text)> uses) => uses.OrderBy(use => use.Path, StringComparer.Ordinal).ThenBy(use => use.Line).Select(use => use.Text).Distinct();

    // Further places are known where they are findings.
    private static string Further(IEnumerable<Diagnostic> findings, string path, CodeView code)
    {
        var places = findings.OrderBy(finding => Key(finding.Location)).Select(finding => Key(finding.Location).Item1 == Path.GetFullPath(path) ? $"line {Key(finding.Location).Item2 + 1}" : code.At(finding.Location)).Distinct().ToList();
        return places.Count == 0 ? "" : $"; also found in {string.Join(", ", places.Take(MaxPlaces))}{(places.Count > MaxPlaces ? $" and {places.Count - MaxPlaces} more places" : "")}";
    }

    private static string Tags(IEnumerable<Diagnostic> findings)
    {
        var tags = findings.Select(finding => $"{finding.Id} {CodeView.Property(finding, FindingProperties.Rule)}").Distinct().Order(StringComparer.Ordinal).ToList();
        return tags.Count == 0 ? "" : $"  [{string.Join(", ", tags)}]";
    }

    // `M:Shop.Clock.Now(System.Int32)` is a use of Shop.Clock.
    private static string TargetOf(Diagnostic finding)
    {
        if (CodeView.Property(finding, FindingProperties.Target) is not [var kind, ':', .. var name])
            return "";
        name = name.Split('(')[0];
        return kind == 'T' || name.LastIndexOf('.') is not (> 0 and var dot) ? name : name[..dot];
    }

    private static bool IsOf(Diagnostic finding, string target) => CodeView.Property(finding, FindingProperties.Target) is [_, ':', .. var id] && (id == target || id.StartsWith(target + ".", StringComparison.Ordinal) || id.StartsWith(target + "(", StringComparison.Ordinal));

    private static bool IsIn(Diagnostic finding, TypeName source, string? route) => CodeView.Property(finding, FindingProperties.Member) is { } member
        && (route is not null ? member == route : member is [_, ':', .. var id] && (id == source.Name.Replace('+', '.') || id.StartsWith(source.Name.Replace('+', '.') + ".", StringComparison.Ordinal)));

    private static string? LayerOfRoute(TypeUse use, CodeView code) => code.Find(use.From) is { } type ? type.Rules.Subjects.Of(type.Symbol, RegionKind.Handler).Subject.LayerName : null;

    private static (string, int) Key(Location location) => location.GetLineSpan() is { IsValid: true } span ? (Path.GetFullPath(span.Path), span.StartLinePosition.Line) : ("", 0);

    private static string Short(TypeName name) => name.Name[(name.Name.LastIndexOfAny(['.', '+']) + 1)..].Split('`')[0];

    private static int Index(CompilationRules rules, string layer) => rules.Book.Layers.First(known => known.Name == layer).Index;

    private static bool Has(UseSet uses, int layer, string name) =>
        uses.Layers.Contains(layer) || uses.Types.Any(type => type is LayerSelector { Layer: var known } && known == name || type is AnyOfSelector any && any.Items.Any(item => item is LayerSelector { Layer: var inner } && inner == name));

    private static bool Speaks(Selector subject, string layer) => subject switch
    {
        AnyTypeSelector => true,
        LayerSelector known => known.Layer == layer,
        AnyOfSelector any => any.Items.Any(item => Speaks(item, layer)),
        _ => false,
    };
}
