using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>The name under which a value is kept: of the member, local or parameter that it goes to, or of the key that it is stored with.</summary>
/// <param name="IsFallback">It is used where the configuration has nothing under this name.</param>
internal readonly record struct ValueName(string Name, bool IsFallback = false)
{
    /// <summary>Null when it goes nowhere that has a name.</summary>
    public static ValueName? Of(IOperation value)
    {
        for (var at = value; at.Parent is { } parent; at = parent)
        {
            switch (parent)
            {
                case IConversionOperation or IParenthesizedOperation or IConditionalOperation:
                case ISwitchExpressionOperation or ISwitchExpressionArmOperation:
                    continue;
                case ICoalesceOperation coalesce when coalesce.WhenNull == at:
                    if (NameOfSource(coalesce.Value) is { } source)
                        return new ValueName(source, IsFallback: true);
                    continue;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                    return new ValueName(local.Name);
                case IFieldInitializerOperation { InitializedFields: [var field, ..] }:
                    return new ValueName(field.Name);
                case IPropertyInitializerOperation { InitializedProperties: [var property, ..] }:
                    return new ValueName(property.Name);
                case IParameterInitializerOperation { Parameter: var parameter }:
                    return new ValueName(parameter.Name);
                case IAssignmentOperation assignment when assignment.Value == at:
                    return NameOfSource(assignment.Target) is { } target ? new ValueName(target, assignment is ICoalesceAssignmentOperation) : null;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                    return NameOfSource(comparison.LeftOperand == at ? comparison.RightOperand : comparison.LeftOperand) is { } compared ? new ValueName(compared) : null;
                case IArgumentOperation argument:
                    return OfArgument(argument);
                default:
                    return null;
            }
        }

        return null;
    }

    private static ValueName? OfArgument(IArgumentOperation argument)
    {
        var (method, arguments) = argument.Parent switch
        {
            IInvocationOperation call => (call.TargetMethod, call.Arguments),
            IObjectCreationOperation { Constructor: { } constructor } creation => (constructor, creation.Arguments),
            _ => default,
        };
        if (method is null || argument.Parameter is not { } parameter)
            return null;

        // `config["a"] = b` is an assignment; these are its other forms: Add("a", b), new KeyValuePair("a", b), GetValue("a", b).
        if (parameter.Ordinal > 0 && TakesKey(method))
        {
            foreach (var other in arguments)
            {
                if (other.Parameter?.Ordinal == parameter.Ordinal - 1 && other.Value.ConstantValue is { HasValue: true, Value: string key })
                    return new ValueName(key, method.Name == "GetValue");
            }
        }

        return new ValueName(parameter.Name);
    }

    private static bool TakesKey(IMethodSymbol method) => method.MethodKind == MethodKind.Constructor
        ? method.ContainingType.Name == "KeyValuePair"
        : method.Name is "Add" or "TryAdd" or "Set" or "SetEnvironmentVariable" or "UseSetting" or "Append" or "WithEnvironment" or "GetValue"
            || (method.Name == "Create" && method.ContainingType.Name == "KeyValuePair");

    /// <summary>`password`, `options.Password`, `config["Jwt:Key"]`, `config.GetValue&lt;string&gt;("Jwt:Key")`, `Environment.GetEnvironmentVariable("API_KEY")`.</summary>
    private static string? NameOfSource(IOperation operation)
    {
        while (operation is IConversionOperation conversion)
            operation = conversion.Operand;
        return operation switch
        {
            IPropertyReferenceOperation { Arguments.Length: > 0 } indexer => Key(indexer.Arguments[0]),
            IMemberReferenceOperation { Member: var member } => member.Name,
            ILocalReferenceOperation { Local: var local } => local.Name,
            IParameterReferenceOperation { Parameter: var parameter } => parameter.Name,
            IInvocationOperation { TargetMethod.Name: "GetValue" or "GetEnvironmentVariable" or "GetConnectionString" or "GetSecret" } call =>
                call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Type.SpecialType == SpecialType.System_String) is { } key ? Key(key) : null,
            IConditionalAccessOperation access => NameOfSource(access.WhenNotNull),
            _ => null,
        };
    }

    private static string? Key(IArgumentOperation argument) => argument.Value.ConstantValue is { HasValue: true, Value: string key } ? key : null;
}
