using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>BYL8001 of `require: { attribute: … }`.</summary>
internal static class RequiredAttributeRule
{
    public static void Judge(Demand demand, INamedTypeSymbol type)
    {
        if (demand.Verb.Attribute.Count > 0 && !HasOnType(demand, type))
            Report(demand);
    }

    /// <summary>On the method, one it overrides, or the type around it.</summary>
    public static void Judge(Demand demand, IMethodSymbol method)
    {
        if (demand.Verb.Attribute.Count > 0 && !HasOnMethod(demand, method) && !HasOnType(demand, method.ContainingType))
            Report(demand);
    }

    /// <summary>On the handler, or put on the route or its group by a call.</summary>
    public static void JudgeRoute(Demand demand, IMethodSymbol handler, IInvocationOperation call, IOperation root)
    {
        if (demand.Verb.Attribute.Count > 0 && !HasOnMethod(demand, handler)
            && !RouteMetadata.Of(call, root, demand.Rules.Compilation).Any(type => IsRequired(demand, type)))
        {
            Report(demand);
        }
    }

    private static bool HasOnMethod(Demand demand, IMethodSymbol method)
    {
        for (var at = method; at is not null; at = at.OverriddenMethod)
        {
            if (Has(demand, at) || (at.PartialImplementationPart is { } part && Has(demand, part)))
                return true;
        }

        return false;
    }

    private static bool HasOnType(Demand demand, INamedTypeSymbol type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (Has(demand, at))
                return true;
        }

        return false;
    }

    private static bool Has(Demand demand, ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && IsRequired(demand, type))
                return true;
        }

        return false;
    }

    private static bool IsRequired(Demand demand, INamedTypeSymbol type)
    {
        foreach (var selector in demand.Verb.Attribute)
        {
            if (demand.Rules.Matcher.MatchAttributeClass(selector, type, demand.Bound.Captures) is not null)
                return true;
        }

        return false;
    }

    private static void Report(Demand demand)
    {
        var names = demand.Verb.Attribute.Select(selector => demand.NameOf(selector)).Select(name =>
            "[" + (name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name) + "]").Distinct();
        demand.Report(RuleIds.RequiredAttribute, "carry " + string.Join(" or ", names));
    }
}
