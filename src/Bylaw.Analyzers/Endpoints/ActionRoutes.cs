using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <param name="Verbs">`GET`, several with commas between, `ANY` where nothing says.</param>
/// <param name="Template">`/api/v1/orders/{id}`, its tokens filled in.</param>
internal readonly record struct ActionRoute(string Verbs, string Template);

/// <summary>The routes of a controller's action, by the attributes of the method and the class. None where the application's conventions decide.</summary>
internal static class ActionRoutes
{
    private const string Mvc = "Microsoft.AspNetCore.Mvc";

    public static IReadOnlyList<ActionRoute> Of(IMethodSymbol action)
    {
        var own = Attributes(action);
        var prefixes = Templates(action.ContainingType);
        if (own.Count == 0 && prefixes.Count == 0)
            return [];

        var verbs = own.Select(attribute => VerbOf(attribute)).OfType<string>().ToList();
        var templates = own.Where(attribute => TemplateOf(attribute) is not null).ToList();
        var routes = new List<ActionRoute>();
        if (templates.Count == 0)
        {
            foreach (var prefix in prefixes)
                routes.Add(new ActionRoute(Verbs(verbs), Fill(prefix, action)));
            return routes;
        }

        foreach (var attribute in templates)
        {
            var verb = VerbOf(attribute) ?? Verbs(verbs);
            var template = TemplateOf(attribute)!;
            var isAbsolute = template.StartsWith("/", StringComparison.Ordinal) || template.StartsWith("~/", StringComparison.Ordinal);
            if (isAbsolute || prefixes.Count == 0)
                routes.Add(new ActionRoute(verb, Fill(template.TrimStart('~'), action)));
            else
                routes.AddRange(prefixes.Select(prefix => new ActionRoute(verb, Fill(prefix.TrimEnd('/') + "/" + template, action))));
        }

        return routes;
    }

    /// <summary>`GET` of [HttpGet], also where the route is left to conventions.</summary>
    public static bool HasVerb(IMethodSymbol action, string verb) => Attributes(action).Any(attribute => VerbOf(attribute)?.Split(',').Contains(verb) == true);

    private static string Verbs(List<string> verbs) => verbs.Count == 0 ? "ANY" : string.Join(",", verbs.Distinct());

    // The nearest that says something speaks for all it overrides.
    private static List<AttributeData> Attributes(IMethodSymbol action)
    {
        for (var at = action; at is not null; at = at.OverriddenMethod)
        {
            var found = at.GetAttributes().Where(IsRoute).ToList();
            if (found.Count > 0)
                return found;
        }

        return [];
    }

    private static List<string> Templates(INamedTypeSymbol controller)
    {
        for (var at = controller; at is not null; at = at.BaseType)
        {
            var found = at.GetAttributes().Where(IsRoute).Select(TemplateOf).OfType<string>().Select(text => text.TrimStart('~')).ToList();
            if (found.Count > 0)
                return found;
        }

        return [];
    }

    private static bool IsRoute(AttributeData attribute) =>
        attribute.AttributeClass is { } type && type.AllInterfaces.Any(implemented => implemented.Name is "IRouteTemplateProvider" or "IActionHttpMethodProvider" && SymbolNames.Namespace(implemented).StartsWith(Mvc, StringComparison.Ordinal));

    private static string? TemplateOf(AttributeData attribute)
    {
        if (attribute.AttributeClass?.Name == "AcceptVerbsAttribute")
            return attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Route").Value.Value as string;
        return attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive, Value: string text }, ..] ? text : null;
    }

    private static string? VerbOf(AttributeData attribute)
    {
        var name = attribute.AttributeClass!.Name;
        if (name == "AcceptVerbsAttribute")
        {
            var verbs = attribute.ConstructorArguments.SelectMany(argument => argument.Kind == TypedConstantKind.Array ? argument.Values : [argument]);
            return string.Join(",", verbs.Select(verb => verb.Value).OfType<string>().Select(verb => verb.ToUpperInvariant()));
        }

        return name.StartsWith("Http", StringComparison.Ordinal) && name.EndsWith("Attribute", StringComparison.Ordinal)
            ? name.Substring(4, name.Length - 4 - "Attribute".Length).ToUpperInvariant()
            : null;
    }

    private static string Fill(string template, IMethodSymbol action)
    {
        var controller = action.ContainingType.Name;
        controller = controller.EndsWith("Controller", StringComparison.Ordinal) && controller.Length > 10 ? controller.Substring(0, controller.Length - 10) : controller;
        var name = Argument(action, "ActionNameAttribute")
            ?? (action.Name.EndsWith("Async", StringComparison.Ordinal) && action.Name.Length > 5 ? action.Name.Substring(0, action.Name.Length - 5) : action.Name);
        return "/" + template.Trim('/').Replace("[controller]", controller).Replace("[action]", name).Replace("[area]", Argument(action.ContainingType, "AreaAttribute") ?? "*");
    }

    private static string? Argument(ISymbol symbol, string attribute) =>
        symbol.GetAttributes().FirstOrDefault(found => found.AttributeClass?.Name == attribute)?.ConstructorArguments.FirstOrDefault().Value as string;
}
