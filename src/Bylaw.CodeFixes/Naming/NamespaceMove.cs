using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Bylaw.CodeFixes;

/// <summary>A type to another namespace, with what else its namespace declaration holds, and the usings of all who use it.</summary>
internal sealed class NamespaceMove(FindingContext context, string from, string to)
{
    /// <summary>Null where the type shares a declaration with others that a namespace cannot be taken from.</summary>
    public async Task<Solution?> OfAsync(NamedType named)
    {
        var homes = new Dictionary<DocumentId, BaseNamespaceDeclarationSyntax>();
        foreach (var declaration in named.Declarations)
        {
            // A namespace within another, or a second one of the file, is left to a person.
            if (context.Solution.GetDocument(declaration.SyntaxTree) is not { } document || declaration.Parent is not BaseNamespaceDeclarationSyntax { Parent: CompilationUnitSyntax { Members.Count: 1 } } space)
                return null;
            homes[document.Id] = space;
        }

        var types = homes.SelectMany(home => home.Value.Members.Select(member => SourceFiles.ModelOf(context, member.SyntaxTree).GetDeclaredSymbol(member, context.Cancellation)))
            .OfType<INamedTypeSymbol>().Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default).ToList();
        if (types.Count != homes.SelectMany(home => home.Value.Members).Select(member => Declarations.IdentifierOf(member)?.ValueText).Distinct().Count())
            return null;
        foreach (var type in types)
        {
            // Another part of it would stay behind; an extension is found by a using that nothing else asks for.
            if (type.DeclaringSyntaxReferences.Any(part => context.Solution.GetDocument(part.SyntaxTree)?.Id is not { } id || !homes.ContainsKey(id))
                || type.IsStatic && type.GetMembers().Any(member => member is IMethodSymbol { IsExtensionMethod: true })
                || context.Model.Compilation.Assembly.GetTypeByMetadataName(to + "." + type.MetadataName) is not null
                || await RenameRisk.IsNamedElsewhereAsync(context, type.Name).ConfigureAwait(false))
            {
                return null;
            }
        }

        var uses = await UsesAsync(types).ConfigureAwait(false);
        var solution = context.Solution;
        foreach (var id in homes.Keys.Union(uses.Keys))
            solution = await RewriteAsync(solution, id, homes.TryGetValue(id, out var home) ? home : null, uses.TryGetValue(id, out var places) ? places : []).ConfigureAwait(false);
        return await WithoutLostNamespaceAsync(solution).ConfigureAwait(false);
    }

    private async Task<Dictionary<DocumentId, List<ReferenceLocation>>> UsesAsync(List<INamedTypeSymbol> types)
    {
        var uses = new Dictionary<DocumentId, List<ReferenceLocation>>();
        foreach (var type in types)
        {
            foreach (var found in await SymbolFinder.FindReferencesAsync(type, context.Solution, context.Cancellation).ConfigureAwait(false))
            {
                foreach (var place in found.Locations.Where(place => !place.IsImplicit && place.Document is not SourceGeneratedDocument))
                {
                    if (!uses.TryGetValue(place.Document.Id, out var here))
                        uses.Add(place.Document.Id, here = []);
                    here.Add(place);
                }
            }
        }

        return uses;
    }

    private async Task<Solution> RewriteAsync(Solution solution, DocumentId id, BaseNamespaceDeclarationSyntax? home, List<ReferenceLocation> uses)
    {
        var document = context.Solution.GetDocument(id)!;
        var root = (CompilationUnitSyntax)(await document.GetSyntaxRootAsync(context.Cancellation).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(context.Cancellation).ConfigureAwait(false))!;
        var needsUsing = false;
        var qualified = new Dictionary<SyntaxNode, SyntaxNode>();
        foreach (var use in uses)
        {
            if (root.FindToken(use.Location.SourceSpan.Start, findInsideTrivia: true).Parent is not SimpleNameSyntax name || use.Alias is not null)
                continue;
            if (SpaceOf(name, model) is { } space)
                qualified[space] = Written(space);
            else
                needsUsing = true;
        }

        if (home is not null)
            qualified[home.Name] = Written(home.Name);
        root = root.ReplaceNodes(qualified.Keys, (node, _) => qualified[node]);
        if (home is not null)
        {
            // Around its old place it saw all that is in the namespaces there.
            for (var space = from; space.Length > 0; space = space.Substring(0, Math.Max(0, space.LastIndexOf('.'))))
            {
                if (to != space && !to.StartsWith(space + ".", StringComparison.Ordinal) && Exists(model.Compilation, space))
                    root = Usings.With(root, space);
            }
        }
        else if (needsUsing && !IsSeen(model))
        {
            root = Usings.With(root, to);
        }

        return solution.WithDocumentSyntaxRoot(id, root);
    }

    private SyntaxNode Written(SyntaxNode space)
    {
        var text = space.ToString().StartsWith("global::", StringComparison.Ordinal) ? "global::" + to : to;
        return (space.Parent is MemberAccessExpressionSyntax ? (SyntaxNode)SyntaxFactory.ParseExpression(text) : SyntaxFactory.ParseName(text)).WithTriviaFrom(space);
    }

    // The namespace that stands before the name, whether in a type or an expression; null where the name stands alone.
    private static SyntaxNode? SpaceOf(SimpleNameSyntax name, SemanticModel model)
    {
        var space = name.Parent switch
        {
            QualifiedNameSyntax qualified when qualified.Right == name => (SyntaxNode)qualified.Left,
            MemberAccessExpressionSyntax access when access.Name == name => access.Expression,
            NameMemberCrefSyntax { Parent: QualifiedCrefSyntax qualified } => qualified.Container,
            _ => null,
        };
        return space is not null && model.GetSymbolInfo(space).Symbol is INamespaceSymbol ? space : null;
    }

    private bool IsSeen(SemanticModel model)
    {
        foreach (var space in model.SyntaxTree.GetRoot(context.Cancellation).DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<BaseNamespaceDeclarationSyntax>())
        {
            if (model.GetDeclaredSymbol(space) is { } symbol && (symbol.ToDisplayString() + ".").StartsWith(to + ".", StringComparison.Ordinal))
                return true;
        }

        return model.Compilation.SyntaxTrees.Any(tree => tree.GetRoot(context.Cancellation) is CompilationUnitSyntax unit
            && unit.Usings.Any(directive => directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword) && Usings.IsOf(directive, to)));
    }

    private static bool Exists(Compilation compilation, string space)
    {
        INamespaceSymbol? at = compilation.GlobalNamespace;
        foreach (var name in space.Split('.'))
            at = at?.GetNamespaceMembers().FirstOrDefault(member => member.Name == name);
        return at is not null;
    }

    // Where this was all of its namespace, a using of it no longer compiles.
    private async Task<Solution> WithoutLostNamespaceAsync(Solution solution)
    {
        foreach (var project in context.Solution.Projects)
        {
            if (solution.GetProject(project.Id) is not { } current || current.Language != LanguageNames.CSharp)
                continue;

            if (Exists((await current.GetCompilationAsync(context.Cancellation).ConfigureAwait(false))!, from))
                continue;
            foreach (var document in current.Documents)
                solution = (await Usings.WithoutAsync(solution.GetDocument(document.Id)!, directive => Usings.IsOf(directive, from), context.Cancellation).ConfigureAwait(false)).Project.Solution;
        }

        return solution;
    }
}
