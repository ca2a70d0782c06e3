using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.Analyzers;

/// <summary>
/// What is thrown without being created on the spot: the result of a factory, a helper that throws. A created exception is found at its creation,
/// and a caught one that is thrown on is the business of whoever threw it first.
/// </summary>
internal sealed class ThrownExceptions(CompilationRules rules, SemanticModel model, BodyRegions regions, ReferenceList found)
{
    public void Visit(ExpressionSyntax thrown, BodyRegion region)
    {
        if (!region.Rules.HasThrows || thrown is BaseObjectCreationExpressionSyntax || IsCreatedInside(thrown) || IsOfSomebodyElse(thrown))
            return;

        var verdict = model.GetTypeInfo(thrown).Type is INamedTypeSymbol type ? region.Rules.AgainstThrow(type) : null;
        if (verdict is null && thrown is InvocationExpressionSyntax call && model.GetSymbolInfo(call).Symbol is IMethodSymbol factory)
            verdict = First(rules.ThrowHelpers.CreatedBy(factory), region);
        if (verdict is not null)
            found.Add(new Reference(ReferencePosition.LastName(thrown), verdict, region));
    }

    /// <summary>The call of a method that is there to throw.</summary>
    public void VisitCall(SimpleNameSyntax name, IMethodSymbol method, BodyRegion region)
    {
        if (region.Rules.HasThrows && First(rules.ThrowHelpers.ThrownBy(method), region) is { } verdict)
            found.Add(new Reference(name.Identifier, verdict, region));
    }

    private static Verdict? First(IReadOnlyList<INamedTypeSymbol> exceptions, BodyRegion region)
    {
        foreach (var exception in exceptions)
        {
            if (region.Rules.AgainstThrow(exception) is { } verdict)
                return verdict;
        }

        return null;
    }

    // `throw error ?? new X()`
    private bool IsCreatedInside(ExpressionSyntax thrown) => thrown.DescendantNodes().Any(node => node is BaseObjectCreationExpressionSyntax creation
        && model.GetTypeInfo(creation).Type is INamedTypeSymbol type && regions.At(creation).Rules.AgainstThrow(type) is not null);

    // Caught, taken apart by a pattern, or created before: `var e = new X(); throw e;` is found at the creation.
    private bool IsOfSomebodyElse(ExpressionSyntax thrown) =>
        model.GetSymbolInfo(thrown).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var reference, ..] }
        && reference.GetSyntax() is CatchDeclarationSyntax or SingleVariableDesignationSyntax or VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax };
}
