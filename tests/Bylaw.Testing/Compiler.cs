using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.CSharp;

namespace Bylaw.Testing;

/// <summary>The compiler that the tests run on, and what editors add to it: those of the SDK, unless the test project brings them along as the floor does.</summary>
public static class Compiler
{
    private static readonly string[] Folders = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "compiler.txt"));

    /// <summary>True on the oldest compiler that loads us; it knows C# 14 only in part, as a preview.</summary>
    public static bool IsFloor => Version.Major < 5;

    public static Version Version => typeof(CSharpCompilation).Assembly.GetName().Version!;

    /// <summary>Must run before anything looks at a type that mentions Roslyn, reflection of a test runner included.</summary>
    public static void Install() => AssemblyLoadContext.Default.Resolving += FromTheSdk;

    private static Assembly? FromTheSdk(AssemblyLoadContext context, AssemblyName name)
    {
        if (name.Name is not { } simple || !(simple.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) || simple.StartsWith("System.Composition", StringComparison.Ordinal))) return null;
        var file = Folders.Select(folder => Path.Combine(folder, simple + ".dll")).FirstOrDefault(File.Exists);
        return file is null ? null : context.LoadFromAssemblyPath(file);
    }
}
