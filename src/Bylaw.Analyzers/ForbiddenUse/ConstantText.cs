using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>Texts that the source alone decides: constants, choices between them, and what numbers or encoded texts are put into.</summary>
internal static class ConstantText
{
    public static bool Is(IOperation value, ImmutableArray<IOperation> blocks)
    {
        var todo = new Stack<IOperation>([value]);
        while (todo.Count > 0)
        {
            var part = LocalValue.Behind(todo.Pop(), blocks);
            switch (part)
            {
                case { ConstantValue.HasValue: true } or IDefaultValueOperation or ILiteralOperation:
                    break;
                case IConditionalOperation { WhenFalse: { } otherwise } choice:
                    todo.Push(choice.WhenTrue);
                    todo.Push(otherwise);
                    break;
                case ISwitchExpressionOperation choice:
                    foreach (var arm in choice.Arms)
                        todo.Push(arm.Value);
                    break;
                case IThrowOperation:
                    break;
                case ICoalesceOperation coalesce:
                    todo.Push(coalesce.Value);
                    todo.Push(coalesce.WhenNull);
                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum:
                    todo.Push(sum.LeftOperand);
                    todo.Push(sum.RightOperand);
                    break;
                case IInterpolatedStringOperation text:
                    foreach (var piece in text.Parts)
                    {
                        if (piece is IInterpolationOperation { Expression: var expression })
                            todo.Push(expression);
                        else if (piece is not IInterpolatedStringTextOperation)
                            return false;
                    }

                    break;
                default:
                    if (!IsHarmless(part))
                        return false;
                    break;
            }
        }

        return true;
    }

    private static bool IsHarmless(IOperation part)
    {
        if (part.Type is { SpecialType: >= SpecialType.System_Boolean and <= SpecialType.System_Double and not SpecialType.System_Char }
            or { TypeKind: TypeKind.Enum } or { Name: "Guid" or "DateTime" or "DateTimeOffset" or "TimeSpan" })
        {
            return true;
        }

        return part switch
        {
            IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } } => true,
            IPropertyReferenceOperation { Property: { ContainingType: { } type } property } => type.Name switch
            {
                "Environment" => property.Name is "ProcessPath" or "NewLine" or "CurrentDirectory" or "SystemDirectory",
                "AppContext" => property.Name is "BaseDirectory",
                "Assembly" => property.Name is "Location",
                _ => false,
            },
            IInvocationOperation { TargetMethod: { Name: "Combine" or "Join", ContainingType.Name: "Path" } } call => call.Arguments.All(argument => argument.Value.ConstantValue.HasValue || IsHarmless(argument.Value)),
            IInvocationOperation { TargetMethod.Name: var name } => name.IndexOf("Encode", StringComparison.Ordinal) >= 0 || name.IndexOf("Sanitize", StringComparison.Ordinal) >= 0
                || name.IndexOf("Escape", StringComparison.Ordinal) >= 0,
            _ => false,
        };
    }
}
