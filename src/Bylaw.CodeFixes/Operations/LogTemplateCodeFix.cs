using System.Composition;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.CodeFixes;

/// <summary>BYL7001: a text that is put together becomes a constant template, and its placeholders have names.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LogTemplateCodeFix)), Shared]
public sealed class LogTemplateCodeFix() : BylawCodeFix(RuleIds.LogTemplate)
{
    private protected override async Task<IReadOnlyList<Fix>> FindAsync(FindingContext context)
    {
        if (context.Node.FirstAncestorOrSelf<ArgumentSyntax>() is not { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list } argument
            || context.Model.GetOperation(call, context.Cancellation) is not IInvocationOperation operation || LogMessage.Of(operation) is not { Template: { } template } message
            || template.Syntax.FirstAncestorOrSelf<ArgumentSyntax>() != argument)
        {
            return [];
        }

        var fix = template.ConstantValue.HasValue ? Renamed(argument, message, context) : Constant(argument, list, message, context);
        return fix is not null && await CompileCheck.HoldsAsync(context, fix).ConfigureAwait(false) ? [fix] : [];
    }

    // What is filled in already may belong to placeholders that the text has beside its holes.
    private static DocumentFix? Constant(ArgumentSyntax argument, ArgumentListSyntax list, LogMessage message, FindingContext context)
    {
        var type = message.Call.TargetMethod.ContainingType;
        var library = SymbolNames.Namespace(type).StartsWith("Microsoft", StringComparison.Ordinal) ? "Microsoft.Extensions.Logging" : SymbolNames.Namespace(type);
        if (list.Arguments.Last() != argument || library == "log4net" || LogTemplate.Of(argument.Expression, context.Model, library) is not { Values.Count: > 0 } made)
            return null;

        return new DocumentFix("Write a constant template with its values behind it", made.IsSame ? FixSafety.Safe : FixSafety.Review, "template", editor =>
            editor.ReplaceNode(list, (current, _) => Filled((ArgumentListSyntax)current, made)));
    }

    private static ArgumentListSyntax Filled(ArgumentListSyntax list, LogTemplate template)
    {
        var last = list.Arguments.Last();
        var text = last.WithExpression(template.Text.WithoutTrailingTrivia());
        var arguments = list.Arguments.Replace(last, text).GetWithSeparators();
        foreach (var value in template.Values)
            arguments = arguments.Add(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space)).Add(SyntaxFactory.Argument(value));
        var filled = SyntaxFactory.SeparatedList<ArgumentSyntax>(arguments);
        return list.WithArguments(filled.Replace(filled.Last(), filled.Last().WithTrailingTrivia(last.GetTrailingTrivia())));
    }

    private static DocumentFix? Renamed(ArgumentSyntax argument, LogMessage message, FindingContext context)
    {
        if (message.Template!.ConstantValue.Value is not string text || LogPlaceholders.Of(text) is not { } names || context.Rule.Verb is not LogTemplateVerb verb)
            return null;

        var isNumbered = verb.Named && names.Any(static name => name.Length > 0 && name.All(char.IsDigit));
        if (!isNumbered && !verb.Pascal)
            return null;

        var renamed = isNumbered ? OfValues(names, message.Values) : [.. names.Select(PlaceholderName.Pascal)];
        // A place that is not written here is no place to change: a constant has other readers.
        if (renamed is null || renamed.SequenceEqual(names) || renamed.Distinct().Count() != names.Distinct().Count() || !argument.Expression.DescendantNodesAndSelf().All(static node => node is LiteralExpressionSyntax or BinaryExpressionSyntax or ParenthesizedExpressionSyntax))
            return null;

        // Who searches the log by the names that were there has to search by others.
        var (title, safety) = isNumbered
            ? ($"Name the placeholders '{string.Join("', '", renamed)}'", IsNumberedAlike(message, context) ? FixSafety.Safe : FixSafety.Review)
            : ($"Write the placeholders as '{string.Join("', '", renamed)}'", FixSafety.Review);
        return new DocumentFix(title, safety, isNumbered ? "names" : "casing", editor =>
        {
            var next = 0;
            foreach (var literal in argument.Expression.DescendantNodesAndSelf().OfType<LiteralExpressionSyntax>())
            {
                var source = Renamed(literal.Token.Text, renamed, ref next);
                editor.ReplaceNode(literal, (current, _) => SyntaxFactory.ParseExpression(source).WithTriviaFrom(current));
            }
        });
    }

    // NLog writes what has a number as `string.Format` does, and a text with a name in quotes.
    private static bool IsNumberedAlike(LogMessage message, FindingContext context) =>
        SymbolNames.Namespace(message.Call.TargetMethod.ContainingType) != "NLog"
        || message.Values!.All(value => LogTemplate.IsRenderedAlike(DataSymbols.WithoutConversion(value).Type, "", "NLog"));

    // By the order of the call, in which Microsoft.Extensions.Logging fills them in.
    private static List<string>? OfValues(IReadOnlyList<string> numbers, IReadOnlyList<IOperation>? values)
    {
        if (values is null || values.Count != numbers.Count)
            return null;

        var names = new List<string>();
        for (var i = 0; i < numbers.Count; i++)
        {
            if (numbers[i] != i.ToString(System.Globalization.CultureInfo.InvariantCulture) || DataSymbols.WithoutConversion(values[i]).Syntax is not ExpressionSyntax value)
                return null;

            var name = PlaceholderName.Of(value);
            var next = name;
            for (var n = 2; names.Contains(next); n++)
                next = name + n;
            names.Add(next);
        }

        return names;
    }

    private static string Renamed(string source, List<string> names, ref int next)
    {
        var written = new StringBuilder();
        for (var at = 0; at < source.Length; at++)
        {
            written.Append(source[at]);
            if (source[at] is not ('{' or '}'))
                continue;
            if (at + 1 < source.Length && source[at + 1] == source[at])
            {
                written.Append(source[++at]);
                continue;
            }

            if (source[at] == '}' || next >= names.Count)
                continue;

            // `{@order,5:0.0}`: what stands before and behind the name stays.
            for (at++; at < source.Length && source[at] is '@' or '$'; at++)
                written.Append(source[at]);
            written.Append(names[next++]);
            at = source.IndexOfAny([',', ':', '}'], at) - 1;
        }

        return written.ToString();
    }
}
