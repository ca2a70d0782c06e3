using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>BYL5003 of `ensure: no-secret-in-response`: no password, key or hash is sent, however deep in an answer.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SecretInResponseAnalyzer() : BylawAnalyzer(Descriptors.SecretInResponse)
{
    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules)
    {
        var graphs = new ConcurrentDictionary<Rule, SecretGraph>();
        CheckedEndpoint<NoSecretInResponseVerb>.Register(context, rules, "the secrets in the answer of", endpoint =>
        {
            var bodies = ResponseBody.Of(endpoint.Handler, endpoint.Body);
            foreach (var rule in endpoint.Checks)
                Judge(endpoint, bodies, rule, graphs.GetOrAdd(rule.Rule, _ => new SecretGraph(rules, rule.Verb)));
        });
    }

    private static void Judge(CheckedEndpoint<NoSecretInResponseVerb> endpoint, IReadOnlyList<ResponseBody> bodies, BoundRule<NoSecretInResponseVerb> rule, SecretGraph graph)
    {
        // A secret that the signature names, or another return already did, is told once.
        var told = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var body in bodies)
        {
            foreach (var part in ResponsePart.Of(body))
            {
                if (Itself(part, graph) is { } itself)
                {
                    Report(itself, null, part);
                    continue;
                }

                foreach (var secret in graph.Of(part.Type))
                    Report(secret.Member, secret.By, part);
            }
        }

        void Report(ISymbol secret, ISymbol? by, ResponsePart part)
        {
            if (!told.Add(secret.OriginalDefinition))
                return;

            var name = secret.ContainingType.IsAnonymousType ? secret.Name : SymbolNames.ForMessage(secret);
            var way = by is null ? "" : by.ContainingType.IsAnonymousType ? $" by way of '{by.Name}'" : $" by way of '{SymbolNames.ForMessage(by)}'";
            endpoint.Report(
                rule, RuleIds.SecretInResponse, $"{endpoint.Text} must not answer with '{name}'{way}",
                secret.ContainingType.IsAnonymousType ? null : secret, endpoint.PlaceOf(part.Value), inBody: part.Value is not null);
        }
    }

    // `Ok(user.PasswordHash)`, `new { password = … }`.
    private static ISymbol? Itself(ResponsePart part, SecretGraph graph)
    {
        if (part.Value is IPropertyReferenceOperation { Property: var property, Instance.Type: var holder } && graph.IsSecret(property, property.Type, holder))
            return property;
        return part.Member is { } member && graph.IsSecret(member, part.Type, null) ? member : null;
    }
}
