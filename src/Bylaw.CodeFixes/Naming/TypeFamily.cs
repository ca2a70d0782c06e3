using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Bylaw.CodeFixes;

/// <summary>Types that go by one name and are renamed together: OrderHelper, IOrderHelper and OrderHelperTests.</summary>
internal static class TypeFamily
{
    /// <param name="bare">The new name without the I of an interface.</param>
    public static async Task<IReadOnlyList<(INamedTypeSymbol Type, string Name)>> OfAsync(FindingContext context, INamedTypeSymbol type, string bare)
    {
        var contract = SymbolNames.WithoutInterfacePrefix(type);
        var old = contract ?? type.Name;
        var family = new List<(INamedTypeSymbol, string)> { (type, contract is null ? bare : "I" + bare) };
        if (contract is null)
        {
            if (type.AllInterfaces.FirstOrDefault(one => one.Name == "I" + old && one.Locations.Any(place => place.IsInSource)) is { } its)
                family.Add((its.OriginalDefinition, "I" + bare));
        }
        else if (await OnlyAsync(context, old).ConfigureAwait(false) is { } implementation
            && implementation.AllInterfaces.Any(one => SymbolEqualityComparer.Default.Equals(one.OriginalDefinition, type)))
        {
            family.Add((implementation, bare));
        }

        foreach (var suffix in new[] { "Tests", "Test" })
        {
            if (await OnlyAsync(context, old + suffix).ConfigureAwait(false) is { } tests)
                family.Add((tests, bare + suffix));
        }

        return family;
    }

    /// <summary>Null where a name is taken, or the result would not hold.</summary>
    public static async Task<Fix?> RenameAsync(FindingContext context, IReadOnlyList<(INamedTypeSymbol Type, string Name)> types, FixSafety safety)
    {
        if (await Renaming.TypesAsync(context, types).ConfigureAwait(false) is not { } changed)
            return null;

        var renames = types.Select(type => $"'{type.Type.Name}' to '{type.Name}'");
        return new SolutionFix($"Rename {string.Join(", ", renames)}", safety, "rename", _ => Task.FromResult<Solution?>(changed));
    }

    /// <summary>Whether something may go by the names.</summary>
    public static async Task<FixSafety> SafetyAsync(FindingContext context, IReadOnlyList<(INamedTypeSymbol Type, string Name)> types)
    {
        foreach (var (type, _) in types)
        {
            if (RenameRisk.IsSeenOutside(context.Rules, type) || RenameRisk.IsForOthers(context.Solution.GetProject(type.ContainingAssembly, context.Cancellation)!, type))
                return FixSafety.Review;
        }

        // Registered, found or configured by name, or by how names end.
        var endings = types.SelectMany(type => new[] { type.Type.Name, type.Name }).Select(name => NewName.Words(name).Last()).Distinct().ToList();
        return await NamesInStrings.HaveAsync(context.Solution, [.. types.Select(type => type.Type.Name)], endings, context.Cancellation).ConfigureAwait(false)
            ? FixSafety.Review
            : FixSafety.Safe;
    }

    private static async Task<INamedTypeSymbol?> OnlyAsync(FindingContext context, string name)
    {
        var found = new List<INamedTypeSymbol>();
        foreach (var project in context.Solution.Projects)
            found.AddRange((await SymbolFinder.FindSourceDeclarationsAsync(project, name, ignoreCase: false, SymbolFilter.Type, context.Cancellation).ConfigureAwait(false)).OfType<INamedTypeSymbol>());
        return found is [{ ContainingType: null } only] ? only : null;
    }
}
