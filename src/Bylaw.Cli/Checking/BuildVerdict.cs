using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Cli.Checking;

/// <summary>What the settings of a project, and the code around, make of a finding that its own build can't have: as they do with those that it has.</summary>
internal static class BuildVerdict
{
    /// <returns>With the severity that it has there; null where it is not shown.</returns>
    public static Diagnostic? On(Diagnostic finding, Compilation compilation) =>
        CompilationWithAnalyzers.GetEffectiveDiagnostics([finding], compilation).FirstOrDefault(effective => effective.Severity != DiagnosticSeverity.Hidden);

    /// <summary>The level that its findings have in files that are no code; null where they are not shown.</summary>
    public static FindingLevel? Level(DiagnosticDescriptor descriptor, Compilation compilation) =>
        On(Diagnostic.Create(descriptor, Location.None, ""), compilation) is { IsSuppressed: false } finding ? FindingBuilder.LevelOf(finding) : null;
}
