using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>Calls that ask the container for a service: `GetRequiredService&lt;OrderService&gt;()`, `GetService(typeof(OrderService))`.</summary>
internal static class ServiceLookup
{
    /// <summary>What is asked for; null where nothing is, or where injection could not take the place of the call.</summary>
    /// <param name="handler">The lambda around it that answers a route.</param>
    public static ITypeSymbol? Of(IInvocationOperation call, SyntaxNode? handler)
    {
        if (!IsLookup(call.TargetMethod) || HasKeyOfRun(call) || Provider(call) is not { } provider || IsNeeded(provider, handler) || IsOptional(call))
            return null;

        if (call.TargetMethod.TypeArguments is [var asked])
            return asked is ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } ? null : asked;

        // Of a type that is known only when the program runs there can be no parameter.
        foreach (var argument in call.Arguments)
        {
            if (argument.Value is ITypeOfOperation { TypeOperand: { } named })
                return named;
        }

        return null;
    }

    private static bool IsLookup(IMethodSymbol method)
    {
        if (method.Name is not ("GetService" or "GetRequiredService" or "GetServices" or "GetKeyedService" or "GetRequiredKeyedService" or "GetKeyedServices"))
            return false;

        var type = method.ContainingType;
        return SymbolNames.Namespace(type) switch
        {
            "System" => type.Name == "IServiceProvider",
            "Microsoft.Extensions.DependencyInjection" => type.Name is "ServiceProviderServiceExtensions" or "ServiceProviderKeyedServiceExtensions" or "IKeyedServiceProvider" or "ISupportRequiredService",
            _ => false,
        };
    }

    // `GetService<Agent>()?.Invoke()`: what may not be registered can't be injected without more ado.
    private static bool IsOptional(IInvocationOperation call)
    {
        if (call.TargetMethod.Name is not ("GetService" or "GetKeyedService"))
            return false;

        IOperation value = call;
        while (value.Parent is IConversionOperation conversion)
            value = conversion;
        if (IsAskedForNull(value))
            return true;
        if (value.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } })
            return false;

        foreach (var operation in OperationRoot.Of(call).Descendants())
        {
            if (operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local) && IsAskedForNull(reference))
                return true;
        }

        return false;
    }

    private static bool IsAskedForNull(IOperation value)
    {
        while (value.Parent is IConversionOperation conversion)
            value = conversion;
        return value.Parent switch
        {
            IConditionalAccessOperation access => access.Operation == value,
            ICoalesceOperation { WhenNull: IThrowOperation or IConversionOperation { Operand: IThrowOperation } } => false,
            ICoalesceOperation coalesce => coalesce.Value == value,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison => IsNull(comparison.LeftOperand) || IsNull(comparison.RightOperand),
            IIsPatternOperation => true,
            _ => false,
        };
    }

    private static bool IsNull(IOperation value) => value.ConstantValue is { HasValue: true, Value: null };

    private static bool HasKeyOfRun(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Name != "serviceKey")
                continue;

            var key = argument.Value;
            while (key is IConversionOperation conversion)
                key = conversion.Operand;
            return !key.ConstantValue.HasValue;
        }

        return false;
    }

    private static IOperation? Provider(IInvocationOperation call)
    {
        var provider = call.Instance;
        for (var i = 0; provider is null && i < call.Arguments.Length; i++)
        {
            if (call.Arguments[i].Parameter?.Ordinal == 0)
                provider = call.Arguments[i].Value;
        }

        return LocalValue.Behind(provider!, [OperationRoot.Of(call)]);
    }

    // A scope of its own has services of its own, and a filter is handed nothing but its context.
    private static bool IsNeeded(IOperation provider, SyntaxNode? handler)
    {
        for (var at = provider; at is not null;)
        {
            switch (at)
            {
                case IPropertyReferenceOperation { Property: var property, Instance: var instance }:
                    if (property.Name == "ServiceProvider" && property.ContainingType.Name is "IServiceScope" or "AsyncServiceScope")
                        return true;
                    if (IsOfFilter(property.ContainingType))
                        return true;
                    at = instance is null ? null : LocalValue.Behind(instance, [OperationRoot.Of(instance)]);
                    break;
                case IParameterReferenceOperation { Parameter: var parameter }:
                    return IsOfFactory(parameter, handler);
                default:
                    return false;
            }
        }

        return false;
    }

    private static bool IsOfFilter(INamedTypeSymbol type) => type.Name switch
    {
        "EndpointFilterInvocationContext" or "EndpointFilterFactoryContext" => SymbolNames.Namespace(type) == "Microsoft.AspNetCore.Http",
        "FilterContext" or "ActionContext" or "PageContext" => SymbolNames.Namespace(type).StartsWith("Microsoft.AspNetCore.Mvc", StringComparison.Ordinal),
        "HubInvocationContext" or "HubLifetimeContext" => SymbolNames.Namespace(type) == "Microsoft.AspNetCore.SignalR",
        _ => false,
    };

    // `services => new OrderService(services.GetRequiredService<Clock>())`: whoever calls the lambda has the container.
    private static bool IsOfFactory(IParameterSymbol parameter, SyntaxNode? handler) =>
        parameter is { Type.Name: "IServiceProvider", ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } lambda }
        && lambda.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax() != handler;
}
