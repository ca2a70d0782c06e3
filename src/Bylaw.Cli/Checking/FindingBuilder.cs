using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bylaw.Analyzers;
using Bylaw.Cli.Output;
using Microsoft.CodeAnalysis;

namespace Bylaw.Cli.Checking;

/// <summary>Makes findings of the diagnostics of a compilation.</summary>
internal static class FindingBuilder
{
    /// <summary>In the order of the code.</summary>
    public static IReadOnlyList<CheckedFinding> Of(ProjectResult result)
    {
        var alike = new Dictionary<string, int>(StringComparer.Ordinal);
        var findings = new List<CheckedFinding>();
        // So that the fingerprints of findings that are alike don't depend on which thread came first.
        foreach (var diagnostic in result.Findings.OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path ?? "", StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal).ThenBy(Message, StringComparer.Ordinal))
        {
            var identity = Identity(diagnostic, result.Project.Name);
            var count = alike[identity] = alike.GetValueOrDefault(identity) + 1;
            findings.Add(Create(diagnostic, result.Project.Name, result.Survey.Rules?.Book, SuppressionOf(diagnostic, result.Compilation), Fingerprint(identity, count)));
        }

        return findings;
    }

    /// <summary>Of one that the compilation has not reported; null where its settings would not let it be shown.</summary>
    public static CheckedFinding? Of(Diagnostic? finding, ProjectResult result) => finding is not null && BuildVerdict.On(finding, result.Compilation) is { } effective
        ? Create(effective, result.Project.Name, result.Survey.Rules?.Book, SuppressionOf(effective, result.Compilation), Fingerprint(Identity(effective, result.Project.Name), 1)) : null;

    public static FindingLevel LevelOf(Diagnostic diagnostic) => diagnostic.Severity switch { DiagnosticSeverity.Error => FindingLevel.Error, DiagnosticSeverity.Warning => FindingLevel.Warning, _ => FindingLevel.Suggestion };

    /// <summary>A short text that stands for a longer one.</summary>
    public static string Fingerprint(string identity, int count) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{identity}\n{count}")).AsSpan(0, 16));

    private static CheckedFinding Create(Diagnostic diagnostic, string project, RuleBook? book, Suppression? suppression, string fingerprint)
    {
        var rule = book?.Rules.FirstOrDefault(rule => rule.Name == Property(diagnostic, FindingProperties.Rule));
        return new CheckedFinding(
            diagnostic.Id,
            diagnostic.Descriptor.Title.ToString(CultureInfo.InvariantCulture),
            diagnostic.Descriptor.Category,
            LevelOf(diagnostic),
            Message(diagnostic),
            Property(diagnostic, FindingProperties.Rule),
            Property(diagnostic, FindingProperties.Also)?.Split('|') ?? [],
            rule?.Because,
            SourceOf(rule, book),
            PlaceOf(diagnostic.Location),
            [.. diagnostic.AdditionalLocations.Select(PlaceOf).OfType<SourcePlace>()],
            [project],
            suppression,
            fingerprint,
            ExcerptOf(diagnostic.Location),
            diagnostic.Descriptor.HelpLinkUri is { Length: > 0 } link ? link : null)
        {
            Member = Property(diagnostic, FindingProperties.Member),
            Target = Property(diagnostic, FindingProperties.Target),
        };
    }

    private static StatementSource? SourceOf(Rule? rule, RuleBook? book) =>
        rule?.Sources.Count > 0 ? new StatementSource(book!.Specs.TryGetValue(rule.Sources[0].Spec, out var spec) ? spec.File : rule.Sources[0].Spec, rule.Sources[0].Line, rule.Sources[0].Quote) : null;

    private static string? Property(Diagnostic diagnostic, string name) => diagnostic.Properties.TryGetValue(name, out var value) ? value : null;

    private static string Message(Diagnostic diagnostic) => diagnostic.GetMessage(CultureInfo.InvariantCulture);

    private static SourcePlace? PlaceOf(Location location)
    {
        // As the compiler prints it.
        var span = location.GetMappedLineSpan();
        return span.IsValid && span.Path.Length > 0
            ? new SourcePlace(PathText.Full(span.Path), span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1, span.EndLinePosition.Line + 1, span.EndLinePosition.Character + 1)
            : null;
    }

    private static string? ExcerptOf(Location location) =>
        location.SourceTree is { } tree ? tree.GetText().Lines.GetLineFromPosition(location.SourceSpan.Start).ToString().Trim() : null;

    private static Suppression? SuppressionOf(Diagnostic diagnostic, Compilation compilation) => !diagnostic.IsSuppressed ? null
        : new Suppression(diagnostic.GetSuppressionInfo(compilation)?.Attribute?.NamedArguments.FirstOrDefault(argument => argument.Key == "Justification").Value.Value as string);

    // Not of lines, so that it stays while the code around it moves.
    private static string Identity(Diagnostic diagnostic, string project) => Property(diagnostic, FindingProperties.Rule) is not { } rule
        ? string.Join('\n', diagnostic.Id, Path.GetFileName(diagnostic.Location.GetLineSpan().Path), Message(diagnostic))
        : string.Join('\n', diagnostic.Id, project, rule, Property(diagnostic, FindingProperties.Member), Property(diagnostic, FindingProperties.Part), Property(diagnostic, FindingProperties.Target));
}
