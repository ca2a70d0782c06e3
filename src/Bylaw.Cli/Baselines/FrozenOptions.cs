using System.Diagnostics.CodeAnalysis;
using Bylaw.Analyzers;
using Bylaw.Cli.Loading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Bylaw.Cli.Baselines;

/// <summary>A project as it would be with another text of its baseline, which nobody has written yet.</summary>
internal static class FrozenOptions
{
    public static LoadedProject With(LoadedProject project, string path, string text)
    {
        var baseline = new BaselineFile(path, SourceText.From(text));
        return project with
        {
            Options = new AnalyzerOptions(
                [.. project.Options.AdditionalFiles.Where(file => Analyzers.RuleFiles.RoleOf(file, project.Options) != Role), baseline],
                new Provider(project.Options.AnalyzerConfigOptionsProvider, baseline)),
        };
    }

    private const string Role = "baseline";

    private sealed class BaselineFile(string path, SourceText text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
    }

    private sealed class Provider(AnalyzerConfigOptionsProvider others, BaselineFile baseline) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions => others.GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => others.GetOptions(tree);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => textFile == baseline ? RoleOnly.Instance : others.GetOptions(textFile);
    }

    private sealed class RoleOnly : AnalyzerConfigOptions
    {
        public static readonly RoleOnly Instance = new();

        public override bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
        {
            value = Role;
            return key == Analyzers.RuleFiles.RoleKey;
        }
    }
}
