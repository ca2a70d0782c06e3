using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>BYL5007 of `ensure: injected-services`: services are handed over; nobody creates one or asks the container for it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InjectedServicesAnalyzer() : BylawAnalyzer(Descriptors.InjectedServices)
{
    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules) =>
        CheckedBody<InjectedServicesVerb>.Register(context, rules, "the services of", Judge);

    private static void Judge(CheckedBody<InjectedServicesVerb> body)
    {
        foreach (var operation in body.Operations())
        {
            switch (operation)
            {
                case IObjectCreationOperation { Type: INamedTypeSymbol created }:
                    foreach (var rule in body.RulesAt(operation))
                    {
                        if (IsService(body.Rules, rule, created))
                            body.Report(rule, RuleIds.InjectedServices, operation, $"{body.SubjectAt(operation)} must have {Named(body.Rules, created)} injected, not create it", created);
                    }

                    break;

                case IInvocationOperation call when ServiceLookup.Of(call, body.HandlerAt(call)) is { } asked:
                    foreach (var rule in body.RulesAt(operation))
                        body.Report(rule, RuleIds.InjectedServices, operation, $"{body.SubjectAt(operation)} must have {Named(body.Rules, asked)} injected, not look it up with '{call.TargetMethod.Name}'", asked);

                    break;
            }
        }
    }

    // An options record or an exception that lies beside the services is made where it is needed.
    private static bool IsService(CompilationRules rules, BoundRule<InjectedServicesVerb> rule, INamedTypeSymbol type)
    {
        if (UseMatch.Any(rules, rule.Verb.Types, type, rule.Captures) is not null)
            return true;
        if (rule.Verb.Layer is not { } layer || !rules.Matcher.Matches(layer, new Candidate(type)))
            return false;
        return type is { TypeKind: TypeKind.Class, IsAnonymousType: false } && TypeSelection.Judges(rules, layer, type, recordsToo: false) && !DataType.Is(type);
    }

    private static string Named(CompilationRules rules, ITypeSymbol type) =>
        MessageText.Target(type, type is INamedTypeSymbol named ? rules.Layers.NameOf(rules.Layers.Of(named)) : null);
}
