using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.CodeFixes;

/// <summary>A value in the text of a statement.</summary>
/// <param name="Before">What the quotes around it hold before it, such as a %.</param>
internal sealed record SqlHole(ExpressionSyntax Value, string Before = "", string After = "")
{
    /// <summary>The value as a parameter, with what stood beside it inside of its quotes: `"%" + name + "%"`.</summary>
    public ExpressionSyntax Parameter
    {
        get
        {
            if (Before.Length == 0 && After.Length == 0)
                return Value.WithoutTrivia();

            var inner = Value is BinaryExpressionSyntax or ConditionalExpressionSyntax or AssignmentExpressionSyntax or LambdaExpressionSyntax ? $"({Value})" : Value.WithoutTrivia().ToString();
            return SyntaxFactory.ParseExpression((Before.Length > 0 ? SymbolDisplay.FormatLiteral(Before, true) + " + " : "") + inner + (After.Length > 0 ? " + " + SymbolDisplay.FormatLiteral(After, true) : ""));
        }
    }
}

/// <summary>
/// The text of a statement that is put together, with values where parameters may stand. In quotes a parameter would be text; a table, a column or a part of a
/// condition can be none.
/// </summary>
internal sealed class SqlParts
{
    private const char Mark = '\u0001';

    // What a value follows; of lists only those of values.
    private static readonly Regex Compared = new(@"(=|<>|!=|<|>|\b(LIKE|ILIKE))\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex Counted = new(@"\b(LIMIT|OFFSET|NEXT)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex Listed = new("(\\b(IN|VALUES)\\s*\\((\\s*[\\w@.\u0001']*\\s*,)*|\\bBETWEEN(\\s+\u0001\\s+AND)?)\\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private readonly List<(string Source, SqlHole? Hole)> _pieces = [];
    private readonly string _open;
    private readonly string _close;

    private SqlParts(string open, string close) => (_open, _close) = (open, close);

    public IEnumerable<SqlHole> Holes => _pieces.Select(static piece => piece.Hole).OfType<SqlHole>();

    /// <summary>Null where a value stands where no parameter can.</summary>
    public static SqlParts? Of(ExpressionSyntax text, SemanticModel model)
    {
        var pieces = Pieces(text, model, out var open, out var close);
        if (pieces is null || text.DescendantTrivia().Any(static trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) || trivia.IsDirective))
            return null;

        var parts = new SqlParts(open, close);
        return parts.Read(pieces, model) ? parts : null;
    }

    /// <summary>`$"… = {name}"`, which EF Core takes as a FormattableString.</summary>
    public ExpressionSyntax AsInterpolation() => SyntaxFactory.ParseExpression(_open + string.Concat(_pieces.Select(static piece => piece.Hole is { } hole ? $"{{{hole.Parameter}}}" : piece.Source)) + _close);

    /// <summary>`"… = @name"`</summary>
    /// <param name="names">One for each hole, without the sign.</param>
    public ExpressionSyntax WithNames(IReadOnlyList<string> names)
    {
        var next = 0;
        return SyntaxFactory.ParseExpression(
            _open.Replace("$", "") + string.Concat(_pieces.Select(piece => piece.Hole is null ? piece.Source.Replace("{{", "{").Replace("}}", "}") : "@" + names[next++])) + _close);
    }

    private static List<(string Source, string Text, ExpressionSyntax? Value)>? Pieces(ExpressionSyntax text, SemanticModel model, out string open, out string close)
    {
        (open, close) = ("$\"", "\"");
        while (text is ParenthesizedExpressionSyntax inner)
            text = inner.Expression;
        if (text is InterpolatedStringExpressionSyntax interpolated)
        {
            (open, close) = (interpolated.StringStartToken.Text, interpolated.StringEndToken.Text);
            return open.Count(static sign => sign == '$') == 1 && model.GetOperation(interpolated) is IInterpolatedStringOperation { Parts: var contents } && contents.Length == interpolated.Contents.Count
                && interpolated.Contents.All(static content => content is not InterpolationSyntax { FormatClause: not null } and not InterpolationSyntax { AlignmentClause: not null })
                ? [.. interpolated.Contents.Zip(contents, static (content, part) => (content.ToString(), (part as IInterpolatedStringTextOperation)?.Text.ConstantValue.Value as string ?? "", (content as InterpolationSyntax)?.Expression))]
                : null;
        }

        if (TextPart.Of(text, model) is not { Count: > 1 } parts || parts.Any(static part => part.Format.Length > 0))
            return null;

        var isLong = parts.Any(static part => part.Text?.IndexOf('\n') >= 0);
        if (isLong)
            open = "$@\"";
        return parts.ConvertAll(part => part.Text is { } written
            ? ((isLong ? written.Replace("\"", "\"\"") : SymbolDisplay.FormatLiteral(written, true) is var literal ? literal.Substring(1, literal.Length - 2) : "").Replace("{", "{{").Replace("}", "}}"), written, (ExpressionSyntax?)null)
            : ("", "", part.Value));
    }

    private bool Read(List<(string Source, string Text, ExpressionSyntax? Value)> pieces, SemanticModel model)
    {
        var whole = string.Concat(pieces.Select(static piece => piece.Value is null ? piece.Text.Replace(Mark, ' ') : Mark.ToString()));
        if (whole.IndexOf("--", StringComparison.Ordinal) >= 0 || whole.IndexOf("/*", StringComparison.Ordinal) >= 0)
            return false;

        var sources = pieces.ConvertAll(static piece => piece.Source);
        var at = 0;
        for (var i = 0; i < pieces.Count; i++)
        {
            if (pieces[i].Value is not { } value)
            {
                at += pieces[i].Text.Length;
                continue;
            }

            if (Hole(value, whole, at, model) is not var (hole, isQuoted))
                return false;
            // The quotes go, and what they hold besides goes into the parameter.
            if (isQuoted && !(i > 0 && i + 1 < pieces.Count && CutEnd(sources, i - 1, "'" + hole.Before) && CutStart(sources, i + 1, hole.After + "'")))
                return false;

            at++;
            _holes.Add((i, hole));
        }

        for (var i = 0; i < pieces.Count; i++)
            _pieces.Add((sources[i], _holes.Find(hole => hole.Index == i).Hole));
        return _holes.Count > 0;
    }

    private readonly List<(int Index, SqlHole Hole)> _holes = [];

    private (SqlHole Hole, bool IsQuoted)? Hole(ExpressionSyntax value, string whole, int at, SemanticModel model)
    {
        var type = model.GetTypeInfo(value).Type;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] })
            type = inner;
        var isText = type is { SpecialType: SpecialType.System_String or SpecialType.System_Object } || type?.Name == "StringValues";
        if (model.GetConstantValue(value).HasValue || type is null or { TypeKind: TypeKind.Enum or TypeKind.Error } or { SpecialType: SpecialType.System_Char } || (!isText && !type.IsValueType))
            return null;

        var (start, end) = (at, at + 1);
        var isQuoted = whole.Take(at).Count(static sign => sign == '\'') % 2 == 1;
        var hole = new SqlHole(value);
        if (isQuoted)
        {
            start = whole.LastIndexOf('\'', at);
            end = whole.IndexOf('\'', at) + 1;
            // `''` inside a text, and several values in one, are left to a person.
            if (end == 0 || (start > 0 && whole[start - 1] == '\'') || (end < whole.Length && whole[end] == '\'') || whole.IndexOf(Mark, start, at - start) >= 0 || whole.IndexOf(Mark, at + 1, end - at - 1) >= 0)
                return null;
            hole = new SqlHole(value, whole.Substring(start + 1, at - start - 1), whole.Substring(at + 1, end - at - 2));
        }

        if (end < whole.Length && !char.IsWhiteSpace(whole[end]) && whole[end] is not (')' or ',' or ';'))
            return null;

        var before = whole.Substring(0, start);
        return Compared.IsMatch(before) || (Counted.IsMatch(before) && !isQuoted) || Listed.IsMatch(before) ? (hole, isQuoted) : null;
    }

    private static bool CutEnd(List<string> sources, int index, string end)
    {
        if (!sources[index].EndsWith(end, StringComparison.Ordinal))
            return false;

        sources[index] = sources[index].Substring(0, sources[index].Length - end.Length);
        return true;
    }

    private static bool CutStart(List<string> sources, int index, string start)
    {
        if (!sources[index].StartsWith(start, StringComparison.Ordinal))
            return false;

        sources[index] = sources[index].Substring(start.Length);
        return true;
    }
}
