using Bylaw.Rules.Language;
using Bylaw.Rules.Reading;
using Bylaw.Rules.Yaml;

namespace Bylaw.Rules.Checks;

/// <summary>Every endpoint requires authorisation, or says that it needs none.</summary>
/// <param name="Anonymous">The endpoints that may be anonymous; null when each may say so itself.</param>
/// <param name="Accept">Own attributes and builder methods that require authorisation.</param>
/// <param name="FallbackCounts">Whether a policy of the whole application is enough.</param>
internal sealed record AuthorizedVerb(EndpointList? Anonymous, IReadOnlyList<NamePattern> Accept, bool FallbackCounts) : Verb;

/// <summary>What an endpoint takes and does.</summary>
internal static class RequestChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("authorized", "Every endpoint requires authorisation, or says that anybody may call it.", static () =>
        [
            new("anonymous", static () => EndpointList.Shape, "The only endpoints that anybody may call. Without it each endpoint may say so itself."),
            new("accept", static () => new ListShape(new TextShape("a name such as ApiKeyAttribute or RequireTenant")), "Own attributes and methods on routes that require authorisation."),
            new("fallback", static () => new WordShape("none"), "A policy of the whole application does not count, each endpoint says it itself. Holds in libraries too."),
        ], Authorized),
    ];

    private static AuthorizedVerb Authorized(YamlMap map, ReadingContext context) =>
        new(EndpointList.Read(map, "anonymous", context), Names(map, "accept", context), map.Text("fallback") != "none");

    private static IReadOnlyList<NamePattern> Names(YamlMap map, string key, ReadingContext context) =>
        [.. map.Items(key).OfType<YamlScalar>().Select(scalar => SelectorReader.NamePattern(scalar, context)).OfType<NamePattern>()];
}
