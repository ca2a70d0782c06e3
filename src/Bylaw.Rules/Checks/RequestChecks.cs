namespace Bylaw.Rules.Checks;

/// <summary>What an endpoint takes and does.</summary>
internal static class RequestChecks
{
    public static IReadOnlyList<Check> All { get; } = [];
}
