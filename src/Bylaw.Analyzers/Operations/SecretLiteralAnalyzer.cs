using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>BYL7004 of `ensure: no-secret-literal`: secrets come from the configuration, neither from code nor from settings that are checked in.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SecretLiteralAnalyzer() : BylawAnalyzer(Descriptors.SecretLiteral)
{
    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules)
    {
        CheckedBody<NoSecretLiteralVerb>.Register(context, rules, "the texts of", Judge);
        SecretSettings.Register(context, rules);
    }

    private static void Judge(CheckedBody<NoSecretLiteralVerb> body)
    {
        Dictionary<NoSecretLiteralVerb, SensitiveNames>? names = null;
        foreach (var operation in body.Operations())
        {
            if (TextOf(operation) is not { Text.Length: > 2 } text)
                continue;

            var name = ValueName.Of(text.Whole);
            foreach (var rule in body.RulesAt(operation))
            {
                names ??= [];
                if (!names.TryGetValue(rule.Verb, out var sensitive))
                    names.Add(rule.Verb, sensitive = new SensitiveNames(rule.Verb.Names));
                if (Finding(text.Text, name, sensitive, rule.Verb) is { } what)
                    body.Report(rule, RuleIds.SecretLiteral, operation, text.Whole.Syntax.GetLocation(), $"{body.SubjectAt(operation)} {what}");
            }
        }
    }

    /// <summary>`must not hold …`, without the secret itself; null when the text is none.</summary>
    internal static string? Finding(string text, ValueName? name, SensitiveNames sensitive, NoSecretLiteralVerb verb)
    {
        if (SecretFormats.Of(text, value => SecretValue.IsPlaceholder(value, verb.Placeholders)) is { } format && !SecretValue.IsPlaceholder(text, verb.Placeholders))
            return $"must not hold {format}";

        return name is { } known && sensitive.KindOf(known.Name) is not SensitiveKind.None and var kind
            && SecretValue.IsSecret(text, known.Name, kind, known.IsFallback, verb.Placeholders)
                ? known.IsFallback ? $"must not fall back to a literal for '{known.Name}'" : $"must not hold the value of '{known.Name}'"
                : null;
    }

    // Of texts that are put together, the first part speaks for the whole.
    private static (string Text, IOperation Whole)? TextOf(IOperation operation)
    {
        switch (operation)
        {
            // The default value of a parameter, at a call that leaves it out.
            case { IsImplicit: true }:
                return null;

            case ILiteralOperation { ConstantValue: { HasValue: true, Value: string literal }, Parent: not IInterpolatedStringTextOperation }:
                IOperation whole = operation;
                while (whole.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, ConstantValue: { HasValue: true, Value: string joined } } binary)
                {
                    if (binary.LeftOperand != whole)
                        return null;
                    (whole, literal) = (binary, joined);
                }

                return (literal, whole);

            case IInterpolatedStringOperation interpolated:
                var text = "";
                foreach (var part in interpolated.Parts)
                    text += part is IInterpolatedStringTextOperation { Text.ConstantValue: { HasValue: true, Value: string piece } } ? piece : SecretFormats.Hole;
                return (text, interpolated);

            default:
                return null;
        }
    }
}
