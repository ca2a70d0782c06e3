using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.CodeFixes;

/// <summary>BYL4004: a `!` that the compiler does not need goes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NullForgivingCodeFix)), Shared]
public sealed class NullForgivingCodeFix() : BylawCodeFix(RuleIds.NullForgiving)
{
    private static readonly FileCache<HashSet<SyntaxNode>> Needless = new();

    private protected override async Task<IReadOnlyList<Fix>> FindAsync(FindingContext context)
    {
        if (context.Token.Parent is not PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } forgiving)
            return [];

        var needless = await Needless.GetAsync(context.Model.Compilation, context.Model.SyntaxTree, 0, () => NeedlessAsync(context)).ConfigureAwait(false);
        return needless.Contains(forgiving)
            ? [new DocumentFix("Remove the '!', which the compiler does not need", FixSafety.Safe, "needless", editor => editor.ReplaceNode(forgiving, (current, _) => Bare((PostfixUnaryExpressionSyntax)current)))]
            : [];
    }

    // One may be needless because of another: `var a = b!; a!.C()` needs one of the two. Read from the top, so that all that are found can go at once.
    private static async Task<HashSet<SyntaxNode>> NeedlessAsync(FindingContext context)
    {
        // Where something else is wrong, the compiler says little of null.
        var broken = context.Model.GetDiagnostics(cancellationToken: context.Cancellation).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Location.SourceSpan).ToList();
        var all = context.Root.DescendantNodes().Where(node => node.IsKind(SyntaxKind.SuppressNullableWarningExpression)
            && !broken.Exists(span => node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member && member.Span.IntersectsWith(span))).ToList();
        var warnings = await WarningCheck.CountAsync(context.Document, context.Cancellation).ConfigureAwait(false);
        return [.. await Bisection.FindAsync(all, HoldsAsync).ConfigureAwait(false)];

        async Task<bool> HoldsAsync(IEnumerable<SyntaxNode> gone)
        {
            var root = context.Root.ReplaceNodes(gone, (_, current) => Bare((PostfixUnaryExpressionSyntax)current));
            return await WarningCheck.CountAsync(context.Document.WithSyntaxRoot(root), context.Cancellation).ConfigureAwait(false) <= warnings;
        }
    }

    private static ExpressionSyntax Bare(PostfixUnaryExpressionSyntax forgiving) =>
        forgiving.Operand.WithTrailingTrivia(forgiving.Operand.GetTrailingTrivia().AddRange(forgiving.OperatorToken.LeadingTrivia).AddRange(forgiving.OperatorToken.TrailingTrivia));
}
