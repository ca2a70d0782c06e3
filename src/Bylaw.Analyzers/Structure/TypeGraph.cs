using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>
/// Which type of this compilation uses which type, with one place for each edge. Filled while the compilation is analysed, read at its end. Only
/// this compilation's own code: a referenced project shows its code in an editor and hides it in a build.
/// </summary>
internal sealed class TypeGraph
{
    private static readonly Comparison<Location> BySource = (a, b) =>
    {
        var byPath = string.CompareOrdinal(a.SourceTree?.FilePath, b.SourceTree?.FilePath);
        return byPath != 0 ? byPath : a.SourceSpan.Start.CompareTo(b.SourceSpan.Start);
    };

    private readonly ConcurrentDictionary<INamedTypeSymbol, ConcurrentDictionary<INamedTypeSymbol, Location>> _edges = new(SymbolEqualityComparer.Default);

    /// <summary>Registers what fills a graph; it is complete in compilation end actions.</summary>
    public static TypeGraph Collect(CompilationStartAnalysisContext context)
    {
        var graph = new TypeGraph();
        context.OnSymbols("what is declared by", symbol => graph.AddSignature(symbol.Symbol),
            SymbolKind.NamedType, SymbolKind.Method, SymbolKind.Property, SymbolKind.Field, SymbolKind.Event);
        context.OnBodies("what is used by", block => graph.AddBody(block.OwningSymbol, block.OperationBlocks));
        return graph;
    }

    /// <summary>The types that use others, in a stable order.</summary>
    public IReadOnlyList<INamedTypeSymbol> Sources => [.. _edges.Keys.OrderBy(SymbolNames.FullName, StringComparer.Ordinal)];

    /// <summary>What the type uses, each with the first place in the source, in a stable order.</summary>
    public IReadOnlyList<(INamedTypeSymbol Target, Location Place)> From(INamedTypeSymbol source) => _edges.TryGetValue(source, out var targets)
        ? [.. targets.Select(pair => (pair.Key, pair.Value)).OrderBy(pair => SymbolNames.FullName(pair.Key), StringComparer.Ordinal)]
        : [];

    public void AddSignature(ISymbol symbol)
    {
        var source = symbol as INamedTypeSymbol ?? symbol.ContainingType;
        var place = symbol.Locations.FirstOrDefault(location => location.IsInSource);
        if (source is null || place is null || symbol.IsImplicitlyDeclared)
            return;

        switch (symbol)
        {
            case INamedTypeSymbol type:
                Add(source, type.BaseType, place);
                foreach (var implemented in type.Interfaces)
                    Add(source, implemented, place);
                break;
            case IMethodSymbol method:
                Add(source, method.ReturnType, place);
                foreach (var parameter in method.Parameters)
                    Add(source, parameter.Type, place);
                break;
            case IPropertySymbol or IFieldSymbol or IEventSymbol:
                Add(source, ValuePath.ValueType(symbol), place);
                break;
        }

        foreach (var attribute in symbol.GetAttributes())
            Add(source, attribute.AttributeClass, place);
    }

    public void AddBody(ISymbol owner, ImmutableArray<IOperation> blocks)
    {
        if ((owner as INamedTypeSymbol ?? owner.ContainingType) is not { } source)
            return;

        foreach (var block in blocks)
        {
            foreach (var operation in block.DescendantsAndSelf())
                AddOperation(source, operation);
        }
    }

    private void AddOperation(INamedTypeSymbol source, IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation { TargetMethod: var method }:
                Add(source, method.ContainingType, operation);
                foreach (var argument in method.TypeArguments)
                    Add(source, argument, operation);
                break;
            case IMemberReferenceOperation { Member: var member }:
                Add(source, member.ContainingType, operation);
                break;
            case ITypeOfOperation { TypeOperand: var type }:
                Add(source, type, operation);
                break;
            case IIsTypeOperation { TypeOperand: var type }:
                Add(source, type, operation);
                break;
            case IDeclarationPatternOperation { MatchedType: { } type }:
                Add(source, type, operation);
                break;
            case ITypePatternOperation { MatchedType: var type }:
                Add(source, type, operation);
                break;
            case IRecursivePatternOperation { MatchedType: var type }:
                Add(source, type, operation);
                break;
            case ICatchClauseOperation { ExceptionType: var type }:
                Add(source, type, operation);
                break;
            case IVariableDeclaratorOperation { Symbol.Type: var type }:
                Add(source, type, operation);
                break;
        }

        if (operation.Type is { SpecialType: SpecialType.None } result)
            Add(source, result, operation);
    }

    private void Add(INamedTypeSymbol source, ITypeSymbol? target, IOperation operation)
    {
        if (target is { SpecialType: SpecialType.None })
            Add(source, target, operation.Syntax is ExpressionSyntax expression ? ReferencePosition.LastName(expression).GetLocation() : operation.Syntax.GetFirstToken().GetLocation());
    }

    private void Add(INamedTypeSymbol source, ITypeSymbol? target, Location place)
    {
        switch (target)
        {
            case IArrayTypeSymbol array:
                Add(source, array.ElementType, place);
                break;
            case INamedTypeSymbol { SpecialType: SpecialType.None, IsAnonymousType: false } named:
                if (!SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, source.OriginalDefinition))
                {
                    _edges.GetOrAdd(source.OriginalDefinition, static _ => new(SymbolEqualityComparer.Default))
                        .AddOrUpdate(named.OriginalDefinition, place, (_, known) => BySource(known, place) <= 0 ? known : place);
                }

                foreach (var argument in named.TypeArguments)
                {
                    if (!SymbolEqualityComparer.Default.Equals(argument, named))
                        Add(source, argument, place);
                }

                break;
        }
    }
}
