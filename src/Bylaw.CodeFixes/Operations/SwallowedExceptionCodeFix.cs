using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace Bylaw.CodeFixes;

/// <summary>BYL7005: `throw ex;` becomes `throw;`, and what is caught is logged where a logger is at hand.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SwallowedExceptionCodeFix)), Shared]
public sealed class SwallowedExceptionCodeFix() : BylawCodeFix(RuleIds.SwallowedException)
{
    private protected override async Task<IReadOnlyList<Fix>> FindAsync(FindingContext context)
    {
        switch (context.Token.Parent)
        {
            case ThrowStatementSyntax { Expression: not null } rethrow when rethrow.FirstAncestorOrSelf<CatchClauseSyntax>() is { } clause:
                return [new DocumentFix("Write 'throw;'", FixSafety.Safe, "throw", editor => Rethrow(editor, rethrow, clause))];
            case CatchClauseSyntax clause when Log(clause, context) is { } fix && await CompileCheck.HoldsAsync(context, fix).ConfigureAwait(false):
                return [fix];
            default:
                return [];
        }
    }

    private static void Rethrow(SyntaxEditor editor, ThrowStatementSyntax rethrow, CatchClauseSyntax clause)
    {
        editor.ReplaceNode(rethrow, static (current, _) => current is ThrowStatementSyntax { Expression: not null } old ? old.WithExpression(null).WithThrowKeyword(old.ThrowKeyword.WithTrailingTrivia()) : current);
        // Nobody else asks for the exception: the compiler would warn of it.
        editor.ReplaceNode(clause, static (current, _) => current is CatchClauseSyntax { Declaration: { } declaration } caught && declaration.Identifier.RawKind != 0
            && !caught.DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.DisabledTextTrivia) && trivia.ToString().Contains(declaration.Identifier.ValueText))
            && !caught.Block.DescendantTokens().Concat(caught.Filter?.DescendantTokens() ?? []).Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == declaration.Identifier.ValueText)
                ? caught.WithDeclaration(declaration.WithIdentifier(default).WithType(declaration.Type.WithoutTrailingTrivia()))
                : current);
    }

    private static DocumentFix? Log(CatchClauseSyntax clause, FindingContext context)
    {
        var model = context.Model;
        if (AtHand.Logger(clause.Block, model, context.Cancellation) is not { } logger || (clause.Block.Statements.Count == 0 && clause.Block.DescendantTrivia().Any(static trivia => trivia.IsDirective)))
            return null;

        var name = clause.Declaration is { Identifier: { RawKind: not 0 } identifier } ? identifier.Text : NameOf(context.Root);
        // Of one that was expected, nobody has to be woken.
        var method = clause.Declaration is { } declaration && model.GetTypeInfo(declaration.Type, context.Cancellation).Type is { Name: not ("Exception" or "SystemException" or "Object") } ? "LogWarning" : "LogError";
        var import = AtHand.LoggingImport(clause.Block, logger, model);
        var text = $"{LogWords.Of(clause)} failed";
        return new DocumentFix($"Log the exception with '{logger}'", FixSafety.Review, "log", editor =>
        {
            editor.ReplaceNode(clause, (current, _) => Logging((CatchClauseSyntax)current, name, $"{logger}.{method}({name}, \"{text}\");"));
            if (import is not null)
                Usings.Add(editor, import);
        });
    }

    private static CatchClauseSyntax Logging(CatchClauseSyntax clause, string name, string statement)
    {
        var declaration = clause.Declaration ?? SyntaxFactory.CatchDeclaration(SyntaxFactory.ParseTypeName("global::System.Exception").WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation));
        if (declaration.Identifier.RawKind == 0)
            declaration = declaration.WithType(declaration.Type.WithTrailingTrivia(SyntaxFactory.Space)).WithIdentifier(SyntaxFactory.Identifier(name));
        if (clause.Declaration is null)
        {
            declaration = declaration.WithTrailingTrivia(clause.CatchKeyword.TrailingTrivia);
            clause = clause.WithCatchKeyword(clause.CatchKeyword.WithTrailingTrivia(SyntaxFactory.Space));
        }

        return clause.WithDeclaration(declaration).WithBlock(With(clause.Block, SyntaxFactory.ParseStatement(statement)));
    }

    private static BlockSyntax With(BlockSyntax block, StatementSyntax log)
    {
        // `{ }` stays on its line.
        if (block.Statements.Count > 0 || block.ToString().IndexOf('\n') >= 0)
        {
            log = log.WithLeadingTrivia(SyntaxFactory.ElasticMarker).WithTrailingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed).WithAdditionalAnnotations(Formatter.Annotation);
            return block.WithStatements(block.Statements.Insert(0, log));
        }

        return block
            .WithOpenBraceToken(block.OpenBraceToken.WithTrailingTrivia(SyntaxFactory.Space))
            .WithStatements([log.WithTrailingTrivia(SyntaxFactory.Space)])
            .WithCloseBraceToken(block.CloseBraceToken.WithLeadingTrivia());
    }

    // As the others of the file are called.
    private static string NameOf(SyntaxNode root) =>
        root.DescendantNodes().OfType<CatchDeclarationSyntax>().Select(static declaration => declaration.Identifier.Text).FirstOrDefault(static name => !string.IsNullOrEmpty(name)) ?? "exception";
}
