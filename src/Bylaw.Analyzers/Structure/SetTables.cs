using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>
/// The tables that are called like a DbSet, which is what EF Core does where nobody says otherwise. Whether somebody does may stand in any file,
/// so it is told by the text of the files, remembered with each tree.
/// </summary>
internal sealed class SetTables(Compilation compilation)
{
    private static readonly string[] Conventions = ["SetTableName", "NamingConvention", "IModelFinalizingConvention", "IEntityTypeAddedConvention"];
    private static readonly ConditionalWeakTable<SyntaxTree, Naming> ByTree = new();

    private readonly Lazy<Naming> _naming = new(() => NamingOf(compilation));

    public static bool IsContext(INamedTypeSymbol type)
    {
        for (var at = type.BaseType; at is not null; at = at.BaseType)
        {
            if (at.Name == "DbContext" && SymbolNames.Namespace(at) == "Microsoft.EntityFrameworkCore")
                return true;
        }

        return false;
    }

    public static bool IsMigration(INamedTypeSymbol? type)
    {
        for (var at = type?.BaseType; at is not null; at = at.BaseType)
        {
            if (at.Name is "Migration" or "ModelSnapshot")
                return true;
        }

        return false;
    }

    /// <summary>The properties whose name is the table's, and whether these are all tables of the context.</summary>
    public (IReadOnlyList<IPropertySymbol> Sets, bool AreAll) Of(INamedTypeSymbol context, CancellationToken cancellation)
    {
        // A context of a library, such as IdentityDbContext, brings tables of its own.
        var areAll = context.BaseType is { Name: "DbContext" } && !_naming.Value.ByConvention;
        if (_naming.Value.ByHand || _naming.Value.ByConvention)
            return ([], areAll);

        var sets = new List<IPropertySymbol>();
        foreach (var member in context.GetMembers())
        {
            if (member is IPropertySymbol { Type: INamedTypeSymbol { Name: "DbSet", TypeArguments: [INamedTypeSymbol] } } set)
                sets.Add(set);
        }

        var entities = sets.Select(EntityOf).ToList();
        return ([.. sets.Where(set => !SaysTable(EntityOf(set)) && !HasBaseIn(EntityOf(set), entities))], areAll);
    }

    private static INamedTypeSymbol EntityOf(IPropertySymbol set) => (INamedTypeSymbol)((INamedTypeSymbol)set.Type).TypeArguments[0];

    private static bool SaysTable(INamedTypeSymbol entity)
    {
        for (var at = entity; at is not null; at = at.BaseType)
        {
            foreach (var attribute in at.GetAttributes())
            {
                if (attribute.AttributeClass?.Name is "TableAttribute" or "KeylessAttribute" or "OwnedAttribute")
                    return true;
            }
        }

        return false;
    }

    // A type and those that derive from it share a table.
    private static bool HasBaseIn(INamedTypeSymbol entity, List<INamedTypeSymbol> entities)
    {
        for (var at = entity.BaseType; at is not null; at = at.BaseType)
        {
            if (entities.Any(other => SymbolEqualityComparer.Default.Equals(other, at)))
                return true;
        }

        return false;
    }

    private static Naming NamingOf(Compilation compilation)
    {
        var (byHand, byConvention) = (false, false);
        foreach (var tree in compilation.SyntaxTrees)
        {
            var naming = ByTree.GetValue(tree, static tree => NamingOf(tree));
            byHand |= naming.ByHand;
            byConvention |= naming.ByConvention;
        }

        return new Naming(byHand, byConvention);
    }

    // The snapshot of migrations repeats what the model says, in a generated file.
    private static Naming NamingOf(SyntaxTree tree)
    {
        if (GeneratedFile.IsGenerated(tree))
            return new Naming(false, false);

        var text = tree.GetText().ToString();
        return new Naming(Has(text, "ToTable"), Array.Exists(Conventions, word => Has(text, word)));
    }

    private static bool Has(string text, string word) => text.IndexOf(word, StringComparison.Ordinal) >= 0;

    /// <param name="ByHand">Some table is named where its entity is configured; which one, only all files together say.</param>
    /// <param name="ByConvention">Code that runs names tables.</param>
    private sealed record Naming(bool ByHand, bool ByConvention);
}
