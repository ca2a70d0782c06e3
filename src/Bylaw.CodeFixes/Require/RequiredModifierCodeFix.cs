using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.CodeFixes;

/// <summary>BYL8006: the modifiers that are missing, where nothing stands against them.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RequiredModifierCodeFix)), Shared]
public sealed class RequiredModifierCodeFix() : BylawCodeFix(RuleIds.RequiredModifier)
{
    /// <summary>What makes doubles of classes at run time, which it derives from them.</summary>
    private static readonly string[] Mocks = ["Moq", "NSubstitute", "FakeItEasy", "Castle.Core"];

    private protected override async Task<IReadOnlyList<Fix>> FindAsync(FindingContext context)
    {
        if (Required.Of(context) is not var (node, symbol, verb) || symbol is not (INamedTypeSymbol or IMethodSymbol))
            return [];

        var missing = RequiredModifierRule.Missing(verb, symbol, Declarations.Of(symbol, context.Model.Compilation, context.Cancellation));
        var kinds = missing.Select(modifier => KindOf(modifier, symbol)).ToList();
        if (kinds.Count == 0 || kinds.Contains(SyntaxKind.None) || (kinds.Exists(IsAccess) && symbol.DeclaringSyntaxReferences.Length > 1))
            return [];

        var title = $"Make '{symbol.Name}' {string.Join(" ", missing)}";
        var safety = await SafetyAsync(context, symbol, kinds).ConfigureAwait(false);
        return await Required.EditAsync(context, node, symbol, title, safety, "modifier", (current, _) => kinds.Aggregate((MemberDeclarationSyntax)current, With)).ConfigureAwait(false) is { } fix ? [fix] : [];
    }

    // What changes how the code is to be written is left to whoever writes it: async, static, abstract, a record.
    private static SyntaxKind KindOf(string modifier, ISymbol symbol) => (modifier, symbol) switch
    {
        ("sealed", _) => SyntaxKind.SealedKeyword,
        ("readonly", _) => SyntaxKind.ReadOnlyKeyword,
        ("public", _) => SyntaxKind.PublicKeyword,
        ("internal", INamedTypeSymbol) => SyntaxKind.InternalKeyword,
        ("partial", INamedTypeSymbol) => SyntaxKind.PartialKeyword,
        _ => SyntaxKind.None,
    };

    private static async Task<FixSafety> SafetyAsync(FindingContext context, ISymbol symbol, List<SyntaxKind> kinds)
    {
        // Who may see a type decides whether a framework finds it.
        if (kinds.Exists(IsAccess) || (kinds.Exists(kind => kind != SyntaxKind.PartialKeyword) && RenameRisk.IsForOthers(context.Project, symbol)))
            return FixSafety.Review;
        if (!kinds.Contains(SyntaxKind.SealedKeyword))
            return FixSafety.Safe;

        foreach (var project in context.Solution.Projects)
        {
            if (await project.GetCompilationAsync(context.Cancellation).ConfigureAwait(false) is { } compilation && compilation.ReferencedAssemblyNames.Any(assembly => Mocks.Contains(assembly.Name)))
                return FixSafety.Review;
        }

        return FixSafety.Safe;
    }

    private static bool IsAccess(SyntaxKind kind) => kind is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.ProtectedKeyword;

    private static MemberDeclarationSyntax With(MemberDeclarationSyntax node, SyntaxKind kind)
    {
        if (node.Modifiers.Any(kind))
            return node;

        var start = Required.Start(node);
        var leading = start.LeadingTrivia;
        node = node.ReplaceToken(start, start.WithLeadingTrivia());
        var modifiers = node.Modifiers;
        if (IsAccess(kind))
            modifiers = SyntaxFactory.TokenList(modifiers.Where(other => !IsAccess(other.Kind())));
        var at = IsAccess(kind) ? 0
            : kind == SyntaxKind.PartialKeyword ? modifiers.Count
            : modifiers.TakeWhile(other => IsAccess(other.Kind()) || other.IsKind(SyntaxKind.NewKeyword)).Count();
        node = node.WithModifiers(modifiers.Insert(at, SyntaxFactory.Token(kind).WithTrailingTrivia(SyntaxFactory.Space)));
        start = Required.Start(node);
        return node.ReplaceToken(start, start.WithLeadingTrivia(leading));
    }
}
