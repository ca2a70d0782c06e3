namespace Bylaw.Cli.Checking;

/// <summary>What a check has looked at and found: what every output is written from, so that they can't disagree.</summary>
/// <param name="Root">The folder that all paths are relative to; absolute.</param>
/// <param name="RuleFiles">Relative paths, or the name of the preset that stands in for a rule file that isn't there.</param>
/// <param name="Findings">In a stable order: path, place, id, rule.</param>
internal sealed record CheckReport(
    string Root, IReadOnlyList<string> RuleFiles, IReadOnlyList<CheckedProject> Projects, IReadOnlyList<CheckedFinding> Findings, CheckSummary Summary)
{
    /// <summary>Those that count: neither suppressed in the code nor below the severity that is shown.</summary>
    public IEnumerable<CheckedFinding> Open => Findings.Where(finding => finding.Suppression is null);

    public int Count(FindingLevel level) => Open.Count(finding => finding.Level == level);

    public int Count(ProjectState state) => Projects.Count(project => project.State == state);

    /// <summary>Reports are handed around: no line with a secret in the source is quoted in them, whatever else is found on it.</summary>
    public CheckReport WithoutSecrets()
    {
        var secret = Findings.Where(finding => finding.Id == "BYL7004").Select(LineOf).ToHashSet();
        return secret.Count == 0 ? this : this with { Findings = [.. Findings.Select(finding => secret.Contains(LineOf(finding)) ? finding with { Excerpt = null } : finding)] };

        static (string? Path, int? Line) LineOf(CheckedFinding finding) => (finding.Place?.Path, finding.Place?.Line);
    }

    /// <summary>Where a finding is shown that has no place in a file: in the project that it is about, else in the rule file.</summary>
    public string PathOf(CheckedFinding finding) => finding.Place?.Path
        ?? Projects.FirstOrDefault(project => finding.Projects.Contains(project.Name))?.Path
        ?? RuleFiles.FirstOrDefault(file => file.EndsWith(".yml", StringComparison.OrdinalIgnoreCase))
        ?? "bylaw.yml";
}

/// <summary>A project of the solution, whether or not it could be analysed.</summary>
/// <param name="Path">Of the project file, relative.</param>
/// <param name="TargetFrameworks">Those that were analysed.</param>
/// <param name="Remark">What a reader must know to trust the result: why it was skipped, that it does not compile. Null if there is nothing to say.</param>
internal sealed record CheckedProject(string Name, string Path, IReadOnlyList<string> TargetFrameworks, ProjectState State, string? Remark);

internal enum ProjectState
{
    Analyzed,

    /// <summary>Code or references were missing: checked as far as symbols go.</summary>
    Partly,

    /// <summary>Not for us: another language, or switched off with BylawEnabled.</summary>
    Skipped,

    /// <summary>It should have been analysed, and could not be.</summary>
    Failed,
}

internal enum FindingLevel
{
    Suggestion,
    Warning,
    Error,
}

/// <param name="Title">What the id stands for.</param>
/// <param name="Category">The room of the id, as in `Bylaw.Structure`.</param>
/// <param name="Rule">The rule of the rule file; null for what is about the rule file itself.</param>
/// <param name="Also">Further rules that the same place breaks.</param>
/// <param name="Because">The reason that the rule gives.</param>
/// <param name="Source">The statement that the rule comes from.</param>
/// <param name="Place">Null for what has no place in a file.</param>
/// <param name="Related">Further places that the message speaks of.</param>
/// <param name="Projects">Names of the projects whose build reports it: a file may be part of several.</param>
/// <param name="Suppression">Set if a pragma or an attribute in the code silences it.</param>
/// <param name="Fingerprint">Stable while the code around it moves: made of project, rule, member and target, not of lines.</param>
/// <param name="Excerpt">The line of source that it stands on, without its indentation.</param>
internal sealed record CheckedFinding(
    string Id,
    string Title,
    string Category,
    FindingLevel Level,
    string Message,
    string? Rule,
    IReadOnlyList<string> Also,
    string? Because,
    StatementSource? Source,
    SourcePlace? Place,
    IReadOnlyList<SourcePlace> Related,
    IReadOnlyList<string> Projects,
    Suppression? Suppression,
    string Fingerprint,
    string? Excerpt,
    string? HelpLink)
{
    /// <summary>Documentation id of the member that it is in, or the route of a handler; as in a baseline.</summary>
    public string? Member { get; init; }

    /// <summary>Documentation id of what is used.</summary>
    public string? Target { get; init; }
}

/// <summary>Lines and columns from 1; the end is behind the last character.</summary>
internal sealed record SourcePlace(string Path, int Line, int Column, int EndLine, int EndColumn);

/// <summary>A sentence of a document, by the document's path.</summary>
internal sealed record StatementSource(string Path, int? Line, string? Quote);

/// <param name="Justification">Null if none is given.</param>
internal sealed record Suppression(string? Justification);

/// <summary>The honest part: how much was looked at, and what a green result would not say.</summary>
/// <param name="Types">Types of the analysed code.</param>
/// <param name="Unlayered">Those of them without a layer.</param>
/// <param name="DeadRules">Rules that selected nothing anywhere.</param>
/// <param name="Baseline">Findings that baselines account for.</param>
/// <param name="Stale">Of these, those that are no longer there.</param>
internal sealed record CheckSummary(
    int Types, int Unlayered, int Rules, IReadOnlyList<string> DeadRules, int Baseline, int Stale, IReadOnlyList<ExceptionState> Exceptions, TimeSpan Elapsed);

/// <param name="DaysLeft">Negative once expired; null for one that never does.</param>
internal sealed record ExceptionState(string Rule, string At, int? DaysLeft);
