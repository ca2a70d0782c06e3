using System.Reflection;
using System.Runtime.Loader;

namespace Bylaw.Cli.Loading;

/// <summary>
/// Takes Roslyn and MSBuild from the SDK whose projects are loaded, all from one: so the tool knows the language that this SDK compiles, and its own
/// package holds none of them. Nothing that mentions a type of theirs may run before.
/// </summary>
internal static class SdkAssemblies
{
    private static readonly Lock Gate = new();
    private static DotnetSdk? s_sdk;

    /// <param name="sdk">The first one stays: a process has one compiler.</param>
    public static void Use(DotnetSdk sdk)
    {
        lock (Gate)
        {
            if (s_sdk is not null)
                return;
            s_sdk = sdk;
            AssemblyLoadContext.Default.Resolving += Resolve;
        }
    }

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        if (s_sdk is not { } sdk || name.Name is not { } simple)
            return null;
        // Resources for another language lie in folders of their own, and are not wanted.
        foreach (var folder in (ReadOnlySpan<string>)[sdk.CompilerFolder, sdk.WorkspacesFolder, sdk.Folder])
        {
            var file = Path.Combine(folder, simple + ".dll");
            if (string.IsNullOrEmpty(name.CultureName) && File.Exists(file))
                return context.LoadFromAssemblyPath(file);
        }

        return null;
    }
}
