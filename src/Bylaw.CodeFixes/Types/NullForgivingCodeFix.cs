using System.Composition;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.CodeFixes;

/// <summary>BYL4004: a `!` that the compiler does not need goes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NullForgivingCodeFix)), Shared]
public sealed class NullForgivingCodeFix() : BylawCodeFix(RuleIds.NullForgiving)
{
    private static readonly ConditionalWeakTable<SemanticModel, HashSet<SyntaxNode>> Needless = new();

    private protected override async Task<IReadOnlyList<Fix>> FindAsync(FindingContext context)
    {
        if (context.Token.Parent is not PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } forgiving)
            return [];

        if (!Needless.TryGetValue(context.Model, out var needless))
        {
            var found = await NeedlessAsync(context).ConfigureAwait(false);
            needless = Needless.GetValue(context.Model, _ => found);
        }

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
        if (await HoldsAsync(all).ConfigureAwait(false))
            return [.. all];

        var needless = new HashSet<SyntaxNode>();
        foreach (var one in all)
        {
            if (await HoldsAsync(needless.Append(one)).ConfigureAwait(false))
                needless.Add(one);
        }

        return needless;

        async Task<bool> HoldsAsync(IEnumerable<SyntaxNode> gone)
        {
            var root = context.Root.ReplaceNodes(gone, (_, current) => Bare((PostfixUnaryExpressionSyntax)current));
            return await WarningCheck.CountAsync(context.Document.WithSyntaxRoot(root), context.Cancellation).ConfigureAwait(false) <= warnings;
        }
    }

    private static ExpressionSyntax Bare(PostfixUnaryExpressionSyntax forgiving) =>
        forgiving.Operand.WithTrailingTrivia(forgiving.Operand.GetTrailingTrivia().AddRange(forgiving.OperatorToken.LeadingTrivia).AddRange(forgiving.OperatorToken.TrailingTrivia));
}
