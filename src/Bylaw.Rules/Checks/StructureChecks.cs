namespace Bylaw.Rules.Checks;

/// <summary>Every top-level type has a layer.</summary>
internal sealed record LayeredVerb : Verb;

internal static class StructureChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("layered", "Every top-level type belongs to a layer.", static () => [], static (_, _) => new LayeredVerb()),
    ];
}
