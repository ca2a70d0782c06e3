using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.CodeFixes;

/// <param name="Like">A parameter with the same default value.</param>
internal sealed record AddedParameter(string Name, ITypeSymbol Type, IParameterSymbol? Like = null);

/// <summary>A method that a fix adds to a class, and to its interface.</summary>
internal sealed record AddedMethod(string Name, ITypeSymbol Returns, ImmutableArray<AddedParameter> Parameters, ExpressionSyntax Body)
{
    /// <summary>What the body needs a using for.</summary>
    public ImmutableArray<string> Namespaces { get; init; } = [];

    /// <summary>Asks the method of what the class holds.</summary>
    public static AddedMethod Delegating(string holder, IMethodSymbol to) =>
        Of(to.Name, to.ReturnType, [.. to.Parameters.Select(parameter => new AddedParameter(parameter.Name, parameter.Type, parameter))], holder);

    public AddedMethod DelegatedBy(string holder) => Of(Name, Returns, Parameters, holder);

    private static AddedMethod Of(string name, ITypeSymbol returns, ImmutableArray<AddedParameter> parameters, string holder) => new(
        name, returns, parameters,
        SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, SyntaxFactory.IdentifierName(holder), SyntaxFactory.IdentifierName(name)),
            Arguments(parameters.Select(parameter => parameter.Name))));

    public static ArgumentListSyntax Arguments(IEnumerable<string> names) =>
        SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(names.Select(name => SyntaxFactory.Argument(SyntaxFactory.IdentifierName(name)))));

    /// <summary>Adds it to the others, once. False where another of them would be taken for it.</summary>
    public bool Join(List<AddedMethod> others)
    {
        if (others.Find(other => other.Name == Name && HasParameters([.. other.Parameters.Select(parameter => parameter.Type)])) is { } other)
            return SyntaxFactory.AreEquivalent(other.Body, Body);
        others.Add(this);
        return true;
    }

    /// <summary>Whether a type has nothing yet that this would be taken for.</summary>
    public bool IsNewTo(INamedTypeSymbol type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (at.AllInterfaces.Add(at).SelectMany(one => one.GetMembers(Name)).Any(member => member is not IMethodSymbol method || HasParametersOf(method)))
                return false;
        }

        return true;
    }

    public bool HasParametersOf(IMethodSymbol method) => HasParameters([.. method.Parameters.Select(parameter => parameter.Type)]);

    private bool HasParameters(ImmutableArray<ITypeSymbol> types) => types.Length == Parameters.Length && types.Zip(Parameters, (theirs, ours) => SameType.Is(theirs, ours.Type)).All(same => same);
}
