using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>Catches of everything that nobody has to hear of, since whoever wrote them had the failure in mind.</summary>
internal static class ExpectedFailure
{
    // "best effort" and "ignored" say that nothing is done, not why.
    private const int WordsOfReason = 4;

    /// <summary>Failing is an answer of the method: `bool TryRead(…)`, `bool IsValid(…)`.</summary>
    public static bool IsAnswered(ICatchClauseOperation clause, ISymbol owner)
    {
        if (clause.Handler.Operations.LastOrDefault() is not IReturnOperation { ReturnedValue: { } answer })
            return false;

        for (var parent = clause.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation)
                return false;
            if (parent is ILocalFunctionOperation { Symbol: var local })
                return Asks(local, answer);
        }

        return owner is IMethodSymbol method && Asks(method, answer);
    }

    /// <summary>Nothing is tried but to give back what is no longer needed.</summary>
    public static bool IsOfCleanup(ICatchClauseOperation clause)
    {
        if (clause.Handler.Operations.Length > 0 || clause.Parent is not ITryOperation { Body: var body })
            return false;

        var cleans = false;
        foreach (var operation in body.Descendants())
        {
            switch (operation)
            {
                case IInvocationOperation call when GivesBack(call.TargetMethod):
                    cleans = true;
                    break;
                case IInvocationOperation call when !Looks(call.TargetMethod):
                case IAssignmentOperation or IObjectCreationOperation or IReturnOperation:
                    return false;
            }
        }

        return cleans;
    }

    /// <summary>A comment in the catch says in a sentence why nothing is done.</summary>
    public static bool IsReasoned(ICatchClauseOperation clause)
    {
        if (clause.Syntax is not CatchClauseSyntax { Block: var block })
            return false;

        var words = 0;
        foreach (var trivia in block.DescendantTrivia())
        {
            if (!trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) && !trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
                continue;
            // Behind the brace it is about what follows.
            if (trivia.SpanStart > block.CloseBraceToken.SpanStart)
                continue;

            var comment = trivia.ToString();
            if (comment.IndexOf("TODO", StringComparison.Ordinal) >= 0 || comment.IndexOf("FIXME", StringComparison.Ordinal) >= 0)
                return false;
            words += Words(comment);
        }

        return words >= WordsOfReason;
    }

    private static bool Asks(IMethodSymbol method, IOperation answer) =>
        Begins(method.Name, "Try")
        || (answer.ConstantValue is { HasValue: true, Value: bool } && (Begins(method.Name, "Is") || Begins(method.Name, "Can") || Begins(method.Name, "Has")));

    private static bool Begins(string name, string word) =>
        name.Length > word.Length && name.StartsWith(word, StringComparison.Ordinal) && char.IsUpper(name[word.Length]);

    private static bool GivesBack(IMethodSymbol method) => method.Name switch
    {
        "Dispose" or "DisposeAsync" or "Close" or "CloseAsync" or "Kill" => true,
        "Delete" => method.ContainingType is { Name: "File" or "Directory" or "FileInfo" or "DirectoryInfo" or "FileSystemInfo" } type && SymbolNames.Namespace(type) == "System.IO",
        _ => false,
    };

    // `File.Exists(path)` before it is deleted.
    private static bool Looks(IMethodSymbol method) =>
        method.Name == "ConfigureAwait" || (SymbolNames.Namespace(method) == "System.IO" && (method.Name is "Exists" || method.Name.StartsWith("Get", StringComparison.Ordinal) || method.Name.StartsWith("Enumerate", StringComparison.Ordinal)));

    private static int Words(string comment)
    {
        var (words, letters) = (0, 0);
        foreach (var sign in comment)
        {
            letters = char.IsLetter(sign) || sign == '\'' ? letters + 1 : 0;
            if (letters == 2)
                words++;
        }

        return words;
    }
}
