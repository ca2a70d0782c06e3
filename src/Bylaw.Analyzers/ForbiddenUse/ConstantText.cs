using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>Texts that the source alone decides: constants, choices between them, and what numbers or encoded texts are put into.</summary>
internal static class ConstantText
{
    public static bool Is(IOperation value, ImmutableArray<IOperation> blocks) => Is(value, blocks, ownToo: false);

    /// <summary>The same, and what the object holds itself or the configuration says, and what a private method is only handed as a constant.</summary>
    public static bool IsOwn(IOperation value, ImmutableArray<IOperation> blocks) => Is(value, blocks, ownToo: true);

    private static bool Is(IOperation value, ImmutableArray<IOperation> blocks, bool ownToo)
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
                    if (!IsHarmless(part, ownToo) && !(ownToo && IsOfObject(part)))
                        return false;
                    break;
            }
        }

        return true;
    }

    // `_options.FfmpegPath`, `Settings.Shell`; of what a method is handed nobody knows where it comes from.
    private static bool IsOfObject(IOperation part)
    {
        if (part is IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol method } reference)
            return method.MethodKind == MethodKind.Constructor || (method.DeclaredAccessibility == Accessibility.Private && SqlInput.HasOnlyConstants(reference, method));

        while (part is IPropertyReferenceOperation { Property.IsIndexer: false } or IFieldReferenceOperation)
        {
            if (part is IMemberReferenceOperation { Instance: { } instance })
                part = instance;
            else
                return true;
        }

        return part is IInstanceReferenceOperation or IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } };
    }

    private static bool IsHarmless(IOperation part, bool ownToo)
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
            IInvocationOperation { TargetMethod: { Name: "Combine" or "Join", ContainingType.Name: "Path" } } call => call.Arguments.All(argument => argument.Value.ConstantValue.HasValue || IsHarmless(argument.Value, ownToo) || (ownToo && IsOfObject(argument.Value))),
            IInvocationOperation { TargetMethod.Name: var name } => name.IndexOf("Encode", StringComparison.Ordinal) >= 0 || name.IndexOf("Sanitize", StringComparison.Ordinal) >= 0
                || name.IndexOf("Escape", StringComparison.Ordinal) >= 0,
            _ => false,
        };
    }
}
