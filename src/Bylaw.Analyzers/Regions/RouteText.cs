using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>`GET /orders/{id}`: the verb and the route of a handler, with the prefixes of the groups that this member shows.</summary>
internal static class RouteText
{
    public static string Of(IInvocationOperation call, ImmutableArray<IOperation> blocks)
    {
        // A filter belongs to the route it is put on.
        if (!HasRoute(call) && Receiver(call) is { } receiver && Unwrap(receiver, blocks) is IInvocationOperation inner)
            return Of(inner, blocks);

        var template = Template(call);
        var prefix = Prefix(Receiver(call), blocks, 0);
        return Verb(call) + " " + Join(prefix, template ?? "*");
    }

    private static bool HasRoute(IInvocationOperation call) => Template(call) is not null;

    private static string Verb(IInvocationOperation call)
    {
        var name = call.TargetMethod.Name;
        switch (name)
        {
            case "MapGet" or "MapPost" or "MapPut" or "MapDelete" or "MapPatch":
                return name.Substring(3).ToUpperInvariant();
            case "MapFallback":
                return "FALLBACK";
            case "MapMethods":
                var methods = call.DescendantsAndSelf().OfType<ILiteralOperation>().Select(literal => literal.ConstantValue.Value as string)
                    .Where(text => text is { Length: > 0 } && text.All(char.IsUpper)).Distinct();
                return string.Join(",", methods) is { Length: > 0 } joined ? joined : "ANY";
            default:
                return "ANY";
        }
    }

    private static string? Template(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Type.SpecialType == SpecialType.System_String)
                return argument.Value.ConstantValue is { HasValue: true, Value: string text } ? text : "*";
        }

        return null;
    }

    private static string Prefix(IOperation? receiver, ImmutableArray<IOperation> blocks, int depth)
    {
        if (receiver is null || depth > 8 || Unwrap(receiver, blocks) is not IInvocationOperation call)
            return "";

        var outer = Prefix(Receiver(call), blocks, depth + 1);
        return call.TargetMethod.Name == "MapGroup" ? Join(outer, Template(call) ?? "*") : outer;
    }

    private static IOperation? Receiver(IInvocationOperation call) =>
        call.Instance ?? call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0 && call.TargetMethod.IsExtensionMethod)?.Value;

    private static IOperation? Unwrap(IOperation value, ImmutableArray<IOperation> blocks) => value switch
    {
        IConversionOperation conversion => Unwrap(conversion.Operand, blocks),
        ILocalReferenceOperation local => LocalValue.AssignedOnce(local.Local, blocks),
        _ => value,
    };

    private static string Join(string prefix, string template)
    {
        var tail = template.Trim('/');
        var head = prefix.TrimEnd('/');
        return tail.Length == 0 ? (head.Length == 0 ? "/" : head) : head + "/" + tail;
    }
}
