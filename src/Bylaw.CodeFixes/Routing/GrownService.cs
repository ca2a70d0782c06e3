using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Bylaw.CodeFixes;

/// <summary>The service of an entity is handed the dependency that it does not hold yet.</summary>
internal static class GrownService
{
    /// <summary>Null where there is no such service, more than one, or one that somebody creates by hand.</summary>
    public static async Task<(Solution Solution, string Class)?> AddAsync(FindingContext context, INamedTypeSymbol dependency)
    {
        if (OwningService.EntityOf(context, dependency) is not { } entity)
            return null;

        var declared = await SymbolFinder.FindSourceDeclarationsAsync(context.Solution, entity + "Service", ignoreCase: false, SymbolFilter.Type, context.Cancellation).ConfigureAwait(false);
        if (declared.OfType<INamedTypeSymbol>().ToList() is not [{ TypeKind: TypeKind.Class, IsAbstract: false, IsStatic: false, IsGenericType: false, InstanceConstructors: [var constructor], DeclaringSyntaxReferences: [var reference] } service]
            || OwningService.Inside(service, dependency) is not null || !OwningService.MayUse(context, service, dependency)
            || context.Solution.GetDocument(reference.SyntaxTree) is not { } document || document.Id == context.Document.Id || GeneratedFile.IsGenerated(reference.SyntaxTree)
            || await reference.GetSyntaxAsync(context.Cancellation).ConfigureAwait(false) is not ClassDeclarationSyntax type
            || await Container.IsCalledByHandAsync(context.Solution, constructor, context.Cancellation).ConfigureAwait(false))
        {
            return null;
        }

        var growth = await ConstructorGrowth.OfAsync(context, type, constructor).ConfigureAwait(false);
        var name = InjectedName.Of(dependency);
        var field = growth.IsPrimary ? null : growth.FieldPrefix + name;
        if (type.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && (token.ValueText == name || token.ValueText == field)))
            return null;

        var solution = new SolutionEditor(context.Solution);
        var editor = await solution.GetDocumentEditorAsync(document.Id, context.Cancellation).ConfigureAwait(false);
        growth.Apply(editor, dependency, name, field, field is null ? null : (field, name));
        return (await CleanUp.ChangesAsync(context.Solution, solution.GetChangedSolution(), context.Cancellation).ConfigureAwait(false), service.Name);
    }
}
