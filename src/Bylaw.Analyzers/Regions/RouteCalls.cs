using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>Calls that give a route its code: `MapGet(this IEndpointRouteBuilder, …, Delegate)`, own wrappers of that shape, and endpoint filters.</summary>
internal static class RouteCalls
{
    public static bool IsRouteCall(IMethodSymbol method)
    {
        var definition = method.ReducedFrom ?? method;
        return definition.Parameters.Length > 1 && IsOnRoutes(definition.Parameters[0].Type) && definition.Parameters.Any(IsHandlerParameter);
    }

    /// <summary>Calls on a route builder of any kind, MapGroup among them: whoever makes one is wiring.</summary>
    public static bool IsOnRoutes(IMethodSymbol method)
    {
        var definition = method.ReducedFrom ?? method;
        return definition.Parameters.Length > 0 && CompositionCode.IsRouteBuilder(definition.Parameters[0].Type);
    }

    public static bool IsHandlerParameter(IParameterSymbol parameter)
    {
        if (parameter.Ordinal == 0 || parameter.Type is not INamedTypeSymbol type)
            return false;
        if (type.SpecialType is SpecialType.System_Delegate or SpecialType.System_MulticastDelegate)
            return true;
        if (type.TypeKind != TypeKind.Delegate || type.DelegateInvokeMethod is not { } invoke)
            return false;

        // `MapGroup(routes => …)`, `MapHub(path, options => …)`: these configure, they answer no request.
        return !invoke.Parameters.Any(input => CompositionCode.IsBuilder(input.Type) || IsSettings(input.Type));
    }

    private static bool IsSettings(ITypeSymbol type) =>
        type.Name.EndsWith("Options", StringComparison.Ordinal) || type.Name.EndsWith("Builder", StringComparison.Ordinal);

    // A route builder, or for filters a convention builder: `AddEndpointFilter<TBuilder>(this TBuilder b, …) where TBuilder : IEndpointConventionBuilder`.
    private static bool IsOnRoutes(ITypeSymbol type) =>
        CompositionCode.IsRouteBuilder(type)
        || IsConventionBuilder(type)
        || (type is ITypeParameterSymbol parameter && parameter.ConstraintTypes.Any(constraint => IsConventionBuilder(constraint) || CompositionCode.IsRouteBuilder(constraint)));

    private static bool IsConventionBuilder(ITypeSymbol type) =>
        type.Name is "IEndpointConventionBuilder" or "RouteHandlerBuilder" && SymbolNames.Namespace(type) == "Microsoft.AspNetCore.Builder";

    /// <summary>The code that flows into the handler parameters: lambdas, local functions and methods, each with the route it serves.</summary>
    public static void Collect(IInvocationOperation call, ImmutableArray<IOperation> blocks, Action<IOperation, ISymbol, string> found)
    {
        string? route = null;
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { } parameter && IsHandlerParameter((call.TargetMethod.ReducedFrom ?? call.TargetMethod).Parameters[parameter.Ordinal + (call.TargetMethod.ReducedFrom is null ? 0 : 1)]))
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
