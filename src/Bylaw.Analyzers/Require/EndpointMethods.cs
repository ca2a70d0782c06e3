using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>Methods that a framework calls for a request: actions of controllers, methods of hubs, handlers of Razor pages.</summary>
internal static class EndpointMethods
{
    private const string Mvc = "Microsoft.AspNetCore.Mvc";

    private static readonly string[] PageVerbs = ["Get", "Post", "Put", "Delete", "Patch", "Head", "Options"];

    public static bool IsEndpoint(IMethodSymbol method)
    {
        if (method is not { DeclaredAccessibility: Accessibility.Public, IsStatic: false } || MemberOrigin.IsOfSystem(method) || IsOfFramework(method))
            return false;

        var type = method.ContainingType;
        if (type.TypeKind != TypeKind.Class)
            return false;
        if (IsController(type))
            return !method.IsGenericMethod && !HasAttribute(method, "NonActionAttribute", Mvc);
        if (type.Name.EndsWith("Controller", StringComparison.Ordinal) && HasRoute(method))
            return true;
        if (IsPage(type))
            return IsPageHandler(method.Name) && !HasAttribute(method, "NonHandlerAttribute", Mvc + ".RazorPages");
        return IsHub(type);
    }

    public static bool IsPage(INamedTypeSymbol type) => DerivesFrom(type, "PageModel", Mvc + ".RazorPages");

    public static bool IsHub(INamedTypeSymbol type) => DerivesFrom(type, "Hub", "Microsoft.AspNetCore.SignalR");

    // OnConnectedAsync of a hub, OnActionExecuting of a controller: nobody requests them.
    private static bool IsOfFramework(IMethodSymbol method)
    {
        var first = method;
        while (first.OverriddenMethod is { } overridden)
            first = overridden;
        return !SymbolEqualityComparer.Default.Equals(first, method) && SymbolNames.Namespace(first).StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal);
    }

    public static bool IsController(INamedTypeSymbol type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (HasAttribute(at, "NonControllerAttribute", Mvc))
                return false;
            if (at is { Name: "ControllerBase" } && SymbolNames.Namespace(at) == Mvc)
                return true;
            if (HasAttribute(at, "ControllerAttribute", Mvc) || HasAttribute(at, "ApiControllerAttribute", Mvc))
                return true;
        }

        return false;
    }

    // A controller by its name alone.
    private static bool HasRoute(IMethodSymbol method)
    {
        foreach (var attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && SymbolNames.Namespace(type) == Mvc
                && (type.Name == "RouteAttribute" || type.Name.StartsWith("Http", StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPageHandler(string name)
    {
        if (!name.StartsWith("On", StringComparison.Ordinal))
            return false;

        foreach (var verb in PageVerbs)
        {
            if (string.CompareOrdinal(name, 2, verb, 0, verb.Length) == 0 && (name.Length == 2 + verb.Length || char.IsUpper(name[2 + verb.Length])))
                return true;
        }

        return false;
    }

    private static bool DerivesFrom(INamedTypeSymbol type, string name, string space)
    {
        for (var at = type.BaseType; at is not null; at = at.BaseType)
        {
            if (at.Name == name && SymbolNames.Namespace(at) == space)
                return true;
        }

        return false;
    }

    private static bool HasAttribute(ISymbol symbol, string name, string space)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && type.Name == name && SymbolNames.Namespace(type) == space)
                return true;
        }

        return false;
    }
}
