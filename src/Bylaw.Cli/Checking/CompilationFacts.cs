using Bylaw.Analyzers;
using Bylaw.Cli.Loading;
using Bylaw.Rules.Baselines;

namespace Bylaw.Cli.Checking;

/// <summary>
/// All that a compilation adds to the answer about its solution, in plain text and numbers: what is kept when the compilation is gone, and from one run to
/// the next. Paths are absolute.
/// </summary>
/// <param name="TargetPath">The assembly that a build would make.</param>
/// <param name="References">Those of other projects that it is compiled with, and theirs.</param>
/// <param name="RuleFile">Null if none holds for it.</param>
/// <param name="IsMultiTargeted">Whether it is a part of the project's code only.</param>
/// <param name="CompileErrors">What the compiler has against the code; rules are checked as far as symbols go.</param>
/// <param name="Gaps">What the compiler was not given: assemblies that were never built, generators that failed.</param>
/// <param name="Crashes">Analyzers that failed, in their own words.</param>
/// <param name="Layers">From the top of the flow down.</param>
/// <param name="AgainstFlow">Pairs of layers that the flow keeps apart.</param>
/// <param name="DeadLevel">Of BYL0003 by the settings of this project; null where it is off.</param>
/// <param name="StaleLevel">The same of BYL0006.</param>
/// <param name="Rules">How many rules of the rule file are on.</param>
/// <param name="RuleNames">Of all that it has.</param>
internal sealed record CompilationFacts(
    string Path,
    string TargetFramework,
    string TargetPath,
    IReadOnlyList<string> References,
    string Assembly,
    string? RuleFile,
    bool IsMultiTargeted,
    IReadOnlyList<CheckedFinding> Findings,
    int CompileErrorCount,
    string? FirstCompileError,
    IReadOnlyList<string> Gaps,
    IReadOnlyList<string> Crashes,
    int Types,
    int Unlayered,
    IReadOnlyList<LayerOfFlow> Layers,
    IReadOnlyList<LayerPair> AgainstFlow,
    int Rules,
    IReadOnlyList<string> RuleNames,
    bool DecidesDeadness,
    FindingLevel? DeadLevel,
    FindingLevel? StaleLevel,
    IReadOnlyList<Selection> Selections,
    IReadOnlyList<FrozenEntry> Baseline,
    IReadOnlyList<ExceptionState> Exceptions,
    IReadOnlyList<SurveyedType> SurveyedTypes,
    IReadOnlyList<TypeUse> Uses,
    IReadOnlyList<PartStep> PartSteps,
    IReadOnlyList<MissingCompanions> Companions)
{
    public bool IsOf(ProjectDescription project) => Path == project.Path && TargetFramework == project.TargetFramework;

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Where types are wanted, too.</summary>
    public IReadOnlyList<SurveyedHandler> Handlers { get; init; } = [];
}

/// <summary>A layer or a rule of the team's own, and whether it selects something here.</summary>
/// <param name="Message">What is wrong with it if it selects nothing anywhere.</param>
internal sealed record Selection(string Name, bool IsRule, bool HasMatched, SourcePlace Place, string Message);

/// <summary>A line of a baseline.</summary>
/// <param name="Why">Why it is not needed; null for one that is, or that only the solution can judge. Of a project with several frameworks, by this one alone.</param>
internal sealed record FrozenEntry(SourcePlace Place, string Line, BaselineKey Key, int Allowed, int Found, string? Why);

/// <summary>A use that leads from one part of the code into another.</summary>
/// <param name="Finding">What is found if a circle begins here, but for the circle itself; null where the rule is off, or something accepts it.</param>
internal sealed record PartStep(string Rule, string FromPart, string ToPart, string FromType, string ToType, CheckedFinding? Finding);

/// <param name="Project">The name of the assembly that the companions belong into.</param>
/// <param name="Finding">What is found if no project makes it.</param>
internal sealed record MissingCompanions(string Project, CheckedFinding Finding);

/// <param name="Layer">Null for one in no layer.</param>
internal sealed record SurveyedType(TypeName Name, string Namespace, string? Layer, string Path, int Line);

internal sealed record SurveyedHandler(TypeName Type, string Route, string? Layer, string Path, int Line);

internal sealed record LayerOfFlow(string Name, bool Shared);

internal sealed record LayerPair(string From, string To);
