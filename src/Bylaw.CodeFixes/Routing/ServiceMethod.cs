using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.CodeFixes;

/// <summary>The method of a service that does what a method of the dependency does: it asks that one, and nothing else.</summary>
internal static class ServiceMethod
{
    /// <param name="isSpelledOut">Whether all arguments are given, by their place: then names and defaults don't matter.</param>
    public static IMethodSymbol? Find(OwningService service, IMethodSymbol inner, bool isSpelledOut, CancellationToken cancellation) =>
        Methods(service).FirstOrDefault(method =>
            SameType.HaveSameParameters(method, inner) && SameType.Is(method.ReturnType, inner.ReturnType)
            && Delegates(method, service.Inner, inner.Name, cancellation) && Called(service, method) is { } called && (isSpelledOut || SameType.HaveSameNamesAndDefaults(called, inner)));

    /// <summary>The method that does what another would if it were added.</summary>
    public static IMethodSymbol? Find(OwningService service, AddedMethod added, CancellationToken cancellation) =>
        Methods(service).FirstOrDefault(method =>
            added.HasParametersOf(method) && method.Parameters.Zip(added.Parameters, (theirs, ours) => theirs.Name == ours.Name).All(same => same) && SameType.Is(method.ReturnType, added.Returns)
            && ValueOf(method, cancellation) is { } value && SyntaxFactory.AreEquivalent(value, added.Body) && Called(service, method) is not null);

    private static IEnumerable<IMethodSymbol> Methods(OwningService service) => service.Class.GetMembers().OfType<IMethodSymbol>()
        .Where(method => method is { MethodKind: MethodKind.Ordinary, IsStatic: false, IsGenericMethod: false, DeclaredAccessibility: Accessibility.Public });

    /// <summary>The method as callers see it: that of the interface, whose defaults are its own.</summary>
    private static IMethodSymbol? Called(OwningService service, IMethodSymbol method) => service.Injected.TypeKind != TypeKind.Interface
        ? method
        : service.Injected.AllInterfaces.Add(service.Injected).SelectMany(type => type.GetMembers(method.Name).OfType<IMethodSymbol>()).FirstOrDefault(member => SameType.HaveSameParameters(member, method));

    // => orders.FindAsync(id, token); { return await orders.FindAsync(id, token).ConfigureAwait(false); }
    private static bool Delegates(IMethodSymbol method, string dependency, string name, CancellationToken cancellation) =>
        ValueOf(method, cancellation) is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call
        && access.Name.Identifier.ValueText == name
        && (access.Expression is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own ? own.Name : access.Expression) is IdentifierNameSyntax receiver
        && receiver.Identifier.ValueText == dependency
        && call.ArgumentList.Arguments.Count == method.Parameters.Length
        && call.ArgumentList.Arguments.Select((argument, i) => argument is { NameColon: null, RefKindKeyword.RawKind: (int)SyntaxKind.None, Expression: IdentifierNameSyntax passed } && passed.Identifier.ValueText == method.Parameters[i].Name).All(forwarded => forwarded);

    // The only thing that the method does.
    private static ExpressionSyntax? ValueOf(IMethodSymbol method, CancellationToken cancellation)
    {
        if (method.DeclaringSyntaxReferences is not [var reference] || reference.GetSyntax(cancellation) is not MethodDeclarationSyntax declaration)
            return null;

        var value = declaration.ExpressionBody?.Expression ?? declaration.Body?.Statements switch
        {
            [ReturnStatementSyntax { Expression: { } returned }] => returned,
            [ExpressionStatementSyntax { Expression: var done }] => done,
            _ => null,
        };
        if (value is AwaitExpressionSyntax awaited)
            value = awaited.Expression;
        return value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } configured } ? configured.Expression : value;
    }
}
