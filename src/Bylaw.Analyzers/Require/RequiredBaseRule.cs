using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>BYL8003 of `require: { extends: … }`. The base class itself need not extend itself.</summary>
internal static class RequiredBaseRule
{
    public static void Judge(Demand demand, INamedTypeSymbol type)
    {
        if (demand.Verb.Extends.Count == 0 || type.TypeKind != TypeKind.Class || type.IsStatic)
            return;

        for (var at = type; at is not null; at = at.BaseType)
        {
            if (UseMatch.Any(demand.Rules, demand.Verb.Extends, at, demand.Bound.Captures) is not null)
                return;
        }

        demand.Report(RuleIds.RequiredBase, $"extend {demand.Names(demand.Verb.Extends)}");
    }
}
