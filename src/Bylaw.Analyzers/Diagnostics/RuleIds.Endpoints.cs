namespace Bylaw.Analyzers;

internal static partial class RuleIds
{
}
