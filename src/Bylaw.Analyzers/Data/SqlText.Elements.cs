using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

// Lists of conditions, columns and names of parameters, which end in the text through Join or a loop.
internal sealed partial class SqlText
{
    private IOperation? Elements(IOperation collection)
    {
        var value = DataSymbols.WithoutConversion(collection);
        switch (value)
        {
            case IArrayCreationOperation { Initializer: { } initializer }:
                return First(initializer.ElementValues, element => Input(element, isPart: true));
            case ICollectionExpressionOperation expression:
                return First(expression.Elements, element => element is ISpreadOperation spread ? Elements(spread.Operand) : Input(element, isPart: true));
            case IObjectCreationOperation creation:
                return First(creation.Arguments, argument => PartOrParts(argument.Value))
                    ?? (creation.Initializer is { } added ? First(added.Initializers, OfAdded) : null);
            case ILocalReferenceOperation local:
                return ElementsOf(local.Local);
            case IInvocationOperation call:
                return ElementsOf(call);
            case IParameterReferenceOperation parameter:
                return HoldsText(value.Type) && SqlInput.Is(parameter, blocks, owner) ? parameter : null;
            case IPropertyReferenceOperation property:
                return HoldsText(value.Type) && SqlInput.Is(property, blocks) ? property : null;
            default:
                return null;
        }
    }

    private IOperation? OfAdded(IOperation initializer) =>
        initializer is IInvocationOperation { Arguments: var arguments } ? First(arguments, argument => PartOrParts(argument.Value)) : null;

    private IOperation? ElementsOf(ILocalSymbol local)
    {
        if (!_seen.Add(local))
            return null;

        var found = First(Everything(), operation => operation switch
        {
            IVariableDeclaratorOperation declarator when Is(declarator.Symbol, local) && declarator.GetVariableInitializer() is { } initializer => Elements(initializer.Value),
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when Is(target.Local, local) => Elements(assignment.Value),
            IInvocationOperation { TargetMethod.Name: "Add" or "AddRange" or "Insert" or "Push" or "Enqueue", Instance: ILocalReferenceOperation target, Arguments: var arguments }
                when Is(target.Local, local) => First(arguments, argument => PartOrParts(argument.Value)),
            _ => null,
        });
        _seen.Remove(local);
        return found;
    }

    private IOperation? ElementsOf(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (!DataSymbols.Is(method.ContainingType, "System.Linq", "Enumerable") || DataSymbols.Receiver(call) is not { } source)
            return null;
        if (method.Name is not ("Select" or "SelectMany"))
            return Elements(source);

        return DataSymbols.Argument(call, 1) is { } argument && DataSymbols.WithoutConversion(argument) is IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda }
            ? First(lambda.Body.Descendants(), operation => operation is IReturnOperation { ReturnedValue: { } returned } ? Input(returned, isPart: true) : null)
            : null;
    }

    private static bool HoldsText(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType.SpecialType == SpecialType.System_String,
        INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_String }] } => true,
        _ => false,
    };
}
