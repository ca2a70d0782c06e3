using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Bylaw.CodeFixes;

/// <summary>
/// BYL6002: values become parameters, by an interpolation that EF Core reads, by the parameters of Dapper or by those of a command. A person looks at each: a finding is always about a text, and a
/// text that works without quotes was a number or a piece of the statement.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ParameterizedSqlCodeFix)), Shared]
public sealed class ParameterizedSqlCodeFix() : BylawCodeFix(RuleIds.ParameterizedSql)
{
    private protected override async Task<IReadOnlyList<Fix>> FindAsync(FindingContext context)
    {
        if (context.Node.FirstAncestorOrSelf<ExpressionSyntax>() is not { } input || TextAround(input) is not { } text || SinkOf(text, context) is not var (handed, local)
            || SqlParts.Of(text, context.Model) is not { } parts)
        {
            return [];
        }

        var fix = handed.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } } argument && context.Model.GetSymbolInfo(call, context.Cancellation).Symbol is IMethodSymbol method
            ? OfCall(text, argument, call, method, parts, local, context)
            : CommandParameters.Of(text, handed, parts, context);
        return fix is not null && await CompileCheck.HoldsAsync(context, fix).ConfigureAwait(false) ? [fix] : [];
    }

    private static DocumentFix? OfCall(
        ExpressionSyntax text, ArgumentSyntax argument, InvocationExpressionSyntax call, IMethodSymbol method, SqlParts parts, VariableDeclarationSyntax? local, FindingContext context) =>
        DataSymbols.Is(method.ContainingType, "Dapper", "SqlMapper") ? OfDapper(text, argument, call, method, parts, context)
        : SymbolNames.Namespace(method).StartsWith(DataSymbols.Ef, StringComparison.Ordinal) ? OfEf(text, argument, call, method, parts, local, context)
        : null;

    // The interpolation or sum that the value is a part of.
    private static ExpressionSyntax? TextAround(ExpressionSyntax input)
    {
        ExpressionSyntax? text = null;
        for (SyntaxNode? at = input; at is ExpressionSyntax or InterpolationSyntax or ArgumentSyntax or ArgumentListSyntax; at = at.Parent)
        {
            if (at is InterpolatedStringExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression })
                text = (ExpressionSyntax)at;
            else if (at is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Format" or "Concat" } called } && called.Expression.ToString() is "string" or "String" or "System.String")
                text = (ExpressionSyntax)at;
            else if (text is not null && at is not ParenthesizedExpressionSyntax and not InterpolationSyntax and not ArgumentSyntax and not ArgumentListSyntax)
                break;
            else if (text is not null && at is ArgumentSyntax && at.Parent?.Parent is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Format" or "Concat" } })
                break;
        }

        return text;
    }

    // Where it is handed over, at once or by a local that nothing else is done with.
    private static (ExpressionSyntax Handed, VariableDeclarationSyntax? Local)? SinkOf(ExpressionSyntax text, FindingContext context)
    {
        if (IsHandedOver(text))
            return (text, null);
        if (text.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax block } } declaration } declarator })
            return null;

        var name = declarator.Identifier.ValueText;
        var uses = block.DescendantNodes().OfType<IdentifierNameSyntax>().Where(use => use.Identifier.ValueText == name).ToList();
        return uses is [var use] && IsHandedOver(use) && SymbolEqualityComparer.Default.Equals(context.Model.GetSymbolInfo(use, context.Cancellation).Symbol, context.Model.GetDeclaredSymbol(declarator, context.Cancellation))
            ? (use, declaration)
            : null;
    }

    private static bool IsHandedOver(ExpressionSyntax text) =>
        text.Parent is ArgumentSyntax || (text.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment && assignment.Right == text);

    private static DocumentFix? OfEf(
        ExpressionSyntax text, ArgumentSyntax argument, InvocationExpressionSyntax call, IMethodSymbol method, SqlParts parts, VariableDeclarationSyntax? local, FindingContext context)
    {
        // Values that are handed over already have numbers or names in the text.
        if (call.ArgumentList.Arguments.Any(other => other != argument && !IsToken(other)) || NameOf(method) is not { } name)
            return null;

        return new DocumentFix($"Call '{name}', which makes parameters of the holes", FixSafety.Review, "interpolated", editor =>
        {
            editor.ReplaceNode(text, (current, _) => parts.AsInterpolation().WithTriviaFrom(current));
            if (local is not null)
                editor.ReplaceNode(local.Type, (current, _) => SyntaxFactory.ParseTypeName("global::System.FormattableString").WithTriviaFrom(current).WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation));
            editor.ReplaceNode(call, (current, _) => Called((InvocationExpressionSyntax)current, name));
        });

        bool IsToken(ArgumentSyntax other) => context.Model.GetTypeInfo(other.Expression, context.Cancellation).ConvertedType is { } type && CancellationAtHand.IsToken(type);
    }

    private static InvocationExpressionSyntax Called(InvocationExpressionSyntax call, string name)
    {
        call = AwaitedCall.Renamed(call, name);
        return call.WithArgumentList(call.ArgumentList.WithArguments(SyntaxFactory.SeparatedList<ArgumentSyntax>(call.ArgumentList.Arguments.GetWithSeparators().Select(static item =>
            item.AsNode() is ArgumentSyntax { NameColon.Name.Identifier.ValueText: "sql" } argument ? argument.WithNameColon(null).WithTriviaFrom(argument) : item))));
    }

    // `FromSql` since EF Core 7, `FromSqlInterpolated` before.
    private static string? NameOf(IMethodSymbol method)
    {
        var (name, async) = method.Name.EndsWith("Async", StringComparison.Ordinal) ? (method.Name.Substring(0, method.Name.Length - 5), "Async") : (method.Name, "");
        if (!name.EndsWith("Raw", StringComparison.Ordinal))
            return null;

        name = name.Substring(0, name.Length - 3);
        return new[] { name + async, name + "Interpolated" + async }.FirstOrDefault(other => method.ContainingType.GetMembers(other).OfType<IMethodSymbol>().Any(static found => found.Parameters.Any(static parameter => parameter.Type.Name == nameof(FormattableString))));
    }

    private static DocumentFix? OfDapper(ExpressionSyntax text, ArgumentSyntax argument, InvocationExpressionSyntax call, IMethodSymbol method, SqlParts parts, FindingContext context)
    {
        if (SqlName.Of(text, parts) is not { } named)
            return null;

        var names = named.Select(static name => name.Name).ToList();
        var members = SqlName.Once(named).Select(static name => name.IsOwn
            ? SyntaxFactory.AnonymousObjectMemberDeclarator(name.Value)
            : SyntaxFactory.AnonymousObjectMemberDeclarator(SyntaxFactory.NameEquals(SyntaxFactory.IdentifierName(name.Name).WithTrailingTrivia(SyntaxFactory.Space)).WithTrailingTrivia(SyntaxFactory.Space), name.Value)).ToList();
        var list = Parameters(call, argument, method, members, context);
        return list is null ? null : new DocumentFix(SqlName.TitleOf(named), FixSafety.Review, "parameters", editor =>
        {
            editor.ReplaceNode(text, (current, _) => parts.WithNames(names).WithTriviaFrom(current));
            editor.ReplaceNode(call.ArgumentList, (current, _) => list((ArgumentListSyntax)current));
        });
    }

    private static Func<ArgumentListSyntax, ArgumentListSyntax>? Parameters(
        InvocationExpressionSyntax call, ArgumentSyntax text, IMethodSymbol method, List<AnonymousObjectMemberDeclaratorSyntax> members, FindingContext context)
    {
        var arguments = call.ArgumentList.Arguments;
        var ordinal = method.Parameters.IndexOf(method.Parameters.FirstOrDefault(static parameter => parameter.Name == "param")!);
        if (ordinal < 0)
            return null;

        // What is there by its name, or by its place.
        var index = arguments.IndexOf(static argument => argument.NameColon?.Name.Identifier.ValueText == "param");
        if (index < 0 && arguments.Count > ordinal && arguments.Take(ordinal + 1).All(static argument => argument.NameColon is null))
            index = ordinal;
        if (index >= 0)
        {
            return arguments[index].Expression switch
            {
                AnonymousObjectCreationExpressionSyntax known => list => Replaced(list, index, Object([.. known.Initializers.Select(static member => member.WithoutTrivia()), .. members])),
                LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } => list => Replaced(list, index, Object(members)),
                _ => null,
            };
        }

        var argument = SyntaxFactory.Argument(Object(members));
        return arguments.Count == ordinal && text.NameColon is null
            ? list => AwaitedCall.With(list, argument)
            : list => AwaitedCall.With(list, argument.WithNameColon(SyntaxFactory.NameColon("param").WithTrailingTrivia(SyntaxFactory.Space)));
    }

    private static ArgumentListSyntax Replaced(ArgumentListSyntax list, int index, ExpressionSyntax value) =>
        list.WithArguments(list.Arguments.Replace(list.Arguments[index], list.Arguments[index].WithExpression(value.WithTriviaFrom(list.Arguments[index].Expression))));

    // `new { name, order.Id }`
    private static ExpressionSyntax Object(IReadOnlyList<AnonymousObjectMemberDeclaratorSyntax> members) =>
        SyntaxFactory.ParseExpression($"new {{ {string.Join(", ", members.Select(static member => member.ToString()))} }}");
}
