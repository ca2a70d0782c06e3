using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.CodeFixes;

/// <summary>BYL7003: a local that holds a resource is declared with `using`.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DisposedCodeFix)), Shared]
public sealed class DisposedCodeFix() : BylawCodeFix(RuleIds.NotDisposed)
{
    private protected override async Task<IReadOnlyList<Fix>> FindAsync(FindingContext context)
    {
        if (context.Token.Parent is not VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax block } statement } } declarator
            || context.Model.GetDeclaredSymbol(declarator, context.Cancellation) is not ILocalSymbol local || WorksByItself(local.Type) || SafetyOf(local, declarator, block, context) is not { } safety)
        {
            return [];
        }

        var fix = new DocumentFix($"Declare '{local.Name}' with 'using'", safety, "using", editor => editor.ReplaceNode(statement, static (current, _) =>
            current is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } old
                ? old.WithoutLeadingTrivia().WithUsingKeyword(SyntaxFactory.Token(SyntaxKind.UsingKeyword).WithLeadingTrivia(old.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.Space))
                : current));
        return await CompileCheck.HoldsAsync(context, fix).ConfigureAwait(false) ? [fix] : [];
    }

    // What ticks or watches in the background would end with the block.
    private static bool WorksByItself(ITypeSymbol type) => type.Name is "Timer" or "FileSystemWatcher";

    /// <summary>Null where it is needed for longer than its block, as far as can be seen.</summary>
    private static FixSafety? SafetyOf(ILocalSymbol local, VariableDeclaratorSyntax declarator, BlockSyntax block, FindingContext context)
    {
        var isCalledBack = context.Model.GetOperation(declarator.Initializer!.Value, context.Cancellation) is { } made && made.DescendantsAndSelf().Any(static part => part is IDelegateCreationOperation);
        var safety = isCalledBack ? FixSafety.Review : FixSafety.Safe;
        var function = FunctionAround(declarator);
        foreach (var name in block.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (name.Identifier.ValueText != local.Name || context.Model.GetOperation(name, context.Cancellation) is not ILocalReferenceOperation reference || !SymbolEqualityComparer.Default.Equals(reference.Local, local))
                continue;
            if (FunctionAround(name) != function || reference.Parent is IEventReferenceOperation || Leaves(reference))
                return null;
            if (!EndsHere(reference))
                safety = FixSafety.Review;
        }

        return safety;
    }

    private static SyntaxNode? FunctionAround(SyntaxNode node) =>
        node.Ancestors().FirstOrDefault(static around => around is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax);

    // `return reader.ReadToEndAsync();`, `_token = source.Token;`: whoever gets it finds the resource gone.
    private static bool Leaves(IOperation use)
    {
        var at = use;
        while (at.Parent is IInvocationOperation or IArgumentOperation or IMemberReferenceOperation or IConversionOperation or IAwaitOperation or IConditionalAccessOperation or IParenthesizedOperation)
            at = at.Parent;
        return at.Parent is IReturnOperation or IAssignmentOperation && !EndsHere(use)
            && !(at.Parent is IAssignmentOperation assignment && assignment.Target == at);
    }

    /// <summary>Whether nothing that still needs the resource comes out of the use of it, and none goes on after it: no task that runs, no stream, no command, no listening.</summary>
    private static bool EndsHere(IOperation use)
    {
        var at = use;
        while (true)
        {
            switch (at.Parent)
            {
                case IArgumentOperation when at != use && IsPlain(at.Type):
                    return true;
                case IArgumentOperation { Parent: IInvocationOperation call }:
                    // Dapper's answers are read to their end, unless somebody asks for it otherwise.
                    if (!DataSymbols.Is(call.TargetMethod.ContainingType, "Dapper", "SqlMapper") || call.TargetMethod.Name.IndexOf("Reader", StringComparison.Ordinal) >= 0 || call.TargetMethod.Name.IndexOf("Multiple", StringComparison.Ordinal) >= 0
                        || call.TargetMethod.Name.IndexOf("Unbuffered", StringComparison.Ordinal) >= 0 || call.Arguments.Any(static argument => argument is { Parameter.Name: "buffered", IsImplicit: false }))
                    {
                        return false;
                    }

                    return !DataSymbols.IsTask(call.Type) || call.Parent is IAwaitOperation or IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Parent: IAwaitOperation };
                case IInvocationOperation call when GoesOn(call):
                case IMemberReferenceOperation { Type: { } type } when CancellationAtHand.IsToken(type):
                    return false;
                // `source?.Token` goes on at the other side of the question mark.
                case IConditionalAccessOperation access when access.Operation == at:
                    at = access.WhenNotNull.DescendantsAndSelf().First(static inner => inner is IConditionalAccessInstanceOperation);
                    break;
                case IForEachLoopOperation loop:
                    return loop.Locals.All(element => IsPlain(element.Type) || StaysIn(loop.Body, element));
                case IInvocationOperation or IMemberReferenceOperation or IConversionOperation or IAwaitOperation or IConditionalAccessOperation or IParenthesizedOperation:
                    at = at.Parent;
                    break;
                case IExpressionStatementOperation:
                    return !DataSymbols.IsTask(at.Type) && at.Type?.Name != "ConfiguredTaskAwaitable";
                case IAssignmentOperation assignment when assignment.Target == at:
                    return assignment.Value.Type?.TypeKind != TypeKind.Delegate;
                // `process.StandardOutput is { } output`
                case IIsPatternOperation test when !IsPlain(at.Type) && test.Pattern.DescendantsAndSelf().Any(static part => part is IDeclarationPatternOperation { DeclaredSymbol: not null } or IRecursivePatternOperation { DeclaredSymbol: not null }):
                    return false;
                case IBinaryOperation or IIsPatternOperation:
                    return true;
                default:
                    return at != use && IsPlain(at.Type);
            }
        }
    }

    // What is started, listened to or called back by works on when the call is over.
    private static bool GoesOn(IInvocationOperation call)
    {
        var name = call.TargetMethod.Name;
        return IsWord("Start") || IsWord("Register") || IsWord("Subscribe") || IsWord("Begin") || (IsWord("Set") && name.EndsWith("Callback", StringComparison.Ordinal))
            || call.Arguments.Any(static argument => argument.Value.Type?.TypeKind == TypeKind.Delegate);

        // `StartAsync`, and not `StartsWith`.
        bool IsWord(string word) => name.StartsWith(word, StringComparison.Ordinal) && (name.Length == word.Length || !char.IsLower(name[word.Length]));
    }

    // An element of the resource is one as well: it may be asked, and not kept.
    private static bool StaysIn(IOperation body, ILocalSymbol element)
    {
        foreach (var inner in body.DescendantsAndSelf())
        {
            if (inner is not ILocalReferenceOperation { Local: var local } || !SymbolEqualityComparer.Default.Equals(local, element))
                continue;
            if (!EndsHere(inner))
                return false;
            for (var at = inner.Parent; at is not null && at != body; at = at.Parent)
            {
                if (at is IAnonymousFunctionOperation or ILocalFunctionOperation)
                    return false;
            }
        }

        return true;
    }

    private static bool IsPlain(ITypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_String } or { TypeKind: TypeKind.Enum } => true,
        IArrayTypeSymbol { ElementType: var element } => IsPlain(element),
        { IsValueType: true, SpecialType: not SpecialType.None } => true,
        { Name: "TimeSpan" or "DateTimeOffset" or "Guid" } => true,
        _ => false,
    };
}
