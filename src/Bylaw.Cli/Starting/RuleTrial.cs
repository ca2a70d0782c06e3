using Bylaw.Analyzers;
using Bylaw.Cli.Checking;
using Bylaw.Cli.Loading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.Cli.Starting;

/// <summary>A finding of a trial, with what it is counted by.</summary>
/// <param name="Who">The type whose code it is, or the handler by its route; null for what is about a project as a whole.</param>
internal sealed record TrialFinding(string Id, string? Rule, FindingLevel Level, string Project, string? Who, string Message);

/// <summary>A type, or the handler of a route, that uses another layer than its own.</summary>
internal sealed record LayerUse(string User, string From, string To);

/// <summary>Rules held against a solution before anybody has written them down.</summary>
/// <param name="Projects">How many were held against the rules.</param>
/// <param name="Subjects">For each rule what it holds for.</param>
/// <param name="Handlers">For each layer how many handlers of routes it has.</param>
/// <param name="Problems">What is wrong with the rule files themselves.</param>
/// <param name="Broken">Projects that do not compile, so that not all that they use is known.</param>
internal sealed record TrialResult(
    int Projects, IReadOnlyList<LayeredType> Types, IReadOnlyList<TrialFinding> Findings, IReadOnlyList<LayerUse> Uses, IReadOnlyDictionary<string, SubjectCount> Subjects, IReadOnlyDictionary<string, int> Handlers, IReadOnlyList<Problem> Problems, IReadOnlyList<string> Broken)
{
    /// <summary>How many of the types and handlers that a rule holds for break it.</summary>
    public int Violators(string rule) => Findings.Where(finding => finding.Rule == rule && finding.Who is not null).Select(finding => finding.Who).Distinct().Count();

    /// <summary>How many projects break it as a whole.</summary>
    public int BreakingProjects(string rule) => Findings.Where(finding => finding.Rule == rule && finding.Who is null).Select(finding => finding.Project).Distinct().Count();

    public int Count(string rule) => Findings.Count(finding => finding.Rule == rule);

    public int Count(FindingLevel level) => Findings.Count(finding => finding.Level == level);
}

/// <param name="Handlers">Of routes, which have a layer of their own.</param>
internal sealed record SubjectCount(int Types, int Handlers)
{
    public int All => Types + Handlers;
}

/// <summary>Tries rule files on compiled projects.</summary>
internal static class RuleTrial
{
    public static async Task<TrialResult> RunAsync(IReadOnlyList<LoadedProject> projects, UnwrittenRules unwritten, CancellationToken cancellation)
    {
        var code = new SolutionCode();
        var results = new List<ProjectResult>();
        foreach (var project in projects.Where(project => unwritten.HoldFor(project.Description)))
        {
            var result = await ProjectCheck.RunAsync(unwritten.In(project), code, wantsUses: true, cancellation);
            code.Add(project.Description.TargetPath, result.Code.Uses);
            results.Add(result);
        }

        var judged = results.Where(result => result.Survey.Rules is not null).ToList();
        var types = judged.SelectMany(result => LayerSurvey.Of(result.Survey.Rules!, cancellation)).DistinctBy(type => (type.Project, type.Name)).ToList();
        var facts = judged.Select(FactsBuilder.Of).ToList();
        return new TrialResult(
            judged.Where(result => !result.Survey.Rules!.Project.IsTest).Select(result => result.Project.Path).Distinct().Count(),
            types,
            [.. judged.SelectMany(result => result.Findings.Where(finding => !finding.IsSuppressed).Select(finding => (Finding: Of(finding, result), Place: finding.Location.GetLineSpan())))
                .DistinctBy(pair => (pair.Finding.Id, pair.Finding.Message, pair.Place.Path, pair.Place.StartLinePosition)).Select(pair => pair.Finding),
                .. SolutionFindings.Of(facts, SolutionScope.WholeOf(facts)).Select(finding => new TrialFinding(finding.Id, finding.Rule, finding.Level, finding.Projects[0], null, finding.Message)).Distinct()],
            [.. Uses(judged)],
            Subjects(judged, types),
            judged.Where(result => !result.Survey.Rules!.Project.IsTest || result.Survey.Rules!.Book.IncludeTests).DistinctBy(result => result.Project.Path).Select(result => result.Survey.Rules!)
                .SelectMany(rules => RouteHandlers.Of(rules, cancellation).Select(handler => rules.Subjects.Of(handler.Type, RegionKind.Handler).Subject.LayerName)).OfType<string>().CountBy(layer => layer).ToDictionary(),
            judged.Count > 0 ? judged[0].Survey.Rules!.Book.Problems : [],
            [.. judged.Where(result => result.CompileErrors.Count > 0).Select(result => result.Project.Name).Distinct()]);
    }

