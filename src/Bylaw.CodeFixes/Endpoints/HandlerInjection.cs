using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Bylaw.CodeFixes;

/// <summary>A service becomes a parameter of the function that answers the request.</summary>
internal static class HandlerInjection
{
    /// <summary>Where it is injected, as a title says it; null where the code around is no handler of a route, or can't have a parameter more.</summary>
    public static async Task<string?> ApplyAsync(SyntaxEditor editor, FindingContext context, UninjectedService service, bool isKnown)
    {
        var function = service.Handler ?? HandlerMethod(context, service);
        if (function is null || FunctionOf(context, function) is not { } symbol || !CanGrow(context, function, symbol)
            || await Container.IsCalledByHandAsync(context.Solution, symbol, context.Cancellation).ConfigureAwait(false))
        {
            return null;
        }

        var name = symbol.Parameters.FirstOrDefault(parameter => SameType.Is(parameter.Type, service.Type))?.Name;
        var isNew = name is null;
        name ??= NameFor(context, service, function);
        ServiceUse.Replace(editor, context, service, name);

        var dropped = symbol.Parameters.Where(parameter => IsContext(parameter.Type) && IsUsedOnlyIn(context, function, parameter, service.Expression)).ToList();
        var asked = !isKnown || ParametersOf(function).Any(parameter => parameter.AttributeLists.Count > 0 && parameter.AttributeLists.ToString().Contains("FromServices")) ? FromServices() : default;
        editor.ReplaceNode(function, (current, generator) => WithParameters(current, list =>
        {
            // `context => …`: of several each has its type.
            if (isNew)
            {
                list = list.ReplaceNodes(list.Parameters.Where(static parameter => parameter.Type is null), (untyped, _) =>
                    Parameter(ServiceUse.TypeOf(generator, symbol.Parameters.First(parameter => parameter.Name == untyped.Identifier.ValueText).Type), untyped.Identifier.ValueText, default).WithTriviaFrom(untyped));
                list = Grown(list, Parameter(ServiceUse.TypeOf(generator, service.Type), name, asked));
            }

            return dropped.Aggregate(list, static (rest, drop) => ParameterLists.Remove(rest, drop.Name));
        }));
        return symbol.MethodKind == MethodKind.Ordinary ? $"into {symbol.Name}" : "into the handler";
    }

    /// <summary>The same for an action of a controller, by [FromServices].</summary>
    public static async Task<string?> ApplyToActionAsync(SyntaxEditor editor, FindingContext context, UninjectedService service)
    {
        if (service.Expression.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not MethodDeclarationSyntax action
            || context.Model.GetDeclaredSymbol(action, context.Cancellation) is not { OverriddenMethod: null } symbol
            || !EndpointMethods.IsEndpoint(symbol) || EndpointMethods.IsHub(symbol.ContainingType) || EndpointMethods.IsPage(symbol.ContainingType)
            || await Container.IsCalledByHandAsync(context.Solution, symbol, context.Cancellation).ConfigureAwait(false))
        {
            return null;
        }

        var name = NameFor(context, service, action);
        ServiceUse.Replace(editor, context, service, name);
        editor.ReplaceNode(action, (current, generator) => WithParameters(current, list => Grown(list, Parameter(ServiceUse.TypeOf(generator, service.Type), name, FromServices()))));
        return $"into {symbol.Name} by [FromServices]";
    }

    private static string NameFor(FindingContext context, UninjectedService service, SyntaxNode function) =>
        service.Local?.Declaration.Variables[0].Identifier.ValueText ?? ServiceUse.NameFor(context, service, InjectedName.Of(service.Type), function);

    private static MethodDeclarationSyntax? HandlerMethod(FindingContext context, UninjectedService service) =>
        service.Expression.FirstAncestorOrSelf<MemberDeclarationSyntax>() is MethodDeclarationSyntax method && context.Model.GetDeclaredSymbol(method, context.Cancellation) is { } symbol
        && context.Rules.Handlers.RouteOf(symbol) is not null && !EndpointMethods.IsEndpoint(symbol) ? method : null;

    private static IMethodSymbol? FunctionOf(FindingContext context, SyntaxNode function) =>
        (function is LambdaExpressionSyntax ? context.Model.GetSymbolInfo(function, context.Cancellation).Symbol : context.Model.GetDeclaredSymbol(function, context.Cancellation)) as IMethodSymbol;

