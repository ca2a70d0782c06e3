using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>BYL8004 of `require: { implements: … }`, its own or a base class's.</summary>
internal static class RequiredInterfaceRule
{
    public static void Judge(Demand demand, INamedTypeSymbol type)
    {
        if (demand.Verb.Implements.Count == 0 || type.TypeKind is TypeKind.Enum or TypeKind.Delegate || type.IsStatic)
            return;
        if (type.TypeKind == TypeKind.Interface && UseMatch.Any(demand.Rules, demand.Verb.Implements, type, demand.Bound.Captures) is not null)
            return;

        foreach (var implemented in type.AllInterfaces)
        {
            if (UseMatch.Any(demand.Rules, demand.Verb.Implements, implemented, demand.Bound.Captures) is not null)
                return;
        }

        demand.Report(RuleIds.RequiredInterface, $"implement {demand.Names(demand.Verb.Implements)}");
    }
}
