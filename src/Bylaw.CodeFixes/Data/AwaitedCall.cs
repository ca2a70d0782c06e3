using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.CodeFixes;

/// <summary>A call with the method that can be awaited in place of the one it names.</summary>
internal static class AwaitedCall
{
    /// <summary>What it becomes; null where the arguments don't fit as they are written.</summary>
    public static Func<InvocationExpressionSyntax, ExpressionSyntax>? Of(InvocationExpressionSyntax syntax, IInvocationOperation call, IMethodSymbol sibling, ExpressionSyntax? token)
    {
        var method = call.TargetMethod;
        if (token is not null && !sibling.Parameters.Any(IsToken) && WithToken(sibling) is { } better)
            sibling = better;

        // An extension that is called on what it extends has one argument less than parameters.
        var hidden = IsReduced(syntax, call) ? 1 : 0;
        if (!IsInOrder(syntax, method, sibling, hidden))
            return null;

        var extra = Extra(syntax, call, sibling, token, hidden);
        var name = sibling.Name;
        return current => Renamed(current, name).WithArgumentList(With(current.ArgumentList, extra));
    }

    /// <summary>`query.ToList()`, and not `Enumerable.ToList(query)`.</summary>
    public static bool IsReduced(InvocationExpressionSyntax syntax, IInvocationOperation call) =>
        call.TargetMethod.IsExtensionMethod && call.SemanticModel?.GetSymbolInfo(syntax).Symbol is IMethodSymbol { MethodKind: MethodKind.ReducedExtension };

    public static InvocationExpressionSyntax Renamed(InvocationExpressionSyntax call, string name) => call.WithExpression(call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.WithName(Renamed(access.Name, name)),
        SimpleNameSyntax simple => Renamed(simple, name),
        var other => other,
    });

    public static ArgumentListSyntax With(ArgumentListSyntax list, ArgumentSyntax? argument) => argument is null
        ? list
        : list.WithArguments(list.Arguments.Count == 0
            ? list.Arguments.Add(argument)
            : SyntaxFactory.SeparatedList<ArgumentSyntax>(list.Arguments.GetWithSeparators().Add(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space)).Add(argument)));

    private static SimpleNameSyntax Renamed(SimpleNameSyntax name, string to) => name.WithIdentifier(SyntaxFactory.Identifier(to).WithTriviaFrom(name.Identifier));

    // `ReadAsync(buffer, token)` beside `ReadAsync(buffer)`.
    private static IMethodSymbol? WithToken(IMethodSymbol sibling) => sibling.ContainingType.GetMembers(sibling.Name).OfType<IMethodSymbol>().FirstOrDefault(other =>
        other.Parameters.Length == sibling.Parameters.Length + 1 && IsToken(other.Parameters[other.Parameters.Length - 1]) && other.IsStatic == sibling.IsStatic && other.Arity == sibling.Arity
        && SymbolEqualityComparer.Default.Equals(other.ReturnType, sibling.ReturnType) && other.DeclaredAccessibility == sibling.DeclaredAccessibility && !sibling.Parameters.Any(static parameter => parameter.IsParams)
        && sibling.Parameters.Zip(other.Parameters, static (one, another) => SymbolEqualityComparer.Default.Equals(one.Type, another.Type)).All(static same => same));

    // What stands at its place without a name must mean the same parameter.
    private static bool IsInOrder(InvocationExpressionSyntax syntax, IMethodSymbol method, IMethodSymbol sibling, int hidden)
    {
        for (var i = 0; i < syntax.ArgumentList.Arguments.Count; i++)
        {
            if (syntax.ArgumentList.Arguments[i].NameColon is { Name.Identifier.ValueText: var label })
            {
                if (!sibling.Parameters.Any(parameter => parameter.Name == label))
                    return false;
                continue;
            }

            var (here, there) = (At(method.Parameters, i + hidden), At(sibling.Parameters, i + hidden));
            if (here is null || there is null || here.Type.Name != there.Type.Name || here.IsParams != there.IsParams)
                return false;
            if (here.IsParams)
                break;
        }

        return true;
    }

    private static IParameterSymbol? At(ImmutableArray<IParameterSymbol> parameters, int index) =>
        index < parameters.Length ? parameters[index] : parameters is [.., { IsParams: true } last] ? last : null;

    private static ArgumentSyntax? Extra(InvocationExpressionSyntax syntax, IInvocationOperation call, IMethodSymbol sibling, ExpressionSyntax? token, int hidden)
    {
        if (sibling.Parameters.FirstOrDefault(IsToken) is not { } parameter || call.Arguments.Any(static argument => !argument.IsImplicit && argument.Value.Type is { } type && CancellationAtHand.IsToken(type)))
            return null;

        var value = token ?? (parameter.IsOptional ? null : SyntaxFactory.LiteralExpression(SyntaxKind.DefaultLiteralExpression));
        if (value is null)
            return null;

        var arguments = syntax.ArgumentList.Arguments;
        return arguments.Count + hidden == parameter.Ordinal && arguments.All(static argument => argument.NameColon is null)
            ? SyntaxFactory.Argument(value)
            : SyntaxFactory.Argument(SyntaxFactory.NameColon(parameter.Name).WithTrailingTrivia(SyntaxFactory.Space), default, value);
    }

    private static bool IsToken(IParameterSymbol parameter) => CancellationAtHand.IsToken(parameter.Type);
}
