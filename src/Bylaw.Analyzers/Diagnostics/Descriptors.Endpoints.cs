using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

internal static partial class Descriptors
{
    private const string EndpointsCategory = "Bylaw.Endpoints";

    public static readonly DiagnosticDescriptor ThinEndpoint = new(
        RuleIds.ThinEndpoint, "Endpoint does too much", "{0}", EndpointsCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "An endpoint has more statements or branches than one that hands the work on.",
        helpLinkUri: PageFolder + RuleIds.ThinEndpoint + ".md");

    public static readonly DiagnosticDescriptor Authorized = new(
        RuleIds.Authorized, "Endpoint without authorisation", "{0}", EndpointsCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "Nothing says who may call the endpoint.",
        helpLinkUri: PageFolder + RuleIds.Authorized + ".md");

    public static readonly DiagnosticDescriptor UnvalidatedInput = new(
        RuleIds.UnvalidatedInput, "Input without validation", "{0}", EndpointsCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "An endpoint takes in a type for which there are no validation rules, or whose rules nobody applies.",
        helpLinkUri: PageFolder + RuleIds.UnvalidatedInput + ".md");

    private static ImmutableArray<DiagnosticDescriptor> Endpoints => [ThinEndpoint, Authorized, UnvalidatedInput];
}
