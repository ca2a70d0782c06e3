using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Analyzers;

/// <summary>BYL5004 of `ensure: thin-endpoint`: an endpoint takes a request, hands the work on, and answers.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ThinEndpointAnalyzer() : BylawAnalyzer(Descriptors.ThinEndpoint)
{
    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules) =>
        CheckedEndpoint<ThinEndpointVerb>.Register(context, rules, "the size of", Judge);

    private static void Judge(CheckedEndpoint<ThinEndpointVerb> endpoint)
    {
        if (endpoint.Body is null)
            return;

        var size = BodySize.Of(endpoint.Body.Syntax);
        foreach (var rule in endpoint.Checks)
        {
            var statements = size.Statements > rule.Verb.Statements ? $"{size.Statements} statements (at most {rule.Verb.Statements})" : null;
            var complexity = size.Complexity > rule.Verb.Complexity ? $"a complexity of {size.Complexity} (at most {rule.Verb.Complexity})" : null;
            if ((statements ?? complexity) is not null)
            {
                var both = statements is not null && complexity is not null ? $"{statements} and {complexity}" : statements ?? complexity;
                endpoint.Report(rule, RuleIds.ThinEndpoint, $"{endpoint.Text} must be thin, it has {both}", inBody: true);
            }

            if (!rule.Verb.ForbidLoops)
                continue;
            foreach (var loop in size.Loops)
                endpoint.Report(rule, RuleIds.ThinEndpoint, $"{endpoint.Text} must not loop with '{loop.ValueText}'", place: loop.GetLocation(), inBody: true);
        }
    }
}
