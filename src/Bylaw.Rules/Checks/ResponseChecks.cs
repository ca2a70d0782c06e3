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

/// <summary>What an endpoint answers.</summary>
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

    private static TypeNameSelector Named(string pattern) => new(TypePattern.Parse(pattern, out _)!);
}
