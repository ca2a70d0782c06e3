using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>Which entities belong to a tenant, and the property that says so.</summary>
internal static class TenantEntity
{
    public static bool Is(ITypeSymbol? type, TenantIsolationVerb verb, CompilationRules rules)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class } entity)
            return false;
        if (verb.Entities.Count == 0)
            return HasTenant(entity, verb);

        foreach (var selector in verb.Entities)
        {
            if (rules.Matcher.Matches(selector, new Candidate(entity.OriginalDefinition)))
                return true;
        }

        return false;
    }

    /// <summary>The same of a type parameter, by what may stand for it: `where T : Order`, `where T : IOwnedByTenant`.</summary>
    public static bool IsOrStandsFor(ITypeSymbol type, TenantIsolationVerb verb, CompilationRules rules)
    {
        if (type is not ITypeParameterSymbol parameter)
            return Is(type, verb, rules);

        foreach (var constraint in parameter.ConstraintTypes)
        {
            if (Is(constraint, verb, rules) || (verb.Entities.Count == 0 && constraint is INamedTypeSymbol { TypeKind: TypeKind.Interface } contract && IsOfTenant(contract, verb)))
                return true;
        }

        return false;
    }

    private static bool IsOfTenant(INamedTypeSymbol contract, TenantIsolationVerb verb)
    {
        if (HasTenant(contract, verb))
            return true;

        foreach (var inherited in contract.AllInterfaces)
        {
            if (HasTenant(inherited, verb))
                return true;
        }

        return false;
    }

    private static bool HasTenant(INamedTypeSymbol entity, TenantIsolationVerb verb)
    {
        for (INamedTypeSymbol? type = entity; type is not null; type = type.BaseType)
        {
            foreach (var name in verb.Tenant)
            {
                foreach (var member in type.GetMembers(name))
                {
                    if (member is IPropertySymbol { IsStatic: false })
                        return true;
                }
            }
        }

        return false;
    }

    /// <summary>`order.TenantId`.</summary>
    public static bool IsTenant(IOperation operation, TenantIsolationVerb verb) =>
        DataSymbols.WithoutConversion(operation) is IPropertyReferenceOperation { Property.Name: var name } && IsName(name, verb);

    public static bool IsName(string name, TenantIsolationVerb verb)
    {
        foreach (var tenant in verb.Tenant)
        {
            if (string.Equals(name, tenant, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>Whether text of SQL speaks of the tenant: `TenantId`, `tenant_id`.</summary>
    public static bool Names(string sql, TenantIsolationVerb verb)
    {
        var plain = sql.Replace("_", "");
        foreach (var tenant in verb.Tenant)
        {
            if (plain.IndexOf(tenant, StringComparison.OrdinalIgnoreCase) >= 0)
                return true;
        }

        return false;
    }
}
