using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>
/// A fast look at the operations of a member: the regions in it, and whether there may be a forbidden use at all. It may say yes too often,
/// never too seldom: exact places are the <see cref="ReferenceLocator"/>'s.
/// </summary>
internal sealed class ReferenceScan(CompilationRules rules, BodyRegions regions, INamedTypeSymbol? owner, ImmutableArray<IOperation> blocks)
{
    private SubjectRules[] _subjects = [];

    public bool Run()
    {
        FindRegions();
        _subjects = [.. regions.Handlers.Select(handler => handler.Rules).Append(regions.Outermost.Rules).Where(subject => !subject.IsEmpty).Distinct()];
        if (_subjects.Length == 0)
            return false;

        foreach (var block in blocks)
        {
            foreach (var operation in block.DescendantsAndSelf())
            {
                if (MayUse(operation))
                    return true;
            }
        }

        return false;
    }

    private void FindRegions()
    {
        if (owner is null)
            return;

        foreach (var block in blocks)
        {
            foreach (var operation in block.DescendantsAndSelf())
            {
                if (operation is not IInvocationOperation call)
                    continue;
                if (RouteCalls.IsOnRoutes(call.TargetMethod))
                    regions.BecomesComposition(rules.Subjects.Of(owner, RegionKind.Composition));
                if (RouteCalls.IsRouteCall(call.TargetMethod))
                    RouteCalls.Collect(call, blocks, AddHandler);
            }
        }
    }

    private void AddHandler(IOperation function, ISymbol symbol, string route)
    {
        var node = function is IAnonymousFunctionOperation
            ? function.Syntax
            : symbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction } ? symbol.DeclaringSyntaxReferences[0].GetSyntax() : null;
        if (node is not null)
            regions.AddHandler(node, rules.Subjects.Of(owner!, RegionKind.Handler), route);
    }

    private bool MayUse(IOperation operation)
    {
        if (IsHit(operation.Type))
            return true;

        switch (operation)
        {
            case IInvocationOperation { TargetMethod: var method }:
                return IsMemberHit(method);
            case IMemberReferenceOperation { Member: var member }:
                return IsMemberHit(member);
            case IObjectCreationOperation { Constructor: { } constructor } creation:
                return IsMemberHit(constructor) || IsThrowHit(creation.Type);
            case IThrowOperation { Exception: { } exception }:
                return IsThrowHit((exception as IConversionOperation)?.Operand.Type ?? exception.Type);
            case ITypeOfOperation { TypeOperand: var type }:
                return IsHit(type);
            case IIsTypeOperation { TypeOperand: var type }:
                return IsHit(type);
            case ISizeOfOperation { TypeOperand: var type }:
                return IsHit(type);
            case IDeclarationPatternOperation { MatchedType: var type }:
                return IsHit(type);
            case ITypePatternOperation { MatchedType: var type }:
                return IsHit(type);
            case IRecursivePatternOperation { MatchedType: var type }:
                return IsHit(type);
            case ICatchClauseOperation { ExceptionType: var type }:
                return IsHit(type);
            case IVariableDeclaratorOperation { Symbol.Type: var type }:
                return IsHit(type);
            case IForEachLoopOperation loop:
                return loop.Locals.Any(local => IsHit(local.Type));
            case IBinaryOperation { OperatorMethod: { } method }:
                return IsMemberHit(method);
            case IUnaryOperation { OperatorMethod: { } method }:
                return IsMemberHit(method);
            case IConversionOperation { OperatorMethod: { } method }:
                return IsMemberHit(method);
            case IAnonymousFunctionOperation { Symbol: var function, Syntax: var syntax }:
                return IsFunctionHit(function, syntax);
            case ILocalFunctionOperation { Symbol: var function, Syntax: var syntax }:
                return IsFunctionHit(function, syntax);
            default:
                return false;
        }
    }

    private bool IsHit(ITypeSymbol? type)
    {
        if (type is null or { SpecialType: not SpecialType.None and not SpecialType.System_Nullable_T })
            return false;

        foreach (var subject in _subjects)
        {
            if (subject.Mentions(type) is not null)
                return true;
        }

        return false;
    }

    private bool IsMemberHit(ISymbol member)
    {
        foreach (var subject in _subjects)
        {
            if (subject.HasMembers && subject.AgainstMember((member as IMethodSymbol)?.ReducedFrom ?? member) is not null)
                return true;
            if (ValuePath.DeclaringType(member) is { } declaring && subject.AgainstType(declaring) is not null)
                return true;
            if (member is not IMethodSymbol method)
                continue;
            if (method.IsGenericMethod && method.TypeArguments.Any(argument => subject.Mentions(argument) is not null))
                return true;
            if (subject.HasThrows && rules.ThrowHelpers.ThrownBy(method) is { } thrown && subject.AgainstThrow(thrown) is not null)
                return true;
        }

        return false;
    }

    private bool IsThrowHit(ITypeSymbol? exception)
    {
        foreach (var subject in _subjects)
        {
            if (subject.HasThrows && exception is INamedTypeSymbol named && subject.AgainstThrow(named) is not null)
                return true;
        }

        return false;
    }

    // Attributes and default values of lambdas and local functions have no operations.
    private bool IsFunctionHit(IMethodSymbol function, SyntaxNode syntax)
    {
        if (IsHit(function.ReturnType))
            return true;

        foreach (var parameter in function.Parameters)
        {
            if (IsHit(parameter.Type))
                return true;
        }

        return FunctionHeader.HasMoreThanTypes(syntax) && _subjects.Any(subject => !subject.IsEmpty);
    }
}

/// <summary>The part of a lambda or local function that operations don't show.</summary>
internal static class FunctionHeader
{
    public static bool HasMoreThanTypes(SyntaxNode function) => function switch
    {
        ParenthesizedLambdaExpressionSyntax lambda => lambda.AttributeLists.Count > 0 || HasMore(lambda.ParameterList),
        SimpleLambdaExpressionSyntax lambda => lambda.AttributeLists.Count > 0,
        LocalFunctionStatementSyntax local => local.AttributeLists.Count > 0 || HasMore(local.ParameterList)
            || local.ConstraintClauses.Count > 0,
        _ => false,
    };

    private static bool HasMore(ParameterListSyntax parameters)
    {
        foreach (var parameter in parameters.Parameters)
        {
            if (parameter.AttributeLists.Count > 0 || parameter.Default is { Value: not LiteralExpressionSyntax })
                return true;
        }

        return false;
    }
}
