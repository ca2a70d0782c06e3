namespace Bylaw.Analyzers;

internal static partial class RuleIds
{
    public const string ResponseEnvelope = "BYL5001";
    public const string ModelInResponse = "BYL5002";
    public const string SecretInResponse = "BYL5003";
    public const string ThinEndpoint = "BYL5004";
    public const string Authorized = "BYL5005";
    public const string UnvalidatedInput = "BYL5006";
    public const string InjectedServices = "BYL5007";
    public const string UndocumentedEndpoint = "BYL5008";
    public const string UnpagedCollection = "BYL5009";
}
