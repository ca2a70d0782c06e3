using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.CodeFixes;

/// <summary>
/// Whether an await may stand at a place. Most of it the compiler says when the code is bound; what it only finds when it writes the assembly, and what goes wrong
/// at run time, is asked here.
/// </summary>
internal static class AwaitPlace
{
    // What is held by a thread must be let go by the same one.
    private static readonly HashSet<string> OfThread = new(StringComparer.Ordinal)
    {
        "Monitor", "Mutex", "SpinLock", "ReaderWriterLock", "EnterScope", "EnterReadLock", "EnterWriteLock", "EnterUpgradeableReadLock", "TransactionScope", "ThreadLocal", "SetSynchronizationContext",
    };

    /// <summary>The lambda, local function or member whose code it is; null where that can hold no await.</summary>
    public static SyntaxNode? FunctionAround(SyntaxNode place)
    {
        for (var at = place.Parent; at is not null; at = at.Parent)
        {
            switch (at)
            {
                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MethodDeclarationSyntax:
                    return at;
                case LockStatementSyntax or UnsafeStatementSyntax or FixedStatementSyntax or CatchFilterClauseSyntax or MemberDeclarationSyntax or AccessorDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }

    public static bool IsPossible(SyntaxNode place, SyntaxNode function, SemanticModel model, CancellationToken cancellation)
    {
        if (place is ExpressionSyntax expression && IsConditional(expression))
            return false;

        foreach (var node in function.DescendantNodes())
        {
            if (node is SimpleNameSyntax name && OfThread.Contains(name.Identifier.ValueText) && !IsFlowing(name, function))
                return false;
            if (node is VariableDeclaratorSyntax or SingleVariableDesignationSyntax && model.GetDeclaredSymbol(node, cancellation) is ILocalSymbol local && (local.RefKind != RefKind.None || local.Type.IsRefLikeType))
                return false;
        }

        return !CodeAround(place, function).Any(part => IsByReference(part, model, cancellation));
    }

    // `a?.B().Result`: where a is null there is nothing to await.
    private static bool IsConditional(ExpressionSyntax expression)
    {
        SyntaxNode at = expression;
        while (true)
        {
            switch (at)
            {
                case InvocationExpressionSyntax call:
                    at = call.Expression;
                    break;
                case MemberAccessExpressionSyntax access:
                    at = access.Expression;
                    break;
                case ElementAccessExpressionSyntax element:
                    at = element.Expression;
                    break;
                case PostfixUnaryExpressionSyntax postfix:
                    at = postfix.Operand;
                    break;
                case MemberBindingExpressionSyntax or ElementBindingExpressionSyntax:
                    return true;
                default:
                    return false;
            }
        }
    }

    // The statement without those in it, and what the loops around it run over, since an enumerator lives across the body.
    private static IEnumerable<ExpressionSyntax> CodeAround(SyntaxNode place, SyntaxNode function)
    {
        SyntaxNode? statement = null;
        for (var at = place; at is not null && at != function; at = at.Parent)
        {
            if (statement is null && (at is StatementSyntax or ArrowExpressionClauseSyntax || at.Parent == function))
                statement = at;
            else if (at is CommonForEachStatementSyntax loop)
                yield return loop.Expression;
            else if (at is UsingStatementSyntax { Expression: { } resource })
                yield return resource;
        }

        foreach (var part in statement?.DescendantNodesAndSelf(node => node == statement || node is not StatementSyntax) ?? [])
        {
            if (part is ExpressionSyntax expression)
                yield return expression;
        }
    }

    private static bool IsByReference(ExpressionSyntax part, SemanticModel model, CancellationToken cancellation)
    {
        var type = model.GetTypeInfo(part, cancellation);
        if (type.Type is { IsRefLikeType: true } || type.ConvertedType is { IsRefLikeType: true })
            return true;

        return part is InvocationExpressionSyntax or ElementAccessExpressionSyntax or MemberAccessExpressionSyntax && model.GetSymbolInfo(part, cancellation).Symbol switch
        {
            IMethodSymbol method => method.RefKind != RefKind.None,
            IPropertySymbol property => property.RefKind != RefKind.None,
            _ => false,
        };
    }

    // `new TransactionScope(TransactionScopeAsyncFlowOption.Enabled)` goes along.
    private static bool IsFlowing(SimpleNameSyntax name, SyntaxNode function) =>
        name.Identifier.ValueText == "TransactionScope"
        && function.DescendantNodes().OfType<IdentifierNameSyntax>().Any(static other => other.Identifier.ValueText == "TransactionScopeAsyncFlowOption");
}
