using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

internal static partial class Descriptors
{
    private const string EndpointsCategory = "Bylaw.Endpoints";

    public static readonly DiagnosticDescriptor ResponseEnvelope = new(
        RuleIds.ResponseEnvelope, "Answer without the envelope", "{0}", EndpointsCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "An endpoint answers with something else than the envelope that all answers share.",
        helpLinkUri: PageFolder + RuleIds.ResponseEnvelope + ".md");

    public static readonly DiagnosticDescriptor ModelInResponse = new(
        RuleIds.ModelInResponse, "Model in an answer", "{0}", EndpointsCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "An endpoint answers with a type that is stored, and so tells its clients all that is stored.",
        helpLinkUri: PageFolder + RuleIds.ModelInResponse + ".md");

    public static readonly DiagnosticDescriptor SecretInResponse = new(
        RuleIds.SecretInResponse, "Secret in an answer", "{0}", EndpointsCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "An endpoint answers with a password, a key or another secret, by itself or somewhere in what it sends.",
        helpLinkUri: PageFolder + RuleIds.SecretInResponse + ".md");

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

    public static readonly DiagnosticDescriptor UndocumentedEndpoint = new(
        RuleIds.UndocumentedEndpoint, "Endpoint without documentation", "{0}", EndpointsCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "The description of the API does not say what an endpoint does or answers.",
        helpLinkUri: PageFolder + RuleIds.UndocumentedEndpoint + ".md");

    public static readonly DiagnosticDescriptor UnpagedCollection = new(
        RuleIds.UnpagedCollection, "List without paging", "{0}", EndpointsCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "An endpoint returns a whole list, however long it has become.",
        helpLinkUri: PageFolder + RuleIds.UnpagedCollection + ".md");

    public static readonly DiagnosticDescriptor InjectedServices = new(
        RuleIds.InjectedServices, "Service not injected", "{0}", EndpointsCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "An endpoint creates a service or asks the container for one, where it could be handed over.",
        helpLinkUri: PageFolder + RuleIds.InjectedServices + ".md");

    private static ImmutableArray<DiagnosticDescriptor> Endpoints =>
        [ResponseEnvelope, ModelInResponse, SecretInResponse, ThinEndpoint, Authorized, UnvalidatedInput, InjectedServices, UndocumentedEndpoint, UnpagedCollection];
}
