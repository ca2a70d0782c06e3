using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>`allow`: of this solution's types only those that are named. What comes from packages and the framework is free.</summary>
internal sealed class AllowRule(CompilationRules rules, Rule rule, Captures captures, UseSet uses) : UseRule(rule, captures)
{
    public override (string Id, Captures Captures)? AgainstType(INamedTypeSymbol target)
    {
        if (uses.Types.Count + uses.Layers.Count == 0 || !rules.Project.IsOwn(target.ContainingAssembly))
            return null;

        for (var type = target; type is not null; type = type.ContainingType)
        {
            if ((UseMatch.Type(rules, uses, type, Captures) ?? UseMatch.Layer(rules, uses, type)) is not null)
                return null;
        }

        return (uses.Types.Count == 0 ? RuleIds.Flow : RuleIds.ForbiddenType, Captures);
    }

    public override (string Id, Captures Captures)? AgainstThrow(INamedTypeSymbol target) =>
        uses.Throws.Count == 0 || !IsException(target) || UseMatch.Any(rules, uses.Throws, target, Captures) is not null ? null : (ThrowId.Of(rules, target), Captures);

    private static bool IsException(INamedTypeSymbol type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (at.Name == "Exception" && SymbolNames.Namespace(at) == "System")
                return true;
        }

        return false;
    }
}
