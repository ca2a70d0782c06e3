using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.Analyzers;

/// <summary>
/// BYL8008 of `require: { setters: … }`: how the properties of a type may be set. Private properties and fields are its own affair; what an override or an
/// implementation of an interface has was decided where the property comes from.
/// </summary>
internal static class RequiredSetterRule
{
    public static void Judge(Demand demand, INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (demand.Verb.Setters.Count == 0 || type.TypeKind is not (TypeKind.Class or TypeKind.Struct or TypeKind.Interface))
            return;

        foreach (var member in type.GetMembers())
        {
            switch (member)
            {
                case IPropertySymbol { SetMethod: { } setter } property when IsChosenHere(property, setter) && !IsAllowed(demand.Verb.Setters, setter):
                    Report(demand, property, setter.DeclaredAccessibility == Accessibility.Private, cancellation);
                    break;
                case IFieldSymbol { DeclaredAccessibility: Accessibility.Public, IsReadOnly: false, IsConst: false, IsImplicitlyDeclared: false }:
                    Report(demand, member, isPrivate: false, cancellation);
                    break;
            }
        }
    }

    private static bool IsChosenHere(IPropertySymbol property, IMethodSymbol setter) =>
        property is { DeclaredAccessibility: not Accessibility.Private, IsOverride: false } && MemberOrigin.Implemented(setter) is null;

    public static bool IsAllowed(IReadOnlyList<string> words, IMethodSymbol setter) =>
        (setter.IsInitOnly && words.Contains("init")) || setter.DeclaredAccessibility switch
        {
            Accessibility.Private => words.Contains("private"),
            Accessibility.Protected => words.Contains("protected"),
            Accessibility.Internal => words.Contains("internal"),
            Accessibility.ProtectedAndInternal => words.Contains("protected") || words.Contains("internal"),
            Accessibility.ProtectedOrInternal => words.Contains("protected") && words.Contains("internal"),
            _ => false,
        };

    private static void Report(Demand demand, ISymbol member, bool isPrivate, CancellationToken cancellation)
    {
        if (Declarations.Of(member, demand.Rules.Compilation, cancellation) is not [var declaration, ..])
            return;

        var name = member is IPropertySymbol { IsIndexer: true } ? "this[]" : member.Name;
        var what = isPrivate ? $"not have a private setter of '{name}'" : $"not let others set '{name}'";
        demand.ReportMember(RuleIds.RequiredSetter, what, member, PlaceOf(declaration), Advice(demand.Verb.Setters, declaration));
    }

    private static Location PlaceOf(SyntaxNode declaration)
    {
        foreach (var accessor in (declaration as BasePropertyDeclarationSyntax)?.AccessorList?.Accessors ?? default)
        {
            if (accessor.IsKind(SyntaxKind.SetAccessorDeclaration) || accessor.IsKind(SyntaxKind.InitAccessorDeclaration))
                return accessor.Keyword.GetLocation();
        }

        return Declarations.IdentifierOf(declaration)!.Value.GetLocation();
    }

    private static string Advice(IReadOnlyList<string> words, SyntaxNode declaration)
    {
        var allowed = words.Where(word => word != "none").ToList();
        return declaration switch
        {
            VariableDeclaratorSyntax => "Make it readonly, or a property.",
            // Only a struct that is not readonly has settable parameters.
            ParameterSyntax when words.Contains("init") => "Make the struct readonly.",
            ParameterSyntax => "Declare it as a property.",
            _ when allowed.Count == 0 => "Leave the setter out.",
            _ => $"Make the setter {string.Join(" or ", allowed)}, or leave it out.",
        };
    }
}
