using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>The value of a local that is assigned where it is declared and nowhere else in the member.</summary>
internal static class LocalValue
{
    // While somebody types, a local may be its own value: `RouteGroupBuilder group = group;`.
    private const int MaxSteps = 16;

    /// <summary>What stands behind conversions and such locals.</summary>
    public static IOperation Behind(IOperation value, ImmutableArray<IOperation> blocks)
    {
        for (var steps = 0; steps < MaxSteps; steps++)
        {
            var next = value switch
            {
                IConversionOperation conversion => conversion.Operand,
                ILocalReferenceOperation local => AssignedOnce(local.Local, blocks),
                _ => null,
            };
            if (next is null)
                break;

            value = next;
        }

        return value;
    }

    public static IOperation? AssignedOnce(ILocalSymbol local, ImmutableArray<IOperation> blocks)
    {
        IOperation? value = null;
        foreach (var block in blocks)
        {
            foreach (var operation in block.DescendantsAndSelf())
            {
                switch (operation)
                {
                    case IVariableDeclaratorOperation declarator when Is(declarator.Symbol):
                        value = declarator.Initializer?.Value ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer?.Value;
                        break;
                    case IAssignmentOperation { Target: ILocalReferenceOperation target } when Is(target.Local):
                    case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: ILocalReferenceOperation argument } when Is(argument.Local):
                        return null;
                }
            }
        }

        return value;

        bool Is(ILocalSymbol other) => SymbolEqualityComparer.Default.Equals(local, other);
    }
}
