using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>
/// A fast look at the operations of a member: whether there may be a forbidden use at all. It may say yes too often,
/// never too seldom: exact places are the <see cref="ReferenceLocator"/>'s. It runs on every member of a build, so it
/// allocates nothing for an operation.
/// </summary>
internal sealed class ReferenceScan(CompilationRules rules, BodyRegions regions, ImmutableArray<IOperation> blocks)
{
    private SubjectRules _subject = regions.Outermost.Rules;

    /// <summary>The rules for which there may be something to find.</summary>
    public IReadOnlyList<Rule> Run()
    {
        var found = false;
        foreach (var subject in regions.Subjects)
            found = found || IsHit(subject);

        return found ? [.. regions.Rules.Where(rule => regions.Subjects.Any(subject => IsHit(subject.Only(rule))))] : [];
    }

    private bool IsHit(SubjectRules subject)
    {
        _subject = subject;
        return !subject.IsEmpty && Walk();
    }

    private bool Walk()
    {
        var todo = OperationStack.Take(blocks);
        var found = false;
        while (todo.Count > 0 && !found)
        {
            var operation = todo.Pop();
            foreach (var child in operation.ChildOperations)
                todo.Push(child);

            found = MayUse(operation);
        }

        OperationStack.Return(todo);
        return found;
    }

    private bool MayUse(IOperation operation)
    {
        if (IsHit(operation.Type))
            return true;

        switch (operation)
        {
            case IInvocationOperation { TargetMethod: var method }:
                return IsMethodHit(method) || IsThroughOtherType(operation.Syntax, method);
            case IMethodReferenceOperation { Method: var method }:
                return IsMethodHit(method) || _subject.MentionedBy(method) is not null || IsThroughOtherType(operation.Syntax, method);
            case IMemberReferenceOperation { Member: var member }:
                return IsMemberHit(member) || IsThroughOtherType(operation.Syntax, member);
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
            case IPatternOperation pattern:
                return IsHit(pattern.NarrowedType);
            case ICatchClauseOperation { ExceptionType: var type }:
                return IsHit(type);
            case IVariableDeclaratorOperation { Symbol.Type: var type }:
                return IsHit(type);
            case IBinaryOperation { OperatorMethod: { } method }:
                return IsMemberHit(method);
            case IUnaryOperation { OperatorMethod: { } method }:
                return IsMemberHit(method);
            case ICompoundAssignmentOperation { OperatorMethod: { } method }:
                return IsMemberHit(method);
            case IIncrementOrDecrementOperation { OperatorMethod: { } method }:
                return IsMemberHit(method);
            case IConversionOperation { OperatorMethod: { } method }:
                return IsMemberHit(method);
            case INameOfOperation { Argument: var argument }:
                // A method in nameof is an operation that says nothing.
                return argument is { Kind: OperationKind.None, Type: null };
            case IAnonymousFunctionOperation { Symbol: var function, Syntax: var syntax }:
                return Signature.MayUse(function, _subject) || FunctionHeader.HasDefaults(syntax);
            case ILocalFunctionOperation { Symbol: var function, Syntax: var syntax }:
                return Signature.MayUse(function, _subject) || FunctionHeader.HasDefaults(syntax);
            default:
                return false;
        }
    }

    private bool IsHit(ITypeSymbol? type) => type is not null && _subject.HasTypes && _subject.MayMention(type);

    private bool IsMethodHit(IMethodSymbol method)
    {
        if (IsMemberHit(method))
            return true;

        if (_subject.HasTypes)
        {
            foreach (var argument in method.TypeArguments)
            {
                if (IsHit(argument))
                    return true;
            }
        }

        return _subject.HasThrows && (IsThrowHit(rules.ThrowHelpers.ThrownBy(method)) || IsThrowHit(rules.ThrowHelpers.CreatedBy(method)));
    }

    private bool IsMemberHit(ISymbol member) =>
        (_subject.HasMembers && _subject.AgainstMember((member as IMethodSymbol)?.ReducedFrom ?? member) is not null)
        || (_subject.HasTypes && IsHit(ValuePath.DeclaringType(member)));

    // `Repository.Equals(a, b)` calls a method of object: the type that is written shows in no operation.
    private bool IsThroughOtherType(SyntaxNode syntax, ISymbol member)
    {
        if (!member.IsStatic || !_subject.HasTypes || member is IMethodSymbol { IsExtensionMethod: true })
            return false;

        var callee = syntax is InvocationExpressionSyntax call ? call.Expression : syntax;
        var written = (callee as MemberAccessExpressionSyntax)?.Expression switch
        {
            SimpleNameSyntax name => name.Identifier.ValueText,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } => name,
            _ => null,
        };
        return written is not null && written != member.ContainingType?.Name;
    }

    private bool IsThrowHit(IReadOnlyList<INamedTypeSymbol> exceptions)
    {
        foreach (var exception in exceptions)
        {
            if (_subject.AgainstThrow(exception) is not null)
                return true;
        }

        return false;
    }

    private bool IsThrowHit(ITypeSymbol? exception) => exception is INamedTypeSymbol named && _subject.AgainstThrow(named) is not null;
}

/// <summary>The default values of a lambda or local function, which have no operations.</summary>
internal static class FunctionHeader
{
    public static bool HasDefaults(SyntaxNode function) => function switch
    {
        ParenthesizedLambdaExpressionSyntax lambda => HasDefaults(lambda.ParameterList),
        LocalFunctionStatementSyntax local => HasDefaults(local.ParameterList),
        _ => false,
    };

    private static bool HasDefaults(ParameterListSyntax parameters)
    {
        foreach (var parameter in parameters.Parameters)
        {
            if (parameter.Default is { Value: not LiteralExpressionSyntax })
                return true;
        }

        return false;
    }
}
