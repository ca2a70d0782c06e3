using Bylaw.Analyzers;
using Bylaw.Cli.Output;
using Bylaw.Rules.Checks;
using Microsoft.CodeAnalysis;

namespace Bylaw.Cli.Explaining;

/// <summary>What a rule selects in a solution, and what of it is broken.</summary>
internal static class RuleInCode
{
    private const int MaxExamples = 5;
    private const int MaxFindings = 10;

    public static IReadOnlyList<ExplanationSection> Of(Rule rule, CodeView code)
    {
        var holding = code.Results.Select(result => result.Survey.Rules).OfType<CompilationRules>().ToHashSet();
        var types = code.Types.Where(type => Selects(rule, type.Rules, type.Subject)).ToList();
        var handlers = code.Handlers.Where(handler => Selects(rule, handler.Rules, handler.Subject)).ToList();
        var isAboutEndpoints = rule.Verb is RequireVerb { Each: RequireEach.Endpoint } or NameVerb { Route.Count: > 0 };
        var endpoints = isAboutEndpoints ? code.Endpoints.Where(endpoint => Selects(rule, endpoint.Rules, endpoint.Subject)).ToList() : [];
        var findings = code.Findings.Where(pair => CodeView.Property(pair.Finding, FindingProperties.Rule) == rule.Name || Also(pair.Finding).Contains(rule.Name)).Select(pair => code.Text(pair.Finding)).ToList();
        var frozen = holding.SelectMany(rules => rules.Baseline.Entries).Where(entry => entry.Key.Rule == rule.Name).DistinctBy(entry => entry.Place).ToList();
        var text = code.TextOf(holding.First());
        var builder = new ExplanationBuilder("");
        if (holding.Any(rules => Same(rules, rule) is not null))
        {
            var methods = rule.Verb is RequireVerb { Each: RequireEach.PublicMethod } ? types.SelectMany(type => Methods(type, rule)).ToList() : [];
            builder.Add("In the code", rule.Verb is CatalogVerb { Kind: CatalogKind.Package } or ToolchainVerb ? Projects(rule, holding) : (IEnumerable<string?>)[
                $"It selects {(types.Count == 0 ? "no type" : Messages.Count(types.Count, "type"))}{Examples(types.Select(type => type.Symbol.Name))}",
                methods.Count > 0 ? $"with {Messages.Count(methods.Count, "method")}{Examples(methods)}" : null,
                handlers.Count > 0 ? $"and {Messages.Count(handlers.Count, "handler")}{Examples(handlers.Select(handler => handler.Route))}" : null,
                endpoints.Count > 0 ? $"with {Messages.Count(endpoints.Count, "endpoint")}{Examples(endpoints.Select(endpoint => endpoint.Route))}" : null,
            ]);
        }
        else
        {
            builder.Add("In the code", "It holds in none of the projects.");
        }

        return builder
            .Add("Findings", findings.Count == 0 ? ["None."] : findings.Take(MaxFindings).Append(findings.Count > MaxFindings ? $"and {findings.Count - MaxFindings} more" : null))
            .Add("In the baseline", frozen.Select(entry => $"{Messages.Count(entry.Count, "use")} of {entry.Key.Target.Split(':')[^1]} in {entry.Key.Member.Split(':')[^1]}  ({text.At(entry.Place)})"))
            .Build().Sections;
    }

    private static IEnumerable<string> Methods(CodeType type, Rule rule)
    {
        var known = Same(type.Rules, rule)!;
        var bound = new BoundRule<RequireVerb>(known, (RequireVerb)known.Verb, type.Subject.Subject.Bind(type.Rules, known)!);
        return type.Symbol.GetMembers().OfType<IMethodSymbol>().Where(method => DemandTargets.IsCandidate(method) && DemandTargets.Judges(type.Rules, bound, method, route: null)).Select(method => $"{type.Symbol.Name}.{method.Name}");
    }

    private static IEnumerable<string?> Projects(Rule rule, HashSet<CompilationRules> holding)
    {
        var names = holding.Where(rules => Same(rules, rule) is { } known && ProjectScope.Holds(known, rules) != false).Select(rules => rules.Compilation.AssemblyName ?? "").Distinct().ToList();
        return [$"It is about {(names.Count == 0 ? "no project" : Messages.Count(names.Count, "project"))}{Examples(names)}"];
    }

    // A chain is about the layers in it.
    private static bool Selects(Rule rule, CompilationRules rules, SubjectRules subject) => Same(rules, rule) is { } known && (known.Verb is FlowVerb { Chains: { Count: > 0 } chains, Acyclic: null }
        ? chains.Any(chain => chain.Layers.Contains(subject.Subject.Layer)) : subject.Subject.Bind(rules, known) is not null);

    // The same rule is another object in each project.
    private static Rule? Same(CompilationRules rules, Rule rule) => rules.Rules.FirstOrDefault(known => known.Name == rule.Name);

    private static string[] Also(Diagnostic finding) => CodeView.Property(finding, FindingProperties.Also)?.Split('|') ?? [];

    private static string Examples(IEnumerable<string> names)
    {
        var all = names.Distinct().ToList();
        return all.Count == 0 ? "" : ": " + string.Join(", ", all.Take(MaxExamples)) + (all.Count > MaxExamples ? ", …" : "");
    }
}
