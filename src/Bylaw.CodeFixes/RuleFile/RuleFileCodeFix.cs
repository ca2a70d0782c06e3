using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Bylaw.CodeFixes;

/// <summary>BYL0002: the word that was most likely meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RuleFileCodeFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)], DocumentExtensions = [".yml", ".yaml"]), Shared]
public sealed class RuleFileCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.InvalidRuleFile];

    /// <summary>A word is put right one by one: the next one may read otherwise then.</summary>
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
            if (!finding.Properties.TryGetValue(FindingProperties.Meant, out var meant) || meant is null || finding.Location.SourceSpan is not { IsEmpty: false } span || span.End > text.Length)
                continue;

            var quote = text[span.Start] is '"' or '\'' ? text[span.Start].ToString() : "";
            var changed = text.Substring(0, span.Start) + quote + meant + quote + text.Substring(span.End);
            var solution = await TextFix.WriteAsync(file, changed, context.CancellationToken).ConfigureAwait(false);
            if (Problems(solution) < Problems(file.Project.Solution))
                context.RegisterCodeFix(CodeAction.Create($"Write '{meant}' (review)", _ => Task.FromResult(solution), "meant"), finding);
        }

        // What a key says is read when the key is right, and may be wrong too: then this alone makes nothing better.
        int Problems(Solution solution) => TextFix.BookOf(solution, file.Project.Id, context.CancellationToken)?.Problems.Count(problem => problem.Id == RuleIds.InvalidRuleFile) ?? int.MaxValue;
    }
}
