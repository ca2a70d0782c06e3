using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Bylaw.CodeFixes;

/// <summary>BYL3001: the type gets the name that the rule wants, its interface or implementation and its tests with it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TypeNameCodeFix)), Shared]
public sealed class TypeNameCodeFix() : BylawCodeFix(RuleIds.TypeName)
{
    private protected override async Task<IReadOnlyList<Fix>> FindAsync(FindingContext context)
    {
        if (NamedTypes.Of(context) is not { } named || TypeNames.Wanted(named) is not { } name)
            return [];

        var types = await FamilyAsync(context, named.Type, name).ConfigureAwait(false);
        if (await Renaming.TypesAsync(context, types).ConfigureAwait(false) is not { } changed)
            return [];

        var others = types.Skip(1).Select(other => $"'{other.Type.Name}' to '{other.Name}'").ToList();
        var title = $"Rename '{named.Type.Name}' to '{types[0].Name}'{(others.Count > 0 ? ", " + string.Join(", ", others) : "")}";
        var safety = await TypeNames.SafetyAsync(context, types).ConfigureAwait(false);
        return [new SolutionFix(title, safety, "rename", _ => Task.FromResult<Solution?>(changed))];
    }

    // OrderHelper, IOrderHelper and OrderHelperTests go by one name.
    private static async Task<List<(INamedTypeSymbol Type, string Name)>> FamilyAsync(FindingContext context, INamedTypeSymbol type, string bare)
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

    private static async Task<INamedTypeSymbol?> OnlyAsync(FindingContext context, string name)
    {
        var found = new List<INamedTypeSymbol>();
        foreach (var project in context.Solution.Projects)
            found.AddRange((await SymbolFinder.FindSourceDeclarationsAsync(project, name, ignoreCase: false, SymbolFilter.Type, context.Cancellation).ConfigureAwait(false)).OfType<INamedTypeSymbol>());
        return found is [{ ContainingType: null } only] ? only : null;
    }
}