    private static bool CanGrow(FindingContext context, SyntaxNode function, IMethodSymbol symbol)
    {
        // What a filter is handed is fixed.
        if (symbol.Parameters.Any(parameter => parameter.Type.Name is "EndpointFilterInvocationContext" or "EndpointFilterDelegate"))
            return false;
        // As a RequestDelegate its value was dropped; with a parameter more it would be sent.
        if (symbol.Parameters is [{ Type.Name: "HttpContext" }] && symbol.ReturnType is INamedTypeSymbol { IsGenericType: true })
            return false;
        return function switch
        {
            LambdaExpressionSyntax lambda => context.Model.GetTypeInfo(lambda, context.Cancellation).ConvertedType is { Name: nameof(Delegate) or "RequestDelegate" },
            MethodDeclarationSyntax or LocalFunctionStatementSyntax => true,
            _ => false,
        };
    }

    private static bool IsContext(ITypeSymbol type) => type.Name is nameof(IServiceProvider) or "HttpContext" or "HttpRequest";

    private static bool IsUsedOnlyIn(FindingContext context, SyntaxNode function, IParameterSymbol parameter, ExpressionSyntax place)
    {
        var uses = function.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == parameter.Name && SymbolEqualityComparer.Default.Equals(context.Model.GetSymbolInfo(name, context.Cancellation).Symbol, parameter)).ToList();
        return uses.Count > 0 && uses.TrueForAll(use => place.Span.Contains(use.Span));
    }

    private static IEnumerable<ParameterSyntax> ParametersOf(SyntaxNode function) => function switch
    {
        ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList.Parameters,
        SimpleLambdaExpressionSyntax lambda => [lambda.Parameter],
        LocalFunctionStatementSyntax local => local.ParameterList.Parameters,
        MethodDeclarationSyntax method => method.ParameterList.Parameters,
        _ => [],
    };

    private static SyntaxNode WithParameters(SyntaxNode function, Func<ParameterListSyntax, ParameterListSyntax> change)
    {
        switch (function)
        {
            case SimpleLambdaExpressionSyntax lambda:
                return SyntaxFactory.ParenthesizedLambdaExpression(lambda.AttributeLists, lambda.Modifiers, null, change(SyntaxFactory.ParameterList([lambda.Parameter.WithoutTrivia()])).WithTrailingTrivia(lambda.Parameter.GetTrailingTrivia()), lambda.ArrowToken, lambda.Block, lambda.ExpressionBody)
                    .WithLeadingTrivia(lambda.GetLeadingTrivia());
            case ParenthesizedLambdaExpressionSyntax lambda:
                return lambda.WithParameterList(change(lambda.ParameterList));
            case LocalFunctionStatementSyntax local:
                return local.WithParameterList(change(local.ParameterList));
            default:
                return ((MethodDeclarationSyntax)function).WithParameterList(change(((MethodDeclarationSyntax)function).ParameterList));
        }
    }

    private static ParameterListSyntax Grown(ParameterListSyntax list, ParameterSyntax parameter) => ParameterLists.Insert(list, PlaceIn(list.Parameters), parameter);

    // Before what may be left out, and before the token that everybody writes last.
    private static int PlaceIn(SeparatedSyntaxList<ParameterSyntax> parameters)
    {
        var at = parameters.IndexOf(static parameter => parameter.Default is not null || parameter.Modifiers.Any(SyntaxKind.ParamsKeyword));
        if (at < 0)
            at = parameters.Count;
        return at > 0 && at == parameters.Count && parameters[at - 1].Type?.ToString() is nameof(CancellationToken) or "System.Threading.CancellationToken" ? at - 1 : at;
    }

    private static ParameterSyntax Parameter(TypeSyntax type, string name, SyntaxList<AttributeListSyntax> attributes) =>
        SyntaxFactory.Parameter(attributes, default, type.WithTrailingTrivia(SyntaxFactory.Space), SyntaxFactory.Identifier(name), null);

    private static SyntaxList<AttributeListSyntax> FromServices() =>
        [SyntaxFactory.AttributeList([SyntaxFactory.Attribute(SyntaxFactory.ParseName("global::Microsoft.AspNetCore.Mvc.FromServicesAttribute").WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation))]).WithTrailingTrivia(SyntaxFactory.Space)];
}
