using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>
/// The methods that some `MapGet("/orders", Orders.List)` of the compilation hands over as handlers, wherever that line stands. Names are
/// gathered by syntax once per tree, and only a method of such a name is looked up semantically.
/// </summary>
internal sealed class HandlerIndex(Compilation compilation)
{
    private static readonly ConditionalWeakTable<SyntaxTree, ExpressionSyntax[]> Arguments = new();

    private readonly ConcurrentDictionary<IMethodSymbol, string> _routes = new(SymbolEqualityComparer.Default);
    private readonly Lazy<Dictionary<string, List<ExpressionSyntax>>> _candidates = new(() => Candidates(compilation));

    /// <summary>Whether the project knows minimal APIs at all.</summary>
    public bool MayRoute { get; } = !compilation.GetTypesByMetadataName("Microsoft.AspNetCore.Routing.IEndpointRouteBuilder").IsEmpty;

    /// <summary>The route that the method serves, null when it is no handler.</summary>
    public string? RouteOf(IMethodSymbol method)
    {
        if (!MayRoute || method.MethodKind != MethodKind.Ordinary || !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly))
            return null;
        if (!_candidates.Value.TryGetValue(method.Name, out var candidates))
            return null;

        var route = _routes.GetOrAdd(method.OriginalDefinition, found => Find(found, candidates) ?? "");
        return route.Length == 0 ? null : route;
    }

    [SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1030", Justification =
        "The line that names the handler lies in another file; only lines with the method's own name are bound, and the result is kept.")]
    private string? Find(IMethodSymbol method, List<ExpressionSyntax> candidates)
    {
        foreach (var candidate in candidates)
        {
            var model = compilation.GetSemanticModel(candidate.SyntaxTree);
            if (SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(candidate).Symbol?.OriginalDefinition, method)
                && candidate.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } invocation
                && model.GetOperation(invocation) is IInvocationOperation call
                && RouteCalls.IsRouteCall(call.TargetMethod))
            {
                return RouteText.Of(call, Blocks(call));
            }
        }

        return null;
    }

    private static ImmutableArray<IOperation> Blocks(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return [operation];
    }

    private static Dictionary<string, List<ExpressionSyntax>> Candidates(Compilation compilation)
    {
        var candidates = new Dictionary<string, List<ExpressionSyntax>>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (var argument in Arguments.GetValue(tree, ArgumentsIn))
            {
                if (NameOf(argument) is not { } name)
                    continue;
                if (!candidates.TryGetValue(name, out var list))
                    candidates.Add(name, list = []);
                list.Add(argument);
            }
        }

        return candidates;
    }

    private static ExpressionSyntax[] ArgumentsIn(SyntaxTree tree)
    {
        if (tree.GetText().ToString() is var text && !text.Contains("Map") && !text.Contains("AddEndpointFilter"))
            return [];

        return [.. tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(invocation => invocation.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }
                && (name.StartsWith("Map", StringComparison.Ordinal) || name == "AddEndpointFilter"))
            .SelectMany(invocation => invocation.ArgumentList.Arguments)
            .SelectMany(argument => Handed(argument.Expression))];
    }

    // `Orders.List`, `new Func<…>(Orders.List)`, `debug ? Orders.List : Orders.Page`, `(Handler)Orders.List`.
    private static IEnumerable<ExpressionSyntax> Handed(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => Initializers(name).SelectMany(Handed).Append(name),
        GenericNameSyntax or MemberAccessExpressionSyntax => [expression],
        ParenthesizedExpressionSyntax inner => Handed(inner.Expression),
        CastExpressionSyntax cast => Handed(cast.Expression),
        ConditionalExpressionSyntax choice => Handed(choice.WhenTrue).Concat(Handed(choice.WhenFalse)),
        ObjectCreationExpressionSyntax { ArgumentList.Arguments: [var only] } => Handed(only.Expression),
        _ => [],
    };

    // `var list = Orders.List; app.MapGet("/orders", list);`
    private static IEnumerable<ExpressionSyntax> Initializers(IdentifierNameSyntax name) =>
        name.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantNodes().OfType<VariableDeclaratorSyntax>()
            .Where(local => local.Identifier.ValueText == name.Identifier.ValueText && local.Initializer is not null)
            .Select(local => local.Initializer!.Value).Where(value => value is not IdentifierNameSyntax) ?? [];

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => null,
    };
}
