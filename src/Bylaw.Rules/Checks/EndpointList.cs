using Bylaw.Rules.Language;
using Bylaw.Rules.Reading;
using Bylaw.Rules.Yaml;

namespace Bylaw.Rules.Checks;

/// <summary>Endpoints that a setting names: by route, or by type or member.</summary>
internal sealed record EndpointList(IReadOnlyList<RoutePattern> Routes, IReadOnlyList<NamePattern> Names)
{
    public static ListShape Shape { get; } = new(new TextShape("a route such as \"POST /login\" or \"/public/**\", or a type or member such as LoginController or \"*.Ping\""), MayBeEmpty: true);

    /// <summary>Null when the setting is not there.</summary>
    public static EndpointList? Read(YamlMap map, string key, ReadingContext context)
    {
        if (map.Find(key) is null)
            return null;

        var routes = new List<RoutePattern>();
        var names = new List<NamePattern>();
        foreach (var scalar in map.Items(key).OfType<YamlScalar>())
        {
            if (scalar.Value.IndexOf('/') < 0)
            {
                if (SelectorReader.NamePattern(scalar, context) is { } name)
                    names.Add(name);
            }
            else if (RoutePattern.Parse(scalar.Value, out var error) is { } route)
            {
                routes.Add(route);
            }
            else
            {
                context.Invalid(scalar.Place, error!);
            }
        }

        return new EndpointList(routes, names);
    }
}
