using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.Analyzers;

/// <summary>
/// The types that some DbSet property of this compilation holds. Found by syntax, tree by tree and remembered with the tree, then confirmed by
/// symbols, so that an edit costs one tree.
/// </summary>
internal sealed class EntitySetIndex(Compilation compilation)
{
    private static readonly ConditionalWeakTable<SyntaxTree, string[]> Owners = new();

    private readonly Lazy<HashSet<INamedTypeSymbol>> _entities = new(() => Find(compilation));

    public bool Contains(INamedTypeSymbol type) => _entities.Value.Contains(type.OriginalDefinition);

    private static HashSet<INamedTypeSymbol> Find(Compilation compilation)
    {
        var entities = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (var owner in Owners.GetValue(tree, OwnersIn))
            {
                if (compilation.Assembly.GetTypeByMetadataName(owner) is { } context)
                    Add(context, entities);
            }
        }

        return entities;
    }

    private static void Add(INamedTypeSymbol context, HashSet<INamedTypeSymbol> entities)
    {
        foreach (var member in context.GetMembers())
        {
            if (member is IPropertySymbol { Type: INamedTypeSymbol { Name: "DbSet", TypeArguments: [INamedTypeSymbol entity] } })
                entities.Add(entity.OriginalDefinition);
        }
    }

    /// <summary>Metadata names of the classes that declare a property of a type written DbSet&lt;…&gt;.</summary>
    private static string[] OwnersIn(SyntaxTree tree)
    {
        if (!tree.GetText().ToString().Contains("DbSet<"))
            return [];

        return [.. tree.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<TypeDeclarationSyntax>()
            .Where(type => type.Members.OfType<PropertyDeclarationSyntax>().Any(property => property.Type.ToString().Contains("DbSet<")))
            .Select(MetadataName)];
    }

    private static string MetadataName(TypeDeclarationSyntax type)
    {
        var name = type.Identifier.ValueText + (type.TypeParameterList is { } parameters ? "`" + parameters.Parameters.Count : "");
        return type.Parent switch
        {
            TypeDeclarationSyntax outer => MetadataName(outer) + "+" + name,
            _ => string.Join(".", type.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Reverse().Select(space => space.Name.ToString()).Append(name)),
        };
    }
}
