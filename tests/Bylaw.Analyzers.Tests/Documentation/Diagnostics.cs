using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers.Tests.Documentation;

/// <summary>When a diagnostic is decided.</summary>
internal enum DiagnosticScope
{
    /// <summary>While somebody types.</summary>
    File,

    /// <summary>When all code of a project is known: in a build, and where an editor analyses whole projects.</summary>
    Compilation,

    /// <summary>Before anything is compiled.</summary>
    Build,
}

/// <param name="Ids">What the table says; the customs stand in it as a range.</param>
/// <param name="HelpLink">Null where no analyzer reports it.</param>
internal sealed record DiagnosticEntry(string Id, string Ids, string Title, string Category, DiagnosticScope Scope, string? HelpLink);

/// <summary>What the documentation is held against: the descriptors, and the one id that has none.</summary>
internal static class Diagnostics
{
    private static readonly DiagnosticEntry CompilerTooOld = new("BYL0009", "BYL0009", "Compiler too old", "Bylaw.RuleFile", DiagnosticScope.Build, null);

    /// <summary>The lines of the table of all diagnostics. A team's own ids share a page.</summary>
    public static IReadOnlyList<DiagnosticEntry> All { get; } =
    [
        .. Descriptors.All.Values.Except(Descriptors.Custom).Select(descriptor => Entry(descriptor, descriptor.Id)).Append(CompilerTooOld)
            .OrderBy(entry => entry.Id, StringComparer.Ordinal),
        .. Descriptors.Custom.GroupBy(ScopeOf)
            .Select(group => Entry(group.First(), $"{group.First().Id}–{group.Last().Id}")),
    ];

    /// <summary>One for each page.</summary>
    public static IReadOnlyList<DiagnosticEntry> Pages { get; } = [.. All.Where(entry => Descriptors.Custom.Skip(1).All(custom => custom.Id != entry.Id))];

    public static DiagnosticEntry Of(string id) => All.Single(entry => entry.Id == id);

    private static DiagnosticEntry Entry(DiagnosticDescriptor descriptor, string ids) => new(
        descriptor.Id, ids, descriptor.Title.ToString(), descriptor.Category, ScopeOf(descriptor), descriptor.HelpLinkUri);

    private static DiagnosticScope ScopeOf(DiagnosticDescriptor descriptor) =>
        descriptor.CustomTags.Contains(WellKnownDiagnosticTags.CompilationEnd) ? DiagnosticScope.Compilation : DiagnosticScope.File;
}