    private static TrialFinding Of(Diagnostic finding, ProjectResult result) => new(
        finding.Id,
        finding.Properties.GetValueOrDefault(FindingProperties.Rule),
        finding.Severity switch { DiagnosticSeverity.Error => FindingLevel.Error, DiagnosticSeverity.Warning => FindingLevel.Warning, _ => FindingLevel.Suggestion },
        result.Project.Name,
        finding.Properties.GetValueOrDefault(FindingProperties.Member) is { Length: > 1 } member && member[1] != ':' ? member : TypeAround(finding.Location),
        finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture));

    private static string? TypeAround(Location location)
    {
        if (location.SourceTree is not { } tree)
            return null;
        var type = tree.GetRoot().FindNode(location.SourceSpan).AncestorsAndSelf().OfType<BaseTypeDeclarationSyntax>().LastOrDefault();
        return type is null ? tree.FilePath : $"{tree.FilePath}:{type.Identifier.ValueText}";
    }

    private static IEnumerable<LayerUse> Uses(IReadOnlyList<ProjectResult> results)
    {
        var layers = results.SelectMany(result => result.Survey.SurveyedTypes).Where(type => type.Layer is not null)
            .DistinctBy(type => type.Name).ToDictionary(type => type.Name, type => type.Layer!);
        foreach (var use in results.SelectMany(result => result.Code.Uses))
        {
            if (use.Layer is { } from && layers.GetValueOrDefault(Outer(use.To)) is { } to && from != to)
                yield return new LayerUse(use.Route ?? use.From.Name, from, to);
        }
    }

    private static TypeName Outer(TypeName name) => name.Name.IndexOf('+') is >= 0 and var end ? name with { Name = name.Name[..end] } : name;

    private static Dictionary<string, SubjectCount> Subjects(IReadOnlyList<ProjectResult> results, IReadOnlyList<LayeredType> types)
    {
        var byProject = types.GroupBy(type => type.Project).ToDictionary(project => project.Key, project => project.ToList());
        var subjects = new Dictionary<string, SubjectCount>(StringComparer.Ordinal);
        foreach (var result in results.DistinctBy(result => result.Project.Path))
        {
            var rules = result.Survey.Rules!;
            var own = byProject.GetValueOrDefault(rules.Compilation.AssemblyName ?? "") ?? [];
            var handlers = own.Count == 0 ? [] : RouteHandlers.Of(rules, CancellationToken.None).Select(handler => rules.Subjects.Of(handler.Type, RegionKind.Handler).Subject).ToList();
            foreach (var rule in rules.Rules)
            {
                var before = subjects.GetValueOrDefault(rule.Name) ?? new SubjectCount(0, 0);
                subjects[rule.Name] = new SubjectCount(
                    before.Types + own.Count(type => rule.Verb is FlowVerb ? type.Layer is not null : rules.Matcher.Matches(rule.Subject, new Candidate(type.Symbol))),
                    before.Handlers + handlers.Count(handler => rule.Verb is FlowVerb ? handler.LayerName is not null : handler.Bind(rules, rule) is not null));
            }
        }

        return subjects;
    }
}
