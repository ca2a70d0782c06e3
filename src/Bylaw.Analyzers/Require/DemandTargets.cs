using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>What `each: type | public-method | endpoint` is.</summary>
internal static class DemandTargets
{
    /// <summary>A class that can be instantiated or derived from; other kinds if the rule selects them.</summary>
    public static bool Judges(CompilationRules rules, in BoundRule<RequireVerb> rule, INamedTypeSymbol type) =>
        TypeSelection.Judges(rules, rule.Rule.Subject, type, recordsToo: true)
        && (type.TypeKind != TypeKind.Interface || TypeSelection.Names(rules, rule.Rule.Subject, new Candidate(type), TypeTrait.Interface));

    /// <summary>Whether a method can be demanded anything of at all; cheap, asked first.</summary>
    public static bool IsCandidate(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, IsImplicitlyDeclared: false, DeclaredAccessibility: not Accessibility.NotApplicable };

    public static bool Judges(CompilationRules rules, in BoundRule<RequireVerb> rule, IMethodSymbol method, string? route) => rule.Verb.Each switch
    {
        RequireEach.Endpoint => route is not null || EndpointMethods.IsEndpoint(method),
        RequireEach.PublicMethod => method.DeclaredAccessibility == Accessibility.Public && !MemberOrigin.IsOfSystem(method)
            && TypeSelection.Judges(rules, rule.Rule.Subject, method.ContainingType, recordsToo: true, staticToo: true),
        _ => false,
    };

    /// <summary>Whether the signature is that of a framework, or of a declaration that is reported itself.</summary>
    public static bool IsDecidedElsewhere(IMethodSymbol method, CompilationRules rules, VerbRules<RequireVerb> requires, in BoundRule<RequireVerb> rule)
    {
        var origin = MemberOrigin.Origin(method);
        if (SymbolEqualityComparer.Default.Equals(origin, method))
            return false;
        if (!rules.Project.IsOwn(origin.ContainingAssembly))
            return true;
        if (rule.Verb.Each == RequireEach.Endpoint)
            return false;

        foreach (var other in requires.For(rules.Subjects.Of(origin.ContainingType).Subject))
        {
            if (other.Rule == rule.Rule)
                return true;
        }

        return false;
    }
}
