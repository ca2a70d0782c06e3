using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>BYL8002 of `require: { returns: … }`. A derived type returns what its base promises.</summary>
internal static class RequiredReturnRule
{
    public static void Judge(Demand demand, IMethodSymbol method)
    {
        if (IsMissing(demand, method))
            demand.Report(RuleIds.RequiredReturn, $"return {demand.Names(demand.Verb.Returns)}, not '{SymbolNames.ForMessage(method.ReturnType)}'");
    }

    public static bool IsMissing(Demand demand, IMethodSymbol method) => demand.Verb.Returns.Count > 0 && !Fits(demand, method.ReturnType);

    private static bool Fits(Demand demand, ITypeSymbol? type)
    {
        switch (type)
        {
            case ITypeParameterSymbol parameter:
                return parameter.ConstraintTypes.Any(constraint => Fits(demand, constraint));
            case INamedTypeSymbol named:
                return demand.IsOne(demand.Verb.Returns, named) || Fits(demand, Inner(named));
            default:
                return false;
        }
    }

    private static ITypeSymbol? Inner(INamedTypeSymbol type) => type is { TypeArguments: [var inner] } && (type.Name, SymbolNames.Namespace(type)) is
        ("Task" or "ValueTask", "System.Threading.Tasks") or ("ActionResult", "Microsoft.AspNetCore.Mvc") ? inner : null;
}
