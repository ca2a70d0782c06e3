using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>Attributes that calls put on a route or on a group around it: `app.MapGet(…).RequireAuthorization()` is [Authorize].</summary>
internal static class RouteMetadata
{
    private static readonly Dictionary<string, string> AttributeOfCall = new(StringComparer.Ordinal)
    {
        ["RequireAuthorization"] = "Microsoft.AspNetCore.Authorization.AuthorizeAttribute",
        ["AllowAnonymous"] = "Microsoft.AspNetCore.Authorization.AllowAnonymousAttribute",
        ["RequireCors"] = "Microsoft.AspNetCore.Cors.EnableCorsAttribute",
        ["RequireRateLimiting"] = "Microsoft.AspNetCore.RateLimiting.EnableRateLimitingAttribute",
        ["CacheOutput"] = "Microsoft.AspNetCore.OutputCaching.OutputCacheAttribute",
        ["WithName"] = "Microsoft.AspNetCore.Routing.EndpointNameAttribute",
        ["WithSummary"] = "Microsoft.AspNetCore.Http.EndpointSummaryAttribute",
        ["WithDescription"] = "Microsoft.AspNetCore.Http.EndpointDescriptionAttribute",
        ["WithTags"] = "Microsoft.AspNetCore.Http.TagsAttribute",
        ["ExcludeFromDescription"] = "Microsoft.AspNetCore.Routing.ExcludeFromDescriptionAttribute",
    };

    public static IEnumerable<INamedTypeSymbol> Of(IInvocationOperation route, IOperation root, Compilation compilation)
    {
        var groups = Receivers(route, root);
        foreach (var operation in root.DescendantsAndSelf())
        {
            if (operation is not IInvocationOperation call || (call.TargetMethod.Name != "WithMetadata" && !AttributeOfCall.ContainsKey(call.TargetMethod.Name)))
                continue;
            if (Mapped(call, root) is not { } mapped || (mapped != route.Syntax && !groups.Exists(group => group.Syntax == mapped)))
                continue;

            foreach (var type in AttributesOf(call, compilation))
                yield return type;
        }
    }

    /// <summary>The Map… call whose result the call is made on.</summary>
    private static SyntaxNode? Mapped(IInvocationOperation call, IOperation root)
    {
        foreach (var receiver in Receivers(call, root))
        {
            if (RouteCalls.IsOnRoutes(receiver.TargetMethod))
                return receiver.Syntax;
        }

        return null;
    }

    private static List<IInvocationOperation> Receivers(IInvocationOperation call, IOperation root)
    {
        var receivers = new List<IInvocationOperation>();
        while (receivers.Count < 32 && RouteCalls.ReceiverOf(call, [root]) is IInvocationOperation receiver)
            receivers.Add(call = receiver);
        return receivers;
    }

    private static IEnumerable<INamedTypeSymbol> AttributesOf(IInvocationOperation call, Compilation compilation)
    {
        if (AttributeOfCall.TryGetValue(call.TargetMethod.Name, out var name))
            return compilation.GetTypesByMetadataName(name);

        return call.Arguments.SelectMany(argument => argument.Value.DescendantsAndSelf()).OfType<IObjectCreationOperation>()
            .Select(creation => creation.Type).OfType<INamedTypeSymbol>();
    }
}
