using Bylaw.Cli.Checking;
using Bylaw.Cli.Starting;

namespace Bylaw.Cli.Output;

/// <summary>What `bylaw init` tells: what it has found, what it writes, what comes next.</summary>
internal static class InitView
{
    public static void WriteFound(StartPlan plan, TextWriter output)
    {
        var (types, draft) = (plan.Trial.Types, plan.Draft);
        output.WriteLine($"{draft.Name}: {Messages.Count(types.Count, "type")} in {Messages.Count(types.Select(type => type.Project).Distinct().Count(), "project")}{(draft.Parts.Count > 0 ? ", among them " + string.Join(", ", draft.Parts) : "")}.");
        output.WriteLine();
        output.WriteLine("Layers");
        foreach (var layer in draft.Layers)
        {
            var (own, handlers) = (types.Count(type => type.Layer == layer.Name), plan.Trial.Handlers.GetValueOrDefault(layer.Name));
            var what = handlers == 0 ? layer.What : $"{(own == 0 ? handlers == 1 ? "handler" : "handlers" : $"and {Messages.Count(handlers, "handler")}")} of minimal APIs{(layer.What is null ? "" : "; " + layer.What)}";
            WriteRow(output, layer.Name, own == 0 ? handlers : own, what);
        }

        WriteRow(output, "none", types.Count(type => type.Layer is null), null);
        output.WriteLine();
        output.WriteLine("Rules");
        output.WriteLine("  those of bylaw/backend");
        if (plan.Specs.Text is not null)
            output.WriteLine($"  {Messages.Count(plan.Specs.Rules.Count, "rule")} derived from {string.Join(", ", plan.Specs.Documents)}");
        else if (plan.Specs.Documents.Count > 0)
            output.WriteLine($"  none from {string.Join(", ", plan.Specs.Documents)}: nothing in it can be checked in code");
        foreach (var rule in draft.Rules)
            output.WriteLine($"  {rule.Name}{(rule.IsOff ? ": switched off" : "")}: {rule.Remark.Split('\n')[^1]}");
        output.WriteLine();
        output.WriteLine($"Findings: {Counts(plan.Trial)}");
        foreach (var rule in plan.Trial.Findings.GroupBy(finding => finding.Rule ?? finding.Id).OrderByDescending(rule => rule.Count()).ThenBy(rule => rule.Key, StringComparer.Ordinal))
            WriteRow(output, rule.Key, rule.Count(), null);
        output.WriteLine();
    }

    /// <summary>All files with their text; of those that are there already what is added.</summary>
    public static void WriteFiles(StartPlan plan, IReadOnlyList<FileToWrite> files, TextWriter output)
    {
        foreach (var file in files)
        {
            output.WriteLine($"Would {(file.Added is null ? "write" : "add to")} {Shown(plan, file.Path)}:");
            foreach (var line in (file.Added ?? file.Text).TrimEnd('\n').Split('\n'))
                output.WriteLine(("    " + line.TrimEnd('\r')).TrimEnd());
            output.WriteLine();
        }
    }

    public static void WriteDone(StartPlan plan, IReadOnlyList<FileToWrite> files, TextWriter output)
    {
        foreach (var file in files)
            output.WriteLine($"{(file.Added is null ? "Written" : "Extended")}: {Shown(plan, file.Path)}");
        output.WriteLine();
    }

    /// <summary>What would change in the build, before somebody is asked.</summary>
    public static void WriteWiring(StartPlan plan, TextWriter output)
    {
        output.WriteLine("The package in each build:");
        foreach (var file in plan.Wiring.Files)
            output.WriteLine($"  {Shown(plan, file.Path)}{(file.Added is null ? " (new)" : "")}: {file.Added ?? ItemIn(file.Text)}");
    }

    public static void WriteNext(StartPlan plan, bool isWired, bool agent, TextWriter output)
    {
        if (!isWired && plan.Wiring.Files.Count > 0)
        {
            WriteWiring(plan, output);
            output.WriteLine("  Not written without consent: `bylaw init` asks on a terminal, --yes consents, or add it by hand. `bylaw check` needs none of it.");
            output.WriteLine();
        }

        output.WriteLine("Next");
        output.WriteLine("  read bylaw.yml      it says what was found; correct what it got wrong");
        output.WriteLine("  bylaw check         shows the findings; bylaw doctor what in the rule file does nothing");
        if (plan.Trial.Findings.Count > 0)
            output.WriteLine("  bylaw baseline      freezes them, so that only new ones are reported" + (isWired && plan.Trial.Count(FindingLevel.Error) > 0 ? "; until then a build fails with them" : ""));
        if (plan.Specs.Questions > 0)
            output.WriteLine($"  bylaw derive . -o {RuleFileDraft.Derived}      asks {Messages.Count(plan.Specs.Questions, "question")} about sentences that could mean two things");
        if (isWired)
            output.WriteLine("  dotnet build        restores the package, which one of your feeds must have, and checks the rules");
        if (agent)
            output.WriteLine("  " + AgentNext);
    }

    /// <summary>Where that is all there is to do.</summary>
    public static void WriteAgent(string configuration, bool dryRun, TextWriter output)
    {
        output.WriteLine(dryRun ? $"Would write {AgentConfiguration.FileName}:" : $"Written: {AgentConfiguration.FileName}");
        if (dryRun)
        {
            foreach (var line in configuration.TrimEnd('\n').Split('\n'))
                output.WriteLine(("    " + line.TrimEnd('\r')).TrimEnd());
        }

        output.WriteLine();
        output.WriteLine("Next");
        output.WriteLine("  " + AgentNext);
    }

    private static string AgentNext => $"the agents' server  is `bylaw mcp`, by {AgentConfiguration.FileName}: the command `bylaw` must be on the path (dotnet tool install -g Bylaw.Tool)";

    private static string Counts(TrialResult trial)
    {
        FindingLevel[] levels = [FindingLevel.Error, FindingLevel.Warning, FindingLevel.Suggestion];
        var counts = levels.Where(level => trial.Count(level) > 0).Select(level => Messages.Count(trial.Count(level), level.ToString().ToLowerInvariant())).ToList();
        return counts.Count == 0 ? "none" : string.Join(", ", counts);
    }

    private static void WriteRow(TextWriter output, string name, int count, string? remark) =>
        output.WriteLine($"  {name,-28} {count,6}{(remark is null ? "" : "  " + remark)}");

    private static string ItemIn(string text) => text.Split('\n').Select(line => line.Trim()).First(line => line.StartsWith("<Package", StringComparison.Ordinal));

    private static string Shown(StartPlan plan, string path) => PathText.Relative(plan.Root, path);
}
