using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.CodeFixes;

/// <summary>A text that is put together, as a constant template with a named placeholder for each of its values.</summary>
/// <param name="IsSame">Whether the log reads as before: what a culture, a list or quotes would make different is not.</param>
internal sealed record LogTemplate(ExpressionSyntax Text, IReadOnlyList<ExpressionSyntax> Values, bool IsSame)
{
    private const string Microsoft = "Microsoft.Extensions.Logging";

    /// <summary>Null where it can't be said what the template would be.</summary>
    /// <param name="library">The namespace of the logger.</param>
    public static LogTemplate? Of(ExpressionSyntax text, SemanticModel model, string library = Microsoft) =>
        text.DescendantTrivia().Any(static trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) || trivia.IsDirective)
            // A text that comes whole from somewhere else is put together there.
            || TextPart.Of(text, model) is not { } parts || (parts is [{ Value: { } whole }] && whole == text)
            ? null
            : Of(parts, text, model, library);

    public static LogTemplate? Of(List<TextPart> parts, ExpressionSyntax text, SemanticModel model, string library = Microsoft)
    {
        var values = parts.Where(static part => part.Value is not null).ToList();
        // Without values a brace is a brace, with them it has to be doubled; what formats hold may mean something else there.
        if ((values.Count == 0 && parts.Any(static part => part.Text!.IndexOfAny(['{', '}']) >= 0)) || values.Any(static value => value.Format.IndexOfAny(['{', '}', '"', '\\', '\n']) >= 0))
            return null;

        var names = Names(values.ConvertAll(static value => value.Value!));
        var isSame = values.TrueForAll(value => IsRenderedAlike(model.GetTypeInfo(value.Value!).Type, value.Format, library));
        return new LogTemplate(Written(text, parts, names).WithTriviaFrom(text), values.ConvertAll(static value => value.Value!.WithoutTrivia()), isSame);
    }

    private static List<string> Names(List<ExpressionSyntax> values)
    {
        var names = new List<string>();
        foreach (var value in values)
        {
            var name = PlaceholderName.Of(value);
            var next = name;
            for (var i = 2; names.Contains(next); i++)
                next = name + i;
            names.Add(next);
        }

        return names;
    }

    private static ExpressionSyntax Written(ExpressionSyntax text, List<TextPart> parts, List<string> names)
    {
        // Escapes and lines as they were written.
        if (text is InterpolatedStringExpressionSyntax interpolated && interpolated.StringStartToken.Text.Count(static sign => sign == '$') == 1
            && interpolated.Contents.OfType<InterpolationSyntax>().Count() == names.Count)
        {
            var source = new StringBuilder(interpolated.StringStartToken.Text.Replace("$", ""));
            var hole = 0;
            foreach (var content in interpolated.Contents)
                source.Append(content is InterpolationSyntax value ? $"{{{names[hole++]}{value.AlignmentClause}{value.FormatClause}}}" : content.ToString());
            return SyntaxFactory.ParseExpression(source.Append(interpolated.StringEndToken.Text).ToString());
        }

        ExpressionSyntax? whole = null;
        var line = new StringBuilder();
        SyntaxToken sign = default;
        var next = 0;
        foreach (var part in parts)
        {
            if (part.Sign.RawKind != 0)
            {
                whole = Joined(whole, sign, line);
                sign = part.Sign;
                line.Clear();
            }

            line.Append(part.Text is { } written ? names.Count > 0 ? written.Replace("{", "{{").Replace("}", "}}") : written : $"{{{names[next++]}{part.Format}}}");
        }

        return Joined(whole, sign, line);
    }

    private static ExpressionSyntax Joined(ExpressionSyntax? whole, SyntaxToken sign, StringBuilder line)
    {
        var literal = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(line.ToString()));
        if (whole is null)
            return literal;

        var sum = (BinaryExpressionSyntax)sign.Parent!;
        return SyntaxFactory.BinaryExpression(SyntaxKind.AddExpression, whole.WithTrailingTrivia(sum.Left.GetTrailingTrivia()), sign, literal.WithLeadingTrivia(sum.Right.GetLeadingTrivia()));
    }

    // The template of Microsoft.Extensions.Logging is filled in with the invariant culture, and writes out lists; Serilog and NLog put texts into quotes.
    internal static bool IsRenderedAlike(ITypeSymbol? type, string format, string library)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] })
            type = value;
        var colon = format.IndexOf(':');
        var isFormatted = colon >= 0 && !(format.Length > colon + 1 && format[colon + 1] is 'D' or 'd' or 'X' or 'x');
        switch (type)
        {
            case null or { TypeKind: TypeKind.Interface or TypeKind.Dynamic or TypeKind.TypeParameter or TypeKind.Array or TypeKind.Error } or { SpecialType: SpecialType.System_Object }:
                return false;
            case { TypeKind: TypeKind.Enum } or { Name: "Guid" }:
                return true;
            case { SpecialType: SpecialType.System_Boolean or SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Int32
                or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64 }:
                return !isFormatted;
            case { SpecialType: SpecialType.System_String or SpecialType.System_Char }:
                return library == Microsoft;
            default:
                return library == Microsoft && !DataSymbols.IsOrImplements(type, "System.Collections", "IEnumerable") && !DataSymbols.IsOrImplements(type, "System", "IFormattable");
        }
    }
}
