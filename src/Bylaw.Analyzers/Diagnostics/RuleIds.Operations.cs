namespace Bylaw.Analyzers;

internal static partial class RuleIds
{
    public const string Console = "BYL7006";
}
