using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace Bylaw.Cli.Loading;

/// <summary>
/// Loads the source generators that projects bring. Each folder is a world of its own, so that two packages may carry one dll in two versions; the
/// compiler is shared with all of them.
/// </summary>
internal sealed class AnalyzerLoader : IAnalyzerAssemblyLoader
{
    private readonly ConcurrentDictionary<string, FolderContext> _contexts = new(StringComparer.Ordinal);

    public void AddDependencyLocation(string fullPath)
    {
        // What lies in the same folder is found there.
    }

    public Assembly LoadFromPath(string fullPath)
    {
        var folder = Path.GetDirectoryName(fullPath)!;
        return _contexts.GetOrAdd(folder, static folder => new FolderContext(folder)).LoadFromAssemblyPath(fullPath);
    }

    private sealed class FolderContext : AssemblyLoadContext
    {
        private readonly string _folder;

        public FolderContext(string folder) : base(folder) => _folder = folder;

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

            var file = Path.Combine(_folder, simple + ".dll");
            return File.Exists(file) ? LoadFromAssemblyPath(file) : null;
        }
    }
}
