using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Bylaw.CodeFixes;

/// <summary>A forbidden type gives way to the one that the rule names, wherever the file's type mentions it, if the file compiles with it.</summary>
internal static class TypeExchange
{
    public static async Task<Fix?> OfAsync(FindingContext context)
    {
        if (context.Instead is not { } instead || context.Token.Parent is not SimpleNameSyntax name
            || context.Model.GetSymbolInfo(name, context.Cancellation).Symbol is not INamedTypeSymbol { TypeArguments.IsEmpty: true } old
            || Wanted(context.Model.Compilation, instead) is not { } wanted || SymbolEqualityComparer.Default.Equals(old, wanted)
            || name.Ancestors().OfType<TypeDeclarationSyntax>().LastOrDefault() is not { } owner)
        {
            return null;
        }

        var mentions = owner.DescendantNodes().OfType<SimpleNameSyntax>()
            .Where(other => other.Identifier.ValueText == name.Identifier.ValueText && SymbolEqualityComparer.Default.Equals(context.Model.GetSymbolInfo(other, context.Cancellation).Symbol, old)).ToList();
        var solution = new SolutionEditor(context.Solution);
        var editor = await solution.GetDocumentEditorAsync(context.Document.Id, context.Cancellation).ConfigureAwait(false);
        foreach (var mention in mentions)
        {
            SyntaxNode whole = mention.Parent is QualifiedNameSyntax qualified && qualified.Right == mention ? qualified : mention;
            editor.ReplaceNode(whole, (current, generator) => generator.TypeExpression(wanted).WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation).WithTriviaFrom(current));
        }

        var changed = await CleanUp.ChangesAsync(context.Solution, solution.GetChangedSolution(), context.Cancellation).ConfigureAwait(false);
        return await CompileCheck.HoldsAsync(context.Solution, changed, context.Cancellation).ConfigureAwait(false)
            && await FindingCheck.HoldsAsync(context.Solution, changed, context.Document.Id, context.Cancellation).ConfigureAwait(false)
            ? new SolutionFix($"Use {wanted.Name} instead of {old.Name}", FixSafety.Review, "exchange", _ => Task.FromResult<Solution?>(changed))
            : null;
    }

    private static INamedTypeSymbol? Wanted(Compilation compilation, string instead)
    {
        var types = compilation.GetTypesByMetadataName(instead);
        if (!types.IsEmpty)
            return types[0];
        // A name without its namespace, as people write it.
        return instead.IndexOf('.') < 0 && compilation.GetSymbolsWithName(instead, SymbolFilter.Type).OfType<INamedTypeSymbol>().ToList() is [var only] ? only : null;
    }
}
