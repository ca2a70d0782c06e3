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

    private readonly ConcurrentDictionary<GraphNode, ConcurrentDictionary<INamedTypeSymbol, Location>> _edges = new(GraphNode.Comparer);
    private readonly ConcurrentDictionary<GraphNode, IReadOnlyList<(INamedTypeSymbol Target, Location Place)>> _sorted = new(GraphNode.Comparer);
    private readonly CompilationRules _rules;

    private TypeGraph(CompilationRules rules) => _rules = rules;

    /// <summary>Registers what fills a graph; it is complete in compilation end actions.</summary>
    public static TypeGraph Collect(CompilationStartAnalysisContext context, CompilationRules rules)
    {
        var graph = new TypeGraph(rules);
        context.OnSymbols("what is declared by", symbol => graph.AddSignature(symbol.Symbol, symbol.CancellationToken),
            SymbolKind.NamedType, SymbolKind.Method, SymbolKind.Property, SymbolKind.Field, SymbolKind.Event);
        context.OnBodies("what is used by", block => graph.AddBody(block.OwningSymbol, block.OperationBlocks));
        return graph;
    }

    /// <summary>The types that use others, in a stable order.</summary>
    public IReadOnlyList<GraphNode> Sources =>
        [.. _edges.Keys.OrderBy(node => SymbolNames.FullName(node.Type), StringComparer.Ordinal).ThenBy(node => node.Region).ThenBy(node => node.Route, StringComparer.Ordinal)];

    /// <summary>What the type uses, each with the first place in the source, in a stable order. Only when the graph is complete.</summary>
    public IReadOnlyList<(INamedTypeSymbol Target, Location Place)> From(GraphNode source) => _sorted.GetOrAdd(source, Sort);

    private IReadOnlyList<(INamedTypeSymbol Target, Location Place)> Sort(GraphNode source) => _edges.TryGetValue(source, out var targets)
        ? [.. targets.Select(pair => (pair.Key, pair.Value)).OrderBy(pair => SymbolNames.FullName(pair.Key), StringComparer.Ordinal)]
        : [];

    public void AddSignature(ISymbol symbol, CancellationToken cancellation)
    {
        var owner = symbol as INamedTypeSymbol ?? symbol.ContainingType;
        if (owner is null || symbol.IsImplicitlyDeclared || PlaceOf(symbol, cancellation) is not { } place)
            return;

        var source = new GraphNode(owner, _rules.Subjects.OfMember(symbol).Subject.Region, RouteOf(symbol));
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
        if ((owner as INamedTypeSymbol ?? owner.ContainingType) is not { } type)
            return;

        var regions = new BodyRegions(_rules.Subjects.OfMember(owner), RouteOf(owner));
        if (_rules.Handlers.MayRoute)
            RegionFinder.Find(_rules, type, blocks, regions);
        foreach (var block in blocks)
        {
            foreach (var operation in block.DescendantsAndSelf())
            {
                if (IsNamedOnly(operation))
                    continue;

                var region = regions.At(operation.Syntax);
                AddOperation(new GraphNode(type, region.Rules.Subject.Region, region.Route), operation);
            }
        }
    }

    // `nameof(Orders.Count)` is a text; nothing is reached through it.
    private static bool IsNamedOnly(IOperation operation)
    {
        var at = operation.Parent;
        while (at is IMemberReferenceOperation or { Kind: OperationKind.None })
            at = at.Parent;
        return at is INameOfOperation;
    }

    // A finding in a generated part would not be shown, and which part comes first is up to the order of the files.
    private Location? PlaceOf(ISymbol symbol, CancellationToken cancellation) => symbol.Locations
        .Where(location => location.SourceTree is { } tree && !GeneratedFile.IsGenerated(_rules.Compilation, tree, cancellation))
        .OrderBy(location => location, Comparer<Location>.Create(BySource)).FirstOrDefault();

    private string? RouteOf(ISymbol symbol) => symbol is IMethodSymbol method ? _rules.Handlers.RouteOf(method) : null;

    private void AddOperation(GraphNode source, IOperation operation)
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
            case IAnonymousFunctionOperation { Symbol: var function }:
                foreach (var parameter in function.Parameters)
                    Add(source, parameter.Type, parameter.Locations[0]);
                break;
            case IVariableDeclaratorOperation { Symbol.Type: var type }:
                Add(source, type, operation);
                break;
        }

        // A lambda's delegate says nothing that its parameters and body don't.
        if (operation.Syntax is not AnonymousFunctionExpressionSyntax && operation.Type is { SpecialType: SpecialType.None } result)
            Add(source, result, operation);
    }

    private void Add(GraphNode source, ITypeSymbol? target, IOperation operation)
    {
        if (target is { SpecialType: SpecialType.None })
            Add(source, target, operation.Syntax is ExpressionSyntax expression ? ReferencePosition.LastName(expression).GetLocation() : operation.Syntax.GetFirstToken().GetLocation());
    }

    private void Add(GraphNode source, ITypeSymbol? target, Location place)
    {
        switch (target)
        {
            case IArrayTypeSymbol array:
                Add(source, array.ElementType, place);
                break;
            case INamedTypeSymbol { SpecialType: SpecialType.None, IsAnonymousType: false } named:
                if (!SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, source.Type))
                {
                    _edges.GetOrAdd(source, static _ => new(SymbolEqualityComparer.Default))
                        .AddOrUpdate(named.OriginalDefinition, place, (_, known) => BySource(known, place) <= 0 ? known : place);
                }

                // As in a direct use: `ILogger<OrderService>` only says whose it is.
                if (_rules.IsMarker(named))
                    break;

                foreach (var argument in named.TypeArguments)
                {
                    if (!SymbolEqualityComparer.Default.Equals(argument, named))
                        Add(source, argument, place);
                }

                break;
        }
    }
}

/// <summary>A type, or a region of its code that is something of its own: the handler of a route, the wiring of the application.</summary>
internal readonly record struct GraphNode
{
    public static readonly IEqualityComparer<GraphNode> Comparer = new ByTypeAndRoute();

    public GraphNode(INamedTypeSymbol type, RegionKind region = RegionKind.Type, string? route = null) => (Type, Region, Route) = (type.OriginalDefinition, region, route);

    public INamedTypeSymbol Type { get; }

    public RegionKind Region { get; }

    public string? Route { get; }

    private sealed class ByTypeAndRoute : IEqualityComparer<GraphNode>
    {
        public bool Equals(GraphNode x, GraphNode y) => x.Region == y.Region && x.Route == y.Route && SymbolEqualityComparer.Default.Equals(x.Type, y.Type);

        public int GetHashCode(GraphNode node) => SymbolEqualityComparer.Default.GetHashCode(node.Type) ^ (int)node.Region ^ (node.Route?.GetHashCode() ?? 0);
    }
}
