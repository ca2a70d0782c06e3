using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.CodeFixes;

/// <summary>The method of a service that takes the place of one of the dependency's.</summary>
/// <param name="Exists">False: it has to be added, delegating to <paramref name="Inner"/>.</param>
internal sealed record ServiceMethod(string Name, IMethodSymbol Inner, bool Exists)
{
    /// <summary>Null where the service has another method of that name.</summary>
    public static ServiceMethod? Of(OwningService service, IMethodSymbol inner, CancellationToken cancellation)
    {
        foreach (var method in service.Class.GetMembers().OfType<IMethodSymbol>())
        {
            if (method is { MethodKind: MethodKind.Ordinary, IsStatic: false, IsGenericMethod: false, DeclaredAccessibility: Accessibility.Public }
                && SameType.HaveSameParameters(method, inner) && SameType.Is(method.ReturnType, inner.ReturnType)
                && Delegates(method, service.Inner, inner.Name, cancellation) && CanBeCalled(service, method))
            {
                return new ServiceMethod(method.Name, inner, Exists: true);
            }
        }

        var isTaken = service.Injected.AllInterfaces.Add(service.Injected).Add(service.Class).SelectMany(type => type.GetMembers(inner.Name))
            .Any(member => member is not IMethodSymbol method || SameType.HaveSameParameters(method, inner));
        return isTaken || inner.Parameters.Any(parameter => parameter.RefKind != RefKind.None) || inner.ReturnsByRef ? null : new ServiceMethod(inner.Name, inner, Exists: false);
    }

    private static bool CanBeCalled(OwningService service, IMethodSymbol method) =>
        service.Injected.TypeKind != TypeKind.Interface
        || service.Injected.AllInterfaces.Add(service.Injected).SelectMany(type => type.GetMembers(method.Name).OfType<IMethodSymbol>()).Any(member => SameType.HaveSameParameters(member, method));

    // => orders.FindAsync(id, token); { return await orders.FindAsync(id, token).ConfigureAwait(false); }
    private static bool Delegates(IMethodSymbol method, string dependency, string name, CancellationToken cancellation)
    {
        if (method.DeclaringSyntaxReferences is not [var reference] || reference.GetSyntax(cancellation) is not MethodDeclarationSyntax declaration)
            return false;

        var value = declaration.ExpressionBody?.Expression ?? declaration.Body?.Statements switch
        {
            [ReturnStatementSyntax { Expression: { } returned }] => returned,
            [ExpressionStatementSyntax { Expression: var done }] => done,
            _ => null,
        };
        if (value is AwaitExpressionSyntax awaited)
            value = awaited.Expression;
        if (value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } configured })
            value = configured.Expression;
        return value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call
            && access.Name.Identifier.ValueText == name
            && (access.Expression is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own ? own.Name : access.Expression) is IdentifierNameSyntax receiver
            && receiver.Identifier.ValueText == dependency
            && call.ArgumentList.Arguments.Count == method.Parameters.Length
            && call.ArgumentList.Arguments.Select((argument, i) => argument is { NameColon: null, RefKindKeyword.RawKind: (int)SyntaxKind.None, Expression: IdentifierNameSyntax passed } && passed.Identifier.ValueText == method.Parameters[i].Name).All(forwarded => forwarded);
    }
}
