using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>
/// The methods that some `MapGet("/orders", Orders.List)` of the compilation hands over as handlers, wherever that line stands. Names are
/// gathered by syntax once per tree, and only a call that shows a method's own name is looked up semantically for it.
/// </summary>
internal sealed class HandlerIndex(Compilation compilation)
{
    private static readonly ConditionalWeakTable<SyntaxTree, Handed[]> HandedInTree = new();

    private readonly ConcurrentDictionary<SyntaxTree, Dictionary<IMethodSymbol, string>> _handlers = new();
    private readonly ConcurrentDictionary<string, Dictionary<IMethodSymbol, string>> _handlersByName = new();
    private readonly Lazy<Dictionary<string, List<SyntaxTree>>> _trees = new(() => TreesByName(compilation));

    /// <summary>A name that may be a handler's, and the call that it is handed to.</summary>
    private readonly record struct Handed(string Name, InvocationExpressionSyntax Call);

    /// <summary>Whether the project knows minimal APIs at all.</summary>
    public bool MayRoute { get; } = !compilation.GetTypesByMetadataName("Microsoft.AspNetCore.Routing.IEndpointRouteBuilder").IsEmpty;

    /// <summary>The route that the method serves, null when it is no handler.</summary>
    public string? RouteOf(IMethodSymbol method)
    {
        if (!MayRoute || method.MethodKind != MethodKind.Ordinary || !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly))
            return null;
        if (!_trees.Value.ContainsKey(method.Name))
            return null;

        var definition = (method.PartialDefinitionPart ?? method).OriginalDefinition;
        return _handlersByName.GetOrAdd(method.Name, HandlersNamed).TryGetValue(definition, out var route) ? route : null;
    }

    private Dictionary<IMethodSymbol, string> HandlersNamed(string name)
    {
        var handlers = new Dictionary<IMethodSymbol, string>(SymbolEqualityComparer.Default);
        foreach (var tree in _trees.Value[name])
        {
            foreach (var handler in _handlers.GetOrAdd(tree, HandlersNamedIn))
            {
                if (handler.Key.Name == name && !handlers.ContainsKey(handler.Key))
                    handlers.Add(handler.Key, handler.Value);
            }
        }

        return handlers;
    }

    [SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1030", Justification =
        "The line that names a handler lies in another file; only files that show a name asked for are bound, each once.")]
    private Dictionary<IMethodSymbol, string> HandlersNamedIn(SyntaxTree tree)
    {
        var handlers = new Dictionary<IMethodSymbol, string>(SymbolEqualityComparer.Default);
        var model = compilation.GetSemanticModel(tree);
        foreach (var syntax in HandedInTree.GetValue(tree, FindHanded).Select(handed => handed.Call).Distinct())
        {
            if (model.GetOperation(syntax) is not IInvocationOperation call || !RouteCalls.IsRouteCall(call.TargetMethod))
                continue;

            RouteCalls.Collect(call, [OperationRoot.Of(call)], (_, symbol, route) =>
            {
                if (symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary } method && !handlers.ContainsKey(method.OriginalDefinition))
                    handlers.Add(method.OriginalDefinition, route);
            });
        }

        return handlers;
    }

    private static Dictionary<string, List<SyntaxTree>> TreesByName(Compilation compilation)
    {
        var trees = new Dictionary<string, List<SyntaxTree>>();
        // A method that serves two routes is named by the first of them, whatever the order of the files.
        foreach (var tree in compilation.SyntaxTrees.OrderBy(tree => tree.FilePath, StringComparer.Ordinal))
        {
            foreach (var name in HandedInTree.GetValue(tree, FindHanded).Select(handed => handed.Name).Distinct())
            {
                if (!trees.TryGetValue(name, out var list))
                    trees.Add(name, list = []);
                list.Add(tree);
            }
        }

        return trees;
    }

    private static Handed[] FindHanded(SyntaxTree tree)
    {
        if (tree.GetText().ToString() is var text && !text.Contains("Map") && !text.Contains("AddEndpointFilter"))
            return [];

        return [.. tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Where(MapsByName)
            .SelectMany(call => call.ArgumentList.Arguments.SelectMany(argument => Names(argument.Expression, 0)).Distinct().Select(name => new Handed(name, call)))];
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
