using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Testing;

/// <summary>
/// Options as the compiler gives them. Its own reader of config files does the work, so that case, sections, precedence and
/// the loss after # and ; are those of a build.
/// </summary>
internal sealed class ProjectOptions : AnalyzerConfigOptionsProvider
{
    private readonly AnalyzerConfigSet _configs;
    private readonly string _folder;

    public ProjectOptions(ProjectDefinition project, IEnumerable<string> references)
    {
        _folder = project.Folder;
        var properties = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["BylawToday"] = "2026-01-01",
            ["BylawIsTestProject"] = "false",
            ["BylawProjectReferences"] = string.Join('|', references),
            ["BylawProjectFiles"] = string.Join('|', references.Select(name => $"{name}/{Document.Root}src/{name}/{name}.csproj")),
            ["ProjectDir"] = project.Folder,
            ["RootNamespace"] = project.Name,
        };
        foreach (var (name, value) in project.Properties) properties[name] = value;

        ConfigFiles =
        [
            (Document.Root + ".build.globalconfig", Global(string.Join('\n', properties.Select(pair => $"build_property.{pair.Key} = {pair.Value}")))),
            .. project.GlobalConfigs.Select((lines, i) => ($"{Document.Root}.{i}.globalconfig", Global(lines))),
            (Document.Root + ".editorconfig", string.Join('\n', project.EditorConfigs.Select(WithSection))),
        ];
        _configs = AnalyzerConfigSet.Create(ConfigFiles.Select(file => AnalyzerConfig.Parse(file.Text, file.Path)).ToArray());
        Severities = new TreeSeverities(_configs);
    }

    public ImmutableArray<(string Path, string Text)> ConfigFiles { get; }

    public SyntaxTreeOptionsProvider Severities { get; }

    public override AnalyzerConfigOptions GlobalOptions => new Options(_configs.GlobalConfigOptions.AnalyzerOptions);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options(_configs.GetOptionsForSourcePath(tree.FilePath).AnalyzerOptions);

    // The metadata is not written as a section of a config, because "/repo" is not an absolute path on Windows and would be ignored.
    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile)
    {
        var options = _configs.GetOptionsForSourcePath(textFile.Path).AnalyzerOptions;
        if (textFile is not Document { Role: { } role })
            return new Options(options);

        var scope = textFile.Path.StartsWith(_folder, StringComparison.Ordinal) ? "project" : "shared";
        return new Options(options.SetItem("build_metadata.additionalfiles.bylawrole", role).SetItem("build_metadata.additionalfiles.bylawscope", scope));
    }

    private static string Global(string lines) => "is_global = true\n" + lines;

    private static string WithSection(string lines) => lines.TrimStart().StartsWith('[') ? lines : "[*.cs]\n" + lines;

    private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        private readonly ImmutableDictionary<string, string> _values = values.WithComparers(KeyComparer);

        public override IEnumerable<string> Keys => _values.Keys;

        public override bool TryGetValue(string key, out string value) => _values.TryGetValue(key, out value!);
    }

    private sealed class TreeSeverities(AnalyzerConfigSet configs) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) =>
            configs.GetOptionsForSourcePath(tree.FilePath).AnalyzerOptions.TryGetValue("generated_code", out var value) && bool.TryParse(value, out var generated)
                ? generated ? GeneratedKind.MarkedGenerated : GeneratedKind.NotGenerated
                : GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            configs.GetOptionsForSourcePath(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            configs.GlobalConfigOptions.TreeOptions.TryGetValue(diagnosticId, out severity);
    }
}
