using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.Analyzers;

/// <summary>BYL4004 of `nullable-style: { null-forgiving: forbid }`: the postfix `!`. It has no operation, so it is found by its token.</summary>
internal static class NullForgivingRule
{
    private const int LongestQuote = 40;

    public static void Judge(StyledFile file)
    {
        var text = file.Text;
        for (var at = text.IndexOf('!'); at >= 0; at = text.IndexOf('!', at + 1))
        {
            if (!FollowsValue(text, at))
                continue;

            var token = file.Root.FindToken(at);
            if (token.SpanStart != at || token.Parent is not PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } forgiving)
                continue;

            var site = file.SiteOf(forgiving);
            var operand = forgiving.Operand.ToString();
            var written = operand.Length > LongestQuote || operand.IndexOf('\n') >= 0 ? "!" : operand + "!";
            foreach (var rule in file.Styles.For(site.Subject))
            {
                if (rule.Verb.ForbidNullForgiving)
                    file.Report(rule, RuleIds.NullForgiving, token.GetLocation(), site, $"{site.Text} must not write '{written}'");
            }
        }
    }

    // `!=` and the prefix operator behind an operator or bracket are the common cases and no candidates.
    private static bool FollowsValue(string text, int at)
    {
        if (at + 1 < text.Length && text[at + 1] == '=' && !(at + 2 < text.Length && text[at + 2] == '='))
            return false;

        var before = at - 1;
        while (before >= 0 && char.IsWhiteSpace(text[before]))
            before--;
        return before >= 0 && (char.IsLetterOrDigit(text[before]) || text[before] is '_' or ')' or ']' or '}' or '>' or '"' or '\'' or '!' or '+' or '-' or '/');
    }
}
