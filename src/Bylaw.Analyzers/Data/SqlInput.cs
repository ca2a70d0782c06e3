using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>Whether a value comes from whoever calls, and nothing in the member holds it against what is allowed.</summary>
internal static class SqlInput
{
    public static bool Is(IParameterReferenceOperation reference, ImmutableArray<IOperation> blocks, ISymbol owner)
    {
        if (reference.Parameter.ContainingSymbol is not IMethodSymbol method || IsChecked(reference.Parameter, blocks))
            return false;

        return method.MethodKind switch
        {
            // What a service is made with, and what a primary constructor keeps, is no input of a request.
            MethodKind.Constructor => false,
            MethodKind.AnonymousFunction => IsOfInput(reference, method, blocks, owner),
            MethodKind.LocalFunction => !HasOnlyConstants(reference, method),
            _ => method.DeclaredAccessibility != Accessibility.Private || !HasOnlyConstants(reference, method),
        };
    }

    public static bool Is(IPropertyReferenceOperation reference, ImmutableArray<IOperation> blocks)
    {
        var property = reference.Property;
        if (property.IsIndexer)
            return property.ContainingType.Name is "IQueryCollection" or "IFormCollection" or "IHeaderDictionary" or "IRequestCookieCollection" && SymbolNames.Namespace(property.ContainingType) == "Microsoft.AspNetCore.Http";
        if (property.IsStatic || IsDescription(property.ContainingType) || IsChecked(property, blocks))
            return false;

        IOperation? root = reference.Instance;
        while (root is IPropertyReferenceOperation { Instance: { } outer } inner)
        {
            if (IsDescription(inner.Property.ContainingType))
                return false;
            root = outer;
        }

        return root switch
        {
            IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.Constructor } method } parameter =>
                method.MethodKind != MethodKind.AnonymousFunction || LambdaOf(parameter, method) is { } lambda && IsRoute(lambda),
            // `new Report { Table = "orders" }`, and what a library describes, is not asked further.
            ILocalReferenceOperation { Local: var local } => LocalValue.AssignedOnce(local, blocks) is not (null or IObjectCreationOperation) && !IsOptions(local.Type),
            _ => false,
        };
    }

    // Of `names.Select(name => …)` the elements are the input; a handler's parameters are bound from the request.
    private static bool IsOfInput(IParameterReferenceOperation reference, IMethodSymbol method, ImmutableArray<IOperation> blocks, ISymbol owner)
    {
        if (LambdaOf(reference, method) is not { } lambda || Function.ReceiverOf(lambda) is not { } call)
            return false;
        if (RouteCalls.IsRouteCall(call.TargetMethod))
            return true;

        return method.Parameters[0].Name == reference.Parameter.Name && DataSymbols.Is(call.TargetMethod.ContainingType, "System.Linq", "Enumerable")
            && DataSymbols.Receiver(call) is { } source && DataSymbols.WithoutConversion(source) switch
            {
                IParameterReferenceOperation parameter => Is(parameter, blocks, owner),
                IPropertyReferenceOperation property => Is(property, blocks),
                _ => false,
            };
    }

    private static IAnonymousFunctionOperation? LambdaOf(IOperation operation, IMethodSymbol method)
    {
        for (var at = operation.Parent; at is not null; at = at.Parent)
        {
            if (at is IAnonymousFunctionOperation lambda && SymbolEqualityComparer.Default.Equals(lambda.Symbol, method))
                return lambda;
        }

        return null;
    }

    private static bool IsRoute(IAnonymousFunctionOperation lambda) => Function.ReceiverOf(lambda) is { } call && RouteCalls.IsRouteCall(call.TargetMethod);

    // Types that describe code, a schema or the configuration.
    private static bool IsDescription(INamedTypeSymbol type)
    {
        var space = SymbolNames.Namespace(type);
        return space == "System" || space.StartsWith("System.", StringComparison.Ordinal) || space.StartsWith(DataSymbols.Ef, StringComparison.Ordinal)
            || space.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) || IsOptions(type);
    }

    private static bool IsOptions(ITypeSymbol type) =>
        type.Name.EndsWith("Options", StringComparison.Ordinal) || type.Name.EndsWith("Settings", StringComparison.Ordinal)
        || type.Name.EndsWith("Config", StringComparison.Ordinal) || type.Name.EndsWith("Configuration", StringComparison.Ordinal);

    // `allowed.Contains(sort)`, `sort is "name" or "date"`, `sort == "name"`, `ValidateName(sort)`.
    private static bool IsChecked(ISymbol symbol, ImmutableArray<IOperation> blocks)
    {
        foreach (var block in blocks)
        {
            foreach (var operation in block.DescendantsAndSelf())
            {
                if (operation switch
                {
                    IInvocationOperation call => Checks(call.TargetMethod.Name) && TakesOne(call, symbol),
                    IIsPatternOperation match => Refers(match.Value, symbol) && HasText(match.Pattern),
                    ISwitchOperation choice => Refers(choice.Value, symbol),
                    ISwitchExpressionOperation choice => Refers(choice.Value, symbol),
                    IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison =>
                        (Refers(comparison.LeftOperand, symbol) && IsName(comparison.RightOperand)) || (Refers(comparison.RightOperand, symbol) && IsName(comparison.LeftOperand)),
                    _ => false,
                })
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Checks(string method) =>
        method is "Contains" or "ContainsKey" or "TryGetValue" or "IsMatch" or "TryParse" or "IsDefined"
        || method.StartsWith("Validate", StringComparison.Ordinal) || method.StartsWith("Ensure", StringComparison.Ordinal) || method.StartsWith("IsValid", StringComparison.Ordinal)
        || method.StartsWith("IsAllowed", StringComparison.Ordinal) || method.StartsWith("IsSafe", StringComparison.Ordinal);

    private static bool TakesOne(IInvocationOperation call, ISymbol symbol)
    {
        foreach (var argument in call.Arguments)
        {
            if (Refers(argument.Value, symbol))
                return true;
        }

        return false;
    }

    private static bool Refers(IOperation value, ISymbol symbol) => DataSymbols.WithoutConversion(value) switch
    {
        IParameterReferenceOperation parameter => SymbolEqualityComparer.Default.Equals(parameter.Parameter, symbol),
        IPropertyReferenceOperation property => SymbolEqualityComparer.Default.Equals(property.Property, symbol),
        IInvocationOperation { Instance: { } instance, TargetMethod.ContainingType.SpecialType: SpecialType.System_String } => Refers(instance, symbol),
        _ => false,
    };

    private static bool HasText(IPatternOperation pattern)
    {
        foreach (var operation in pattern.DescendantsAndSelf())
        {
            if (operation is IConstantPatternOperation { Value: var value } && IsName(value))
                return true;
        }

        return false;
    }

    private static bool IsName(IOperation value) => DataSymbols.WithoutConversion(value).ConstantValue is { HasValue: true, Value: string { Length: > 0 } };

    // A private helper that is only ever handed constants, as far as this file shows.
    public static bool HasOnlyConstants(IParameterReferenceOperation reference, IMethodSymbol method)
    {
        if (reference.SemanticModel is not { } model || method.ContainingType.DeclaringSyntaxReferences.Length != 1)
            return true;

        var seen = false;
        var type = method.ContainingType.DeclaringSyntaxReferences[0].GetSyntax();
        foreach (var node in type.DescendantNodes())
        {
            if (node is not InvocationExpressionSyntax call || call.SyntaxTree != model.SyntaxTree || ReferencePosition.InvokedName(call)?.Identifier.ValueText != method.Name
                || (model.GetOperation(call) is IInvocationOperation other && !SymbolEqualityComparer.Default.Equals(other.TargetMethod.OriginalDefinition, method.OriginalDefinition)))
            {
                continue;
            }

            // Of a call that can't be bound nothing is known.
            if (model.GetOperation(call) is not IInvocationOperation invocation)
                return true;

            seen = true;
            if (DataSymbols.Argument(invocation, reference.Parameter.Ordinal) is not { } argument || !IsConstant(DataSymbols.WithoutConversion(argument)))
                return false;
        }

        return seen;
    }

    private static bool IsConstant(IOperation value) => value.ConstantValue.HasValue || value is IFieldReferenceOperation { Field.IsReadOnly: true };
}
