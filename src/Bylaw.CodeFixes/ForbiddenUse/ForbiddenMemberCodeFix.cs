using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Bylaw.CodeFixes;

/// <summary>BYL2002: the member that the rule names is used where it fits; the clock of the framework is asked of a <c>TimeProvider</c> at hand.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ForbiddenMemberCodeFix)), Shared]
public sealed class ForbiddenMemberCodeFix() : BylawCodeFix(RuleIds.ForbiddenMember)
{
    private protected override Task<IReadOnlyList<Fix>> FindAsync(FindingContext context) => Task.FromResult<IReadOnlyList<Fix>>(Find(context) is { } fix ? [fix] : []);

    private static Fix? Find(FindingContext context)
    {
        if (context.Instead is not { } instead || context.Token.Parent is not SimpleNameSyntax name || context.Model.GetSymbolInfo(name, context.Cancellation).Symbol is not { } member)
            return null;

        var use = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : (ExpressionSyntax)name;
        if (instead.IndexOf("TimeProvider", StringComparison.Ordinal) >= 0)
        {
            return ClockAtHand.For(context, use, member) is { } asked
                ? new DocumentFix($"Write '{asked}'", FixSafety.Safe, "clock", editor => editor.ReplaceNode(use, (current, _) => asked.WithTriviaFrom(current)))
                : null;
        }

        return Named(context, use, member, instead) is { } replacement
            ? new DocumentFix($"Use {instead} instead", FixSafety.Review, "named", editor => editor.ReplaceNode(use, (current, _) => Replaced(current, replacement)))
            : null;
    }

    private static SyntaxNode Replaced(SyntaxNode current, ExpressionSyntax replacement) => replacement is SimpleNameSyntax name && current is MemberAccessExpressionSyntax own
        ? own.WithName(name.WithTriviaFrom(own.Name))
        : replacement.WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation).WithTriviaFrom(current);

    /// <summary>What the rule names, written for this place; null where it is not there or gives something else.</summary>
    private static ExpressionSyntax? Named(FindingContext context, ExpressionSyntax use, ISymbol member, string instead)
    {
        var path = instead.EndsWith("()", StringComparison.Ordinal) ? instead.Substring(0, instead.Length - 2) : instead;
        var dot = path.LastIndexOf('.');
        var owner = dot > 0 ? path.Substring(0, dot) : null;
        // Another member of the same object keeps the object.
        var isOfSameType = !member.IsStatic && use is MemberAccessExpressionSyntax && (owner is null || owner == SymbolNames.FullName(member.ContainingType));
        ExpressionSyntax replacement = isOfSameType ? SyntaxFactory.IdentifierName(path.Substring(dot + 1)) : SyntaxFactory.ParseExpression("global::" + path);
        if (replacement.ContainsDiagnostics || (!isOfSameType && owner is null))
            return null;

        var call = use.Parent as InvocationExpressionSyntax;
        var whole = call ?? use;
        var attempt = (ExpressionSyntax)Replaced(use, replacement);
        if (call is not null)
            attempt = call.WithExpression(attempt);
        else if (path != instead)
            attempt = SyntaxFactory.InvocationExpression(attempt);

        var before = context.Model.GetTypeInfo(whole, context.Cancellation);
        var after = context.Model.GetSpeculativeTypeInfo(whole.SpanStart, attempt, SpeculativeBindingOption.BindAsExpression);
        var bound = context.Model.GetSpeculativeSymbolInfo(whole.SpanStart, attempt, SpeculativeBindingOption.BindAsExpression).Symbol;
        return bound is not null && !SymbolEqualityComparer.Default.Equals(bound.OriginalDefinition, member.OriginalDefinition)
            && SymbolEqualityComparer.Default.Equals(before.Type, after.Type) && before.Type is not null
            ? path == instead || call is not null || isOfSameType ? replacement : SyntaxFactory.InvocationExpression(replacement)
            : null;
    }
}
