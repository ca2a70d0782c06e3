using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace Bylaw.Cli.Loading;

/// <summary>
/// Loads the source generators that projects bring. Each folder is a world of its own, so that two packages may carry one dll in two versions; the
/// compiler is shared with all of them. What lies in packages and in the SDK stays as it is, and is loaded once for the process, however often a solution
/// is. All else may be built again at any time: it is read and not held, and goes when nobody uses this loader or what came of it.
/// </summary>
/// <param name="sdkRoot">The folder of all SDKs.</param>
internal sealed class AnalyzerLoader(string sdkRoot) : IAnalyzerAssemblyLoader
{
    /// <summary>What NuGet leaves in each package that it has unpacked.</summary>
    private const string PackageMark = ".nupkg.metadata";

    private static readonly ConcurrentDictionary<string, FolderContext> Lasting = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, FolderContext> _passing = new(StringComparer.Ordinal);

    public void AddDependencyLocation(string fullPath)
    {
        // What lies in the same folder is found there.
    }

    public Assembly LoadFromPath(string fullPath)
    {
        var folder = Path.GetDirectoryName(fullPath)!;
        var context = _passing.TryGetValue(folder, out var known) || Lasting.TryGetValue(folder, out known) ? known
            : IsLasting(folder) ? Lasting.GetOrAdd(folder, static folder => new FolderContext(folder, isLasting: true))
            : _passing.GetOrAdd(folder, static folder => new FolderContext(folder, isLasting: false));
        return context.Load(fullPath);
    }

    /// <summary>Whether nothing there is ever written again.</summary>
    public bool IsLasting(string folder)
    {
        for (var above = folder; above is not null; above = Path.GetDirectoryName(above))
        {
            if (above == sdkRoot || File.Exists(Path.Combine(above, PackageMark)))
                return true;
        }

        return false;
    }

    private sealed class FolderContext(string folder, bool isLasting) : AssemblyLoadContext(folder, isCollectible: !isLasting)
    {
        // One that is read twice would be two.
        private readonly ConcurrentDictionary<string, Lazy<Assembly>> _read = new(StringComparer.Ordinal);

        public Assembly Load(string path) => isLasting ? LoadFromAssemblyPath(path) : _read.GetOrAdd(path, path => new Lazy<Assembly>(() => LoadFromStream(new MemoryStream(File.ReadAllBytes(path))))).Value;

        protected override Assembly? Load(AssemblyName name)
        {
            if (name.Name is not { } simple || simple is "Microsoft.CodeAnalysis" or "Microsoft.CodeAnalysis.CSharp")
                return null;
            try
            {
                // What the tool or the framework has, they have too; null where neither knows it.
                if (simple.StartsWith("System.", StringComparison.Ordinal) && Default.LoadFromAssemblyName(name) is { } shared)
                    return shared;
            }
            catch (Exception exception) when (exception is FileNotFoundException or FileLoadException)
            {
                // Its own copy is meant.
            }

            var file = Path.Combine(Name!, simple + ".dll");
            return File.Exists(file) ? Load(file) : null;
        }
    }
}
