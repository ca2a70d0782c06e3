using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Bylaw.Analyzers;

/// <summary>BYL7004 in settings files, where a rule asks for them.</summary>
internal static class SecretSettings
{
    public static void Register(CompilationStartAnalysisContext context, CompilationRules rules)
    {
        if (VerbRules<NoSecretLiteralVerb>.Of(rules) is { } checks && checks.All.Any(static rule => rule.Verb.Settings.Count > 0))
            context.OnAdditionalFiles("the secrets in", file => Judge(file, rules, checks));
    }

    private static void Judge(AdditionalFileAnalysisContext context, CompilationRules rules, VerbRules<NoSecretLiteralVerb> checks)
    {
        var path = context.AdditionalFile.Path;
        if (RuleFiles.RoleOf(context.AdditionalFile, context.Options) != "settings" || context.AdditionalFile.GetText(context.CancellationToken) is not { } text)
            return;

        var file = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        var sink = new FindingSink(rules, context.ReportDiagnostic);
        IReadOnlyList<JsonText>? values = null;
        foreach (var (rule, verb) in checks.All)
        {
            if (!verb.Settings.Any(pattern => pattern.Match(file, Captures.None) is not null))
                continue;

            var names = new SensitiveNames(verb.Names);
            foreach (var value in values ??= JsonTexts.Of(text.ToString()))
            {
                if (SecretLiteralAnalyzer.Finding(value.Value, new ValueName(value.Key), names, verb) is not { } what)
                    continue;

                var place = Location.Create(path, value.Span, text.Lines.GetLinePositionSpan(value.Span));
                sink.Add(new Finding(rule, RuleIds.SecretLiteral, place, new FindingSite(null, null, null, MemberPart.Signature), $"'{file}' {what}", Captures.None, null));
            }
        }

        sink.Flush();
    }
}
