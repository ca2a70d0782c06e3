using Bylaw.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Cli.Checking;

/// <summary>The code of a route of a minimal API, which has a layer of its own.</summary>
/// <param name="Symbol">Of the lambda or method.</param>
/// <param name="Type">The type around it, or the one that has the method.</param>
internal sealed record RouteHandler(string Route, IMethodSymbol Symbol, INamedTypeSymbol Type, Location Place);

/// <summary>
/// Finds the handlers of a compilation: the one way of counting them. With its types they are what a layer has; an action of a controller is part of its type.
/// </summary>
internal static class RouteHandlers
{
    public static IReadOnlyList<RouteHandler> Of(CompilationRules rules, CancellationToken cancellation)
    {
        var found = new List<RouteHandler>();
        foreach (var tree in rules.Handlers.MayRoute ? rules.Compilation.SyntaxTrees : [])
        {
            if (!tree.GetText(cancellation).ToString().Contains("Map", StringComparison.Ordinal) || GeneratedFile.IsGenerated(rules.Compilation, tree, cancellation))
                continue;
            var model = rules.Compilation.GetSemanticModel(tree);
            foreach (var syntax in tree.GetRoot(cancellation).DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                if (syntax.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } || !name.StartsWith("Map", StringComparison.Ordinal)
                    || model.GetOperation(syntax, cancellation) is not IInvocationOperation call || !RouteCalls.IsRouteCall(call.TargetMethod))
                {
                    continue;
                }

                RouteCalls.Collect(call, [OperationRoot.Of(call)], (operation, symbol, route) =>
                {
                    var isElsewhere = symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary };
                    var type = isElsewhere ? symbol.ContainingType : model.GetEnclosingSymbol(operation.Syntax.SpanStart, cancellation)?.ContainingType ?? symbol.ContainingType;
                    if (symbol is IMethodSymbol handler && type is not null)
                        found.Add(new RouteHandler(route, handler, type, isElsewhere ? handler.Locations[0] : operation.Syntax.GetLocation()));
                });
            }
        }

        return [.. found.DistinctBy(handler => (handler.Route, TypeName.Of(handler.Type)))];
    }
}
