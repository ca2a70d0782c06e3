using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.CodeFixes;

/// <summary>BYL6004: the filters of the query stay on.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TenantIsolationCodeFix)), Shared]
public sealed class TenantIsolationCodeFix() : BylawCodeFix(RuleIds.TenantIsolation)
{
    private protected override async Task<IReadOnlyList<Fix>> FindAsync(FindingContext context)
    {
        if (context.Token is not { ValueText: "IgnoreQueryFilters", Parent.Parent: MemberAccessExpressionSyntax { Expression: var query, Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } call } }
            || call.DescendantTrivia().Any(trivia => trivia.SpanStart >= query.Span.End && trivia.SpanStart < call.Span.End && !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia)))
        {
            return [];
        }

        var fix = new DocumentFix("Remove 'IgnoreQueryFilters'", FixSafety.Review, "remove", editor => editor.ReplaceNode(call, static (current, _) =>
            current is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var kept } } ? kept.WithTrailingTrivia(current.GetTrailingTrivia()) : current));
        return await CompileCheck.HoldsAsync(context, fix).ConfigureAwait(false) ? [fix] : [];
    }
}
