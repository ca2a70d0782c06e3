using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>The types of EF Core, ADO.NET and tasks, known by name and namespace.</summary>
internal static class DataSymbols
{
    public const string Ef = "Microsoft.EntityFrameworkCore";

    public static bool Is(ITypeSymbol? type, string space, string name) =>
        type is not null && type.Name == name && SymbolNames.Namespace(type) == space;

    public static bool IsOrExtends(ITypeSymbol? type, string space, string name)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (Is(at, space, name))
                return true;
        }

        return false;
    }

    public static bool IsOrImplements(ITypeSymbol? type, string space, string name)
    {
        if (type is null)
            return false;
        if (Is(type, space, name))
            return true;

        foreach (var implemented in type.AllInterfaces)
        {
            if (Is(implemented, space, name))
                return true;
        }

        return false;
    }

    public static bool IsTask(ITypeSymbol? type) =>
        type is { Name: "Task" or "ValueTask" } && SymbolNames.Namespace(type) == "System.Threading.Tasks";

    public static bool IsQueryable(ITypeSymbol? type) => IsOrImplements(type, "System.Linq", "IQueryable");

    public static bool IsDbContext(ITypeSymbol? type) => IsOrExtends(type, Ef, "DbContext");

    public static bool IsDbSet(ITypeSymbol? type) => IsOrExtends(type, Ef, "DbSet");

    /// <summary>What the member is asked of: the object, or the first argument of an extension.</summary>
    public static IOperation? Receiver(IInvocationOperation call) =>
        call.Instance ?? (call.TargetMethod.IsExtensionMethod && !call.Arguments.IsEmpty ? Argument(call, 0) : null);

    /// <summary>By the order of the parameters, whatever the order they are written in.</summary>
    public static IOperation? Argument(IInvocationOperation call, int ordinal)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Ordinal == ordinal)
                return argument.Value;
        }

        return null;
    }

    /// <summary>`DbContext.SaveChanges`; of an extension the bare name, since its class is written nowhere.</summary>
    public static string NameOf(IMethodSymbol method) => method.IsExtensionMethod ? method.Name : SymbolNames.ForMessage(method);

    public static IOperation WithoutConversion(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }

    /// <summary>A query of a database as far as can be seen: a collection turned into a queryable is none.</summary>
    public static bool IsDatabaseQuery(IOperation? operation, ImmutableArray<IOperation> blocks)
    {
        for (var steps = 0; operation is not null && steps < 32; steps++)
        {
            operation = LocalValue.Behind(WithoutConversion(operation), blocks);
            if (!IsQueryable(operation.Type))
                return false;
            if (operation is not IInvocationOperation call)
                return true;
            if (call.TargetMethod.Name == "AsQueryable")
                return Receiver(call) is { } source && IsQueryable(WithoutConversion(source).Type);
            if (Receiver(call) is not { } receiver || !IsQueryable(WithoutConversion(receiver).Type))
                return true;

            operation = receiver;
        }

        return operation is not null;
    }
}
