using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>Whether a setting names an endpoint, by one of its routes, its type or its member.</summary>
internal static class EndpointSelection
{
    public static bool Names<TVerb>(EndpointList list, CheckedEndpoint<TVerb> endpoint) where TVerb : Verb =>
        NamesRoute(list, endpoint) || NamesMember(list, endpoint);

    private static bool NamesRoute<TVerb>(EndpointList list, CheckedEndpoint<TVerb> endpoint) where TVerb : Verb
    {
        if (list.Routes.Count == 0)
            return false;

        if (endpoint.Site.Route is { } named)
        {
            var space = named.IndexOf(' ');
            return list.Routes.Any(route => route.Matches(named.Substring(0, space), named.Substring(space + 1)));
        }

        return ActionRoutes.Of(endpoint.Handler).Any(own => list.Routes.Any(route => route.Matches(own.Verbs, own.Template)));
    }

    private static bool NamesMember<TVerb>(EndpointList list, CheckedEndpoint<TVerb> endpoint) where TVerb : Verb
    {
        if (list.Names.Count == 0)
            return false;

        var isMethod = endpoint.Handler.MethodKind == MethodKind.Ordinary;
        for (var type = isMethod ? endpoint.Handler.ContainingType : endpoint.Site.Type; type is not null; type = type.ContainingType)
        {
            foreach (var name in new[] { type.Name, SymbolNames.FullName(type) })
            {
                if (list.Names.Any(pattern => pattern.Matches(name) || (isMethod && pattern.Matches(name + "." + endpoint.Handler.Name))))
                    return true;
            }
        }

        return false;
    }
}
