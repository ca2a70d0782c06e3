using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Bylaw.CodeFixes;

/// <summary>BYL8008: a setter that the rule allows, if all who set the property still can; a field that nobody sets is readonly.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RequiredSetterCodeFix)), Shared]
public sealed class RequiredSetterCodeFix() : BylawCodeFix(RuleIds.RequiredSetter)
{
    /// <summary>The widest first: what sets the property by its name finds it.</summary>
    private static readonly string[] Words = ["init", "internal", "protected", "private", "none"];

    private protected override async Task<IReadOnlyList<Fix>> FindAsync(FindingContext context)
    {
        if (context.Rule.Verb is not RequireVerb verb)
            return [];
        if (context.Token.Parent is VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax { Declaration.Variables.Count: 1 } declaration } variable)
            return await FieldAsync(context, declaration, variable).ConfigureAwait(false) is { } made ? [made] : [];
        if (context.Token.Parent is not AccessorDeclarationSyntax { Parent.Parent: BasePropertyDeclarationSyntax property } accessor || context.Model.GetDeclaredSymbol(property, context.Cancellation) is not IPropertySymbol symbol)
            return [];

        // What a page binds, it sets.
        if (await RenameRisk.IsInMarkupAsync(context, symbol.Name).ConfigureAwait(false) || await IsDeclaredElsewhereAsync(context, symbol).ConfigureAwait(false))
            return [];

        var fixes = new List<Fix>();
        foreach (var word in Words.Where(verb.Setters.Contains))
        {
            if (word == "none" && (accessor.Body is not null || accessor.ExpressionBody is not null))
                continue;

            var title = word == "none" ? $"Remove the setter of '{symbol.Name}'" : word == "init" ? $"Make the setter of '{symbol.Name}' init" : $"Make the setter of '{symbol.Name}' {word}";
            // A serializer, a model binder or a mapper sets what is init, and not what is private.
            var safety = word == "init" && !RenameRisk.IsForOthers(context.Project, symbol) ? FixSafety.Safe : FixSafety.Review;
            if (await Required.EditAsync(context, accessor.Parent!, symbol, title, safety, "setter " + word, (current, _) => With((AccessorListSyntax)current, word)).ConfigureAwait(false) is { } fix)
                fixes.Add(fix);
        }

        return fixes;
    }

    // Who overrides it would have to follow, and a type that is derived from this one may answer with it to an interface that asks for the setter.
    private static async Task<bool> IsDeclaredElsewhereAsync(FindingContext context, IPropertySymbol property)
    {
        if (property.IsVirtual || property.IsAbstract || property.IsOverride)
            return true;
        if (property.IsStatic || property.ContainingType is not { TypeKind: TypeKind.Class, IsSealed: false } type)
            return false;

        return (await SymbolFinder.FindDerivedClassesAsync(type, context.Solution, cancellationToken: context.Cancellation).ConfigureAwait(false)).Any(IsAskedBy);

        bool IsAskedBy(INamedTypeSymbol type) => type.AllInterfaces.Any(asking => asking.GetMembers().Any(member =>
            member is IPropertySymbol { SetMethod: not null } && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member)?.OriginalDefinition, property)));
    }

    // What is called on a readonly struct may work on a copy of it.
    private static async Task<Fix?> FieldAsync(FindingContext context, FieldDeclarationSyntax declaration, VariableDeclaratorSyntax variable) =>
        context.Model.GetDeclaredSymbol(variable, context.Cancellation) is IFieldSymbol { IsVolatile: false } field && (!field.Type.IsValueType || field.Type.IsReadOnly || field.Type.SpecialType != SpecialType.None || field.Type.TypeKind == TypeKind.Enum)
            ? await Required.EditAsync(context, declaration, field, $"Make '{field.Name}' readonly", RenameRisk.IsForOthers(context.Project, field) ? FixSafety.Review : FixSafety.Safe, "readonly", (current, _) =>
                ((FieldDeclarationSyntax)current).AddModifiers(SyntaxFactory.Token(SyntaxKind.ReadOnlyKeyword).WithTrailingTrivia(SyntaxFactory.Space))).ConfigureAwait(false)
            : null;

    private static AccessorListSyntax With(AccessorListSyntax list, string word)
    {
        if (list.Accessors.FirstOrDefault(accessor => accessor.Kind() is SyntaxKind.SetAccessorDeclaration or SyntaxKind.InitAccessorDeclaration) is not { } setter)
            return list;
        if (word == "none")
        {
            // The space before the brace was the setter's.
            var rest = list.Accessors.Remove(setter);
            return rest.Count == 0 ? list : list.WithAccessors(rest.Replace(rest[rest.Count - 1], rest[rest.Count - 1].WithTrailingTrivia(setter.GetTrailingTrivia())));
        }

        var start = setter.Modifiers.Count > 0 ? setter.Modifiers[0] : setter.Keyword;
        var changed = setter.WithModifiers(default).WithKeyword(setter.Keyword.WithLeadingTrivia());
        if (word == "init")
        {
            changed = SyntaxFactory.AccessorDeclaration(SyntaxKind.InitAccessorDeclaration, changed.AttributeLists, default,
                SyntaxFactory.Token(SyntaxKind.InitKeyword).WithTrailingTrivia(setter.Keyword.TrailingTrivia), setter.Body, setter.ExpressionBody, setter.SemicolonToken);
        }
        else
        {
            var access = SyntaxFactory.Token(word == "private" ? SyntaxKind.PrivateKeyword : word == "protected" ? SyntaxKind.ProtectedKeyword : SyntaxKind.InternalKeyword);
            changed = changed.WithModifiers(SyntaxFactory.TokenList(access.WithTrailingTrivia(SyntaxFactory.Space)));
        }

        var first = changed.Modifiers.Count > 0 ? changed.Modifiers[0] : changed.Keyword;
        return list.ReplaceNode(setter, changed.ReplaceToken(first, first.WithLeadingTrivia(start.LeadingTrivia)));
    }
}
