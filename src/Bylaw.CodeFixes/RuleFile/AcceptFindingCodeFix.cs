using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Bylaw.CodeFixes;

/// <summary>Any finding in code: frozen in the baseline, or excepted in the rule file. No repair, so never for more than one finding.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AcceptFindingCodeFix)), Shared]
public sealed class AcceptFindingCodeFix : CodeFixProvider
{
    /// <summary>An exception that is not for good lasts this long unless somebody writes another date.</summary>
    private const int Days = 90;

    /// <summary>Only a person knows the reason. Until it is written here the rule file is wrong (BYL0002) and the exception does not hold.</summary>
    private const string Placeholder = "TODO say why this is accepted.";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. Descriptors.All.Keys.Where(id => !id.StartsWith("BYL0", StringComparison.Ordinal)).OrderBy(id => id, StringComparer.Ordinal)];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    protected override CodeActionRequestPriority ComputeRequestPriority() => CodeActionRequestPriority.Low;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var project = context.Document.Project;
        if (!TextFix.IsPossible(project.Solution))
            return;

        var files = RuleFiles.Of(project.AnalyzerOptions);
        foreach (var finding in context.Diagnostics)
        {
            if (!finding.Properties.TryGetValue(FindingProperties.Rule, out var rule) || rule is null || FindingKeys.Of(finding).ToList() is not [var key, ..] keys)
                continue;

            if (files.Baseline is { } baseline && TextFix.FileOf(project, baseline.Path) is { } frozen && CountOf(finding) is { } count)
            {
                context.RegisterCodeFix(CodeAction.Create(
                    $"No repair: freeze {(count == 1 ? "this" : "all " + count)} in {frozen.Name}", cancellation => FreezeAsync(frozen, keys, count, cancellation), "baseline", CodeActionPriority.Low), finding);
            }

            if (files.Root is { } root && TextFix.FileOf(project, root.Path) is { } ruleFile && await ExceptedAsync(ruleFile, key, context.CancellationToken).ConfigureAwait(false) is { } excepted)
            {
                context.RegisterCodeFix(CodeAction.Create(
                    $"No repair: except this from '{rule}' in {ruleFile.Name}, with a reason to be written", _ => Task.FromResult(excepted), "exception", CodeActionPriority.Low), finding);
            }
        }
    }

    private static int? CountOf(Diagnostic finding) =>
        finding.Properties.TryGetValue(FindingProperties.Count, out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    private static async Task<Solution> FreezeAsync(TextDocument file, IReadOnlyList<BaselineKey> keys, int count, CancellationToken cancellation)
    {
        var text = (await file.GetTextAsync(cancellation).ConfigureAwait(false)).ToString();
        // Frozen for one of the rules that it breaks, the finding would come again as one of the next.
        foreach (var key in keys)
            text = BaselineText.With(text, file.Project.AssemblyName, key, count);
        return await TextFix.WriteAsync(file, text, cancellation).ConfigureAwait(false);
    }

    private static async Task<Solution?> ExceptedAsync(TextDocument file, BaselineKey key, CancellationToken cancellation)
    {
        var at = key.Member == "assembly" ? file.Project.AssemblyName : DocumentationName.Of(key.Member);
        var to = key.Target.Length == 0 ? null : DocumentationName.Of(key.Target);
        if (at is null || (to is null && key.Target.Length > 0))
            return null;

        var solution = file.Project.Solution;
        var text = (await file.GetTextAsync(cancellation).ConfigureAwait(false)).ToString();
        var end = DateTime.Today.AddDays(Days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (WithReason(Placeholder) is not { } changed || WithReason("Written.") is not { } written)
            return null;

        // Whether it is right shows once there is a reason.
        var after = await TextFix.WriteAsync(file, written, cancellation).ConfigureAwait(false);
        var (before, book) = (TextFix.BookOf(solution, file.Project.Id, cancellation), TextFix.BookOf(after, file.Project.Id, cancellation));
        return before is not null && book is not null && book.Problems.Count <= before.Problems.Count && book.Exceptions.Count == before.Exceptions.Count + 1
            ? await TextFix.WriteAsync(file, changed, cancellation).ConfigureAwait(false)
            : null;

        string? WithReason(string reason) => RuleFileEdit.WithException(file.FilePath!, text, key.Rule, at, to, reason, end);
    }
}
