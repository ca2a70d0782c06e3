using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.CodeFixes;

/// <summary>Types of files: which stand in one, and how one goes to another.</summary>
internal static class TypeFiles
{
    public static IReadOnlyList<MemberDeclarationSyntax> TypesIn(SyntaxNode root) =>
        [.. root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<MemberDeclarationSyntax>().Where(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)];

    /// <summary>The type in a file of its own, or behind what another file already has of its namespace. Null where that can't be done by moving its text.</summary>
    public static async Task<Solution?> MoveAsync(Document document, MemberDeclarationSyntax type, string name, CancellationToken cancellation)
    {
        var root = (CompilationUnitSyntax)(await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var types = TypesIn(root);
        if (root.Members.Any(member => member is GlobalStatementSyntax) || type.Modifiers.Any(SyntaxKind.FileKeyword)
            || root.DescendantTrivia().Any(trivia => trivia.IsDirective && !trivia.IsKind(SyntaxKind.NullableDirectiveTrivia)))
        {
            return null;
        }

        var unneeded = await Usings.UnneededAsync(document, cancellation).ConfigureAwait(false);
        var target = SourceFiles.InFolder(document.Project, SourceFiles.FolderOf(document), name);
        if (target is not null)
        {
            var there = await target.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) as CompilationUnitSyntax;
            if (there is null || Appended(there, root, type) is not { } appended)
                return null;
            var kept = await Usings.UnneededAsync(target, cancellation).ConfigureAwait(false);
            target = target.WithSyntaxRoot(appended);
            target = await WithoutAsync(target, types.Count == 1 ? null : type).ConfigureAwait(false);
            target = await Usings.WithoutUnneededAsync(target, kept, cancellation).ConfigureAwait(false);
            return target.Project.Solution;
        }

        var alone = Tidy(root.RemoveNodes(types.Where(other => other != type), SyntaxRemoveOptions.KeepNoTrivia)!);
        var id = DocumentId.CreateNewId(document.Project.Id, name);
        var solution = document.Project.Solution.AddDocument(id, name, alone, document.Folders, document.FilePath is null ? null : SourceFiles.FolderOf(document) + name);
        var added = await WithoutAsync(solution.GetDocument(id)!, type).ConfigureAwait(false);
        added = await Usings.WithoutUnneededAsync(added, [], cancellation).ConfigureAwait(false);
        return added.Project.Solution;

        // Out of the file where it was, which is gone when nothing is left in it.
        async Task<Document> WithoutAsync(Document other, MemberDeclarationSyntax? gone)
        {
            if (gone is null)
                return other.Project.Solution.RemoveDocument(document.Id).GetDocument(other.Id)!;

            var rest = other.Project.Solution.WithDocumentSyntaxRoot(document.Id, Tidy(root.RemoveNode(gone, SyntaxRemoveOptions.KeepNoTrivia)!)).GetDocument(document.Id)!;
            rest = await Usings.WithoutUnneededAsync(rest, unneeded, cancellation).ConfigureAwait(false);
            return rest.Project.Solution.GetDocument(other.Id)!;
        }
    }

    // Namespaces that became empty go; what is first in one stands as the first did.
    private static SyntaxNode Tidy(SyntaxNode root)
    {
        root = root.RemoveNodes(root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().Where(space => space.Members.Count == 0), SyntaxRemoveOptions.KeepNoTrivia)!;
        var line = Usings.EndOfLine(root);
        foreach (var type in TypesIn(root).Where(IsFirst).Reverse())
        {
            var leading = type.GetLeadingTrivia().SkipWhile(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)).ToList();
            var isBehindLine = type.Parent is FileScopedNamespaceDeclarationSyntax or CompilationUnitSyntax { Usings.Count: > 0 };
            var text = SyntaxFactory.TriviaList(isBehindLine ? leading.Prepend(line) : leading);
            if (!text.ToFullString().Equals(type.GetLeadingTrivia().ToFullString(), StringComparison.Ordinal) && type.GetFirstToken() != root.GetFirstToken())
                root = root.ReplaceNode(root.FindNode(type.Span, getInnermostNodeForTie: false), type.WithLeadingTrivia(text));
        }

        return root;

        static bool IsFirst(MemberDeclarationSyntax type) => type.Parent switch
        {
            BaseNamespaceDeclarationSyntax space => space.Members[0] == type,
            CompilationUnitSyntax unit => unit.Members[0] == type,
            _ => false,
        };
    }

    private static CompilationUnitSyntax? Appended(CompilationUnitSyntax there, CompilationUnitSyntax here, MemberDeclarationSyntax type)
    {
        if (there.Members.Any(member => member is GlobalStatementSyntax))
            return null;

        var line = Usings.EndOfLine(there);
        var moved = type.WithLeadingTrivia(type.GetLeadingTrivia().SkipWhile(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)).Prepend(line));
        if (!moved.GetTrailingTrivia().Any(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)))
            moved = moved.WithTrailingTrivia(moved.GetTrailingTrivia().Add(line));
        CompilationUnitSyntax result;
        if (type.Parent is BaseNamespaceDeclarationSyntax space)
        {
            if (there.Members is not [BaseNamespaceDeclarationSyntax only] || only.Name.ToString() != space.Name.ToString() || only.GetType() != space.GetType() || space.Parent is not CompilationUnitSyntax)
                return null;
            result = there.ReplaceNode(only, WithLine(only).AddMembers(moved));
        }
        else
        {
            if (there.Members.Any(member => member is BaseNamespaceDeclarationSyntax) || there.Members.Count == 0)
                return null;
            result = there.ReplaceNode(there.Members.Last(), WithLine(there.Members.Last()));
            result = result.AddMembers(moved);
        }

        foreach (var directive in here.Usings)
        {
            if (directive.Alias is not null || directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword))
                return null;
            if (!directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword))
                result = Usings.With(result, directive.NamespaceOrType.ToString());
        }

        return result;

        // The last type of a file may end without a line end.
        T WithLine<T>(T node) where T : SyntaxNode =>
            node is NamespaceDeclarationSyntax || node.GetTrailingTrivia().Any(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) ? node : node.WithTrailingTrivia(node.GetTrailingTrivia().Add(line));
    }
}
