using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>
/// Which type of this compilation uses which type, with one place for each edge. Filled while the compilation is analysed, read at its end. Only
/// this compilation's own code: a referenced project shows its code in an editor and hides it in a build.
/// </summary>
/// <param name="isEnd">Whether a type of another assembly is one that some rule asks for; all others lead nowhere.</param>
internal sealed class TypeGraph(CompilationRules rules, Func<INamedTypeSymbol, bool> isEnd)
{
    private readonly ConcurrentDictionary<GraphNode, GraphEdges> _edges = new(GraphNode.Comparer);
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _counts = new(SymbolEqualityComparer.Default);

    /// <summary>The types that use others, in a stable order. Only when the graph is complete.</summary>
    public IReadOnlyList<GraphNode> Sources =>
        [.. _edges.Keys.OrderBy(node => SymbolNames.FullName(node.Type), StringComparer.Ordinal).ThenBy(node => node.Region).ThenBy(node => node.Route, StringComparer.Ordinal)];

    /// <summary>What the type uses, each with the first place in the source, in a stable order. Only when the graph is complete.</summary>
    public IReadOnlyList<GraphEdge> From(GraphNode source) => _edges.TryGetValue(source, out var edges) ? edges.Sorted : [];

    public void AddSignature(ISymbol symbol, CancellationToken cancellation)
    {
        // An accessor repeats its property.
        if ((symbol as INamedTypeSymbol ?? symbol.ContainingType) is not { } owner || symbol.IsImplicitlyDeclared
            || symbol is IMethodSymbol { AssociatedSymbol: not null })
        {
            return;
        }

        var source = new SignatureSource(this, owner, symbol, cancellation);
        switch (symbol)
        {
            case INamedTypeSymbol type:
                source.Add(type.BaseType);
                foreach (var implemented in type.Interfaces)
                    source.Add(implemented);
                break;
            case IMethodSymbol method:
                source.Add(method.ReturnType);
                foreach (var parameter in method.Parameters)
                    source.Add(parameter.Type);
                break;
            case IPropertySymbol or IFieldSymbol or IEventSymbol:
                source.Add(ValuePath.ValueType(symbol));
                break;
        }

        foreach (var attribute in symbol.GetAttributes())
            source.Add(attribute.AttributeClass);
    }

    public void AddBody(ISymbol owner, ImmutableArray<IOperation> blocks)
    {
        if ((owner as INamedTypeSymbol ?? owner.ContainingType) is not { } type)
            return;

        var regions = rules.Regions.Of(owner, blocks);
        var source = new BodySource(this, type, regions.Outermost);
        var todo = OperationStack.Take(blocks);
        while (todo.Count > 0)
        {
            var operation = todo.Pop();
            // `nameof(Order)` is text.
            if (operation is INameOfOperation)
                continue;

            foreach (var child in operation.ChildOperations)
                todo.Push(child);

            var region = regions.At(operation.Syntax);
            if (!ReferenceEquals(region, source.Region))
                source = new BodySource(this, type, region);
            source.AddOperation(operation);
        }

        OperationStack.Return(todo);
    }

    private GraphEdges EdgesOf(GraphNode source) => _edges.GetOrAdd(source, static _ => new GraphEdges());

    private bool Counts(INamedTypeSymbol type) => _counts.GetOrAdd(type, static (type, graph) => graph.IsInside(type) || graph.IsEnd(type), this);

    private bool IsInside(INamedTypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, rules.Compilation.Assembly);

    private bool IsEnd(INamedTypeSymbol type) => isEnd(type);

    /// <summary>Each type of the graph that is used with the type: itself, its elements, its arguments.</summary>
    private void Unfold<TSource>(ITypeSymbol? type, ref TSource source) where TSource : struct, ISource
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                Unfold(array.ElementType, ref source);
                break;
            case INamedTypeSymbol { SpecialType: SpecialType.None, IsAnonymousType: false } named:
                if (Counts(named.OriginalDefinition))
                    source.Use(named.OriginalDefinition);

                // As in a direct use: `ILogger<OrderService>` only says whose it is.
                if (!named.IsGenericType || rules.IsMarker(named))
                    break;

                foreach (var argument in named.TypeArguments)
                {
                    if (!SymbolEqualityComparer.Default.Equals(argument, named))
                        Unfold(argument, ref source);
                }

