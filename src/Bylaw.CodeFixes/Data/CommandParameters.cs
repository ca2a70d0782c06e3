using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace Bylaw.CodeFixes;

/// <summary>Values in the text of a command of ADO.NET become its parameters, by the `AddWithValue` of SqlClient, Npgsql, Sqlite and their like.</summary>
internal static class CommandParameters
{
    private const string Add = "AddWithValue";
    private const string Null = "System.DBNull.Value";

    /// <summary>Null where the command has no such method, gets another text too, or lives longer than the statement that gives it the text.</summary>
    public static DocumentFix? Of(ExpressionSyntax text, ExpressionSyntax handed, SqlParts parts, FindingContext context)
    {
        if (CommandOf(handed, context) is not var (command, statement, type) || !HasAdd(type) || SqlName.Of(text, parts) is not { } names || IsUsedAgain(command, statement, names))
            return null;

        var added = SqlName.Once(names).Select(name => Added(command, name, context)).ToList();
        return new DocumentFix(SqlName.TitleOf(names), FixSafety.Review, "parameters", editor =>
        {
            editor.ReplaceNode(text, (current, _) => parts.WithNames([.. names.Select(static name => name.Name)]).WithTriviaFrom(current));
            if (statement is UsingStatementSyntax { Statement: BlockSyntax block })
                editor.ReplaceNode(block, (current, _) => ((BlockSyntax)current).WithStatements(((BlockSyntax)current).Statements.InsertRange(0, added)));
            else
                editor.InsertAfter(statement, added);
        });
    }

    // `command.CommandText = …;`, `using var command = new SqlCommand(…, connection);`, `using (var command = new SqlCommand { CommandText = … }) { }`
    private static (string Command, StatementSyntax Statement, ITypeSymbol Type)? CommandOf(ExpressionSyntax handed, FindingContext context)
    {
        if (handed.Parent is AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax command }, Parent: ExpressionStatementSyntax { Parent: BlockSyntax } statement })
            return TypeOf(command, context) is { } type ? (command.Identifier.Text, statement, type) : null;

        var creation = handed.Parent?.Parent?.Parent as BaseObjectCreationExpressionSyntax;
        if (creation?.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1 } declaration } declarator } || TypeOf(creation, context) is not { } made)
            return null;
        return declaration.Parent is LocalDeclarationStatementSyntax { Parent: BlockSyntax } or UsingStatementSyntax { Statement: BlockSyntax } ? (declarator.Identifier.Text, (StatementSyntax)declaration.Parent, made) : null;
    }

    private static ITypeSymbol? TypeOf(ExpressionSyntax expression, FindingContext context) => context.Model.GetTypeInfo(expression, context.Cancellation).Type;

    private static bool HasAdd(ITypeSymbol command)
    {
        for (ITypeSymbol? type = command; type is not null; type = type.BaseType)
        {
            if (type.GetMembers("Parameters").OfType<IPropertySymbol>().FirstOrDefault() is { Type: var list })
                return list.GetMembers(Add).OfType<IMethodSymbol>().Any(static method => method.Parameters is [{ Type.SpecialType: SpecialType.System_String }, { Type.SpecialType: SpecialType.System_Object }]);
        }

        return false;
    }

    // Parameters would be there twice: in a loop around the command, or for another text.
    private static bool IsUsedAgain(string command, StatementSyntax statement, IReadOnlyList<SqlName> names)
    {
        if (statement.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member)
            return true;

        var loop = statement.Ancestors().TakeWhile(at => at != member).FirstOrDefault(static at => at is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax);
        if (loop is not null && !loop.DescendantNodes().OfType<VariableDeclaratorSyntax>().Any(declarator => declarator.Identifier.Text == command))
            return true;

        var texts = member.DescendantNodes().OfType<AssignmentExpressionSyntax>().Count(assignment => assignment.Left is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CommandText", Expression: IdentifierNameSyntax of } && of.Identifier.Text == command);
        return texts > (statement is ExpressionStatementSyntax ? 1 : 0)
            || member.DescendantTokens().Any(token => token.IsKind(SyntaxKind.StringLiteralToken) && names.Any(name => string.Equals(token.ValueText.TrimStart('@'), name.Name, StringComparison.OrdinalIgnoreCase)));
    }

    private static StatementSyntax Added(string command, SqlName name, FindingContext context)
    {
        var statement = SyntaxFactory.ParseStatement($"{command}.Parameters.{Add}(\"@{name.Name}\", {Value(name, context)});").WithTrailingTrivia(Usings.EndOfLine(context.Root));
        return statement.ReplaceNodes(statement.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Where(static access => access.ToString() == Null), static (access, _) => access.WithAdditionalAnnotations(Simplifier.Annotation))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    // A database has a null of its own.
    private static string Value(SqlName name, FindingContext context)
    {
        var isNull = context.Model.GetSpeculativeTypeInfo(context.Token.SpanStart, name.Value, SpeculativeBindingOption.BindAsExpression) is { Type: { } type, Nullability.FlowState: var state }
            && (type.IsReferenceType ? state == NullableFlowState.MaybeNull : type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T);
        return isNull ? $"(object?){name.Value} ?? {Null}" : name.Value.ToString();
    }
}
