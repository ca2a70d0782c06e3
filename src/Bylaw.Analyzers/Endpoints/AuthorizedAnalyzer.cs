using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Analyzers;

/// <summary>BYL5005 of `ensure: authorized`: who may call an endpoint is said, on it or for all.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AuthorizedAnalyzer() : BylawAnalyzer(Descriptors.Authorized)
{
    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules)
    {
        var compilation = context.Compilation;
        var accept = (VerbRules<AuthorizedVerb>.Of(rules)?.All ?? []).SelectMany(rule => rule.Verb.Accept).ToList();
        var application = new Lazy<ApplicationAccess>(() => new ApplicationAccess(compilation, accept));
        CheckedEndpoint<AuthorizedVerb>.Register(context, rules, "the authorisation of", endpoint => Judge(endpoint, application), whereMapped: true);
    }

    private static void Judge(CheckedEndpoint<AuthorizedVerb> endpoint, Lazy<ApplicationAccess> application)
    {
        foreach (var rule in endpoint.Checks)
        {
            var reader = new AccessReader(rule.Verb.Accept);
            var access = endpoint.Mapping is { } mapping
                ? reader.OfRoute(endpoint.Handler, mapping.Call, mapping.Routes, endpoint.Rules.RouteCallers)
                : reader.OfMethod(endpoint.Handler, typeToo: true);
            if (access is Access.Authorized or Access.NotKnown || (access == Access.Anonymous && rule.Verb.Anonymous is null))
                continue;
            if (rule.Verb.Anonymous is { } list && EndpointSelection.Names(list, endpoint))
                continue;

            if (access == Access.Anonymous)
                endpoint.Report(rule, RuleIds.Authorized, $"{endpoint.Text} must not allow anonymous requests, it is not one of the endpoints that may");
            else if (!IsCovered(endpoint, rule.Verb, application))
                endpoint.Report(rule, RuleIds.Authorized, $"{endpoint.Text} must require authorisation{(rule.Verb.Anonymous is null ? " or allow anonymous requests explicitly" : "")}");
        }
    }

    // A library does not see the fallback policy of the application that hosts it.
    private static bool IsCovered(CheckedEndpoint<AuthorizedVerb> endpoint, AuthorizedVerb verb, Lazy<ApplicationAccess> application) =>
        (verb.FallbackCounts && endpoint.Rules.Compilation.Options.OutputKind is OutputKind.DynamicallyLinkedLibrary or OutputKind.NetModule)
        || application.Value.Covers(endpoint.Mapping is null ? endpoint.Handler.ContainingType : null, verb.FallbackCounts);
}
