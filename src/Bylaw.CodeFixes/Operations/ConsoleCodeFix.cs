using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.CodeFixes;

/// <summary>BYL7006: a line on the console becomes a log message, where a logger is at hand.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConsoleCodeFix)), Shared]
public sealed class ConsoleCodeFix() : BylawCodeFix(RuleIds.Console)
{
    private protected override async Task<IReadOnlyList<Fix>> FindAsync(FindingContext context)
    {
        if (CallOf(context.Token) is not var (call, isError) || call.ArgumentList.Arguments.Any(static argument => argument.NameColon is not null)
            || AtHand.Logger(call, context.Model, context.Cancellation) is not { } logger || Arguments(call, context) is not var (arguments, isFailure))
        {
            return [];
        }

        var method = isError || isFailure ? "LogError" : "LogInformation";
        var import = AtHand.LoggingImport(call, logger, context.Model);
        var fix = new DocumentFix($"Log it with '{logger}.{method}'", FixSafety.Review, "log", editor =>
        {
            editor.ReplaceNode(call, (current, _) => SyntaxFactory.InvocationExpression(
                SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, SyntaxFactory.ParseName(logger), SyntaxFactory.IdentifierName(method)),
                SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(
                    arguments.Select(SyntaxFactory.Argument), Enumerable.Repeat(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space), arguments.Count - 1)))).WithTriviaFrom(current));
            if (import is not null)
                Usings.Add(editor, import);
        });
        return await CompileCheck.HoldsAsync(context, fix).ConfigureAwait(false) ? [fix] : [];
    }

    // `Console.WriteLine(…)`, `Console.Error.WriteLine(…)`. What Write has begun is no message yet.
    private static (InvocationExpressionSyntax Call, bool IsError)? CallOf(SyntaxToken name)
    {
        if (name.Parent is not SimpleNameSyntax { Identifier.ValueText: var member } simple)
            return null;

        SyntaxNode access = simple.Parent is MemberAccessExpressionSyntax ? simple.Parent : simple;
        if (member is "Error" or "Out")
        {
            if (access.Parent is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WriteLine" } line)
                return null;
            access = line;
        }
        else if (member != "WriteLine")
        {
            return null;
        }

        return access.Parent is InvocationExpressionSyntax { Parent: ExpressionStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax } call && call.Expression == access ? (call, member == "Error") : null;
    }

    private static (List<ExpressionSyntax> Arguments, bool IsFailure)? Arguments(InvocationExpressionSyntax call, FindingContext context)
    {
        var model = context.Model;
        var written = call.ArgumentList.Arguments.Select(static argument => argument.Expression).ToList();
        if (written.Count == 0 || model.GetOperation(call, context.Cancellation) is not IInvocationOperation operation)
            return null;

        if (written.Count == 1 && ExceptionIn(written[0], model) is { } exception)
            return ([exception, SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal($"{LogWords.Of(call)} failed"))], true);

        var parts = written.Count == 1
            ? operation.TargetMethod.Parameters[0].Type is IArrayTypeSymbol ? null : TextPart.Of(written[0], model)
            : written[0] is LiteralExpressionSyntax && model.GetConstantValue(written[0]).Value is string format && model.GetTypeInfo(written[1]).Type is not (null or IArrayTypeSymbol)
                ? TextPart.OfFormat(format, written.GetRange(1, written.Count - 1))
                : null;
        // A blank line is layout.
        if (parts is null || parts.TrueForAll(static part => part.Value is null && !part.Text!.Any(char.IsLetterOrDigit)) || LogTemplate.Of(parts, written[0], model) is not { } template)
            return null;

        return ([template.Text.WithoutTrivia(), .. template.Values.Select(static value => value.WithoutTrivia())], false);
    }

    // `Console.WriteLine(ex)`, `Console.WriteLine(ex.ToString())`
    private static ExpressionSyntax? ExceptionIn(ExpressionSyntax value, SemanticModel model)
    {
        if (value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString", Expression: var of } })
            value = of;
        return value is IdentifierNameSyntax && CaughtException.IsException(model.GetTypeInfo(value).Type) ? value.WithoutTrivia() : null;
    }
}
