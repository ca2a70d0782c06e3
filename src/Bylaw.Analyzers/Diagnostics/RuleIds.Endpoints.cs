namespace Bylaw.Analyzers;

internal static partial class RuleIds
{
    public const string ThinEndpoint = "BYL5004";
    public const string Authorized = "BYL5005";
    public const string UnvalidatedInput = "BYL5006";
    public const string UndocumentedEndpoint = "BYL5008";
    public const string UnpagedCollection = "BYL5009";
}
