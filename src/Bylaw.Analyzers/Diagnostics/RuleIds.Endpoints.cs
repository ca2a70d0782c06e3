namespace Bylaw.Analyzers;

internal static partial class RuleIds
{
    public const string ResponseEnvelope = "BYL5001";
}
