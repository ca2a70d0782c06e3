using Bylaw.Rules.Language;
using Bylaw.Rules.Reading;
using Bylaw.Rules.Yaml;

namespace Bylaw.Rules.Checks;

/// <summary>Every endpoint answers in one envelope.</summary>
/// <param name="Type">The envelope's type; empty: whatever has the members.</param>
/// <param name="Members">Its members as they are called on the wire.</param>
/// <param name="Allow">Types that are answered without it.</param>
/// <param name="Errors">Whether answers such as NotFound(x) need it too.</param>
internal sealed record ResponseEnvelopeVerb(IReadOnlyList<Selector> Type, IReadOnlyList<string> Members, IReadOnlyList<Selector> Allow, bool Errors) : Verb;

/// <summary>What is stored is not what is sent.</summary>
internal sealed record NoModelInResponseVerb(IReadOnlyList<Selector> Models) : Verb;

/// <summary>No password, key or other secret is sent.</summary>
/// <param name="Names">Names of members that are secrets, beside those that everybody calls so; with a dot `Type.Member`.</param>
/// <param name="Allow">Members that are sent on purpose.</param>
internal sealed record NoSecretInResponseVerb(IReadOnlyList<NamePattern> Names, IReadOnlyList<NamePattern> Allow) : Verb;

/// <summary>Services are handed over.</summary>
/// <param name="Layer">Whose own classes are services; null where <paramref name="Types"/> say it, or there is no such layer.</param>
internal sealed record InjectedServicesVerb(IReadOnlyList<Selector> Types, LayerSelector? Layer) : Verb;

/// <summary>What an endpoint answers, and with whose help.</summary>
internal static class ResponseChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("response-envelope", "Every endpoint answers in the same envelope.", static () =>
        [
            new("type", () => new ListShape(RuleLanguage.Selector), "The envelope, such as \"ApiResponse<*>\"; any type with the members where it is left out."),
            new("members", () => new ListShape(new TextShape("a name in JSON, such as data")), "The members of the envelope as JSON has them; code, data and message where it is left out."),
            new("allow", () => new ListShape(RuleLanguage.Selector), "Types that are answered without it; streams and ProblemDetails where it is left out."),
            new("errors", () => new WordShape("true", "false"), "Whether NotFound(x), BadRequest(x) and their like are judged too."),
        ], Envelope),
        new("no-model-in-response", "No endpoint answers with what is stored.", static () =>
        [
            new("models", () => new ListShape(RuleLanguage.Selector), "What is stored; entities and the classes with an id of the layer Model where it is left out."),
        ], static (map, context) => new NoModelInResponseVerb(map.Find("models") is null ? Stored(context) : SelectorReader.ReadAll(map.Items("models"), context))),
        new("no-secret-in-response", "No endpoint answers with a password, a key or another secret, however deep in what it sends.", static () =>
        [
            new("names", () => new ListShape(Member), "Names of further secrets."),
            new("allow", () => new ListShape(Member), "Members that are sent on purpose."),
        ], static (map, context) => new NoSecretInResponseVerb(Members(map, "names", context), Members(map, "allow", context))),
        new("injected-services", "Services are handed over: nobody creates one or asks the container for it.", static () =>
        [
            new("types", () => new ListShape(RuleLanguage.Selector), "What must not be created; the classes of the layer Service where it is left out."),
        ], InjectedServices),
    ];

    private static ResponseEnvelopeVerb Envelope(YamlMap map, ReadingContext context) => new(
        SelectorReader.ReadAll(map.Items("type"), context),
        map.Find("members") is null ? ["code", "data", "message"] : [.. map.Texts("members")],
        map.Find("allow") is null ? BareAnswers : SelectorReader.ReadAll(map.Items("allow"), context),
        map.Flag("errors"));

    private static IReadOnlyList<Selector> BareAnswers => field ??=
    [
        Named("System.IO.Stream"), Named("System.Collections.Generic.IAsyncEnumerable<*>"), Named("System.Threading.Channels.ChannelReader<*>"),
        Named("Microsoft.AspNetCore.Mvc.ProblemDetails"),
    ];

    // A folder of models often holds what is sent as well, and settings: names that say so are no models, and what is stored has a key.
    private static IReadOnlyList<Selector> Stored(ReadingContext context)
    {
        Selector stored = new FacetSelector("entity");
        if (context.Layers.ContainsKey("Model"))
        {
            var ownKind = new AnyOfSelector([new TraitSelector(TypeTrait.Static), new TraitSelector(TypeTrait.Generic), new FacetSelector("exception")]);
            stored = new AnyOfSelector([stored, new AllOfSelector([new LayerSelector("Model"), new TraitSelector(TypeTrait.Class), HasKey, new NotSelector(ownKind)])]);
        }

        return [new AllOfSelector([stored, new NotSelector(new FacetSelector("dto"))])];
    }

    private static HasMemberSelector HasKey => field ??= new([NamePattern.ParseNames("*Id", out _)!], null, null);

    private static TypeNameSelector Named(string pattern) => new(TypePattern.Parse(pattern, out _)!);

    private static InjectedServicesVerb InjectedServices(YamlMap map, ReadingContext context) => new(
        SelectorReader.ReadAll(map.Items("types"), context),
        map.Find("types") is null && context.Layers.ContainsKey("Service") ? new LayerSelector("Service") : null);

    private static TextShape Member => field ??= new("a member such as \"*Token\" or LoginResponse.ApiKey");

    private static IReadOnlyList<NamePattern> Members(YamlMap map, string key, ReadingContext context) =>
        [.. map.Items(key).OfType<YamlScalar>().Select(scalar => SelectorReader.NamePattern(scalar, context)).OfType<NamePattern>()];
}
