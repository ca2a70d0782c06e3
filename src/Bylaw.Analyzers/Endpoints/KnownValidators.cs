using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.Analyzers;

/// <summary>
/// The types that some `AbstractValidator&lt;T&gt;` or `IValidator&lt;T&gt;` of the solution is for, and what the application does about validation for
/// all endpoints. Looked for only once an input has no validation at its endpoint.
/// </summary>
internal sealed class KnownValidators
{
    private readonly ConcurrentDictionary<IAssemblySymbol, HashSet<string>> _ofAssembly = new(SymbolEqualityComparer.Default);
    private readonly CompilationRules _rules;
    private readonly HashSet<string> _here = [];

    public KnownValidators(CompilationRules rules)
    {
        _rules = rules;
        foreach (var tree in rules.Compilation.SyntaxTrees)
        {
            var text = tree.GetText().ToString();
            AddsValidation |= text.Contains("AddValidation(");
            FiltersGroups |= text.Contains("WithParameterValidation") || text.Contains("ValidationFilter") || text.Contains("AddFluentValidation");
            FiltersActions |= text.Contains("Filters.Add") && text.Contains("Valid");
            if (text.Contains("Validator<"))
                Read(tree);
        }
    }

    /// <summary>`AddValidation()` of minimal APIs.</summary>
    public bool AddsValidation { get; private set; }

    /// <summary>Somewhere routes or groups are given a filter that validates.</summary>
    public bool FiltersGroups { get; private set; }

    /// <summary>Somewhere all actions are given one.</summary>
    public bool FiltersActions { get; private set; }

    public bool Know(INamedTypeSymbol type)
    {
        var name = SymbolNames.FullName(type);
        if (_here.Contains(name) || IsIn(type.ContainingAssembly, name))
            return true;

        foreach (var assembly in _rules.Compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (_rules.Project.IsReferenced(assembly) && IsIn(assembly, name))
                return true;
        }

        return false;
    }

    /// <summary>Whether the type validates the other one, by what it derives from.</summary>
    public static INamedTypeSymbol? ValidatedBy(ITypeSymbol type)
    {
        for (var at = type as INamedTypeSymbol; at is not null; at = at.BaseType)
        {
            if (at is { Name: "AbstractValidator" or "IValidator" or "InlineValidator", TypeArguments: [INamedTypeSymbol validated] })
                return validated;
        }

        foreach (var implemented in type.AllInterfaces)
        {
            if (implemented is { Name: "IValidator", TypeArguments: [INamedTypeSymbol validated] })
                return validated;
        }

        return null;
    }

    private bool IsIn(IAssemblySymbol? assembly, string name) =>
        assembly is not null && !SymbolEqualityComparer.Default.Equals(assembly, _rules.Compilation.Assembly) && _ofAssembly.GetOrAdd(assembly, Validated).Contains(name);

    // The bases of a type may be in any part; the name says which types are worth a look.
    private void Read(SyntaxTree tree)
    {
        SemanticModel? model = null;
        foreach (var node in tree.GetRoot().DescendantNodes(node => node is not MemberDeclarationSyntax || node is BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax))
        {
            if (node is not TypeDeclarationSyntax { BaseList: { } bases } declaration || !bases.ToString().Contains("Validator"))
                continue;

            model ??= Signature.ModelOf(_rules.Compilation, tree);
            if (model.GetDeclaredSymbol(declaration) is INamedTypeSymbol type && ValidatedBy(type) is { } validated)
                _here.Add(SymbolNames.FullName(validated));
        }
    }

    private static HashSet<string> Validated(IAssemblySymbol assembly)
    {
        var found = new HashSet<string>();
        var todo = new Stack<INamespaceOrTypeSymbol>();
        todo.Push(assembly.GlobalNamespace);
        while (todo.Count > 0)
        {
            foreach (var member in todo.Pop().GetMembers())
            {
                if (member is not INamespaceOrTypeSymbol inner)
                    continue;
                todo.Push(inner);
                if (inner is INamedTypeSymbol type && type.Name.Contains("Valid") && ValidatedBy(type) is { } validated)
                    found.Add(SymbolNames.FullName(validated));
            }
        }

        return found;
    }
}
