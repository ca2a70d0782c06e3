namespace Bylaw.Analyzers;

internal static partial class RuleIds
{
    public const string Authorized = "BYL5005";
}
