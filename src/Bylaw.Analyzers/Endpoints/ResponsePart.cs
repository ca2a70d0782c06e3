using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>An answer, or where it is written as `new { … }` one of its members: each has a type and a place of its own.</summary>
/// <param name="Member">The member of the anonymous object; null for an answer as a whole.</param>
/// <param name="Value">The expression it comes from; null where the signature says it.</param>
internal readonly record struct ResponsePart(ITypeSymbol Type, IPropertySymbol? Member, IOperation? Value)
{
    public static List<ResponsePart> Of(ResponseBody body)
    {
        var parts = new List<ResponsePart>();
        Add(new ResponsePart(body.Type, null, body.Value), parts);
        return parts;
    }

    private static void Add(ResponsePart part, List<ResponsePart> parts)
    {
        var value = part.Value;
        while (value is IConversionOperation { OperatorMethod: null } conversion)
            value = conversion.Operand;

        if (value is not IAnonymousObjectCreationOperation creation)
        {
            parts.Add(value?.Type is { } type ? part with { Type = type, Value = value } : part);
            return;
        }

        foreach (var set in creation.Initializers)
        {
            if (set is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Type: { } type } member }, Value: { } given })
                Add(new ResponsePart(type, member, given), parts);
        }
    }
}
