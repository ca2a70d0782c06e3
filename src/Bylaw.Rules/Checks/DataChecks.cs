using Bylaw.Rules.Language;
using Bylaw.Rules.Reading;

namespace Bylaw.Rules.Checks;

/// <summary>Whatever waits for something else is awaited.</summary>
/// <param name="Everywhere">Also in code that is not asynchronous itself.</param>
internal sealed record AsyncOnlyVerb(bool Everywhere) : Verb;

/// <summary>How data is read and written.</summary>
internal static class DataChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("async-only", "Whatever waits for a database, a file, a network or a task is awaited.", static () =>
        [
            new("everywhere", () => new WordShape("true", "false"), "Also in code that is not asynchronous itself; `false` if left out."),
        ], static (map, _) => new AsyncOnlyVerb(map.Flag("everywhere"))),
    ];
}
