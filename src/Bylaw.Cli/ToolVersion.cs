using System.Reflection;

namespace Bylaw.Cli;

internal static class ToolVersion
{
    /// <summary>As the package has it, without the commit it was built from.</summary>
    public static string Text { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
