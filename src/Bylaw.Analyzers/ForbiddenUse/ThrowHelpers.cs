using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.Analyzers;

/// <summary>
/// Methods of this compilation that are there to throw or to create what is thrown: every statement is a `throw`, bare or behind an `if`; or the
/// body returns a new exception. One level deep; what a library's helper throws can't be seen.
/// </summary>
internal sealed class ThrowHelpers(CompilationRules rules)
{
    private static readonly IReadOnlyList<INamedTypeSymbol> Nothing = [];

    private readonly ConcurrentDictionary<IMethodSymbol, IReadOnlyList<INamedTypeSymbol>> _thrown = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, IReadOnlyList<INamedTypeSymbol>> _created = new(SymbolEqualityComparer.Default);

    /// <summary>The exceptions of a throw helper, without those that are already a finding in the helper itself.</summary>
    public IReadOnlyList<INamedTypeSymbol> ThrownBy(IMethodSymbol method) => Look(method, _thrown, ThrownIn);

    /// <summary>The exceptions of a factory whatever its return type says.</summary>
    public IReadOnlyList<INamedTypeSymbol> CreatedBy(IMethodSymbol method) => Look(method, _created, ReturnedBy);

    private IReadOnlyList<INamedTypeSymbol> Look(
        IMethodSymbol method, ConcurrentDictionary<IMethodSymbol, IReadOnlyList<INamedTypeSymbol>> known, Func<SyntaxNode, IEnumerable<ExpressionSyntax>> expressions)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        if (!SymbolEqualityComparer.Default.Equals(definition.ContainingAssembly, rules.Compilation.Assembly))
            return Nothing;

        return known.TryGetValue(definition, out var exceptions) ? exceptions : known.GetOrAdd(definition, Find(definition, expressions));
    }

    [SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1030", Justification = "The helper may lie in another file; it is bound once, and only if its syntax is a helper's.")]
    private IReadOnlyList<INamedTypeSymbol> Find(IMethodSymbol method, Func<SyntaxNode, IEnumerable<ExpressionSyntax>> expressions)
    {
        List<INamedTypeSymbol>? found = null;
        foreach (var reference in (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences)
        {
            foreach (var expression in expressions(reference.GetSyntax()))
            {
                if (rules.Compilation.GetSemanticModel(expression.SyntaxTree).GetTypeInfo(expression).Type is INamedTypeSymbol exception
                    && rules.Subjects.OfMember(method).AgainstThrow(exception) is null)
                {
                    (found ??= []).Add(exception);
                }
            }
        }

        return found ?? Nothing;
    }

    private static IEnumerable<ExpressionSyntax> ThrownIn(SyntaxNode declaration)
    {
        var (body, arrow) = BodyOf(declaration);
        if (arrow is ThrowExpressionSyntax { Expression: var thrown })
            return [thrown];

        var all = body is { Statements.Count: > 0 } ? body.Statements.Select(Thrown).ToList() : [];
        return all.Contains(null) ? [] : all.OfType<ExpressionSyntax>();
    }

    private static IEnumerable<ExpressionSyntax> ReturnedBy(SyntaxNode declaration) => BodyOf(declaration) switch
    {
        (_, BaseObjectCreationExpressionSyntax created) => [created],
        ({ Statements: [ReturnStatementSyntax { Expression: BaseObjectCreationExpressionSyntax created }] }, _) => [created],
        _ => [],
    };

    private static (BlockSyntax? Body, ExpressionSyntax? Arrow) BodyOf(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax method => (method.Body, method.ExpressionBody?.Expression),
        LocalFunctionStatementSyntax local => (local.Body, local.ExpressionBody?.Expression),
        _ => (null, null),
    };

    private static ExpressionSyntax? Thrown(StatementSyntax statement) => statement switch
    {
        ThrowStatementSyntax { Expression: { } thrown } => thrown,
        IfStatementSyntax { Else: null, Statement: var then } => Thrown(then),
        BlockSyntax { Statements: [var only] } => Thrown(only),
        _ => null,
    };
}
