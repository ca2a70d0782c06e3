using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Bylaw.CodeFixes;

/// <summary>All safe fixes of one provider in a document, project or solution, none of them lost to another (the provider of Roslyn drops edits that overlap).</summary>
internal sealed class FixAll : FixAllProvider
{
    public static readonly FixAll Instance = new();

    private FixAll()
    {
    }

    /// <summary>Of the key only that it is null or not matters to hosts: whichever finding somebody started from, all safe fixes are made.</summary>
    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        if (fixAllContext.CodeFixProvider is not BylawCodeFix fixer)
            return null;

        var findings = await FindingsAsync(fixAllContext).ConfigureAwait(false);
        return findings.IsEmpty
            ? null
            : CodeAction.Create(
                $"Fix all '{string.Join("', '", fixAllContext.DiagnosticIds)}' that are safe to fix",
                async cancellation => (await FixRun.ApplyAsync(fixAllContext.Solution, fixer, findings, FixSafety.Safe, fixAllContext.CodeActionEquivalenceKey, cancellation).ConfigureAwait(false)).Solution,
                fixAllContext.CodeActionEquivalenceKey);
    }

    private static async Task<ImmutableArray<Diagnostic>> FindingsAsync(FixAllContext context)
    {
        if (context.Scope == FixAllScope.Document)
            return context.Document is { } document ? await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false) : [];

        var projects = context.Scope == FixAllScope.Project ? [context.Project] : context.Solution.Projects;
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var project in projects.Where(project => project.Language == LanguageNames.CSharp))
            findings.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
        return findings.ToImmutable();
    }
}
