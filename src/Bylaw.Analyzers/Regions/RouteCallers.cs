using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>
/// The callers of methods that map routes on a builder they are given, `app.MapOrders()`. Asked only where an endpoint says nothing itself; only
/// files that show the method's name are read.
/// </summary>
internal sealed class RouteCallers(Compilation compilation)
{
    private const int MaxDepth = 4;

    private readonly ConcurrentDictionary<IMethodSymbol, bool> _bare = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// Whether somebody calls the method, and all who do hand over the application itself and say nothing more of what it returns. False where that
    /// can't be seen: a group, a method group, a method that others may override or call through an interface.
    /// </summary>
    public bool AreBare(IMethodSymbol method) => AreBare(method.OriginalDefinition, 0);

    private bool AreBare(IMethodSymbol method, int depth) =>
        depth < MaxDepth && method is { IsStatic: true, MethodKind: MethodKind.Ordinary }
        && (_bare.TryGetValue(method, out var known) ? known : _bare.GetOrAdd(method, Look(method, depth)));

    [SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1030", Justification = "The callers lie in other files; only lines that show the method's name are bound.")]
    private bool Look(IMethodSymbol method, int depth)
    {
        var isCalled = false;
        foreach (var tree in compilation.SyntaxTrees)
        {
            var text = tree.GetText().ToString();
            if (!text.Contains(method.Name))
                continue;

            var model = compilation.GetSemanticModel(tree);
            foreach (var token in TextScan.Tokens(tree.GetRoot(), text, method.Name))
            {
                if (token.Parent is not SimpleNameSyntax name || !Means(model, name, method))
                    continue;
                if (CallOf(name) is not { } syntax || model.GetOperation(syntax) is not IInvocationOperation call || !IsBare(call, syntax, method, depth))
                    return false;

                isCalled = true;
            }
        }

        return isCalled;
    }

    private static bool Means(SemanticModel model, SimpleNameSyntax name, IMethodSymbol method) =>
        model.GetSymbolInfo(name) is var info
        && (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is IMethodSymbol found
        && SymbolEqualityComparer.Default.Equals((found.ReducedFrom ?? found).OriginalDefinition, method);

    private static InvocationExpressionSyntax? CallOf(SimpleNameSyntax name) =>
        (name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access.Parent : name.Parent) as InvocationExpressionSyntax;

    private bool IsBare(IInvocationOperation call, InvocationExpressionSyntax syntax, IMethodSymbol method, int depth)
    {
        // A builder that is returned is no group that could be said more of.
        if (syntax.Parent is not ExpressionStatementSyntax && !method.ReturnsVoid && method.ReturnType.Name is not ("WebApplication" or "IEndpointRouteBuilder"))
            return false;

        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is not { Ordinal: 0 })
                continue;

            var value = argument.Value;
            while (value is IConversionOperation conversion)
                value = conversion.Operand;
            return value.Type is { Name: "WebApplication" }
                || (value is IParameterReferenceOperation { Parameter: var parameter }
                    && (RouteConventions.IsOfUseEndpoints(parameter) || (parameter is { Ordinal: 0, ContainingSymbol: IMethodSymbol outer } && AreBare(outer.OriginalDefinition, depth + 1))));
        }

        return false;
    }
}
