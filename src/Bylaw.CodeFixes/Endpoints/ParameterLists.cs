using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.CodeFixes;

/// <summary>Lists of parameters that keep their layout when one comes or goes.</summary>
internal static class ParameterLists
{
    /// <summary>On one line, or each on a line of its own, as the others are.</summary>
    public static ParameterListSyntax With(ParameterListSyntax list, IReadOnlyList<ParameterSyntax> parameters)
    {
        var known = list.Parameters;
        var separator = known.SeparatorCount > 0 ? known.GetSeparator(0) : SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        var items = new List<ParameterSyntax>();
        for (var i = 0; i < parameters.Count; i++)
        {
            var like = known.Count == 0 ? null : i == 0 ? known[0] : known[known.Count - 1];
            items.Add(like is null ? parameters[i] : parameters[i].WithLeadingTrivia(like.GetLeadingTrivia()).WithTrailingTrivia());
        }

        if (known.Count > 0 && items.Count > 0)
            items[items.Count - 1] = items[items.Count - 1].WithTrailingTrivia(known[known.Count - 1].GetTrailingTrivia());
        return list.WithParameters(SyntaxFactory.SeparatedList(items, items.Skip(1).Select(_ => separator)));
    }
}
