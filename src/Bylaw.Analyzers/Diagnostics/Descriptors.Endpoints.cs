using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

internal static partial class Descriptors
{
    private const string EndpointsCategory = "Bylaw.Endpoints";

    public static readonly DiagnosticDescriptor Authorized = new(
        RuleIds.Authorized, "Endpoint without authorisation", "{0}", EndpointsCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "Nothing says who may call the endpoint.",
        helpLinkUri: PageFolder + RuleIds.Authorized + ".md");

    private static ImmutableArray<DiagnosticDescriptor> Endpoints => [Authorized];
}
