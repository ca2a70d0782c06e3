using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>What an endpoint, or the application for all of its kind, says about who may call.</summary>
internal enum Access
{
    NothingSaid,
    Authorized,
    Anonymous,
    NotKnown,
}

/// <summary>Reads it from attributes and from what is called on routes. Anonymous wins, as it does when a request comes.</summary>
/// <param name="accept">Own attributes and methods that the rule takes for authorisation.</param>
internal readonly struct AccessReader(IReadOnlyList<NamePattern> accept)
{
    private static readonly string[] WordsOfAccess = ["Auth", "Permission", "Policy", "Role", "Scope", "Access", "Secur", "ApiKey", "Protect", "Claim"];

    /// <summary>Attributes of the method, of what it overrides, and of its type.</summary>
    public Access OfMethod(IMethodSymbol method, bool typeToo)
    {
        var access = Access.NothingSaid;
        for (var at = method; at is not null; at = at.OverriddenMethod)
            access = Both(access, OfAttributes(at));
        for (var at = typeToo ? method.ContainingType : null; at is not null; at = at.BaseType)
            access = Both(access, OfAttributes(at));
        return access;
    }

    public Access OfRoute(IMethodSymbol handler, IInvocationOperation route, RouteConventions routes, RouteCallers callers)
    {
        var access = OfMethod(handler, typeToo: false);
        foreach (var call in routes.On(route))
            access = Both(access, OfCall(call));
        return access == Access.NothingSaid && !routes.ShowsAllOf(route, callers) ? Access.NotKnown : access;
    }

    public Access OfCall(IInvocationOperation call)
    {
        var method = (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition;
        var isOfFramework = SymbolNames.Namespace(method).StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal);
        if (isOfFramework && method.Name == "RequireAuthorization")
            return Access.Authorized;
        if (isOfFramework && method.Name == "AllowAnonymous")
            return Access.Anonymous;

        var access = Access.NothingSaid;
        foreach (var argument in call.Arguments)
        {
            foreach (var value in argument.Value.DescendantsAndSelf())
            {
                if (value is IObjectCreationOperation { Type: INamedTypeSymbol created })
                    access = Both(access, OfMetadata(created));
            }

            // What the group itself is made with is no metadata.
            if (access != Access.NothingSaid)
                return access;
        }

        if (IsAccepted(method.Name) || call.TargetMethod.TypeArguments.Any(SaysAccess))
            return Access.Authorized;
        return !isOfFramework && (SaysAccess(method.Name) || IsBuiltOnAuthorization(method)) ? Access.Authorized : Access.NothingSaid;
    }

    private Access OfAttributes(ISymbol symbol)
    {
        var access = Access.NothingSaid;
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { } type)
                access = Both(access, IsFilterOfAccess(attribute, type) ? Access.Authorized : OfMetadata(type));
        }

        return access;
    }

    private Access OfMetadata(INamedTypeSymbol type)
    {
        if (IsAccepted(type.Name) || (type.Name.EndsWith("Attribute", StringComparison.Ordinal) && IsAccepted(type.Name.Substring(0, type.Name.Length - 9))))
            return Access.Authorized;

        foreach (var implemented in type.AllInterfaces)
        {
            switch (implemented.Name, SymbolNames.Namespace(implemented))
            {
                case ("IAuthorizeData", "Microsoft.AspNetCore.Authorization"):
                    return Access.Authorized;
                case ("IAllowAnonymous", "Microsoft.AspNetCore.Authorization"):
                    return Access.Anonymous;
            }
        }

        return IsAuthorizationFilter(type) ? Access.Authorized : Access.NothingSaid;
    }

    /// <summary>An own one; those of the framework check other things, such as HTTPS.</summary>
    public static bool IsAuthorizationFilter(ITypeSymbol type) =>
        !SymbolNames.Namespace(type).StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal)
        && type.AllInterfaces.Any(implemented => implemented.Name is "IAuthorizationFilter" or "IAsyncAuthorizationFilter"
            && SymbolNames.Namespace(implemented) == "Microsoft.AspNetCore.Mvc.Filters");

    // [TypeFilter(typeof(PermissionFilter))], [ServiceFilter<PermissionFilter>], and own attributes derived from these.
    private static bool IsFilterOfAccess(AttributeData attribute, INamedTypeSymbol type)
    {
        var factory = type;
        while (factory is not null && !(factory.Name is "TypeFilterAttribute" or "ServiceFilterAttribute" && SymbolNames.Namespace(factory) == "Microsoft.AspNetCore.Mvc"))
            factory = factory.BaseType;
        if (factory is null)
            return false;

        return (!SymbolEqualityComparer.Default.Equals(factory, type) && SaysAccess(type.Name))
            || factory.TypeArguments.Any(IsAuthorizationFilter)
            || attribute.ConstructorArguments.Any(argument => argument.Value is ITypeSymbol filter && IsAuthorizationFilter(filter));
    }

    private bool IsAccepted(string name)
    {
        foreach (var pattern in accept)
        {
            if (pattern.Matches(name))
                return true;
        }

        return false;
    }

    // An own `RequireTenant()` around RequireAuthorization: what it does to the route is in its text.
    private static bool IsBuiltOnAuthorization(IMethodSymbol method)
    {
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax().ToString() is var text && (text.Contains("RequireAuthorization") || text.Contains("Authorize")))
                return true;
        }

        return false;
    }

    private static bool SaysAccess(ITypeSymbol type) => !SymbolNames.Namespace(type).StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) && SaysAccess(type.Name);

    private static bool SaysAccess(string name)
    {
        foreach (var word in WordsOfAccess)
        {
            if (name.IndexOf(word, StringComparison.Ordinal) >= 0)
                return true;
        }

        return false;
    }

    private static Access Both(Access one, Access other) => one > other ? one : other;
}
