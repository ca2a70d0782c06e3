namespace Bylaw.Rules.Checks;

/// <summary>Nothing is written to or read from the console.</summary>
internal sealed record NoConsoleVerb : Verb;

internal static class OperationsChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("no-console", "Nothing is written to the console; a logger does that.", static () => [], static (_, _) => new NoConsoleVerb()),
    ];
}
