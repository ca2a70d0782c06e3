using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>
/// The methods that some `MapGet("/orders", Orders.List)` of the compilation hands over as handlers, wherever that line stands. Names are
/// gathered by syntax once per tree, and only a method of such a name is looked up semantically.
/// </summary>
internal sealed class HandlerIndex(Compilation compilation)
{
    private static readonly ConditionalWeakTable<SyntaxTree, HandedOver[]> InTrees = new();

    private readonly ConcurrentDictionary<IMethodSymbol, string> _routes = new(SymbolEqualityComparer.Default);
    private readonly Lazy<Dictionary<string, List<InvocationExpressionSyntax>>> _candidates = new(() => Candidates(compilation));

    /// <summary>A name in the arguments of a call that maps a route.</summary>
    private readonly record struct HandedOver(string Name, InvocationExpressionSyntax Call);

    /// <summary>Whether the project knows minimal APIs at all.</summary>
    public bool MayRoute { get; } = !compilation.GetTypesByMetadataName("Microsoft.AspNetCore.Routing.IEndpointRouteBuilder").IsEmpty;

    /// <summary>The route that the method serves, null when it is no handler.</summary>
    public string? RouteOf(IMethodSymbol method)
    {
        if (!MayRoute || method.MethodKind != MethodKind.Ordinary || !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly))
            return null;
        if (!_candidates.Value.TryGetValue(method.Name, out var calls))
            return null;

        var definition = (method.PartialDefinitionPart ?? method).OriginalDefinition;
        var route = _routes.TryGetValue(definition, out var known) ? known : _routes.GetOrAdd(definition, Find(definition, calls) ?? "");
        return route.Length == 0 ? null : route;
    }

    [SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1030", Justification =
        "The line that names the handler lies in another file; only lines with the method's own name are bound, and the result is kept.")]
    private string? Find(IMethodSymbol method, List<InvocationExpressionSyntax> calls)
    {
        string? found = null;
        foreach (var syntax in calls)
        {
            if (compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax) is IInvocationOperation call && RouteCalls.IsRouteCall(call.TargetMethod))
            {
                RouteCalls.Collect(call, Blocks(call), (_, handler, route) =>
                {
                    if (SymbolEqualityComparer.Default.Equals(handler.OriginalDefinition, method))
                        found ??= route;
                });
            }

            if (found is not null)
                break;
        }

        return found;
    }

    private static ImmutableArray<IOperation> Blocks(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return [operation];
    }

    private static Dictionary<string, List<InvocationExpressionSyntax>> Candidates(Compilation compilation)
    {
        // A method that serves two routes is named by the first of them, whatever the order of the files.
        var candidates = new Dictionary<string, List<InvocationExpressionSyntax>>();
        foreach (var tree in compilation.SyntaxTrees.OrderBy(tree => tree.FilePath, StringComparer.Ordinal))
        {
            foreach (var (name, call) in InTrees.GetValue(tree, HandedOverIn))
            {
                if (!candidates.TryGetValue(name, out var list))
                    candidates.Add(name, list = []);
                list.Add(call);
            }
        }

        return candidates;
    }

    private static HandedOver[] HandedOverIn(SyntaxTree tree)
    {
        if (tree.GetText().ToString() is var text && !text.Contains("Map") && !text.Contains("AddEndpointFilter"))
            return [];

        return [.. tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(MapsByName)
            .SelectMany(call => call.ArgumentList.Arguments.SelectMany(argument => Names(argument.Expression, 0)).Distinct().Select(name => new HandedOver(name, call)))];
    }

    private static bool MapsByName(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }
        && (name.StartsWith("Map", StringComparison.Ordinal) || name == "AddEndpointFilter");

    // `Orders.List`, `new Func<…>(Orders.List)`, `debug ? Orders.List : Orders.Page`, `(Handler)Orders.List`.
    private static IEnumerable<string> Names(ExpressionSyntax expression, int depth) => expression switch
    {
        IdentifierNameSyntax name => depth > 3 ? [] : Initializers(name).SelectMany(value => Names(value, depth + 1)).Append(name.Identifier.ValueText),
        GenericNameSyntax name => [name.Identifier.ValueText],
        MemberAccessExpressionSyntax access => [access.Name.Identifier.ValueText],
        ParenthesizedExpressionSyntax inner => Names(inner.Expression, depth),
        CastExpressionSyntax cast => Names(cast.Expression, depth),
        ConditionalExpressionSyntax choice => Names(choice.WhenTrue, depth).Concat(Names(choice.WhenFalse, depth)),
        SwitchExpressionSyntax choice => choice.Arms.SelectMany(arm => Names(arm.Expression, depth)),
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [var only] } => Names(only.Expression, depth),
        _ => [],
    };

    // `var list = Orders.List; app.MapGet("/orders", list);`
    private static IEnumerable<ExpressionSyntax> Initializers(IdentifierNameSyntax name)
    {
        var member = name.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        var scope = member is GlobalStatementSyntax ? member.Parent : member;
        return scope?.DescendantNodes().OfType<VariableDeclaratorSyntax>()
            .Where(local => local.Identifier.ValueText == name.Identifier.ValueText && local.Initializer is not null)
            .Select(local => local.Initializer!.Value) ?? [];
    }
}
