namespace Bylaw.Analyzers;

internal static partial class RuleIds
{
    public const string AsyncOnly = "BYL6001";
    public const string ParameterizedSql = "BYL6002";
    public const string QueryInLoop = "BYL6003";
    public const string TenantIsolation = "BYL6004";
    public const string SafeMigrations = "BYL6005";
}
