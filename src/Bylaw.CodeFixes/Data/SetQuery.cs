using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.CodeFixes;

/// <summary>A query that is seen to be one of a `DbSet`; what a parameter, a field or another method gives may be a list that only looks like one.</summary>
internal static class SetQuery
{
    public static bool Is(IOperation? query) => query is not null && Is(query, Root(query), new HashSet<ILocalSymbol>(SymbolEqualityComparer.Default));

    private static bool Is(IOperation? query, IOperation root, HashSet<ILocalSymbol> known)
    {
        while (query is not null)
        {
            query = DataSymbols.WithoutConversion(query);
            if (DataSymbols.IsDbSet(query.Type))
                return true;
            if (!DataSymbols.IsQueryable(query.Type))
                return false;
            if (query is ILocalReferenceOperation { Local: var local })
                return !known.Add(local) || (Values(local, root) is { Count: > 0 } values && values.TrueForAll(value => Is(value, root, known)));

            query = query is IInvocationOperation call ? DataSymbols.Receiver(call) : null;
        }

        return false;
    }

    // `query = query.Where(…)` too; none where it is set in a way that isn't followed.
    private static List<IOperation> Values(ILocalSymbol local, IOperation root)
    {
        var values = new List<IOperation>();
        foreach (var operation in root.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when Is(declarator.Symbol):
                    if (declarator.Initializer is { } initializer)
                        values.Add(initializer.Value);
                    break;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when Is(target.Local):
                    values.Add(assignment.Value);
                    break;
                case ILocalReferenceOperation { Local: var other } reference when Is(other) && (reference.IsDeclaration || reference.Parent is ITupleOperation or ICoalesceAssignmentOperation or IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out }):
                    return [];
            }
        }

        return values;

        bool Is(ILocalSymbol other) => SymbolEqualityComparer.Default.Equals(local, other);
    }

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }
}
