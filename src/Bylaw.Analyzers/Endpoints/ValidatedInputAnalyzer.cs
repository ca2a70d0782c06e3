using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>BYL5006 of `ensure: validated-input`: what a request is read into has rules, and somebody applies them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ValidatedInputAnalyzer() : BylawAnalyzer(Descriptors.UnvalidatedInput)
{
    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules)
    {
        var validators = new Lazy<KnownValidators>(() => new KnownValidators(rules));
        CheckedEndpoint<ValidatedInputVerb>.Register(context, rules, "the input of", endpoint => Judge(endpoint, validators), whereMapped: true);
    }

    private static void Judge(CheckedEndpoint<ValidatedInputVerb> endpoint, Lazy<KnownValidators> validators)
    {
        // A hub hands on what it gets, and a page binds properties.
        if (endpoint.Mapping is null && endpoint.Handler.ContainingType is { } owner && (EndpointMethods.IsHub(owner) || EndpointMethods.IsPage(owner)))
            return;

        foreach (var parameter in endpoint.Handler.Parameters)
        {
            var project = endpoint.Rules.Project;
            if (InputType.Of(parameter, project) is not { } type || !InputType.IsBounded(type, project)
                || IsValidatedHere(endpoint) || validators.Value.Know(type) || IsHandedOnValidated(endpoint, validators.Value))
            {
                continue;
            }

            var isAnnotated = InputType.IsAnnotated(type, project);
            if (isAnnotated && AppliesAnnotations(endpoint, validators.Value))
                continue;
            if (endpoint.Mapping is { } mapping && !mapping.Routes.ShowsAllOf(mapping.Call, endpoint.Rules.RouteCallers) && validators.Value.FiltersGroups)
                continue;

            var name = SymbolNames.ForMessage(type);
            var what = isAnnotated
                ? $"{endpoint.Text} must validate '{name}', nothing applies its annotations"
                : $"{endpoint.Text} must validate '{name}', there is no validator or annotation for it";
            foreach (var rule in endpoint.Checks)
                endpoint.Report(rule, RuleIds.UnvalidatedInput, what, type);
        }
    }

    // A parameter that validates, a call that names it, a filter on the route.
    private static bool IsValidatedHere(CheckedEndpoint<ValidatedInputVerb> endpoint)
    {
        foreach (var parameter in endpoint.Handler.Parameters)
        {
            if (KnownValidators.ValidatedBy(parameter.Type) is not null || SaysValidation(parameter.Type.Name))
                return true;
        }

        if (CodeOf(endpoint)?.DescendantsAndSelf().Any(Validates) == true || SaysValidation(endpoint.Handler) || (endpoint.Mapping is null && SaysValidation(endpoint.Handler.ContainingType)))
            return true;
        return endpoint.Mapping is { } mapping && mapping.Routes.On(mapping.Call).Any(call =>
            SaysValidation(call.TargetMethod.Name) || call.TargetMethod.TypeArguments.Any(type => SaysValidation(type.Name))
            || call.Arguments.Any(argument => argument.Value.DescendantsAndSelf().Any(Validates)));
    }

    private static bool Validates(IOperation operation) => operation switch
    {
        IInvocationOperation call => SaysValidation(call.TargetMethod.Name) || SaysValidation(call.TargetMethod.ContainingType.Name),
        IPropertyReferenceOperation property => property.Property.Name is "ModelState" or "IsValid",
        IObjectCreationOperation { Type.Name: var name } => SaysValidation(name),
        IMethodReferenceOperation method => SaysValidation(method.Method.Name),
        _ => false,
    };

    // `sender.Send(new CreateOrder(request.Name))`: the command has the validator.
    private static bool IsHandedOnValidated(CheckedEndpoint<ValidatedInputVerb> endpoint, KnownValidators validators) =>
        CodeOf(endpoint)?.DescendantsAndSelf().Any(operation => operation is IObjectCreationOperation { Type: INamedTypeSymbol created } && validators.Know(created)) == true;

    // The code of a method that a route names stands elsewhere, where another model reads it.
    private static IOperation? CodeOf(CheckedEndpoint<ValidatedInputVerb> endpoint)
    {
        if (endpoint.Body is not null || endpoint.Handler.DeclaringSyntaxReferences is not [var reference, ..])
            return endpoint.Body;

        var syntax = (endpoint.Handler.PartialImplementationPart?.DeclaringSyntaxReferences[0] ?? reference).GetSyntax();
        return endpoint.Rules.Compilation.ContainsSyntaxTree(syntax.SyntaxTree) ? Signature.ModelOf(endpoint.Rules.Compilation, syntax.SyntaxTree).GetOperation(syntax) : null;
    }

    private static bool AppliesAnnotations(CheckedEndpoint<ValidatedInputVerb> endpoint, KnownValidators validators)
    {
        // A library does not see what the application adds.
        if (endpoint.Mapping is not null)
            return validators.AddsValidation || endpoint.Rules.Compilation.Options.OutputKind is OutputKind.DynamicallyLinkedLibrary or OutputKind.NetModule;
        if (validators.FiltersActions || HasApiController(endpoint.Rules.Compilation.Assembly))
            return true;

        for (var type = endpoint.Handler.ContainingType; type is not null; type = type.BaseType)
        {
            if (HasApiController(type))
                return true;
        }

        return false;
    }

    private static bool HasApiController(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            for (var type = attribute.AttributeClass; type is not null; type = type.BaseType)
            {
                if (type.Name == "ApiControllerAttribute")
                    return true;
            }
        }

        return false;
    }

    // [ValidateModel], [ServiceFilter(typeof(ValidationFilter))]
    private static bool SaysValidation(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is not { } type || type.Name.Contains("Antiforgery") || type.Name.Contains("AntiForgery"))
                continue;
            if (SaysValidation(type.Name) || type.TypeArguments.Any(argument => SaysValidation(argument.Name))
                || attribute.ConstructorArguments.Any(argument => argument is { Kind: not TypedConstantKind.Array, Value: ITypeSymbol filter } && SaysValidation(filter.Name)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool SaysValidation(string name) => name.IndexOf("Valid", StringComparison.Ordinal) >= 0;
}
