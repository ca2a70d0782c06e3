using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.CodeFixes;

/// <summary>Lists of parameters that keep their layout and comments when one comes or goes.</summary>
internal static class ParameterLists
{
    /// <summary>On the same line, or on one of its own, as the one beside it is.</summary>
    public static ParameterListSyntax Insert(ParameterListSyntax list, int index, ParameterSyntax parameter)
    {
        parameter = parameter.WithoutTrivia();
        var known = list.Parameters;
        if (known.Count == 0)
            return list.WithParameters([parameter]);

        return index < known.Count ? InsertBefore(list, index, parameter) : Append(list, parameter);
    }

    /// <summary>With the comments that are its own.</summary>
    public static ParameterListSyntax Remove(ParameterListSyntax list, string name)
    {
        var index = list.Parameters.IndexOf(parameter => parameter.Identifier.ValueText == name);
        if (index < 0)
            return list;
        if (list.Parameters.Count == 1)
            return list.WithParameters(default).WithOpenParenToken(list.OpenParenToken.WithTrailingTrivia());

        return index == list.Parameters.Count - 1 ? RemoveLast(list) : RemoveBefore(list, index);
    }

    private static ParameterListSyntax InsertBefore(ParameterListSyntax list, int index, ParameterSyntax parameter)
    {
        var next = list.Parameters[index];
        var before = Before(list, index);
        if (LineEndOf(before) is { } line)
            return With(list, index, parameter.WithLeadingTrivia(Indentation(next)), Comma(SyntaxFactory.TriviaList(line)));

        // What stands behind the comma is about the next one: `int id, /* stops */ CancellationToken stop`.
        var comma = Comma(index == 0 ? before.TrailingTrivia.Insert(0, SyntaxFactory.Space) : before.TrailingTrivia);
        list = list.ReplaceToken(before, before.WithTrailingTrivia(index == 0 ? default : SyntaxFactory.TriviaList(SyntaxFactory.Space)));
        return With(list, index, parameter, comma);
    }

    private static ParameterListSyntax Append(ParameterListSyntax list, ParameterSyntax parameter)
    {
        var known = list.Parameters;
        var last = known[known.Count - 1];
        var before = Before(list, known.Count - 1);
        parameter = parameter.WithLeadingTrivia(LineEndOf(before) is null ? default : Indentation(last));
        var behind = last.GetTrailingTrivia();
        // `Clock clock // now`: the comma stands before the comment.
        if (behind.Any(SyntaxKind.EndOfLineTrivia))
            return With(list.ReplaceNode(last, last.WithTrailingTrivia()), known.Count, Comma(behind), parameter.WithTrailingTrivia(behind.Last()));

        var space = known.Count > 1 && before.TrailingTrivia.All(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)) ? before.TrailingTrivia : SyntaxFactory.TriviaList(SyntaxFactory.Space);
        return With(list, known.Count, Comma(LineEndOf(before) is { } line ? SyntaxFactory.TriviaList(line) : space), parameter);
    }

    private static ParameterListSyntax RemoveBefore(ParameterListSyntax list, int index)
    {
        var (gone, next) = (list.Parameters[index], list.Parameters[index + 1]);
        var (before, comma) = (Before(list, index), list.Parameters.GetSeparator(index));
        var (wasApart, isApart) = (LineEndOf(before) is not null, LineEndOf(comma) is not null);
        var items = list.Parameters.GetWithSeparators().ToList();
        items.RemoveRange(index * 2, 2);
        if (wasApart && !isApart)
            items[index * 2] = next.WithLeadingTrivia(Indentation(gone).AddRange(WithoutSpace(comma.TrailingTrivia)));
        else if (!wasApart && isApart && next.GetLeadingTrivia().All(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)))
            items[index * 2] = next.WithLeadingTrivia();

        list = list.WithParameters(SyntaxFactory.SeparatedList<ParameterSyntax>(items));
        if (wasApart || (isApart && !list.Parameters[index].HasLeadingTrivia))
            return list;

        before = Before(list, index);
        return list.ReplaceToken(before, before.WithTrailingTrivia(index == 0 ? WithoutSpace(comma.TrailingTrivia) : comma.TrailingTrivia));
    }

    private static ParameterListSyntax RemoveLast(ParameterListSyntax list)
    {
        var count = list.Parameters.Count;
        var (gone, comma) = (list.Parameters[count - 1], list.Parameters.GetSeparator(count - 2));
        var items = list.Parameters.GetWithSeparators().ToList();
        items.RemoveRange((count * 2) - 3, 2);
        var last = (ParameterSyntax)items[items.Count - 1]!;
        var end = gone.GetTrailingTrivia().Where(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)).ToList();
        // `int id, // of the order`: the comment ends the line, so the parenthesis needs one of its own.
        var isSaid = LineEndOf(comma) is not null && comma.TrailingTrivia.Any(static trivia => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia);
        items[items.Count - 1] = last.WithTrailingTrivia(last.GetTrailingTrivia().AddRange(isSaid ? comma.TrailingTrivia : end));
        list = list.WithParameters(SyntaxFactory.SeparatedList<ParameterSyntax>(items));
        return isSaid && end.Count == 0 ? list.WithCloseParenToken(list.CloseParenToken.WithLeadingTrivia(Indentation(gone))) : list;
    }

    private static ParameterListSyntax With(ParameterListSyntax list, int index, params SyntaxNodeOrToken[] added)
    {
        var items = list.Parameters.GetWithSeparators().ToList();
        items.InsertRange(Math.Min(index * 2, items.Count), added);
        return list.WithParameters(SyntaxFactory.SeparatedList<ParameterSyntax>(items));
    }

    private static SyntaxToken Before(ParameterListSyntax list, int index) => index == 0 ? list.OpenParenToken : list.Parameters.GetSeparator(index - 1);

    private static SyntaxTrivia? LineEndOf(SyntaxToken token) => token.TrailingTrivia.LastOrDefault() is var last && last.IsKind(SyntaxKind.EndOfLineTrivia) ? last : null;

    private static SyntaxTriviaList Indentation(ParameterSyntax parameter) =>
        parameter.GetLeadingTrivia().LastOrDefault() is var last && last.IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.TriviaList(last) : default;

    private static IEnumerable<SyntaxTrivia> WithoutSpace(SyntaxTriviaList trivia) => trivia.SkipWhile(static one => one.IsKind(SyntaxKind.WhitespaceTrivia));

    private static SyntaxToken Comma(SyntaxTriviaList trivia) => SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(trivia);
}
