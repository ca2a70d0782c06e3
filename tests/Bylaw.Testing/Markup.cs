using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Bylaw.Testing;

/// <summary>A span in which a finding is expected: <c>[|…|]</c>, <c>{|BYL1001:…|}</c> or <c>{|#0:…|}</c>.</summary>
internal sealed record Mark(string? Id, int? Key, TextSpan Span);

internal static partial class Markup
{
    public static (string Text, ImmutableArray<Mark> Marks) Parse(string path, string markup)
    {
        var text = new StringBuilder();
        var marks = ImmutableArray.CreateBuilder<Mark>();
        var open = new Stack<(Match Token, int Start)>();
        var copied = 0;

        foreach (Match token in Token().Matches(markup))
        {
            text.Append(markup, copied, token.Index - copied);
            copied = token.Index + token.Length;

            if (token.ValueSpan is not ("|]" or "|}"))
            {
                if (token.Value == "{|") throw Error(token, "'{|' must be followed by an id ('{|BYL1001:') or a key ('{|#0:')");
                open.Push((token, text.Length));
                continue;
            }

            if (!open.TryPop(out var start)) throw Error(token, $"'{token.Value}' closes nothing");
            if (start.Token.Value[0] == '[' != (token.Value == "|]")) throw Error(token, $"'{token.Value}' does not close '{start.Token.Value}'");
            marks.Add(new Mark(
                start.Token.Groups["id"] is { Success: true } id ? id.Value : null,
                start.Token.Groups["key"] is { Success: true } key ? int.Parse(key.Value) : null,
                TextSpan.FromBounds(start.Start, text.Length)));
        }

        if (open.TryPop(out var left)) throw Error(left.Token, $"'{left.Token.Value}' is never closed");
        return (text.Append(markup, copied, markup.Length - copied).ToString(), marks.ToImmutable());

        RuleTestException Error(Match token, string problem)
        {
            var line = markup.AsSpan(0, token.Index).Count('\n') + 1;
            return new RuleTestException($"Markup of {path}, line {line}: {problem}.");
        }
    }

    // A [ may be what is marked: {|BYL2001:[|}.
    [GeneratedRegex(@"\[\|(?!\})|\|\]|\|\}|\{\|(?:(?<id>BYL\d{4}):|#(?<key>\d+):)?")]
    private static partial Regex Token();
}
