using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>`GET /orders/{id}`: the verb and the route of a handler, with the prefixes of the groups that this member shows.</summary>
internal static class RouteText
{
    private const string Unknown = "*";

    // Chains longer than this nobody writes; one that leads back to itself has to end.
    private const int MaxChain = 32;

    private static readonly string[] Verbs = ["Get", "Post", "Put", "Delete", "Patch"];

    public static string Of(IInvocationOperation call, ImmutableArray<IOperation> blocks)
    {
        // A filter belongs to the route or group it is put on.
        for (var links = 0; RouteCalls.IsOnConventions(call.TargetMethod); links++)
        {
            if (links == MaxChain || RouteCalls.ReceiverOf(call, blocks) is not IInvocationOperation inner)
                return "ANY /" + Unknown;
            call = inner;
        }

        return Verb(call) + " " + Join(Prefix(call, blocks, 0), Template(call) ?? Unknown);
    }

    private static string Verb(IInvocationOperation call)
    {
        var name = call.TargetMethod.Name;
        if (name == "MapMethods")
            return Methods(call) is { Length: > 0 } methods ? methods : "ANY";
        if (name.StartsWith("MapFallback", StringComparison.Ordinal))
            return "FALLBACK";

        // MapGet, and a wrapper such as MapMyGet or MapGetWithCaching.
        foreach (var verb in Verbs)
        {
            if (name.EndsWith(verb, StringComparison.Ordinal) || name.StartsWith("Map" + verb, StringComparison.Ordinal))
                return verb.ToUpperInvariant();
        }

        return "ANY";
    }

    // ["GET", "HEAD"], new[] { HttpMethods.Get }: not what else the call holds, its handler least of all.
    private static string Methods(IInvocationOperation call)
    {
        var list = call.Arguments.FirstOrDefault(argument => argument.Parameter is { Type.SpecialType: not SpecialType.System_String, Type: INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_String }] } });
        var methods = list?.Value.DescendantsAndSelf()
            .Select(value => value switch
            {
                ILiteralOperation { ConstantValue.Value: string text } => text,
                IFieldReferenceOperation { Field: { ContainingType.Name: "HttpMethods", Name: var field } } => field,
                _ => null,
            })
            .OfType<string>().Select(text => text.ToUpperInvariant()).Distinct();
        return string.Join(",", methods ?? []);
    }

    private static string? Template(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { Type: { SpecialType: SpecialType.System_String } or { Name: "RoutePattern" } })
                return argument.Value.ConstantValue is { HasValue: true, Value: string text } ? text : Unknown;
        }

        return null;
    }

    private static string Prefix(IInvocationOperation call, ImmutableArray<IOperation> blocks, int depth)
    {
        if (depth > 8 || RouteCalls.ReceiverOf(call, blocks) is not IInvocationOperation outer)
            return "";

        var prefix = Prefix(outer, blocks, depth + 1);
        return outer.TargetMethod.Name == "MapGroup" ? Join(prefix, Template(outer) ?? Unknown) : prefix;
    }

    private static string Join(string prefix, string template)
    {
        var tail = template.Trim('/');
        var head = prefix.TrimEnd('/');
        return tail.Length == 0 ? (head.Length == 0 ? "/" : head) : head + "/" + tail;
    }
}
