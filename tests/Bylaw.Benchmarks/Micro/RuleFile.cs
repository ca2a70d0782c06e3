using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Bylaw.Benchmarks.Micro;

/// <summary>The rule file of the generated backend, handed over as the package's targets do.</summary>
internal sealed class RuleFile : AdditionalText
{
    private readonly SourceText _text = SourceText.From(File.ReadAllText(System.IO.Path.Combine(AppContext.BaseDirectory, "Backend", "bylaw.yml")));

    public override string Path => "/repo/bylaw.yml";

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;

    internal sealed class Options : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values([]);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            textFile is RuleFile ? new Values(new() { ["build_metadata.AdditionalFiles.BylawRole"] = "root" }) : GlobalOptions;
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
    }
}
