using Bylaw.Rules.Language;
using Bylaw.Rules.Reading;

namespace Bylaw.Rules.Checks;

/// <summary>Nothing is written to or read from the console.</summary>
internal sealed record NoConsoleVerb : Verb;

/// <summary>What is caught is passed on or told.</summary>
/// <param name="Specific">Also empty catches of particular exceptions.</param>
internal sealed record NoSwallowedExceptionVerb(bool Specific) : Verb;

internal static class OperationsChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("no-console", "Nothing is written to the console; a logger does that.", static () => [], static (_, _) => new NoConsoleVerb()),
        new("no-swallowed-exception", "What is caught is logged, passed on or rethrown, and keeps its stack.", static () =>
        [
            new("specific", () => YesNo, "Also judges an empty catch of a particular exception that no comment explains."),
        ], static (map, _) => new NoSwallowedExceptionVerb(map.Flag("specific"))),
    ];

    private static WordShape YesNo => field ??= new("true", "false");
}
