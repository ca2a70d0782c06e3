using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Bylaw.CodeFixes;

/// <summary>BYL7004: the secret is read from the configuration, and its lack is an error.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SecretLiteralCodeFix)), Shared]
public sealed class SecretLiteralCodeFix() : BylawCodeFix(RuleIds.SecretLiteral)
{
    private protected override async Task<IReadOnlyList<Fix>> FindAsync(FindingContext context)
    {
        if (context.Node is not ExpressionSyntax literal || context.Model.GetOperation(literal, context.Cancellation) is not { ConstantValue.HasValue: true } operation || ValueName.Of(operation) is not { } name)
            return [];

        var fix = literal.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } fallback && fallback.Right == literal
            ? Change($"Throw where '{name.Name}' is missing", "throw", literal, Throw(name.Name))
            : Lookup(literal, name.Name, context);
        return fix is not null && await CompileCheck.HoldsAsync(context, fix).ConfigureAwait(false) ? [fix] : [];
    }

    private static DocumentFix? Lookup(ExpressionSyntax literal, string name, FindingContext context)
    {
        if (AtHand.Configuration(literal, context.Model, context.Cancellation) is not { } configuration)
            return null;

        var key = name.Any(static sign => sign is ':' or '.') ? name : PlaceholderName.Pascal(name);
        ExpressionSyntax value = SyntaxFactory.BinaryExpression(
            SyntaxKind.CoalesceExpression,
            SyntaxFactory.ElementAccessExpression(SyntaxFactory.ParseName(configuration), SyntaxFactory.BracketedArgumentList([SyntaxFactory.Argument(Text(key))])).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.Token(SyntaxKind.QuestionQuestionToken).WithTrailingTrivia(SyntaxFactory.Space),
            Throw(key));
        return Change($"Read '{key}' from '{configuration}'", "configuration", literal, literal.Parent is BinaryExpressionSyntax or ConditionalExpressionSyntax ? SyntaxFactory.ParenthesizedExpression(value) : value);
    }

    private static DocumentFix Change(string title, string key, ExpressionSyntax literal, ExpressionSyntax value) =>
        new(title, FixSafety.Review, key, editor => editor.ReplaceNode(literal, (current, _) => value.WithTriviaFrom(current)));

    private static ThrowExpressionSyntax Throw(string name) => SyntaxFactory.ThrowExpression(
        SyntaxFactory.Token(SyntaxKind.ThrowKeyword).WithTrailingTrivia(SyntaxFactory.Space),
        SyntaxFactory.ObjectCreationExpression(
            SyntaxFactory.Token(SyntaxKind.NewKeyword).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.ParseTypeName("global::System.InvalidOperationException").WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation),
            SyntaxFactory.ArgumentList([SyntaxFactory.Argument(Text($"{name} is missing"))]),
            null));

    private static LiteralExpressionSyntax Text(string text) => SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text));
}
