using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Bylaw.CodeFixes;

/// <summary>What all fixes of findings in code share: one provider an id, offered only where it can be done, FixAll for the safe ones.</summary>
public abstract class BylawCodeFix : CodeFixProvider
{
    private readonly ImmutableArray<string> _ids;

    private protected BylawCodeFix(params string[] ids)
    {
        _ids = [.. ids];
        // A rule with an id of its own can be of any kind; what kind, its finding says.
        FixableDiagnosticIds = [.. ids, .. Descriptors.Custom.Select(descriptor => descriptor.Id)];
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAll.Instance;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var finding in context.Diagnostics)
        {
            foreach (var fix in await FixesOfAsync(context.Document, finding, context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(fix.TitleWithSafety, async cancellation => await FixRun.ApplyAsync(context.Document, fix, cancellation).ConfigureAwait(false) ?? context.Document.Project.Solution, fix.Key),
                    finding);
            }
        }
    }

    /// <summary>The ways to make the finding right, the best first; none where no right answer exists.</summary>
    internal async Task<IReadOnlyList<Fix>> FixesOfAsync(Document document, Diagnostic finding, CancellationToken cancellation)
    {
        if (!_ids.Contains(FindingContext.IdOf(finding)) || await FindingContext.OfAsync(document, finding, cancellation).ConfigureAwait(false) is not { } context)
            return [];

        var fixes = await FindAsync(context).ConfigureAwait(false);
        if (document.GetLinkedDocumentIds().IsEmpty)
            return fixes;

        // The same file is built for another framework too, with other types and other branches of #if.
        var possible = new List<Fix>();
        foreach (var fix in fixes)
        {
            if (await FixRun.ApplyAsync(document, fix, cancellation).ConfigureAwait(false) is { } changed && await CompileCheck.HoldsInLinkedAsync(document.Project.Solution, changed, cancellation).ConfigureAwait(false))
                possible.Add(fix);
        }

        return possible;
    }

    private protected abstract Task<IReadOnlyList<Fix>> FindAsync(FindingContext context);
}
