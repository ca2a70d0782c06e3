using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>BYL7001 of `ensure: log-template`: the text of a log message is one text, and its values have names.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LogTemplateAnalyzer() : BylawAnalyzer(Descriptors.LogTemplate)
{
    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules) =>
        CheckedBody<LogTemplateVerb>.Register(context, rules, "the log messages of", Judge);

    private static void Judge(CheckedBody<LogTemplateVerb> body)
    {
        foreach (var operation in body.Operations())
        {
            if (operation is not IInvocationOperation call || LogMessage.Of(call) is not { Template: { } template } message)
                continue;

            foreach (var rule in body.RulesAt(call))
            {
                if (WhatIsWrong(message, template, rule.Verb, body) is { } wrong)
                    body.Report(rule, RuleIds.LogTemplate, call, template.Syntax.GetLocation(), $"{body.SubjectAt(call)} {wrong}");
            }
        }
    }

    private static string? WhatIsWrong(LogMessage message, IOperation template, LogTemplateVerb verb, CheckedBody<LogTemplateVerb> body)
    {
        if (template.ConstantValue is not { HasValue: true, Value: var constant })
            return MadeBy(template, body) is { } made ? $"must log a constant template with its values as arguments, not {made}" : null;
        if (constant is not string text || LogPlaceholders.Of(text) is not { } names)
            return null;

        var numbered = names.FirstOrDefault(static name => name.Length > 0 && name.All(char.IsDigit));
        if (verb.Named && numbered is not null)
            return $"must name the placeholder '{{{numbered}}}' of its log template";
        // Of numbers the same one may stand twice.
        if (numbered is null && message.Values is { } values && values.Count != names.Count && !MayTakeOthers(message, values))
            return $"must log a value for each placeholder of its template, but has {Count(names.Count, "placeholder")} and {Count(values.Count, "value")}";
        if (verb.Pascal && names.FirstOrDefault(static name => name.Length > 0 && !char.IsDigit(name[0]) && !IsPascal(name)) is { } name)
            return $"must write the placeholder '{{{name}}}' of its log template in PascalCase";
        return null;
    }

    // What is filled in by hand reaches the log as one text, of which nothing can be asked. Behind a local it is the same.
    private static string? MadeBy(IOperation template, CheckedBody<LogTemplateVerb> body) => LocalValue.Behind(template, body.Blocks) switch
    {
        IInterpolatedStringOperation => "an interpolated text",
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } => "a text that is put together",
        IInvocationOperation { TargetMethod: { Name: "Format" or "Concat" or "Join", ContainingType.SpecialType: SpecialType.System_String } } => "a text that is put together",
        _ => null,
    };

    // NLog also takes an exception behind the text, which is no value of it.
    private static bool MayTakeOthers(LogMessage message, IReadOnlyList<IOperation> values) =>
        values.Count > 0 && SymbolNames.Namespace(message.Call.TargetMethod.ContainingType) is "NLog" or "log4net";

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static bool IsPascal(string name) => char.IsUpper(name[0]) && name.IndexOf('_') < 0;
}
