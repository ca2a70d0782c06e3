using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Bylaw.CodeFixes;

/// <summary>What fixes of the verb `require` ask: what the finding is about, and the types that the rule names.</summary>
internal static class Required
{
    /// <summary>Null where the finding is at no declaration, such as the call that maps a route.</summary>
    public static (MemberDeclarationSyntax Node, ISymbol Symbol, RequireVerb Verb)? Of(FindingContext context) =>
        context.Rule.Verb is RequireVerb verb && context.Token.Parent is MemberDeclarationSyntax node && Declarations.IdentifierOf(node) == context.Token
        && context.Model.GetDeclaredSymbol(node, context.Cancellation) is { } symbol ? (node, symbol, verb) : null;

    /// <summary>The types that are meant by their whole names, as far as the project sees them; one with type arguments is not.</summary>
    public static IEnumerable<INamedTypeSymbol> Types(FindingContext context, IReadOnlyList<Selector> selectors, ISymbol symbol)
    {
        var type = symbol as INamedTypeSymbol ?? symbol.ContainingType;
        var captures = context.Rules.Subjects.Of(type).Subject.Bind(context.Rules, context.Rule) ?? Captures.None;
        foreach (var selector in selectors.SelectMany(selector => selector is AnyOfSelector any ? any.Items : [selector]))
        {
            if (selector is not TypeNameSelector { Pattern: { Arguments: null, Name.Text: var text } pattern } || text.IndexOf('*') >= 0 || captures.Fill(text) is not { } name)
                continue;

            var found = pattern.IsFullName
                ? context.Model.Compilation.GetTypesByMetadataName(name)
                : [.. context.Model.Compilation.GetSymbolsWithName(name, SymbolFilter.Type, context.Cancellation).OfType<INamedTypeSymbol>()];
            if (found is [{ Arity: 0 } only])
                yield return only;
        }
    }

    public static TypeSyntax Written(SyntaxGenerator generator, INamedTypeSymbol type) =>
        (TypeSyntax)generator.TypeExpression(type).WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation);

    /// <summary>An edit of the declaration, offered if all who use it compile with it.</summary>
    public static async Task<Fix?> EditAsync(
        FindingContext context, SyntaxNode node, ISymbol symbol, string title, FixSafety safety, string key, Func<SyntaxNode, SyntaxGenerator, SyntaxNode> edit)
    {
        void Edit(SyntaxEditor editor) => editor.ReplaceNode(node, edit);

        var editor = new SyntaxEditor(context.Root, context.Solution.Services);
        Edit(editor);
        var fix = new DocumentFix(title, safety, key, Edit);
        return await UseCheck.HoldsAsync(context, symbol, editor.GetChangedRoot()).ConfigureAwait(false) && await CompileCheck.HoldsAsync(context, fix).ConfigureAwait(false) ? fix : null;
    }

    /// <summary>The first token behind the attributes.</summary>
    public static SyntaxToken Start(MemberDeclarationSyntax node) =>
        node.AttributeLists.Count > 0 ? node.AttributeLists[node.AttributeLists.Count - 1].GetLastToken().GetNextToken() : node.GetFirstToken();
}
