using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>Rules that are about some files only, because of the specs that they come from. Every answer about a file is computed once.</summary>
internal sealed class PathScopes(CompilationRules rules)
{
    private readonly ConcurrentDictionary<(RulePaths, SyntaxTree), bool> _files = new();
    private readonly ConcurrentDictionary<RulePaths, bool> _any = new();
    private readonly ConcurrentDictionary<RulePaths, bool> _all = new();

    public bool Has(RulePaths paths, SyntaxTree file) =>
        _files.GetOrAdd((paths, file), static (key, rules) => key.Item1.Has(rules.PathOf(key.Item2)), rules);

    /// <summary>Whether the project has a file there.</summary>
    public bool HasAny(RulePaths paths) =>
        _any.GetOrAdd(paths, static (paths, self) => self.Files.Any(file => self.Has(paths, file)), this);

    /// <summary>Whether all that somebody wrote in this project lies there.</summary>
    public bool HasAll(RulePaths paths) =>
        _all.GetOrAdd(paths, static (paths, self) => self.Files.All(file => self.Has(paths, file) || GeneratedFile.IsGenerated(self.Compilation, file, default)), this);

    /// <summary>Whether the rule is about the code of a type: one of its files lies there.</summary>
    public bool Holds(Rule rule, INamedTypeSymbol type)
    {
        if (rule.AppliesTo is not { } paths)
            return true;
        if (!SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, Compilation.Assembly))
            return HoldsElsewhere(paths, type);

        foreach (var reference in type.OriginalDefinition.DeclaringSyntaxReferences)
        {
            if (Has(paths, reference.SyntaxTree))
                return true;
        }

        return false;
    }

    // Its file is not known here; its project's folder is, and most files are called like their type.
    private bool HoldsElsewhere(RulePaths paths, INamedTypeSymbol type) =>
        rules.Project.FolderOf(type.ContainingAssembly) is { } folder && paths.Has($"{rules.Book.Relative(folder)}/{type.Name}.cs");

    private Compilation Compilation => rules.Compilation;

    private IEnumerable<SyntaxTree> Files => rules.Compilation.SyntaxTrees;
}
