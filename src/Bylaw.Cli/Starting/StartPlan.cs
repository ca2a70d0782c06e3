namespace Bylaw.Cli.Starting;

/// <summary>All that `bylaw init` has found out, decided and not yet written.</summary>
/// <param name="Root">The folder of the rule file.</param>
/// <param name="Missing">Projects that could not be looked at, each with the reason.</param>
/// <param name="RuleFiles">`bylaw.yml` first.</param>
/// <param name="Trial">The rule file, held against the code.</param>
internal sealed record StartPlan(
    string Root, IReadOnlyList<string> Missing, SolutionPicture Picture, SpecDerivation Specs, RuleFileDraft Draft, IReadOnlyList<RuleFileText> RuleFiles, TrialResult Trial, PackageWiring Wiring)
{
    public string RuleFile => RuleFiles[0].Path;
}
