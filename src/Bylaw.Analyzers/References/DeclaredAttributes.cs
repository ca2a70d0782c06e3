using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.Analyzers;

/// <summary>The attributes that a declaration holds, those of its parameters and accessors among them.</summary>
internal static class DeclaredAttributes
{
    /// <summary>Whether one of them may be a forbidden use or hold one.</summary>
    public static bool MayUse(ISymbol symbol, SubjectRules subject)
    {
        if ((!subject.HasTypes && !subject.HasAttributes && !subject.HasMembers) || symbol is IMethodSymbol { AssociatedSymbol: not null })
            return false;
        if (MayUse(symbol.GetAttributes(), subject))
            return true;

        return symbol switch
        {
            INamedTypeSymbol { TypeKind: TypeKind.Delegate, DelegateInvokeMethod: { } invoke } type => OfMethod(invoke, subject) || MayUse(type.TypeParameters, subject),
            INamedTypeSymbol type => MayUse(type.TypeParameters, subject) || HasTargeted(type),
            IMethodSymbol method => OfMethod(method, subject) || (IsOfPrimaryConstructor(method) && HasTargetedParameter(method)),
            IPropertySymbol property => MayUse(property.Parameters, subject) || OfAccessor(property.GetMethod, subject) || OfAccessor(property.SetMethod, subject) || HasTargeted(property),
            IEventSymbol @event => OfAccessor(@event.AddMethod, subject) || OfAccessor(@event.RemoveMethod, subject) || HasTargeted(@event),
            _ => false,
        };
    }

    private static bool OfMethod(IMethodSymbol method, SubjectRules subject) =>
        MayUse(method.GetReturnTypeAttributes(), subject) || MayUse(method.Parameters, subject) || MayUse(method.TypeParameters, subject);

    private static bool OfAccessor(IMethodSymbol? accessor, SubjectRules subject) =>
        accessor is not null && (MayUse(accessor.GetAttributes(), subject) || OfMethod(accessor, subject));

    private static bool MayUse<T>(ImmutableArray<T> symbols, SubjectRules subject) where T : ISymbol
    {
        foreach (var symbol in symbols)
        {
            if (MayUse(symbol.GetAttributes(), subject))
                return true;
        }

        return false;
    }

    private static bool MayUse(ImmutableArray<AttributeData> attributes, SubjectRules subject)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.AttributeClass is not { } type)
                continue;
            if (subject.MayMention(type) || subject.AgainstAttribute(type) is not null)
                return true;

            // A constant keeps no trace of where it came from, so an argument that names something is looked at by its syntax.
            if (attribute.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax { ArgumentList: { } arguments } && arguments.Arguments.Any(NamesSomething))
                return true;
        }

        return false;
    }

    private static bool NamesSomething(AttributeArgumentSyntax argument) => argument.Expression is not LiteralExpressionSyntax;

    // `[field: A] int P { get; set; }`: the attribute is on a symbol that nobody declared.
    private static bool HasTargeted(ISymbol symbol)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            var lists = reference.GetSyntax() switch
            {
                MemberDeclarationSyntax member => member.AttributeLists,
                VariableDeclaratorSyntax { Parent.Parent: MemberDeclarationSyntax member } => member.AttributeLists,
                _ => default,
            };
            if (lists.Any(list => list.Target is not null))
                return true;
        }

        return false;
    }

    private static bool IsOfPrimaryConstructor(IMethodSymbol method) =>
        method.MethodKind == MethodKind.Constructor && method.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax() is TypeDeclarationSyntax;

    private static bool HasTargetedParameter(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences[0].GetSyntax() is TypeDeclarationSyntax { ParameterList.Parameters: var parameters }
        && parameters.Any(parameter => parameter.AttributeLists.Any(list => list.Target is not null));
}
