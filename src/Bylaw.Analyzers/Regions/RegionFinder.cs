using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>Finds the handlers in a member's code, and whether the member wires routes.</summary>
internal static class RegionFinder
{
    public static void Find(CompilationRules rules, INamedTypeSymbol owner, ImmutableArray<IOperation> blocks, BodyRegions regions)
    {
        foreach (var block in blocks)
        {
            foreach (var operation in block.DescendantsAndSelf())
            {
                if (operation is not IInvocationOperation call)
                    continue;
                if (RouteCalls.IsOnRoutes(call.TargetMethod))
                    regions.BecomesComposition(rules.Subjects.Of(owner, RegionKind.Composition));
                if (RouteCalls.IsRouteCall(call.TargetMethod))
                    RouteCalls.Collect(call, blocks, AddHandler);
            }
        }

        void AddHandler(IOperation function, ISymbol symbol, string route)
        {
            var node = function is IAnonymousFunctionOperation
                ? function.Syntax
                : symbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction } ? symbol.DeclaringSyntaxReferences[0].GetSyntax() : null;
            if (node is not null)
                regions.AddHandler(node, rules.Subjects.Of(owner, RegionKind.Handler), route);
        }
    }
}
