using Bylaw.Cli.Checking;
namespace Bylaw.Cli.Starting;

/// <param name="Lines">What stands below the name; a single word stands beside it.</param>
/// <param name="Remark">What it is for, or why it is as it is.</param>
internal sealed record ProposedRule(string Name, IReadOnlyList<string> Lines, string Remark)
{
    public bool IsOff => Lines is ["none"];
}

/// <summary>
/// The rules beside those that are taken over. What the team's own code shows to be its habit becomes a rule if no type breaks it; a rule of the preset
/// that most of the code breaks is not the team's and is switched off, visibly.
/// </summary>
internal static class RuleProposal
{
    public const string Layering = "layering";

    private const string PresetChain = "Endpoint -> Service -> Repository -> Model";

    /// <summary>So many must keep a habit for it to be one.</summary>
    private const int Several = 3;

    // What these find is wrong however much of it there is.
    private static readonly string[] NeverOff = ["sql-has-parameters", "no-secret-in-code", "no-secret-in-response", Layering];

    /// <summary>Rules that may hold; a trial shows which of them do.</summary>
    public static IEnumerable<ProposedRule> Candidates(SolutionPicture picture, IReadOnlyList<ProposedLayer> layers)
    {
        var names = layers.Select(layer => layer.Name).ToHashSet();
        if (names.Contains(LayerNames.Handler))
        {
            if (picture.HasWeb)
            {
                yield return new ProposedRule("handler-no-http",
                    ["in: Handler", "forbid: { throws: { is: http-exception }, types: { is: http-type } }", "because: a handler is also called where there is no request"], "Handlers know nothing of HTTP.");
            }

            yield return new ProposedRule("handler-name", ["in: { layer: Handler, is: class }", "name: { type: \"*Handler\" }", "because: a handler is found by its name"], "Handlers are called so.");
        }

        if (names.Contains(LayerNames.Repository))
        {
            yield return new ProposedRule("repository-name",
                ["in: { layer: Repository, is: class, not: { is: generic } }", "name: { type: \"{Entity}Repository\" }", "because: a repository is found by the entity that it stores"], "Repositories are called by what they store.");
        }

        foreach (var (word, name, what) in ((string, string, string)[])[("Domain", "domain", "The domain"), ("Core", "core", "The core"), ("ApplicationCore", "core", "The core"), ("Application", "application", "The application")])
        {
            // A project that is all of the solution is no part of it.
            var projects = picture.Types.GroupBy(type => type.Project).Where(project => project.Key.EndsWith("." + word, StringComparison.Ordinal) || project.Key == word)
                .Where(project => project.Count() > Several && project.Count() < picture.Types.Count * 0.9).Select(project => project.Key).Order(StringComparer.Ordinal).ToList();
            if (projects.Count == 0)
                continue;
            var selector = $"in: {{ project: {(projects.Count > 3 ? $"\"*.{word}\"" : $"[{string.Join(", ", projects.Select(project => $"\"{project}\""))}]")} }}";
            // What the solution has none of, nobody needs to be told to keep out.
            if (picture.HasWeb)
                yield return new ProposedRule($"{name}-knows-no-web", [selector, "forbid: { namespaces: \"Microsoft.AspNetCore.**\" }", $"because: {what.ToLowerInvariant()} is used without a web server, too"], $"{what} knows nothing of ASP.NET Core.");
            if (picture.HasDatabase)
                yield return new ProposedRule($"{name}-knows-no-database", [selector, "forbid: { namespaces: [\"Microsoft.EntityFrameworkCore.**\", \"System.Data.**\", \"Dapper.**\"] }", $"because: {what.ToLowerInvariant()} does not depend on how things are stored"], $"{what} knows nothing of databases.");
        }

        foreach (var (space, word, parts) in Modules(picture))
        {
            var one = $"\"{space}.{{{word}}}.**\"";
            yield return new ProposedRule($"{word.ToLowerInvariant()}s-know-no-others",
                [$"in: {{ in: {one} }}", $"forbid: {{ types: {{ in: \"{space}.{{!{word}}}.**\" }} }}", $"because: each {word.ToLowerInvariant()} can be changed without the others"], $"{parts} parts below {space}, none of which uses another.");
            yield return new ProposedRule($"{word.ToLowerInvariant()}s-form-no-circle",
                [$"flow: {{ acyclic: {one} }}", $"because: {word.ToLowerInvariant()}s in a circle are one {word.ToLowerInvariant()}"], $"{parts} parts below {space}, which use each other in one direction.");
        }
    }

    /// <summary>Of the candidates those that hold for several types and that nothing breaks; the stronger one where one implies the other.</summary>
    public static IEnumerable<ProposedRule> Holding(IEnumerable<ProposedRule> candidates, TrialResult trial)
    {
        var holding = candidates.Where(rule => trial.Count(rule.Name) == 0 && (rule.Lines[0].StartsWith("flow", StringComparison.Ordinal) || trial.Subjects.GetValueOrDefault(rule.Name)?.Types >= Several)).ToList();
        return holding.Where(rule => !rule.Name.EndsWith("s-form-no-circle", StringComparison.Ordinal)
            || !holding.Exists(other => other.Name == rule.Name.Replace("s-form-no-circle", "s-know-no-others", StringComparison.Ordinal)));
    }

    /// <summary>The chain of layers as the code has it: what most of a layer's types do is no violation.</summary>
    /// <returns>Null where the preset's is the right one.</returns>
    public static ProposedRule? Flow(IReadOnlyList<ProposedLayer> layers, TrialResult trial)
    {
        var order = LayerNames.All.Where(name => layers.Any(layer => layer.Name == name)).ToList();
        var chains = new List<string>();
        var remarks = new List<string>();
        foreach (var from in order.Where(name => name != LayerNames.Model))
        {
            var below = order.Where(to => to != LayerNames.Model && to != from && Rank(to) > Rank(from)).ToList();
            var active = trial.Uses.Where(use => use.From == from && below.Contains(use.To)).Select(use => use.User).Distinct().Count();
            foreach (var to in below.Where(to => !(LayerNames.IsOfPreset(from) && IsStep(from, to))))
            {
                var users = trial.Uses.Where(use => use.From == from && use.To == to).Select(use => use.User).Distinct().Count();
                // Handlers and jobs are called by what is not in the code, and may do what services do.
                if (LayerNames.IsOfPreset(from) ? users >= 2 && users * 2 >= active : users > 0)
                {
                    chains.Add($"{from} -> {to}");
                    if (LayerNames.IsOfPreset(from) && LayerNames.IsOfPreset(to))
                        remarks.Add($"{(users < active ? $"{users} of the {active}" : users == 2 ? "Both" : $"All {users}")} in {from} that use a layer below use {to}, so the code takes this step as a rule.");
                }
            }

            if (!LayerNames.IsOfPreset(from) && !chains.Exists(chain => chain.StartsWith(from, StringComparison.Ordinal)))
                chains.Add($"{from} -> {LayerNames.Model}");
        }

        return chains.Count == 0 ? null : new ProposedRule(Layering,
            ["flow:", $"  - {PresetChain}", .. chains.Select(chain => $"  - {chain}")],
            string.Join('\n', ["Each arrow is a step that is allowed, and every other use between these layers is a finding. Model is shared: all may use it.", .. remarks]));
    }

    /// <summary>Rules of the preset that most of what they hold for breaks.</summary>
    public static IEnumerable<ProposedRule> SwitchedOff(TrialResult trial, IReadOnlyCollection<string> presetRules)
    {
        foreach (var rule in presetRules.Where(rule => !NeverOff.Contains(rule)))
        {
            var subjects = trial.Subjects.GetValueOrDefault(rule);
            var breakers = IsMost(trial.BreakingProjects(rule), trial.Projects) ? Breakers(trial.BreakingProjects(rule), trial.Projects, ("project", "projects"))
                : IsMost(trial.Violators(rule), subjects?.All ?? 0) ? Breakers(trial.Violators(rule), subjects?.All ?? 0, Nouns(subjects)) : null;
            if (breakers is not null)
                yield return new ProposedRule(rule, ["none"], $"{breakers} it, so it is not how this code is written. Without the next line it holds.");
        }

        static bool IsMost(int violators, int subjects) => violators > 0 && violators * 2 > subjects;
    }

    /// <summary>"3 of 4 types that it holds for break".</summary>
    public static string Breakers(int violators, int subjects, (string One, string Many) noun) =>
        subjects > violators ? $"{violators} of {subjects} {noun.Many} that it holds for break"
        : violators switch { 1 => $"The only {noun.One} that it holds for breaks", 2 => $"Both {noun.Many} that it holds for break", _ => $"All {violators} {noun.Many} that it holds for break" };

    private static (string One, string Many) Nouns(SubjectCount? subjects) => subjects switch
    {
        { Types: 0, Handlers: > 0 } => ("handler", "handlers"),
        { Handlers: > 0 } => ("type or handler", "types and handlers"),
        _ => ("type", "types"),
    };

    private static bool IsStep(string from, string to) => (from, to) is (LayerNames.Endpoint, LayerNames.Service) or (LayerNames.Service, LayerNames.Repository);

    // Handlers and jobs use services; who uses a handler directly is above it.
    private static int Rank(string layer) => layer switch
    {
        LayerNames.Endpoint => 0,
        LayerNames.Job => 1,
        LayerNames.Handler => 2,
        LayerNames.Service => 3,
        LayerNames.Repository => 4,
        _ => 5,
    };

    // `Shop.Modules.Orders.Api`: what lies below Modules, and how many there are.
    private static IEnumerable<(string Space, string Word, int Parts)> Modules(SolutionPicture picture)
    {
        var parts = new Dictionary<(string Space, string Word), HashSet<string>>();
        foreach (var space in picture.Types.Select(type => type.Namespace).Distinct())
        {
            var segments = space.Split('.');
            var at = Array.FindIndex(segments, segment => segment is "Modules" or "Module" or "Features" or "Feature" or "Slices");
            if (at < 0 || at + 1 >= segments.Length)
                continue;
            var key = (string.Join('.', segments.Take(at + 1)), segments[at].TrimEnd('s'));
            if (!parts.TryGetValue(key, out var known))
                parts.Add(key, known = []);
            known.Add(segments[at + 1]);
        }

        return parts.Where(pair => pair.Value.Count >= Several).OrderByDescending(pair => pair.Value.Count).ThenBy(pair => pair.Key.Space, StringComparer.Ordinal).Take(1)
            .Select(pair => (pair.Key.Space, pair.Key.Word, pair.Value.Count));
    }
}
