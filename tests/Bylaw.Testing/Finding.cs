using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Bylaw.Testing;

/// <summary>What a test expects; null is "any" for id and message, and "no location" for the path.</summary>
internal sealed record Expected(string? Path, TextSpan Span, string? Id, string? Message)
{
    public bool Matches(Finding finding) =>
        finding.Path == Path && finding.Span == Span && (Id ?? finding.Id) == finding.Id && (Message ?? finding.Message) == finding.Message;
}

/// <summary>What an analyzer reported; two runs agree when all of it is equal, down to what a code fix reads.</summary>
internal sealed record Finding(string? Path, TextSpan Span, string Id, string Message, DiagnosticSeverity Severity, bool AtEnd, string Data)
{
    public static Finding From(Diagnostic diagnostic, ProjectCompilation project)
    {
        var places = diagnostic.AdditionalLocations.Select(place => $"{place.GetLineSpan()}");
        var properties = diagnostic.Properties.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}");
        return new Finding(
            PathOf(diagnostic, project),
            diagnostic.Location.SourceSpan,
            diagnostic.Id,
            diagnostic.GetMessage(),
            diagnostic.Severity,
            diagnostic.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.CompilationEnd),
            string.Join(", ", [.. places, .. properties]));
    }

    private static string? PathOf(Diagnostic diagnostic, ProjectCompilation project)
    {
        var location = diagnostic.Location;
        if (location.Kind == LocationKind.None) return null;
        if (location.SourceTree is { } tree && project.Compilation.ContainsSyntaxTree(tree)) return tree.FilePath;

        var place = location.GetLineSpan();
        var file = location.SourceTree is null ? project.AdditionalFiles.FirstOrDefault(file => file.Path == place.Path) : null;
        if (file is null)
            throw new RuleTestException($"{diagnostic.Id} is located in '{place.Path}', which is no file of {project.Name}: {diagnostic.GetMessage()}");
        if (location.SourceSpan.End > file.Text.Length || file.Text.Lines.GetLinePositionSpan(location.SourceSpan) != place.Span)
            throw new RuleTestException($"{diagnostic.Id} in '{place.Path}': its lines {place.Span} and its span {location.SourceSpan} are not the same place.");
        return file.Path;
    }
}
