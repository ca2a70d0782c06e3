using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Analyzers;

/// <summary>BYL5002 of `ensure: no-model-in-response`: what is stored is not what is sent.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModelInResponseAnalyzer() : BylawAnalyzer(Descriptors.ModelInResponse)
{
    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules) =>
        CheckedEndpoint<NoModelInResponseVerb>.Register(context, rules, "the models in the answer of", Judge);

    private static void Judge(CheckedEndpoint<NoModelInResponseVerb> endpoint)
    {
        var bodies = ResponseBody.Of(endpoint.Handler, endpoint.Body);
        foreach (var rule in endpoint.Checks)
        {
            var declared = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
            foreach (var body in bodies)
            {
                foreach (var part in ResponsePart.Of(body))
                {
                    foreach (var type in AnsweredTypes.In(part.Type, endpoint.Rules.Project))
                    {
                        // Where the signature names the model, what returns one is no second finding.
                        // A word from a list tells nothing of what is stored.
                        if (type.TypeKind == TypeKind.Enum || UseMatch.Any(endpoint.Rules, rule.Verb.Models, type, rule.Captures) is null || declared.Contains(type.OriginalDefinition))
                            continue;
                        if (part.Value is null)
                            declared.Add(type.OriginalDefinition);

                        endpoint.Report(
                            rule, RuleIds.ModelInResponse, $"{endpoint.Text} must not answer with the model '{SymbolNames.ForMessage(type)}'",
                            type, endpoint.PlaceOf(part.Value), inBody: part.Value is not null);
                    }
                }
            }
        }
    }
}
