using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Rename;

namespace Bylaw.CodeFixes;

/// <summary>Symbols renamed all over the solution, with the files that bear their names.</summary>
internal static class Renaming
{
    /// <summary>Null when a name is taken, or the result would not compile or break another rule about names.</summary>
    public static async Task<Solution?> TypesAsync(FindingContext context, IReadOnlyList<(INamedTypeSymbol Type, string Name)> types)
    {
        foreach (var (type, name) in types)
        {
            if (!await IsFreeAsync(context, type, name).ConfigureAwait(false) || await RenameRisk.IsNamedElsewhereAsync(context, type.Name).ConfigureAwait(false))
                return null;
        }

        var solution = context.Solution;
        foreach (var (type, name) in types)
        {
            var metadataName = MetadataName(type, type.Name);
            var project = context.Solution.GetProject(type.ContainingAssembly, context.Cancellation);
            if (project is null || await FindAsync(solution, project.Id, metadataName, context.Cancellation).ConfigureAwait(false) is not { } current)
                return null;

            var files = type.DeclaringSyntaxReferences.Select(reference => context.Solution.GetDocument(reference.SyntaxTree)?.Id).OfType<DocumentId>().ToList();
            // A name of one word may be any word in a comment.
            var options = new SymbolRenameOptions(RenameInComments: NewName.Words(type.Name).Count > (type.TypeKind == TypeKind.Interface ? 2 : 1));
            solution = await Renamer.RenameSymbolAsync(solution, current, options, name, context.Cancellation).ConfigureAwait(false);
            foreach (var id in files)
                solution = SourceFiles.WithNameOfType(solution, id, type.Name, name);
        }

        return await CompileCheck.HoldsAsync(context.Solution, solution, context.Cancellation).ConfigureAwait(false)
            && await KeepsRulesAsync(context, solution, types).ConfigureAwait(false)
            ? solution
            : null;
    }

    /// <summary>Whether no type of that name is in the solution, or in sight where this one stands.</summary>
    private static async Task<bool> IsFreeAsync(FindingContext context, INamedTypeSymbol type, string name)
    {
        foreach (var project in context.Solution.Projects)
        {
            if ((await SymbolFinder.FindSourceDeclarationsAsync(project, name, ignoreCase: false, SymbolFilter.Type, context.Cancellation).ConfigureAwait(false)).Any())
                return false;
        }

        return type.DeclaringSyntaxReferences.All(reference =>
            context.Model.Compilation.ContainsSyntaxTree(reference.SyntaxTree) is false
            || SourceFiles.ModelOf(context, reference.SyntaxTree).LookupNamespacesAndTypes(reference.Span.Start, name: name).IsEmpty);
    }

    // Every type must be in its layer still, the finding gone, and no other one about names come.
    private static async Task<bool> KeepsRulesAsync(FindingContext context, Solution changed, IReadOnlyList<(INamedTypeSymbol Type, string Name)> types)
    {
        foreach (var (type, name) in types)
        {
            var project = context.Solution.GetProject(type.ContainingAssembly, context.Cancellation)!;
            if (await FindAsync(changed, project.Id, MetadataName(type, name), context.Cancellation).ConfigureAwait(false) is not { } renamed)
                return false;
            var before = await RulesAsync(project, context.Cancellation).ConfigureAwait(false);
            var after = await RulesAsync(changed.GetProject(project.Id)!, context.Cancellation).ConfigureAwait(false);
            if (before is null || after is null)
                continue;
            if (before.Layers.Of(await FindAsync(context.Solution, project.Id, MetadataName(type, type.Name), context.Cancellation).ConfigureAwait(false) ?? type) != after.Layers.Of(renamed))
                return false;
        }

        return !await NameCheck.HasNewFindingsAsync(context, changed).ConfigureAwait(false);
    }

    private static async Task<CompilationRules?> RulesAsync(Project project, CancellationToken cancellation) =>
        CompilationRules.Of((await project.GetCompilationAsync(cancellation).ConfigureAwait(false))!, project.AnalyzerOptions, cancellation);

    public static async Task<INamedTypeSymbol?> FindAsync(Solution solution, ProjectId project, string metadataName, CancellationToken cancellation) =>
        solution.GetProject(project) is { } found
            ? (await found.GetCompilationAsync(cancellation).ConfigureAwait(false))!.Assembly.GetTypeByMetadataName(metadataName)
            : null;

    public static string MetadataName(INamedTypeSymbol type, string name)
    {
        var space = SymbolNames.Namespace(type);
        return (space.Length == 0 ? "" : space + ".") + name + (type.Arity > 0 ? "`" + type.Arity : "");
    }
}