                break;
        }
    }

    private interface ISource
    {
        void Use(INamedTypeSymbol target);
    }

    /// <summary>A declaration and the node it belongs to, which is made when something counts.</summary>
    private struct SignatureSource(TypeGraph graph, INamedTypeSymbol owner, ISymbol symbol, CancellationToken cancellation) : ISource
    {
        private GraphEdges? _edges;
        private GraphPlace? _place;

        public void Add(ITypeSymbol? type) => graph.Unfold(type, ref this);

        public void Use(INamedTypeSymbol target)
        {
            if (SymbolEqualityComparer.Default.Equals(target, owner.OriginalDefinition))
                return;

            _place ??= graph.PlaceOf(symbol, cancellation);
            if (_place is { } place)
                (_edges ??= graph.EdgesOf(graph.NodeOf(owner, symbol))).Add(target, place);
        }
    }

    private GraphNode NodeOf(INamedTypeSymbol owner, ISymbol symbol) =>
        new(owner, rules.Subjects.OfMember(symbol).Subject.Region, symbol is IMethodSymbol method ? rules.Handlers.RouteOf(method) : null);

    // A finding in a generated part would not be shown, and which part comes first is up to the order of the files.
    private GraphPlace? PlaceOf(ISymbol symbol, CancellationToken cancellation)
    {
        GraphPlace? first = null;
        foreach (var location in symbol.Locations)
        {
            if (location.SourceTree is { } tree && !GeneratedFile.IsGenerated(rules.Compilation, tree, cancellation)
                && new GraphPlace(tree, location.SourceSpan) is var place && (first is not { } known || place.IsBefore(known)))
            {
                first = place;
            }
        }

        return first;
    }

    /// <summary>A region of a body and the node it belongs to.</summary>
    private struct BodySource(TypeGraph graph, INamedTypeSymbol type, BodyRegion region) : ISource
    {
        private GraphEdges? _edges;
        private SyntaxNode? _at;

        public readonly BodyRegion Region => region;

        public void AddOperation(IOperation operation)
        {
            _at = operation.Syntax;
            switch (operation)
            {
                case IInvocationOperation { TargetMethod: var method }:
                    Add(method.ContainingType);
                    foreach (var argument in method.TypeArguments)
                        Add(argument);
                    break;
                case IMemberReferenceOperation { Member: var member }:
                    Add(member.ContainingType);
                    break;
                case ITypeOfOperation { TypeOperand: var operand }:
                    Add(operand);
                    break;
                case IIsTypeOperation { TypeOperand: var operand }:
                    Add(operand);
                    break;
                case IDeclarationPatternOperation { MatchedType: { } matched }:
                    Add(matched);
                    break;
                case ITypePatternOperation { MatchedType: var matched }:
                    Add(matched);
                    break;
                case IRecursivePatternOperation { MatchedType: var matched }:
                    Add(matched);
                    break;
                case ICatchClauseOperation { ExceptionType: var exception }:
                    Add(exception);
                    break;
                case IAnonymousFunctionOperation { Symbol: var function }:
                    foreach (var parameter in function.Parameters)
                    {
                        _at = parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() ?? operation.Syntax;
                        Add(parameter.Type);
                    }

                    // A lambda's delegate says nothing that its parameters and body don't.
                    return;
                case IVariableDeclaratorOperation { Symbol.Type: var variable }:
                    Add(variable);
                    break;
            }

            if (operation.Syntax is not AnonymousFunctionExpressionSyntax)
                Add(operation.Type);
        }

        private void Add(ITypeSymbol? used)
        {
            if (used is { SpecialType: SpecialType.None })
                graph.Unfold(used, ref this);
        }

        public void Use(INamedTypeSymbol target)
        {
            if (SymbolEqualityComparer.Default.Equals(target, type.OriginalDefinition))
                return;

            _edges ??= graph.EdgesOf(new GraphNode(type, region.Rules.Subject.Region, region.Route));
            if (_edges.Has(target, _at!.SyntaxTree, _at.SpanStart))
                return;

            var token = _at switch
            {
                ExpressionSyntax expression => ReferencePosition.LastName(expression),
                ParameterSyntax parameter => parameter.Identifier,
                _ => _at.GetFirstToken(),
            };
            _edges.Add(target, new GraphPlace(_at.SyntaxTree, token.Span));
        }
    }
}
