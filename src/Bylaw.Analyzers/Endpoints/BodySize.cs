using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.Analyzers;

/// <summary>
/// How much a body does. A guard, an `if` that only returns or throws, is no work; nor is choosing the answer, where what is returned is one `switch`.
/// Lambdas and local functions in it are part of it.
/// </summary>
internal sealed class BodySize
{
    private readonly List<SyntaxToken> _loops = [];

    /// <summary>An expression body is one.</summary>
    public int Statements { get; private set; }

    /// <summary>Cyclomatic: one, and one for each `if`, `?:`, `case`, loop, `catch`, `&amp;&amp;` and `||`.</summary>
    public int Complexity { get; private set; } = 1;

    /// <summary>The words that begin loops.</summary>
    public IReadOnlyList<SyntaxToken> Loops => _loops;

    public static BodySize Of(SyntaxNode body)
    {
        var size = new BodySize();
        if (body is not BlockSyntax)
            size.Statements = 1;
        foreach (var node in body.DescendantNodesAndSelf(node => !IsGuard(node)))
        {
            if (!IsGuard(node))
                size.Add(node);
        }

        return size;
    }

    private void Add(SyntaxNode node)
    {
        if (node is StatementSyntax and not (BlockSyntax or EmptyStatementSyntax or LocalFunctionStatementSyntax or TryStatementSyntax or LabeledStatementSyntax)
            && !IsAnswerOfSwitch(node))
        {
            Statements++;
        }

        switch (node)
        {
            case ForStatementSyntax loop:
                AddLoop(loop.ForKeyword);
                break;
            case CommonForEachStatementSyntax loop:
                AddLoop(loop.ForEachKeyword);
                break;
            case WhileStatementSyntax loop:
                AddLoop(loop.WhileKeyword);
                break;
            case DoStatementSyntax loop:
                AddLoop(loop.DoKeyword);
                break;
            case SwitchSectionSyntax section when section.Statements is not [ReturnStatementSyntax or ThrowStatementSyntax]:
                Complexity += section.Labels.Count(label => label is not DefaultSwitchLabelSyntax);
                break;
            case SwitchExpressionSyntax choice:
                Complexity += IsAnswer(choice) ? 1 : Math.Max(1, choice.Arms.Count - 1);
                break;
            case IfStatementSyntax or ConditionalExpressionSyntax or CatchClauseSyntax:
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression }:
                Complexity++;
                break;
        }
    }

    private void AddLoop(SyntaxToken word)
    {
        Complexity++;
        _loops.Add(word);
    }

    // `if (order is null) return NotFound();`, `ArgumentNullException.ThrowIfNull(order);`
    private static bool IsGuard(SyntaxNode node) => node switch
    {
        IfStatementSyntax { Else: null } guard => OnlyStatement(guard.Statement) switch
        {
            ReturnStatementSyntax answer => !Awaits(answer),
            ThrowStatementSyntax => true,
            _ => false,
        },
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } } =>
            name.StartsWith("ThrowIf", StringComparison.Ordinal),
        _ => false,
    };

    // Behind a condition that awaits, or for an answer that is waited for, there is work.
    private static bool Awaits(ReturnStatementSyntax answer) => answer.DescendantNodes().Any(node => node is AwaitExpressionSyntax);

    private static StatementSyntax? OnlyStatement(StatementSyntax statement) => statement is BlockSyntax block ? (block.Statements is [var only] ? only : null) : statement;

    private static bool IsAnswerOfSwitch(SyntaxNode node) => node is ReturnStatementSyntax or ThrowStatementSyntax && node.Parent is SwitchSectionSyntax { Statements.Count: 1 };

    private static bool IsAnswer(SwitchExpressionSyntax choice) => choice.Parent is ReturnStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax;
}
