namespace Bylaw.Rules.Checks;

/// <summary>How data is read and written.</summary>
internal static class DataChecks
{
    public static IReadOnlyList<Check> All { get; } = [];
}
