using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>Finds the handlers in a member's code, and whether the member wires routes; once, for all analyzers that ask.</summary>
internal sealed class RegionFinder(CompilationRules rules)
{
    private readonly ConcurrentDictionary<SyntaxNode, BodyRegions> _found = new();

    /// <param name="member">What owns the code, as the compiler says it.</param>
    /// <param name="blocks">Its code, at least one.</param>
    public BodyRegions Of(ISymbol member, ImmutableArray<IOperation> blocks)
    {
        if (!rules.Handlers.MayRoute)
            return new BodyRegions(rules.Subjects.OfMember(member), null);

        var key = blocks[0].Syntax;
        return _found.TryGetValue(key, out var known) ? known : _found.GetOrAdd(key, Find(member, blocks));
    }

    private BodyRegions Find(ISymbol member, ImmutableArray<IOperation> blocks)
    {
        var regions = new BodyRegions(rules.Subjects.OfMember(member), member is IMethodSymbol method ? rules.Handlers.RouteOf(method) : null);
        if ((member as INamedTypeSymbol ?? member.ContainingType) is not { } owner)
            return regions;

        var todo = OperationStack.Take(blocks);
        while (todo.Count > 0)
        {
            var operation = todo.Pop();
            foreach (var child in operation.ChildOperations.Reverse())
                todo.Push(child);

            if (operation is not IInvocationOperation call)
                continue;
            if (RouteCalls.IsOnRoutes(call.TargetMethod))
                regions.BecomesComposition(rules.Subjects.Of(owner, RegionKind.Composition));
            if (RouteCalls.IsRouteCall(call.TargetMethod))
            {
                regions.MapsRoutes = true;
                RouteCalls.Collect(call, blocks, (function, symbol, route) => AddHandler(regions, owner, function, symbol, route));
            }
        }

        OperationStack.Return(todo);
        return regions;
    }

    private void AddHandler(BodyRegions regions, INamedTypeSymbol owner, IOperation function, ISymbol symbol, string route)
    {
        var node = function is IAnonymousFunctionOperation
            ? function.Syntax
            : symbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction } ? symbol.DeclaringSyntaxReferences[0].GetSyntax() : null;
        if (node is not null)
            regions.AddHandler(node, rules.Subjects.Of(owner, RegionKind.Handler), route);
    }
}
