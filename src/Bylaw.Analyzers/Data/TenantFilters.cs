using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.Analyzers;

/// <summary>The entities of this compilation that a query filter is written for, wherever that line stands.</summary>
internal sealed class TenantFilters(Compilation compilation)
{
    // A convention, or a library that brings one.
    private static readonly string[] Conventions = ["SetQueryFilter", "IsMultiTenant", "MultiTenantDbContext", "IModelFinalizingConvention", "IModelCustomizer", "AddQueryFilter"];

    private readonly Lazy<HashSet<ITypeSymbol>?> _filtered = new(() => Find(compilation));

    /// <summary>Whether a filter is written for the entity or a base of it, or for entities in general.</summary>
    public bool Covers(ITypeSymbol entity)
    {
        if (_filtered.Value is not { } filtered)
            return true;

        for (ITypeSymbol? type = entity; type is not null; type = type.BaseType)
        {
            if (filtered.Contains(type.OriginalDefinition))
                return true;
        }

        return false;
    }

    // Null: a filter is written for whatever entity there is.
    [SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1030", Justification =
        "The filter of an entity lies in another file; only files that show the word are bound, once.")]
    private static HashSet<ITypeSymbol>? Find(Compilation compilation)
    {
        var filtered = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        foreach (var tree in compilation.SyntaxTrees)
        {
            var text = tree.GetText().ToString();
            foreach (var convention in Conventions)
            {
                if (text.Contains(convention))
                    return null;
            }

            if (!text.Contains("HasQueryFilter"))
                continue;

            var model = compilation.GetSemanticModel(tree);
            foreach (var node in tree.GetRoot().DescendantNodes())
            {
                if (node is not InvocationExpressionSyntax call || ReferencePosition.InvokedName(call)?.Identifier.ValueText != "HasQueryFilter")
                    continue;
                if (model.GetSymbolInfo(call).Symbol is not IMethodSymbol { ContainingType: { Name: "EntityTypeBuilder", TypeArguments: [INamedTypeSymbol entity] } })
                    return null;

                filtered.Add(entity.OriginalDefinition);
            }
        }

        return filtered;
    }
}
