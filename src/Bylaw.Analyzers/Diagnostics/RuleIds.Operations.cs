namespace Bylaw.Analyzers;

internal static partial class RuleIds
{
    public const string LogTemplate = "BYL7001";
    public const string SensitiveLog = "BYL7002";
    public const string NotDisposed = "BYL7003";
    public const string SecretLiteral = "BYL7004";
    public const string SwallowedException = "BYL7005";
    public const string Console = "BYL7006";
    public const string UnguardedJob = "BYL7007";
}
