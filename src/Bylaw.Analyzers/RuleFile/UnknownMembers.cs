using Bylaw.Rules.Language;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>
/// BYL0003 for a member that a rule names and its type does not have, so that the rule would never find it. Nothing is said of a type that is not
/// there: another project may have it.
/// </summary>
internal static class UnknownMembers
{
    /// <summary>The place of each with what is wrong. Walks down to the types that the rules name, never over all of them.</summary>
    public static IEnumerable<(Place Place, string Message)> Of(CompilationRules rules)
    {
        var own = rules.Files.OwnPaths;
        foreach (var rule in rules.Rules)
        {
            foreach (var use in UsesOf(rule.Verb))
            {
                if (own.Contains(use.Place.File) && Problem(rules, rule, use) is { } problem)
                    yield return (use.Place, problem);
            }
        }
    }

    public static bool AreNamed(CompilationRules rules) => rules.Rules.Any(rule => UsesOf(rule.Verb).Count > 0);

    private static string? Problem(CompilationRules rules, Rule rule, MemberUse use)
    {
        if (use.Type is not TypeNameSelector { Pattern: { IsFullName: true } pattern } || pattern.Name.Text.IndexOfAny(['*', '{']) >= 0)
            return null;

        var types = Find(rules.Compilation.GlobalNamespace, pattern.Name.Text.Split('.'), 0).Where(type => pattern.Arguments is not { } arguments || type.Arity == arguments.Count).ToList();
        if (types.Count == 0)
            return null;

        foreach (var name in use.Names)
        {
            if (name.Literal is not { } literal || literal is "new" or "Item" || types.Any(type => Has(type, literal)))
                continue;

            var members = types.SelectMany(MembersOf).Distinct().ToList();
            var slip = NearestWord.Within(1, literal, members);
            // Where several projects share the rule file, or several frameworks a project, another one may see a version of the type that has it.
            if (slip is null && !IsOnlyOne(rules, types))
                continue;

            var near = slip ?? NearestWord.Of(literal, members);
            return $"{pattern.Name.Text} has no member '{literal}', so the rule '{rule.Name}' never finds it{(near is null ? "" : $"; the nearest is '{near}'")}";
        }

        return null;
    }

    private static bool IsOnlyOne(CompilationRules rules, List<INamedTypeSymbol> types) => !rules.Project.IsMultiTargeted
        && (rules.Files.IsOfProject || types.All(type => rules.Project.IsOwn(type.ContainingAssembly)));

    private static IEnumerable<INamedTypeSymbol> Find(INamespaceOrTypeSymbol container, string[] names, int at)
    {
        if (at == names.Length)
            return container is INamedTypeSymbol type ? [type] : [];

        return container.GetMembers(names[at]).OfType<INamespaceOrTypeSymbol>().SelectMany(member => Find(member, names, at + 1));
    }

    private static bool Has(INamedTypeSymbol type, string name) => WithBases(type).Any(at => !at.GetMembers(name).IsEmpty);

    private static IEnumerable<string> MembersOf(INamedTypeSymbol type) =>
        WithBases(type).SelectMany(at => at.GetMembers()).Where(member => member.CanBeReferencedByName).Select(member => member.Name);

    private static IEnumerable<INamedTypeSymbol> WithBases(INamedTypeSymbol type)
    {
        for (var at = type; at is not null; at = at.BaseType)
            yield return at;
        foreach (var implemented in type.AllInterfaces)
            yield return implemented;
    }

    private static IReadOnlyList<MemberUse> UsesOf(Verb verb) => verb switch
    {
        ForbidVerb forbid => forbid.Uses.Members,
        ReserveVerb reserve => reserve.Uses.Members,
        RequireVerb require => [.. require.Call, .. require.Before],
        _ => [],
    };
}
