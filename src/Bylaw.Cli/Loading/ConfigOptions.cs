using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Cli.Loading;

/// <summary>The .editorconfig and .globalconfig files of a compilation, as its command line names them: for analyzers and for severities.</summary>
internal sealed class ConfigOptions(AnalyzerConfigSet configs) : AnalyzerConfigOptionsProvider
{
    private readonly ConcurrentDictionary<string, AnalyzerConfigOptionsResult> _byPath = new(StringComparer.Ordinal);

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(configs.GlobalConfigOptions.AnalyzerOptions);

    public SyntaxTreeOptionsProvider Severities => field ??= new TreeSeverities(this);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options(Of(tree.FilePath).AnalyzerOptions);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(Of(textFile.Path).AnalyzerOptions);

    private AnalyzerConfigOptionsResult Of(string path) => _byPath.GetOrAdd(path, static (path, configs) => configs.GetOptionsForSourcePath(path), configs);

    private AnalyzerConfigOptionsResult Global => configs.GlobalConfigOptions;

    private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => values.Keys;

        public override bool TryGetValue(string key, [MaybeNullWhen(false)] out string value) => values.TryGetValue(key, out value);
    }

    private sealed class TreeSeverities(ConfigOptions configs) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) =>
            configs.Of(tree.FilePath).AnalyzerOptions.TryGetValue("generated_code", out var generated) && bool.TryParse(generated, out var value)
                ? value ? GeneratedKind.MarkedGenerated : GeneratedKind.NotGenerated
                : GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            configs.Of(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            configs.Global.TreeOptions.TryGetValue(diagnosticId, out severity);
    }
}
