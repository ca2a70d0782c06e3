using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Bylaw.Cli.Checking;

/// <summary>Makes the findings of a report of the diagnostics of all its projects: each once, however many builds report it.</summary>
internal sealed class FindingBuilder(string root)
{
    private readonly Dictionary<(string Id, SourcePlace? Place, string Message), CheckedFinding> _findings = [];
    private readonly Dictionary<string, int> _alike = new(StringComparer.Ordinal);

    public IReadOnlyList<CheckedFinding> Findings =>
        [.. _findings.Values.OrderBy(finding => finding.Place?.Path ?? "", StringComparer.Ordinal).ThenBy(finding => finding.Place?.Line).ThenBy(finding => finding.Place?.Column)
            .ThenBy(finding => finding.Id, StringComparer.Ordinal).ThenBy(finding => finding.Rule, StringComparer.Ordinal).ThenBy(finding => finding.Message, StringComparer.Ordinal)];

    public void Add(ProjectResult result)
    {
        // In the order of the code, so that the fingerprints of findings that are alike don't depend on which thread came first.
        foreach (var diagnostic in result.Findings.OrderBy(PathOf, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal).ThenBy(Message, StringComparer.Ordinal))
            Add(diagnostic, result.Project.Name, result.Survey.Rules?.Book, SuppressionOf(diagnostic, result.Compilation));
    }

    /// <summary>One that is not of a single compilation.</summary>
    public void Add(Diagnostic diagnostic, string project, RuleBook? book, Suppression? suppression = null)
    {
        var place = PlaceOf(diagnostic.Location);
        var key = (diagnostic.Id, place, Message(diagnostic));
        if (_findings.TryGetValue(key, out var known))
        {
            if (!known.Projects.Contains(project))
                _findings[key] = known with { Projects = [.. known.Projects, project] };
            return;
        }

        var rule = book?.Rules.FirstOrDefault(rule => rule.Name == Property(diagnostic, FindingProperties.Rule));
        _findings.Add(key, new CheckedFinding(
            diagnostic.Id,
            diagnostic.Descriptor.Title.ToString(CultureInfo.InvariantCulture),
            diagnostic.Descriptor.Category,
            diagnostic.Severity switch { DiagnosticSeverity.Error => FindingLevel.Error, DiagnosticSeverity.Warning => FindingLevel.Warning, _ => FindingLevel.Suggestion },
            Message(diagnostic),
            Property(diagnostic, FindingProperties.Rule),
            Property(diagnostic, FindingProperties.Also)?.Split('|') ?? [],
            rule?.Because,
            SourceOf(rule, book),
            place,
            [.. diagnostic.AdditionalLocations.Select(PlaceOf).OfType<SourcePlace>()],
            [project],
            suppression,
            Fingerprint(diagnostic, project, place),
            ExcerptOf(diagnostic.Location),
            diagnostic.Descriptor.HelpLinkUri is { Length: > 0 } link ? link : null));
    }

    /// <summary>Relative to the root and with forward slashes; as it is where it lies elsewhere.</summary>
    public string Relative(string path)
    {
        var relative = Path.GetRelativePath(root, path);
        return (relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? Path.GetFullPath(path) : relative).Replace('\\', '/');
    }

    private static StatementSource? SourceOf(Rule? rule, RuleBook? book) =>
        rule?.Sources.Count > 0 ? new StatementSource(book!.Specs.TryGetValue(rule.Sources[0].Spec, out var spec) ? spec.File : rule.Sources[0].Spec, rule.Sources[0].Line, rule.Sources[0].Quote) : null;

    private static string? Property(Diagnostic diagnostic, string name) => diagnostic.Properties.TryGetValue(name, out var value) ? value : null;

    private static string Message(Diagnostic diagnostic) => diagnostic.GetMessage(CultureInfo.InvariantCulture);

    private static string PathOf(Diagnostic diagnostic) => diagnostic.Location.GetLineSpan().Path ?? "";

    private SourcePlace? PlaceOf(Location location)
    {
        // As the compiler prints it.
        var span = location.GetMappedLineSpan();
        return span.IsValid && span.Path.Length > 0
            ? new SourcePlace(Relative(span.Path), span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1, span.EndLinePosition.Line + 1, span.EndLinePosition.Character + 1)
            : null;
    }

    private static string? ExcerptOf(Location location) =>
        location.SourceTree is { } tree ? tree.GetText().Lines.GetLineFromPosition(location.SourceSpan.Start).ToString().Trim() : null;

    private static Suppression? SuppressionOf(Diagnostic diagnostic, Compilation compilation) => !diagnostic.IsSuppressed ? null
        : new Suppression(diagnostic.GetSuppressionInfo(compilation)?.Attribute?.NamedArguments.FirstOrDefault(argument => argument.Key == "Justification").Value.Value as string);

    private string Fingerprint(Diagnostic diagnostic, string project, SourcePlace? place)
    {
        var rule = Property(diagnostic, FindingProperties.Rule);
        var what = rule is null
            ? string.Join('\n', diagnostic.Id, place?.Path, Message(diagnostic))
            : string.Join('\n', diagnostic.Id, project, rule, Property(diagnostic, FindingProperties.Member), Property(diagnostic, FindingProperties.Part), Property(diagnostic, FindingProperties.Target));
        var count = _alike[what] = _alike.GetValueOrDefault(what) + 1;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{what}\n{count}")).AsSpan(0, 16));
    }
}
