using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Analyzers;

/// <summary>BYL5008 of `ensure: documented-endpoint`: the description of the API says what an endpoint does and answers.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DocumentedEndpointAnalyzer() : BylawAnalyzer(Descriptors.UndocumentedEndpoint)
{
    private static readonly string[] SummaryAttributes = ["EndpointSummaryAttribute", "EndpointDescriptionAttribute", "SwaggerOperationAttribute", "OpenApiOperationAttribute"];

    private static readonly string[] ResponseAttributes =
    [
        "ProducesResponseTypeAttribute", "ProducesAttribute", "ProducesDefaultResponseTypeAttribute", "SwaggerResponseAttribute", "ApiConventionMethodAttribute", "ApiConventionTypeAttribute",
    ];

    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules) =>
        CheckedEndpoint<DocumentedEndpointVerb>.Register(context, rules, "the documentation of", Judge, whereMapped: true);

    private static void Judge(CheckedEndpoint<DocumentedEndpointVerb> endpoint)
    {
        if (!IsInDescription(endpoint))
            return;

        foreach (var rule in endpoint.Checks)
        {
            var summary = rule.Verb.Summary && !HasSummary(endpoint) ? "have a summary" : null;
            var response = rule.Verb.Response && !HasResponse(endpoint) ? "say what it answers with" : null;
            if ((summary ?? response) is { } what)
                endpoint.Report(rule, RuleIds.UndocumentedEndpoint, $"{endpoint.Text} must {(summary is not null && response is not null ? summary + " and " + response : what)} in the description of the API");
        }
    }

    // Pages, hubs, views and conventional routes are in no description.
    private static bool IsInDescription(CheckedEndpoint<DocumentedEndpointVerb> endpoint)
    {
        if (Has(endpoint.Handler, ["ExcludeFromDescriptionAttribute"], typesToo: true) || IsIgnored(endpoint.Handler) || IsIgnored(endpoint.Handler.ContainingType))
            return false;
        if (endpoint.Mapping is { } mapping)
        {
            return !mapping.Routes.IsHandedOn(mapping.Call) && endpoint.Site.Route?.StartsWith("FALLBACK", StringComparison.Ordinal) != true
                && !Says(endpoint, "ExcludeFromDescription", "ExcludeFromApiReference");
        }

        if (ActionRoutes.Of(endpoint.Handler).Count == 0)
            return false;

        for (var type = endpoint.Handler.ContainingType; type is not null; type = type.BaseType)
        {
            if (type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ApiControllerAttribute"))
                return true;
            if (type.Name == "Controller" && SymbolNames.Namespace(type) == "Microsoft.AspNetCore.Mvc")
                return false;
        }

        return true;
    }

    // [ApiExplorerSettings(IgnoreApi = true)]
    private static bool IsIgnored(ISymbol symbol) => symbol.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == "ApiExplorerSettingsAttribute" && attribute.NamedArguments.Any(argument => argument is { Key: "IgnoreApi", Value.Value: true }));

    private static bool HasSummary(CheckedEndpoint<DocumentedEndpointVerb> endpoint) =>
        HasXmlSummary(endpoint.Handler) || Has(endpoint.Handler, SummaryAttributes, typesToo: false) || Says(endpoint, "WithSummary", "WithDescription", "WithOpenApi", "AddOpenApiOperationTransformer");

    private static bool HasResponse(CheckedEndpoint<DocumentedEndpointVerb> endpoint)
    {
        var type = endpoint.Handler.ReturnType;
        if (type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var awaited] })
            type = awaited;

        // Any other type describes itself.
        if (type.SpecialType != SpecialType.System_Object && type.Name is not ("IActionResult" or "IResult" or "ActionResult") || type is INamedTypeSymbol { IsGenericType: true })
            return true;
        return Has(endpoint.Handler, ResponseAttributes, typesToo: true) || Has(endpoint.Rules.Compilation.Assembly, ResponseAttributes)
            || Says(endpoint, "Produces", "WithOpenApi", "AddOpenApiOperationTransformer");
    }

    // On the route or its group, and by an own method whose name or text says the same.
    private static bool Says(CheckedEndpoint<DocumentedEndpointVerb> endpoint, params string[] methods) =>
        endpoint.Mapping is { } mapping && mapping.Routes.On(mapping.Call).Any(call =>
        {
            var method = (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition;
            return methods.Contains(method.Name)
                || method.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax().ToString() is var text && methods.Any(text.Contains));
        });

    // The compiler keeps such comments as plain ones where no documentation is asked for.
    private static bool HasXmlSummary(IMethodSymbol handler)
    {
        if (handler.MethodKind is MethodKind.AnonymousFunction)
            return false;

        for (var method = handler; method is not null; method = method.OverriddenMethod)
        {
            foreach (var reference in method.DeclaringSyntaxReferences.Concat(method.PartialImplementationPart?.DeclaringSyntaxReferences ?? []).Concat(method.PartialDefinitionPart?.DeclaringSyntaxReferences ?? []))
            {
                foreach (var trivia in reference.GetSyntax().GetLeadingTrivia())
                {
                    var text = trivia.ToFullString().TrimStart();
                    if ((text.StartsWith("///", StringComparison.Ordinal) || text.StartsWith("/**", StringComparison.Ordinal)) && (SaysSomething(text) || text.Contains("<inheritdoc")))
                        return true;
                }
            }
        }

        return false;
    }

    // What an editor puts above a method, three lines and no word, is no summary.
    private static bool SaysSomething(string comment)
    {
        const string Begin = "<summary>";
        var at = comment.IndexOf(Begin, StringComparison.Ordinal);
        if (at < 0)
            return false;

        at += Begin.Length;
        while (at < comment.Length && (char.IsWhiteSpace(comment[at]) || comment[at] is '/' or '*'))
            at++;
        return string.CompareOrdinal(comment, at, "</summary>", 0, "</summary>".Length) != 0;
    }

    private static bool Has(IMethodSymbol handler, string[] attributes, bool typesToo)
    {
        for (var method = handler; method is not null; method = method.OverriddenMethod)
        {
            if (Has(method, attributes))
                return true;
        }

        for (var type = typesToo && handler.MethodKind == MethodKind.Ordinary ? handler.ContainingType : null; type is not null; type = type.BaseType)
        {
            if (Has(type, attributes))
                return true;
        }

        return false;
    }

    private static bool Has(ISymbol symbol, string[] attributes)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            for (var type = attribute.AttributeClass; type is not null; type = type.BaseType)
            {
                if (attributes.Contains(type.Name))
                    return true;
            }
        }

        return false;
    }
}
