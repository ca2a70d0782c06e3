using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.CodeFixes;

/// <summary>A service that code creates or asks the container for.</summary>
/// <param name="Expression">With the cast, the `!` and the check for null that stand around it.</param>
/// <param name="Type">What is to be injected.</param>
/// <param name="IsOfRequest">Whether injection gives the same object: it is asked of the container of the request.</param>
/// <param name="Local">The statement that does nothing but keep it.</param>
/// <param name="Handler">The lambda or local function around it that answers a route.</param>
internal sealed record UninjectedService(ExpressionSyntax Expression, INamedTypeSymbol Type, bool IsOfRequest, LocalDeclarationStatementSyntax? Local, SyntaxNode? Handler)
{
    public static async Task<UninjectedService?> OfAsync(FindingContext context)
    {
        var found = context.Token.Parent?.AncestorsAndSelf().OfType<ExpressionSyntax>()
            .FirstOrDefault(node => node is BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax && ReferencePosition.LastName(node) == context.Token);
        if (found is null || context.Model.GetOperation(found, context.Cancellation) is not { } operation)
            return null;

        var handler = HandlerAround(context, operation);
        var isOfRequest = false;
        INamedTypeSymbol? type = null;
        switch (operation)
        {
            case IInvocationOperation call when !IsConditional(found):
                type = Asked(context, call, handler);
                isOfRequest = IsAskedOfRequest(context, call, handler);
                break;
            case IObjectCreationOperation { Initializer: null, Type: INamedTypeSymbol created } creation when !await HasValuesAsync(context, creation).ConfigureAwait(false):
                type = await KnownAsync(context, created).ConfigureAwait(false);
                break;
        }

        if (type is not { TypeKind: TypeKind.Interface or TypeKind.Class })
            return null;

        var whole = Whole(context, found, type);
        // The container disposes what it has made.
        if (whole.FirstAncestorOrSelf<StatementSyntax>() is UsingStatementSyntax || (LocalOf(whole) is { } kept && kept.UsingKeyword != default))
            return null;
        return new UninjectedService(whole, type, isOfRequest, LocalOf(whole) is { Parent: BlockSyntax } local && IsOnlyKept(context, local, operation, type) ? local : null, handler);
    }

    private static SyntaxNode? HandlerAround(FindingContext context, IOperation operation)
    {
        var member = context.Model.GetEnclosingSymbol(operation.Syntax.SpanStart, context.Cancellation);
        while (member is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
            member = member.ContainingSymbol;
        return member is null ? null : context.Rules.Regions.Of(member, [OperationRoot.Of(operation)]).At(operation.Syntax).Function;
    }

    // `services?.GetService<Clock>()`
    private static bool IsConditional(ExpressionSyntax call) =>
        call.Ancestors().TakeWhile(node => node is ExpressionSyntax).Any(node => node is ConditionalAccessExpressionSyntax conditional && conditional.WhenNotNull.Span.Contains(call.Span));

    private static INamedTypeSymbol? Asked(FindingContext context, IInvocationOperation call, SyntaxNode? handler)
    {
        if (ServiceLookup.Of(call, handler) is not INamedTypeSymbol asked)
            return null;

        return call.TargetMethod.Name switch
        {
            "GetService" or "GetRequiredService" => asked,
            "GetServices" when call.TargetMethod.IsGenericMethod => context.Model.Compilation.GetSpecialType(SpecialType.System_Collections_Generic_IEnumerable_T).Construct(asked),
            _ => null,
        };
    }

    private static bool IsAskedOfRequest(FindingContext context, IInvocationOperation call, SyntaxNode? handler)
    {
        var provider = RouteCalls.WrittenReceiverOf(call) ?? call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value;
        return provider is not null && LocalValue.Behind(provider, [OperationRoot.Of(call)]) switch
        {
            IPropertyReferenceOperation { Property: { Name: "RequestServices", ContainingType: var owner } } => owner.Name == "HttpContext" && SymbolNames.Namespace(owner) == "Microsoft.AspNetCore.Http",
            IFieldReferenceOperation { Field: { IsStatic: false, DeclaredAccessibility: Accessibility.Private, Type.Name: nameof(IServiceProvider) } } => true,
            IParameterReferenceOperation { Parameter: { Type.Name: nameof(IServiceProvider), ContainingSymbol: IMethodSymbol receiver } parameter } =>
                receiver.MethodKind == MethodKind.Constructor || EndpointMethods.IsEndpoint(receiver) || context.Rules.Handlers.RouteOf(receiver) is not null || IsOf(handler, parameter),
            _ => false,
        };

        // What the code around the handler was given is the container of the application, and what a helper is given nobody knows.
        static bool IsOf(SyntaxNode? handler, IParameterSymbol parameter) => handler is not null && parameter.DeclaringSyntaxReferences is [var reference] && handler.Span.Contains(reference.Span);
    }

    // What the code itself puts in, the container does not.
    private static async Task<bool> HasValuesAsync(FindingContext context, IObjectCreationOperation creation)
    {
        foreach (var parameter in creation.Constructor?.Parameters ?? [])
        {
            if (parameter.Type is not INamedTypeSymbol { SpecialType: SpecialType.None, TypeKind: TypeKind.Interface or TypeKind.Class } type
                || (DataType.Is(type) && !await Container.KnowsAsync(context.Solution, type, context.Cancellation).ConfigureAwait(false)))
            {
                return true;
            }
        }

        return false;
    }

    private static async Task<INamedTypeSymbol?> KnownAsync(FindingContext context, INamedTypeSymbol created)
    {
        var own = created.AllInterfaces.Where(one => one.Locations.Any(location => location.IsInSource)).OrderBy(one => one.Name != "I" + created.Name);
        foreach (var type in own.Append(created))
        {
            if (await Container.KnowsAsync(context.Solution, type, context.Cancellation).ConfigureAwait(false))
                return type;
        }

        return null;
    }

    private static ExpressionSyntax Whole(FindingContext context, ExpressionSyntax value, INamedTypeSymbol type)
    {
        while (true)
        {
            switch (value.Parent)
            {
                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }:
                case ParenthesizedExpressionSyntax:
                case CastExpressionSyntax cast when IsIt(cast.Type):
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression, Right: TypeSyntax wanted } when IsIt(wanted):
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Right: ThrowExpressionSyntax }:
                    value = (ExpressionSyntax)value.Parent;
                    break;
                default:
                    return value;
            }
        }

        bool IsIt(TypeSyntax written) => context.Model.GetTypeInfo(written, context.Cancellation).Type is { } named && SymbolEqualityComparer.Default.Equals(named, type);
    }

    private static LocalDeclarationStatementSyntax? LocalOf(ExpressionSyntax value) =>
        value.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax local } } } ? local : null;

    private static bool IsOnlyKept(FindingContext context, LocalDeclarationStatementSyntax local, IOperation value, INamedTypeSymbol type) =>
        context.Model.GetDeclaredSymbol(local.Declaration.Variables[0], context.Cancellation) is ILocalSymbol { IsRef: false } symbol
        && LocalValue.AssignedOnce(symbol, [OperationRoot.Of(value)]) is not null
        && (value is IObjectCreationOperation || SymbolEqualityComparer.Default.Equals(symbol.Type, type));
}
