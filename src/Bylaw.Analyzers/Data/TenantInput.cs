using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>A tenant that the request names by itself, and that an endpoint believes.</summary>
internal static class TenantInput
{
    // In a project that has no set of it, an entity is what the rule file calls one.
    private static readonly Selector Entity = new AnyOfSelector([new TraitSelector(TypeTrait.EntitySet), new FacetSelector("entity")]);

    /// <summary>The value that came with the request; null where the operation writes or compares no tenant of an entity with one.</summary>
    public static IOperation? Of(IOperation operation, TenantIsolationVerb verb, CompilationRules rules, ImmutableArray<IOperation> blocks, ISymbol owner)
    {
        var value = operation switch
        {
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment when IsOfEntity(target, verb, rules) && IsEntity(target.Instance?.Type, rules) => assignment.Value,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } comparison when Function.IsInExpressionTree(operation) => OtherThanEntity(comparison.LeftOperand, comparison.RightOperand),
            IInvocationOperation { TargetMethod.Name: "Equals", Instance: { } left, Arguments: [var right] } when Function.IsInExpressionTree(operation) => OtherThanEntity(left, right.Value),
            _ => null,
        };
        if (value is null)
            return null;

        var source = DataSymbols.WithoutConversion(value);
        return ParameterOf(source, verb) is { } parameter && IsOfRequest(parameter, source, operation, rules, owner) && !IsChecked(source, verb, blocks) ? source : null;

        IOperation? OtherThanEntity(IOperation left, IOperation right) => IsOfEntity(left, verb, rules) ? right : IsOfEntity(right, verb, rules) ? left : null;
    }

    private static bool IsOfEntity(IOperation target, TenantIsolationVerb verb, CompilationRules rules) =>
        DataSymbols.WithoutConversion(target) is IPropertyReferenceOperation { Property: var property, Instance: { Type: var type } } && TenantEntity.IsName(property.Name, verb) && TenantEntity.Is(type, verb, rules);

    // A request and an answer may have the property too. What is compared in a query is an entity anyway.
    private static bool IsEntity(ITypeSymbol? type, CompilationRules rules) => type is INamedTypeSymbol named && rules.Matcher.Matches(Entity, new Candidate(named));

    // `tenantId`, or `request.TenantId`.
    private static IParameterSymbol? ParameterOf(IOperation value, TenantIsolationVerb verb) => value switch
    {
        IParameterReferenceOperation { Parameter: var parameter } when TenantEntity.IsName(parameter.Name, verb) => parameter,
        IPropertyReferenceOperation { Instance: IParameterReferenceOperation { Parameter: var parameter } } when TenantEntity.IsTenant(value, verb) => parameter,
        _ => null,
    };

    private static bool IsOfRequest(IParameterSymbol parameter, IOperation source, IOperation operation, CompilationRules rules, ISymbol owner)
    {
        if (!IsHandler(parameter.ContainingSymbol, operation, rules, owner) || HasOwnBinding(parameter))
            return false;
        if (source is IParameterReferenceOperation)
            return parameter.Type.SpecialType == SpecialType.System_String || parameter.Type.IsValueType;

        // A service that knows the tenant is injected; a body only holds values.
        return parameter.Type is INamedTypeSymbol { IsAbstract: false } type && DataType.Is(type);
    }

    private static bool IsHandler(ISymbol symbol, IOperation operation, CompilationRules rules, ISymbol owner)
    {
        if (symbol is not IMethodSymbol method)
            return false;
        if (method.MethodKind == MethodKind.Ordinary)
            return SymbolEqualityComparer.Default.Equals(method, owner) && (EndpointMethods.IsEndpoint(method) || rules.Handlers.RouteOf(method) is not null);

        for (var at = operation.Parent; at is not null; at = at.Parent)
        {
            if (at is IAnonymousFunctionOperation lambda && SymbolEqualityComparer.Default.Equals(lambda.Symbol, method))
                return Function.ReceiverOf(lambda) is { } call && RouteCalls.IsRouteCall(call.TargetMethod);
        }

        return false;
    }

    // `[FromServices]`, or an attribute of one's own that takes it from the user.
    private static bool HasOwnBinding(IParameterSymbol parameter)
    {
        foreach (var attribute in parameter.GetAttributes())
        {
            if (attribute.AttributeClass is not { Name: "FromRouteAttribute" or "FromQueryAttribute" or "FromBodyAttribute" or "FromFormAttribute" or "FromHeaderAttribute" })
                return true;
        }

        return false;
    }

    // `if (request.TenantId != tenant.Id) return Forbid();`, or handed to whoever decides.
    private static bool IsChecked(IOperation source, TenantIsolationVerb verb, ImmutableArray<IOperation> blocks)
    {
        var symbol = SymbolOf(source);
        foreach (var block in blocks)
        {
            foreach (var operation in block.DescendantsAndSelf())
            {
                switch (operation)
                {
                    case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison
                        when !Function.IsInExpressionTree(operation) && (Is(comparison.LeftOperand) || Is(comparison.RightOperand)):
                    case IArgumentOperation argument when Is(argument.Value) && !Function.IsInExpressionTree(operation):
                        return true;
                }
            }
        }

        return false;

        bool Is(IOperation value) => SymbolEqualityComparer.Default.Equals(SymbolOf(DataSymbols.WithoutConversion(value)), symbol);
    }

    private static ISymbol? SymbolOf(IOperation value) => value switch
    {
        IParameterReferenceOperation parameter => parameter.Parameter,
        IPropertyReferenceOperation property => property.Property,
        _ => null,
    };
}
