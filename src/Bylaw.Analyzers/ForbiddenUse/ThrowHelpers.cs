using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.Analyzers;

/// <summary>
/// Methods of this compilation that are there to throw: every statement is a `throw`, bare or behind an `if`. One level deep; what a library's
/// helper throws can't be seen.
/// </summary>
internal sealed class ThrowHelpers(CompilationRules rules)
{
    private readonly ConcurrentDictionary<IMethodSymbol, INamedTypeSymbol?> _helpers = new(SymbolEqualityComparer.Default);

    /// <summary>The exception, null when the method is no throw helper or is judged by a rule about throwing itself.</summary>
    public INamedTypeSymbol? ThrownBy(IMethodSymbol method)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        return SymbolEqualityComparer.Default.Equals(definition.ContainingAssembly, rules.Compilation.Assembly)
            ? _helpers.GetOrAdd(definition, Find)
            : null;
    }

    [SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1030", Justification = "The helper may lie in another file; it is bound once, and only if its syntax is a helper's.")]
    private INamedTypeSymbol? Find(IMethodSymbol method)
    {
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            if (ThrownIn(reference.GetSyntax()) is { } thrown
                && rules.Compilation.GetSemanticModel(thrown.SyntaxTree).GetTypeInfo(thrown).Type is INamedTypeSymbol exception
                && rules.Subjects.OfMember(method).AgainstThrow(exception) is null)
            {
                return exception;
            }
        }

        return null;
    }

    private static ExpressionSyntax? ThrownIn(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax { ExpressionBody.Expression: ThrowExpressionSyntax arrow } => arrow.Expression,
        MethodDeclarationSyntax { Body.Statements: { Count: > 0 } statements } when statements.All(statement => Thrown(statement) is not null) => Thrown(statements[0]),
        LocalFunctionStatementSyntax { ExpressionBody.Expression: ThrowExpressionSyntax arrow } => arrow.Expression,
        LocalFunctionStatementSyntax { Body.Statements: { Count: > 0 } statements } when statements.All(statement => Thrown(statement) is not null) => Thrown(statements[0]),
        _ => null,
    };

    private static ExpressionSyntax? Thrown(StatementSyntax statement) => statement switch
    {
        ThrowStatementSyntax { Expression: { } thrown } => thrown,
        IfStatementSyntax { Else: null, Statement: var then } => Thrown(then),
        BlockSyntax { Statements: [var only] } => Thrown(only),
        _ => null,
    };
}
