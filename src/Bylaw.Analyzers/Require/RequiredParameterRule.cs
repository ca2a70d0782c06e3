using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>BYL8005 of `require: { parameter: … }`: of the method, of the handler, or of a constructor of the type.</summary>
internal static class RequiredParameterRule
{
    public static void Judge(Demand demand, INamedTypeSymbol type)
    {
        if (demand.Verb.Parameter.Count == 0 || type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || type.IsStatic)
            return;

        foreach (var constructor in type.InstanceConstructors)
        {
            if (Has(demand, constructor))
                return;
        }

        demand.Report(RuleIds.RequiredParameter, $"take {demand.Names(demand.Verb.Parameter)} in its constructor");
    }

    public static void Judge(Demand demand, IMethodSymbol method)
    {
        if (IsMissing(demand, method))
            demand.Report(RuleIds.RequiredParameter, $"have a parameter of type {demand.Names(demand.Verb.Parameter)}");
    }

    public static bool IsMissing(Demand demand, IMethodSymbol method) => demand.Verb.Parameter.Count > 0 && !Has(demand, method);

    private static bool Has(Demand demand, IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (parameter.Type is INamedTypeSymbol type && demand.IsOne(demand.Verb.Parameter, type))
                return true;
        }

        return false;
    }
}
