using Bylaw.Analyzers;
using Bylaw.Cli.Checking;
using Bylaw.Cli.Loading;
using Bylaw.Cli.Output;

namespace Bylaw.Cli.Health;

/// <summary>Looks over the rule files of a solution: what is in them and does nothing, and what is not in them.</summary>
internal static class Doctor
{
    public static async Task<HealthReport> RunAsync(SolutionLoader solution, Action<string> progress, CancellationToken cancellation)
    {
        var code = new SolutionCode();
        var patients = new List<Patient>();
        var facts = new List<CompilationFacts>();
        foreach (var project in solution.Projects.Where(project => project.CanBeCompiled))
        {
            progress(project.Name);
            var loaded = solution.Compile(project, cancellation);
            if (!project.IsEnabled)
                continue;
            var result = await ProjectCheck.RunAsync(loaded, code, wantsUses: true, cancellation);
            code.Add(project.TargetPath, result.Code.Uses);
            facts.Add(FactsBuilder.Of(result));
            if (result.Survey.Rules is { } rules && project.RuleFile != solution.Options.FallbackRuleFile)
                patients.Add(new Patient(project, result, rules, [.. LayerSurvey.Of(rules, cancellation)]));
        }

        string Shown(string place) => Path.IsPathRooted(place) ? PathText.Relative(solution.List.Root, place) : place;
        var files = new RuleFileHealth(patients, Shown);
        var use = new UseHealth(patients, [.. facts.SelectMany(project => project.Findings), .. SolutionFindings.Of(facts, SolutionScope.Of(solution, facts))], Shown);
        HealthSection?[] sections = [.. files.Sections(), use.Dead(), use.Exceptions(), use.Allowed(), use.Baselines(), new SpecHealth(patients, Shown).Statements(), .. files.Remarks(), use.Overlaps(), use.PresetRules(), use.Unlayered()];
        return new HealthReport(
            [.. patients.Select(patient => Shown(patient.RuleFile)).Distinct().Order(StringComparer.Ordinal)],
            [.. sections.OfType<HealthSection>().Where(section => section.Items.Count > 0)],
            [.. ProjectStates.Of(solution, facts).Where(project => project.State == ProjectState.Failed).Select(project => $"{project.Name}: {project.Remark}")])
        {
            IsAny = facts.Count > 0,
        };
    }
}

/// <summary>A compilation with the rules that hold for it.</summary>
internal sealed record Patient(ProjectDescription Project, ProjectResult Result, CompilationRules Rules, IReadOnlyList<LayeredType> Types)
{
    public string RuleFile => Rules.Files.Root!.Path;
}
