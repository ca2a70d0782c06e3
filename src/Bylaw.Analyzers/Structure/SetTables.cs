using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>
/// The tables that are called like a DbSet, which is what EF Core does where nobody says otherwise. Whether somebody does may stand in any file,
/// so it is told by the text of the files, remembered with each tree.
/// </summary>
internal sealed class SetTables(Compilation compilation)
{
    private static readonly string[] Naming = ["ToTable", "SetTableName", "NamingConvention", "IModelFinalizingConvention", "IEntityTypeAddedConvention"];
    private static readonly ConditionalWeakTable<SyntaxTree, object> ByTree = new();
    private static readonly object Yes = new();
    private static readonly object No = new();

    private readonly Lazy<bool> _areNamed = new(() => AreNamed(compilation));

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
        var areAll = context.BaseType is { Name: "DbContext" };
        if (_areNamed.Value)
            return ([], false);

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

    private static bool AreNamed(Compilation compilation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (ReferenceEquals(ByTree.GetValue(tree, static tree => Names(tree) ? Yes : No), Yes))
                return true;
        }

        return false;
    }

    // The snapshot of migrations repeats what the model says, in a generated file.
    private static bool Names(SyntaxTree tree)
    {
        if (GeneratedFile.IsGenerated(tree))
            return false;

        var text = tree.GetText().ToString();
        return Array.Exists(Naming, word => text.IndexOf(word, StringComparison.Ordinal) >= 0);
    }
}
