namespace Bylaw.Rules.Checks;

/// <summary>What an endpoint answers.</summary>
internal static class ResponseChecks
{
    public static IReadOnlyList<Check> All { get; } = [];
}
