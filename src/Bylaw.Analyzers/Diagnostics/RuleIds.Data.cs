namespace Bylaw.Analyzers;

internal static partial class RuleIds
{
    public const string AsyncOnly = "BYL6001";
}
