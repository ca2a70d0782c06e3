using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.CodeFixes;

/// <summary>A part of a text that is put together: what is written, or a value.</summary>
/// <param name="Text">As it is at run time; null for a value.</param>
/// <param name="Format">`,10:0.00` of an interpolation.</param>
/// <param name="Sign">The `+` before it where it starts a line, so that the text stays on its lines.</param>
internal sealed record TextPart(string? Text, ExpressionSyntax? Value, string Format = "", SyntaxToken Sign = default)
{
    /// <summary>Null where the parts are not all known.</summary>
    public static List<TextPart>? Of(ExpressionSyntax text, SemanticModel model)
    {
        var parts = new List<TextPart>();
        return Add(text, default, model, parts) ? parts : null;
    }

    /// <summary>The parts of `string.Format("{0} of {1}", a, b)`, `Console.WriteLine` and their like.</summary>
    public static List<TextPart>? OfFormat(string format, IReadOnlyList<ExpressionSyntax> values)
    {
        var parts = new List<TextPart>();
        var used = new HashSet<int>();
        var written = "";
        for (var at = 0; at < format.Length; at++)
        {
            if (format[at] is not ('{' or '}') || (at + 1 < format.Length && format[at + 1] == format[at]))
            {
                written += format[at];
                at += format[at] is '{' or '}' ? 1 : 0;
                continue;
            }

            var end = format[at] == '{' ? format.IndexOf('}', at) : -1;
            if (end < 0)
                return null;

            var hole = format.Substring(at + 1, end - at - 1);
            var stop = hole.IndexOfAny([',', ':']) is >= 0 and var found ? found : hole.Length;
            // What stands twice would be asked twice.
            if (!int.TryParse(hole.Substring(0, stop), NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= values.Count || !used.Add(index))
                return null;

            parts.Add(new TextPart(written, null));
            parts.Add(new TextPart(null, values[index], hole.Substring(stop)));
            written = "";
            at = end;
        }

        parts.Add(new TextPart(written, null));
        // Values are computed in the order of the template from now on.
        var order = parts.Where(static part => part.Value is not null).Select(static part => part.Value!).ToList();
        return used.Count == values.Count && (order.SequenceEqual(values) || values.All(IsPlain)) ? parts : null;
    }

    public static bool IsPlain(ExpressionSyntax value) => value is SimpleNameSyntax or LiteralExpressionSyntax or ThisExpressionSyntax || (value is MemberAccessExpressionSyntax { Expression: var of } && IsPlain(of));

    private static bool Add(ExpressionSyntax text, SyntaxToken sign, SemanticModel model, List<TextPart> parts)
    {
        var operation = model.GetOperation(text);
        switch (text)
        {
            case ParenthesizedExpressionSyntax inner when model.GetTypeInfo(inner).Type is { SpecialType: SpecialType.System_String }:
                return Add(inner.Expression, sign, model, parts);
            case InterpolatedStringExpressionSyntax interpolated when operation is IInterpolatedStringOperation { Parts: var pieces }:
                foreach (var piece in pieces)
                {
                    if (piece is IInterpolatedStringTextOperation { Text.ConstantValue: { HasValue: true, Value: string written } })
                        parts.Add(new TextPart(written, null, Sign: sign));
                    else if (piece.Syntax is InterpolationSyntax hole)
                        AddValue(hole.Expression, $"{hole.AlignmentClause}{hole.FormatClause}", sign, model, parts);
                    else
                        return false;
                    sign = default;
                }

                return pieces.Length == interpolated.Contents.Count;
            case BinaryExpressionSyntax sum when operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null, Type.SpecialType: SpecialType.System_String }:
                return Add(sum.Left, sign, model, parts) && Add(sum.Right, StartsLine(sum) ? sum.OperatorToken : default, model, parts);
            case InvocationExpressionSyntax call when operation is IInvocationOperation { TargetMethod: { ContainingType.SpecialType: SpecialType.System_String } method }:
                var arguments = call.ArgumentList.Arguments.Select(static argument => argument.Expression).ToList();
                if (call.ArgumentList.Arguments.Any(static argument => argument.NameColon is not null))
                    return false;
                if (method.Name == "Concat")
                    return method.Parameters.All(static parameter => parameter.Type.SpecialType is SpecialType.System_String or SpecialType.System_Object) && arguments.TrueForAll(argument => Add(argument, default, model, parts));
                if (method.Name == "Format" && arguments.Count > 1)
                {
                    // The culture of a log is the invariant one, whatever is said here.
                    if (model.GetTypeInfo(arguments[0]).Type is not { SpecialType: SpecialType.System_String } || model.GetConstantValue(arguments[0]).Value is not string format
                        || arguments[0] is not LiteralExpressionSyntax || IsArray(arguments, model) || OfFormat(format, arguments.GetRange(1, arguments.Count - 1)) is not { } formatted)
                    {
                        return false;
                    }

                    parts.AddRange(formatted);
                    return true;
                }

                AddValue(text, "", sign, model, parts);
                return true;
            default:
                AddValue(text, "", sign, model, parts);
                return true;
        }
    }

    private static bool IsArray(List<ExpressionSyntax> arguments, SemanticModel model) => arguments.Count == 2 && model.GetTypeInfo(arguments[1]).Type is null or IArrayTypeSymbol;

    // Literals and `nameof` are written into the template.
    private static void AddValue(ExpressionSyntax value, string format, SyntaxToken sign, SemanticModel model, List<TextPart> parts)
    {
        while (value is ParenthesizedExpressionSyntax inner)
            value = inner.Expression;
        var isWritten = value is LiteralExpressionSyntax or InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } };
        parts.Add(isWritten && format.Length == 0 && model.GetConstantValue(value) is { HasValue: true, Value: string or char or int } constant
            ? new TextPart(Convert.ToString(constant.Value, CultureInfo.InvariantCulture), null, Sign: sign)
            : new TextPart(null, value, format, sign));
    }

    private static bool StartsLine(BinaryExpressionSyntax sum) =>
        sum.OperatorToken.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia) || sum.Left.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia);
}
