using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>
/// Follows a text back through the member that builds it. What comes whole from somewhere else is not built here, and of a part that is not known
/// nothing is said: only a parameter, and what is asked of one, is input.
/// </summary>
internal sealed partial class SqlText(ImmutableArray<IOperation> blocks, ISymbol owner)
{
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);

    /// <summary>The first part of the text that is input.</summary>
    public IOperation? Input(IOperation text, bool isPart = false)
    {
        var value = DataSymbols.WithoutConversion(text);
        if (value.ConstantValue.HasValue)
            return null;

        switch (value)
        {
            case IInterpolatedStringOperation interpolated:
                return OfInterpolated(interpolated);
            case IInterpolatedStringHandlerCreationOperation handler:
                return Input(handler.Content);
            case IInterpolatedStringAdditionOperation addition:
                return Input(addition.Left) ?? Input(addition.Right);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum:
                return Input(sum.LeftOperand, isPart: true) ?? (SqlTableName.Follows(sum.LeftOperand) ? null : Input(sum.RightOperand, isPart: true));
            case IConditionalOperation { WhenFalse: { } otherwise } conditional:
                return Input(conditional.WhenTrue, isPart) ?? Input(otherwise, isPart);
            case ICoalesceOperation coalesce:
                return Input(coalesce.Value, isPart) ?? Input(coalesce.WhenNull, isPart);
            case ISwitchExpressionOperation choice:
                return First(choice.Arms, arm => Input(arm.Value, isPart));
            case IConditionalAccessOperation access:
                return isPart ? Input(access.Operation, isPart) : null;
            case ISimpleAssignmentOperation assignment:
                return Input(assignment.Value, isPart);
            // `Request.Query["name"]` becomes text by an operator of its own.
            case IConversionOperation conversion:
                return Input(conversion.Operand, isPart);
            case ILocalReferenceOperation local:
                return OfLocal(local.Local, isPart);
            case IInvocationOperation call:
                return OfCall(call, isPart);
            case IArrayElementReferenceOperation element:
                return isPart ? Elements(element.ArrayReference) : null;
            case IParameterReferenceOperation parameter:
                return isPart && IsText(value.Type) && SqlInput.Is(parameter, blocks, owner) ? parameter : null;
            case IPropertyReferenceOperation property:
                return isPart && IsText(value.Type) && SqlInput.Is(property, blocks) ? property : null;
            default:
                return null;
        }
    }

    private static bool IsText(ITypeSymbol? type) =>
        type is { SpecialType: SpecialType.System_String or SpecialType.System_Object } || DataSymbols.Is(type, "Microsoft.Extensions.Primitives", "StringValues");

    private IOperation? OfInterpolated(IInterpolatedStringOperation text)
    {
        var before = "";
        foreach (var part in text.Parts)
        {
            var isTable = SqlTableName.Follows(before);
            before = part is IInterpolatedStringTextOperation { Text.ConstantValue: { HasValue: true, Value: string written } } ? written : "";
            var input = part switch
            {
                IInterpolationOperation hole when !isTable => Input(hole.Expression, isPart: true),
                IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation { Arguments: [var first, ..] } } => Input(first.Value, isPart: true),
                _ => null,
            };
            if (input is not null)
                return input;
        }

        return null;
    }

    private IOperation? OfLocal(ILocalSymbol local, bool isPart)
    {
        if (!_seen.Add(local))
            return null;

        var found = First(Everything(), operation => operation switch
        {
            IVariableDeclaratorOperation declarator when Is(declarator.Symbol, local) && declarator.GetVariableInitializer() is { } initializer => Input(initializer.Value, isPart),
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when Is(target.Local, local) => Input(assignment.Value, isPart),
            ICoalesceAssignmentOperation { Target: ILocalReferenceOperation target } assignment when Is(target.Local, local) => Input(assignment.Value, isPart),
            ICompoundAssignmentOperation { Target: ILocalReferenceOperation target } assignment when Is(target.Local, local) => Input(assignment.Value, isPart: true),
            IForEachLoopOperation loop when isPart && loop.Locals.Contains(local, SymbolEqualityComparer.Default) => Elements(loop.Collection),
            IIsPatternOperation { Pattern: IDeclarationPatternOperation { DeclaredSymbol: { } declared } } match when isPart && Is(declared, local) => Input(match.Value, isPart),
            IIsPatternOperation { Pattern: IRecursivePatternOperation { DeclaredSymbol: { } declared } } match when isPart && Is(declared, local) => Input(match.Value, isPart),
            _ => null,
        });
        _seen.Remove(local);
        return found;
    }

    private IOperation? OfCall(IInvocationOperation call, bool isPart)
    {
        var method = call.TargetMethod;
        if (method.ContainingType.SpecialType == SpecialType.System_String)
        {
            return call.Instance is { } text
                ? method.ReturnType.SpecialType == SpecialType.System_String ? Input(text, isPart) ?? First(call.Arguments, argument => Input(argument.Value, isPart: true)) : null
                : method.Name is "Concat" or "Format" or "Join" or "Create" ? First(call.Arguments, argument => PartOrParts(argument.Value)) : null;
        }

        if (DataSymbols.Is(method.ContainingType, "System.Text", "StringBuilder"))
            return method.Name == "ToString" && call.Instance is { } builder ? OfBuilder(builder) : null;
        if (DataSymbols.Is(method.ContainingType, "System", "FormattableString"))
            return First(call.Arguments, argument => Input(argument.Value));
        return method is { Name: "ToString", Parameters.IsEmpty: true } && call.Instance is { } instance ? Input(instance, isPart) : null;
    }

    private IOperation? PartOrParts(IOperation value) =>
        DataSymbols.WithoutConversion(value) is { Type: { SpecialType: not SpecialType.System_String } type } many && DataSymbols.IsOrImplements(type, "System.Collections", "IEnumerable")
            ? Elements(many)
            : Input(value, isPart: true);

    private IOperation? OfBuilder(IOperation builder)
    {
        var value = DataSymbols.WithoutConversion(builder);
        switch (value)
        {
            case IInvocationOperation { Instance: { } instance } append:
                return OfBuilder(instance) ?? OfAppend(append);
            case IObjectCreationOperation creation:
                return First(creation.Arguments, argument => Input(argument.Value));
            case ILocalReferenceOperation { Local: var local } when _seen.Add(local):
                var found = First(Everything(), operation => operation switch
                {
                    IVariableDeclaratorOperation declarator when Is(declarator.Symbol, local) && declarator.GetVariableInitializer() is { } initializer => OfBuilder(initializer.Value),
                    ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when Is(target.Local, local) => OfBuilder(assignment.Value),
                    IInvocationOperation append when IsOn(append, local) => OfAppend(append),
                    _ => null,
                });
                _seen.Remove(local);
                return found;
            default:
                return null;
        }
    }

    // `builder.Append(a).Append(b)`: each call of the chain is on the builder.
    private static bool IsOn(IInvocationOperation call, ILocalSymbol local)
    {
        IOperation? at = call;
        while (at is IInvocationOperation { TargetMethod.ContainingType: { } type, Instance: var instance } && DataSymbols.Is(type, "System.Text", "StringBuilder"))
            at = instance;
        return at is ILocalReferenceOperation reference && Is(reference.Local, local);
    }

    private IOperation? OfAppend(IInvocationOperation call) =>
        call.TargetMethod.Name.StartsWith("Append", StringComparison.Ordinal) || call.TargetMethod.Name is "Insert" or "Replace"
            ? First(call.Arguments, argument => PartOrParts(argument.Value))
            : null;

    private IEnumerable<IOperation> Everything()
    {
        foreach (var block in blocks)
        {
            foreach (var operation in block.DescendantsAndSelf())
                yield return operation;
        }
    }

    private static IOperation? First<T>(IEnumerable<T> items, Func<T, IOperation?> find)
    {
        foreach (var item in items)
        {
            if (find(item) is { } found)
                return found;
        }

        return null;
    }

    private static bool Is(ISymbol symbol, ISymbol other) => SymbolEqualityComparer.Default.Equals(symbol, other);
}
