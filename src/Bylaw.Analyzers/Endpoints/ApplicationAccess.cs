using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>
/// What the application says for all endpoints, or all of a kind: a fallback policy, a filter for all actions, `MapControllers().RequireAuthorization()`.
/// Looked for only once an endpoint says nothing itself, and only in files that show one of the words.
/// </summary>
internal sealed class ApplicationAccess
{
    private static readonly string[] Words =
    [
        "FallbackPolicy", "SetFallbackPolicy", "AuthorizeFilter", "Filters", "MapControllers", "MapControllerRoute", "MapDefaultControllerRoute",
        "MapAreaControllerRoute", "MapRazorPages", "MapHub", "AuthorizeFolder", "AuthorizeAreaFolder", "AuthorizePage", "AuthorizeAreaPage",
    ];

    private readonly Compilation _compilation;
    private readonly AccessReader _reader;
    private readonly HashSet<string> _hubs = [];
    private bool _fallback;
    private bool _actions;
    private bool _controllers;
    private bool _pages;

    public ApplicationAccess(Compilation compilation, IReadOnlyList<NamePattern> accept)
    {
        (_compilation, _reader) = (compilation, new AccessReader(accept));
        foreach (var tree in compilation.SyntaxTrees)
        {
            var text = tree.GetText().ToString();
            foreach (var word in Words)
            {
                if (!text.Contains(word))
                    continue;
                foreach (var token in TextScan.Tokens(tree.GetRoot(), text, word))
                    Read(token);
            }
        }
    }

    /// <summary>Whether all endpoints of the kind are behind a policy.</summary>
    /// <param name="fallbackCounts">Not only what is said of their routes, but a policy for whatever says nothing.</param>
    public bool Covers(INamedTypeSymbol? type, bool fallbackCounts)
    {
        if (fallbackCounts && _fallback)
            return true;
        if (type is null)
            return false;
        if (EndpointMethods.IsHub(type))
            return _hubs.Contains(type.Name);
        return EndpointMethods.IsPage(type) ? _pages || (fallbackCounts && _actions) : _controllers || (fallbackCounts && _actions);
    }

    private void Read(SyntaxToken token)
    {
        if (token.Parent is not SimpleNameSyntax name)
            return;

        var model = Signature.ModelOf(_compilation, name.SyntaxTree);
        switch (token.ValueText)
        {
            case "FallbackPolicy":
                _fallback |= model.GetSymbolInfo(name).Symbol is IPropertySymbol { ContainingType.Name: "AuthorizationOptions" } && IsGivenValue(name);
                break;
            case "SetFallbackPolicy":
                _fallback |= model.GetSymbolInfo(name).Symbol is IMethodSymbol { ContainingType.Name: "AuthorizationBuilder" };
                break;
            case "AuthorizeFilter":
                _actions |= (model.GetSymbolInfo(name).Symbol ?? model.GetTypeInfo(name).Type) is { } filter && SymbolNames.Namespace(filter) == "Microsoft.AspNetCore.Mvc.Authorization";
                break;
            case "Filters":
                _actions |= AddsFilterOfAccess(model, name);
                break;
            default:
                if (name.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } syntax && model.GetOperation(syntax) is IInvocationOperation call)
                    Read(call);
                break;
        }
    }

    private void Read(IInvocationOperation call)
    {
        if (!SymbolNames.Namespace(call.TargetMethod).StartsWith("Microsoft.", StringComparison.Ordinal))
            return;

        if (call.TargetMethod.Name.StartsWith("Authorize", StringComparison.Ordinal))
        {
            _pages = true;
            return;
        }

        if (!new RouteConventions(OperationRoot.Of(call)).On(call).Any(convention => _reader.OfCall(convention) != Access.NothingSaid))
            return;

        if (call.TargetMethod is { Name: "MapHub", TypeArguments: [var hub, ..] })
            _hubs.Add(hub.Name);
        else if (call.TargetMethod.Name == "MapRazorPages")
            _pages = true;
        else
            _controllers = true;
    }

    // `options.FallbackPolicy = policy`, not `= null`.
    private static bool IsGivenValue(SimpleNameSyntax name) =>
        name.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { } assignment && assignment.Left.Span.Contains(name.Span) && !assignment.Right.IsKind(SyntaxKind.NullLiteralExpression);

    // `options.Filters.Add<PermissionFilter>()`, `options.Filters.Add(new PermissionFilter())`.
    private static bool AddsFilterOfAccess(SemanticModel model, SimpleNameSyntax name)
    {
        if (model.GetSymbolInfo(name).Symbol is not IPropertySymbol { ContainingType.Name: "MvcOptions" }
            || name.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } syntax || model.GetOperation(syntax) is not IInvocationOperation call)
        {
            return false;
        }

        return call.TargetMethod.TypeArguments.Any(AccessReader.IsAuthorizationFilter)
            || call.Arguments.SelectMany(argument => argument.Value.DescendantsAndSelf()).Any(value => value switch
            {
                IObjectCreationOperation { Type: { } created } => AccessReader.IsAuthorizationFilter(created),
                ITypeOfOperation { TypeOperand: var type } => AccessReader.IsAuthorizationFilter(type),
                _ => false,
            });
    }
}
