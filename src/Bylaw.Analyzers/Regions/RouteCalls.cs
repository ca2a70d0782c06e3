using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>Calls that give a route its code: `MapGet(this IEndpointRouteBuilder, …, Delegate)`, own wrappers of that shape, and endpoint filters.</summary>
internal static class RouteCalls
{
    public static bool IsRouteCall(IMethodSymbol method)
    {
        if (BuilderOf(method) is not { } builder)
            return false;

        var isFilter = IsConventionBuilder(builder);
        if (!isFilter && !CompositionCode.IsRouteBuilder(builder))
            return false;

        foreach (var parameter in method.Parameters)
        {
            if (IsHandlerParameter(parameter, isFilter))
                return true;
        }

        return false;
    }

    /// <summary>The calls that map routes, in the order of the source.</summary>
    public static IEnumerable<IInvocationOperation> In(IOperation block)
    {
        foreach (var operation in block.DescendantsAndSelf())
        {
            if (operation is IInvocationOperation call && IsOnRoutes(call.TargetMethod) && IsRouteCall(call.TargetMethod))
                yield return call;
        }
    }

    /// <summary>Calls on a route builder of any kind, MapGroup among them: whoever makes one is wiring.</summary>
    public static bool IsOnRoutes(IMethodSymbol method) => BuilderOf(method) is { } builder && CompositionCode.IsRouteBuilder(builder);

    public static bool IsOnConventions(IMethodSymbol method) => BuilderOf(method) is { } builder && IsConventionBuilder(builder);

    /// <summary>What an extension method extends, a type parameter by its constraint; null for any other method.</summary>
    private static ITypeSymbol? BuilderOf(IMethodSymbol method)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        var builder = definition switch
        {
            { ContainingType: { Name.Length: 0 } block } => ExtensionBlock.ReceiverOf(block),
            { IsStatic: true, Parameters: [var first, ..] } => first.Type,
            _ => null,
        };
        if (builder is not ITypeParameterSymbol parameter)
            return builder;

        foreach (var constraint in parameter.ConstraintTypes)
        {
            if (IsConventionBuilder(constraint) || CompositionCode.IsRouteBuilder(constraint))
                return constraint;
        }

        return null;
    }

    /// <summary>What the method is called on, as an extension or a member of its own; null when it is called on nothing.</summary>
    public static IOperation? ReceiverOf(IInvocationOperation call, ImmutableArray<IOperation> blocks) =>
        WrittenReceiverOf(call) is { } receiver ? LocalValue.Behind(receiver, blocks) : null;

    /// <summary>The same as it is written there, which may be a local.</summary>
    public static IOperation? WrittenReceiverOf(IInvocationOperation call)
    {
        var receiver = call.Instance;
        if (receiver is null && call.TargetMethod.IsExtensionMethod)
        {
            foreach (var argument in call.Arguments)
            {
                if (argument.Parameter?.Ordinal == 0)
                    receiver = argument.Value;
            }
        }

        return receiver;
    }

    /// <summary>Whether it is an extension of routes, groups or what they are mapped to.</summary>
    public static bool IsOnBuilder(IMethodSymbol method) =>
        BuilderOf(method) is { } builder && (IsConventionBuilder(builder) || CompositionCode.IsRouteBuilder(builder));

    private static bool IsConventionBuilder(ITypeSymbol type) =>
        type.Name is "IEndpointConventionBuilder" or "RouteHandlerBuilder" && SymbolNames.Namespace(type) == "Microsoft.AspNetCore.Builder";

    private static bool IsHandlerParameter(IParameterSymbol parameter, bool isFilter)
    {
        if (parameter.Type is not INamedTypeSymbol type)
            return false;
        if (type.SpecialType is SpecialType.System_Delegate or SpecialType.System_MulticastDelegate)
            return !isFilter;
        if (type.TypeKind != TypeKind.Delegate || type.DelegateInvokeMethod is not { } invoke)
            return false;

        var isOfRequest = false;
        foreach (var input in invoke.Parameters)
        {
            // `MapHub(path, options => …)`, `RequireAuthorization(policy => …)`: these configure, they answer no request.
            if (CompositionCode.IsBuilder(input.Type) || IsSettings(input.Type))
                return false;
            isOfRequest |= SymbolNames.Namespace(input.Type) == "Microsoft.AspNetCore.Http";
        }

        return !isFilter || isOfRequest;
    }

    private static bool IsSettings(ITypeSymbol type) =>
        type.Name.EndsWith("Options", StringComparison.Ordinal) || type.Name.EndsWith("Builder", StringComparison.Ordinal);

    /// <summary>The code that flows into the handler parameters: lambdas, local functions and methods, each with the route it serves.</summary>
    public static void Collect(IInvocationOperation call, ImmutableArray<IOperation> blocks, Action<IOperation, ISymbol, string> found)
    {
        string? route = null;
        var isFilter = IsOnConventions(call.TargetMethod);
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { } parameter && IsHandlerParameter(parameter, isFilter))
                Follow(argument.Value, 0);
        }

        void Follow(IOperation value, int depth)
        {
            switch (value)
            {
                case IConversionOperation conversion:
                    Follow(conversion.Operand, depth);
                    break;
                case IDelegateCreationOperation creation:
                    Follow(creation.Target, depth);
                    break;
                case IParenthesizedOperation inner:
                    Follow(inner.Operand, depth);
                    break;
                case IConditionalOperation { WhenFalse: { } whenFalse } choice:
                    Follow(choice.WhenTrue, depth);
                    Follow(whenFalse, depth);
                    break;
                case ISwitchExpressionOperation choice:
                    foreach (var arm in choice.Arms)
                        Follow(arm.Value, depth);
                    break;
                case ICoalesceOperation coalesce:
                    Follow(coalesce.Value, depth);
                    Follow(coalesce.WhenNull, depth);
                    break;
                case IAnonymousFunctionOperation lambda:
                    found(lambda, lambda.Symbol, route ??= RouteText.Of(call, blocks));
                    break;
                case IMethodReferenceOperation method:
                    found(method, method.Method, route ??= RouteText.Of(call, blocks));
                    break;
                case ILocalReferenceOperation local when depth < 4 && LocalValue.AssignedOnce(local.Local, blocks) is { } assigned:
                    Follow(assigned, depth + 1);
                    break;
            }
        }
    }
}
