using Bylaw.Analyzers;
using Microsoft.CodeAnalysis;

namespace Bylaw.Cli.Checking;

/// <summary>A type of the solution's own code, by hand and at the top of its file's namespace.</summary>
/// <param name="Layers">All whose selectors match it, in the order in which they are read: it belongs to the first.</param>
internal sealed record LayeredType(INamedTypeSymbol Symbol, string Project, IReadOnlyList<string> Layers)
{
    public string Name { get; } = SymbolNames.FullName(Symbol);

    public string Namespace { get; } = SymbolNames.Namespace(Symbol);

    public string? Layer => Layers.Count > 0 ? Layers[0] : null;
}

/// <summary>The types of a compilation, each held against all layers: a check asks for the first one only.</summary>
internal static class LayerSurvey
{
    /// <summary>None of a test project, unless its rules are to hold there.</summary>
    public static IEnumerable<LayeredType> Of(CompilationRules rules, CancellationToken cancellation)
    {
        if (rules.Project.IsTest && !rules.Book.IncludeTests)
            yield break;

        var project = rules.Compilation.AssemblyName ?? "";
        foreach (var type in TypesIn(rules.Compilation.Assembly.GlobalNamespace))
        {
            cancellation.ThrowIfCancellationRequested();
            if (type.IsImplicitlyDeclared || type.DeclaringSyntaxReferences.All(part => GeneratedFile.IsGenerated(rules.Compilation, part.SyntaxTree, cancellation)))
                continue;
            yield return new LayeredType(type, project, rules.Layers.IsCompositionRoot(type) ? [] : [.. LayersOf(rules, type)]);
        }
    }

    private static IEnumerable<string> LayersOf(CompilationRules rules, INamedTypeSymbol type) =>
        rules.Book.Layers.Where(layer => rules.Matcher.Matches(layer.Selector, new Candidate(type, StableOnly: true))).Select(layer => layer.Name);

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceSymbol space)
    {
        foreach (var member in space.GetMembers())
        {
            if (member is INamedTypeSymbol type)
            {
                yield return type;
            }
            else
            {
                foreach (var inner in TypesIn((INamespaceSymbol)member))
                    yield return inner;
            }
        }
    }
}
