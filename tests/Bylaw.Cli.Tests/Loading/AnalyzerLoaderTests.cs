using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Bylaw.Cli.Loading;

namespace Bylaw.Cli.Tests.Loading;

public sealed class AnalyzerLoaderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bylaw loader");

    // Where the interface that it has comes from.
    static AnalyzerLoaderTests() => SdkAssemblies.Use(DotnetSdk.Of(AppContext.BaseDirectory));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_a_build_may_write_again_is_neither_held_nor_kept()
    {
        var context = ContextOf(Copy("own"));

        for (var round = 0; context.IsAlive && round < 10; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(context.IsAlive);
    }

    [Fact]
    public void What_never_changes_is_loaded_once()
    {
        var file = Copy("package/1.0.0/analyzers");
        File.WriteAllText(Path.Combine(_folder.FullName, "package/1.0.0/.nupkg.metadata"), "{}");

        Assert.Same(Load(file), Load(file));
        Assert.NotSame(Load(Copy("own")), Load(Copy("own")));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Assembly Load(string file) => new AnalyzerLoader("/nowhere").LoadFromPath(file);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference ContextOf(string file)
    {
        var assembly = Load(file);
        Assert.NotEmpty(assembly.GetTypes());
        if (OperatingSystem.IsLinux())
            Assert.DoesNotContain(file, File.ReadAllText("/proc/self/maps"));
        return new WeakReference(AssemblyLoadContext.GetLoadContext(assembly));
    }

    private string Copy(string folder)
    {
        var file = Path.Combine(_folder.CreateSubdirectory(folder).FullName, "Bylaw.Rules.dll");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Bylaw.Rules.dll"), file, overwrite: true);
        return file;
    }
}
