using System.Collections.Immutable;
using System.Composition;
using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Bylaw.CodeFixes;

/// <summary>BYL0006: a line of the baseline that the code has outgrown goes, or allows what the code still has.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StaleBaselineCodeFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)], DocumentExtensions = [".baseline"]), Shared]
public sealed class StaleBaselineCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.StaleBaseline];

    /// <summary>Hosts have none for what is no source.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var file = context.TextDocument;
        if (!TextFix.IsPossible(file.Project.Solution))
            return;

        var text = (await file.GetTextAsync(context.CancellationToken).ConfigureAwait(false)).ToString();
        foreach (var finding in context.Diagnostics)
        {
            if (!finding.Properties.TryGetValue(FindingProperties.Meant, out var meant) || meant is null || finding.Location.SourceSpan.End > text.Length)
                continue;

            var changed = BaselineText.Replace(text, finding.Location.SourceSpan.Start, meant);
            if (Baseline.Read("", changed, file.Project.AssemblyName).Problems.Count <= Baseline.Read("", text, file.Project.AssemblyName).Problems.Count)
            {
                context.RegisterCodeFix(CodeAction.Create(
                    meant.Length == 0 ? "Remove the stale line (safe)" : $"Write '{meant}' (safe)", cancellation => TextFix.WriteAsync(file, changed, cancellation), "stale"), finding);
            }
        }
    }
}
