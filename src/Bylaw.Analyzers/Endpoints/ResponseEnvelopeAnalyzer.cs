using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Analyzers;

/// <summary>BYL5001 of `ensure: response-envelope`: every endpoint answers in the same envelope.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ResponseEnvelopeAnalyzer() : BylawAnalyzer(Descriptors.ResponseEnvelope)
{
    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules) =>
        CheckedEndpoint<ResponseEnvelopeVerb>.Register(context, rules, "the envelope of", Judge);

    private static void Judge(CheckedEndpoint<ResponseEnvelopeVerb> endpoint)
    {
        // A hub's result is an argument of its own protocol, with no status and no message around it.
        if (EndpointMethods.IsHub(endpoint.Handler.ContainingType))
            return;

        var bodies = ResponseBody.Of(endpoint.Handler, endpoint.Body);
        foreach (var rule in endpoint.Checks)
        {
            var isTold = false;
            foreach (var body in bodies)
            {
                // Where the signature promises the wrong thing, what keeps the promise is no second finding.
                if (isTold && body.Value is not null)
                    break;
                if ((body.Kind != AnswerKind.Success && !rule.Verb.Errors) || IsFine(endpoint.Rules, rule, body.Type))
                    continue;

                var what = $"{endpoint.Text} must answer with {Envelope(rule)}, not {Named(body.Type)}";
                endpoint.Report(rule, RuleIds.ResponseEnvelope, what, place: endpoint.PlaceOf(body.Value), inBody: body.Value is not null);
                isTold |= body.Value is null;
            }
        }
    }

    private static bool IsFine(CompilationRules rules, BoundRule<ResponseEnvelopeVerb> rule, ITypeSymbol type)
    {
        var verb = rule.Verb;
        if (type is ITypeParameterSymbol)
            return true;
        if ((verb.Type.Count == 0 || type.IsAnonymousType) && WireNames.HasAll(type, verb.Members))
            return true;
        return type is INamedTypeSymbol named
            && (UseMatch.AnyOfFamily(rules, verb.Type, named, rule.Captures) is not null || UseMatch.AnyOfFamily(rules, verb.Allow, named, rule.Captures) is not null);
    }

    private static string Named(ITypeSymbol type)
    {
        if (type.IsAnonymousType)
            return "an anonymous object";

        // Of `Page<…>` of anonymous objects the compiler would tell all members.
        var name = SymbolNames.ForMessage(type);
        return name.Contains("<anonymous type") ? $"'{type.Name}<…>'" : $"'{name}'";
    }

    private static string Envelope(BoundRule<ResponseEnvelopeVerb> rule) => rule.Verb.Type.Count == 0
        ? "{ " + string.Join(", ", rule.Verb.Members) + " }"
        : string.Join(" or ", rule.Verb.Type.Select(type => $"'{SelectorNames.Of(type, rule.Captures)}'"));
}
