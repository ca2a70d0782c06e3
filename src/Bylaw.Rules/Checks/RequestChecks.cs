using System.Globalization;
using Bylaw.Rules.Language;
using Bylaw.Rules.Reading;
using Bylaw.Rules.Yaml;

namespace Bylaw.Rules.Checks;

/// <summary>Every endpoint requires authorisation, or says that it needs none.</summary>
/// <param name="Anonymous">The endpoints that may be anonymous; null when each may say so itself.</param>
/// <param name="Accept">Own attributes and builder methods that require authorisation.</param>
/// <param name="FallbackCounts">Whether a policy of the whole application is enough.</param>
internal sealed record AuthorizedVerb(EndpointList? Anonymous, IReadOnlyList<NamePattern> Accept, bool FallbackCounts) : Verb;

/// <summary>An endpoint hands the work on.</summary>
/// <param name="Statements">At most so many, guards not counted.</param>
/// <param name="Complexity">One, and one for every branch.</param>
internal sealed record ThinEndpointVerb(int Statements, int Complexity, bool ForbidLoops) : Verb;

/// <summary>What an endpoint takes in has been held against a validator or annotations.</summary>
internal sealed record ValidatedInputVerb : Verb;

/// <summary>A list that an endpoint returns comes in pages.</summary>
/// <param name="Parameters">Further names of parameters that page.</param>
/// <param name="Returns">Further names of types that are a page.</param>
/// <param name="Allow">Endpoints whose lists are small.</param>
internal sealed record PagedCollectionsVerb(IReadOnlyList<NamePattern> Parameters, IReadOnlyList<NamePattern> Returns, EndpointList? Allow) : Verb;

/// <summary>An endpoint says in the API's description what it does and answers.</summary>
internal sealed record DocumentedEndpointVerb(bool Summary, bool Response) : Verb;

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
        new("thin-endpoint", "An endpoint hands the work on: it has few statements and branches.", static () =>
        [
            new("statements", static () => new NumberShape(1, 1000), "At most so many statements, guards that only return or throw not counted; 10 where it is not said."),
            new("complexity", static () => new NumberShape(1, 1000), "At most this cyclomatic complexity, guards not counted; 5 where it is not said."),
            new("loops", static () => new WordShape("forbid"), "No for, foreach, while or do."),
        ], static (map, _) => new ThinEndpointVerb(Number(map, "statements", 10), Number(map, "complexity", 5), map.Text("loops") == "forbid")),
        new("validated-input", "What an endpoint takes in has a validator or annotations, and these are applied.", static () => [], static (_, _) => new ValidatedInputVerb()),
        new("documented-endpoint", "An endpoint says in the description of the API what it does and what it answers.", static () =>
        [
            new("with", static () => new ListShape(new WordShape("summary", "response")), "What each endpoint has: a summary, the types it answers with; both where it is not said."),
        ], static (map, _) => new DocumentedEndpointVerb(Asks(map, "summary"), Asks(map, "response"))),
        new("paged-collections", "A GET that returns a list takes a page, a limit or a cursor.", static () =>
        [
            new("parameters", static () => new ListShape(new TextShape("a name pattern such as window")), "Further names of parameters that page, besides page, limit, offset, cursor and the like."),
            new("returns", static () => new ListShape(new TextShape("a name pattern such as \"*Slice\"")), "Further names of types that are a page, besides those with Page, Paged or Paginated in them."),
            new("allow", static () => EndpointList.Shape, "Endpoints whose lists are small."),
        ], static (map, context) => new PagedCollectionsVerb(Names(map, "parameters", context), Names(map, "returns", context), EndpointList.Read(map, "allow", context))),
    ];

    private static bool Asks(YamlMap map, string what) => map.Find("with") is null || map.Texts("with").Contains(what);

    private static int Number(YamlMap map, string key, int otherwise) =>
        map.Text(key) is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private static AuthorizedVerb Authorized(YamlMap map, ReadingContext context) =>
        new(EndpointList.Read(map, "anonymous", context), Names(map, "accept", context), map.Text("fallback") != "none");

    private static IReadOnlyList<NamePattern> Names(YamlMap map, string key, ReadingContext context) =>
        [.. map.Items(key).OfType<YamlScalar>().Select(scalar => SelectorReader.NamePattern(scalar, context)).OfType<NamePattern>()];
}
