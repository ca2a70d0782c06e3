using System.Text;

namespace Bylaw.Benchmarks.Backend;

/// <summary>A whole minimal-API backend on disk: the same files every time for the same number of features.</summary>
internal sealed class BackendProject
{
    private readonly Violations _violations;
    private readonly List<Feature> _features;

    private BackendProject(int features)
    {
        _features = [.. Enumerable.Range(0, features).Select(index => new Feature(index))];
        _violations = new Violations(_features);
        Folder = Path.Combine(Repository.Root, "artifacts", "benchmarks", $"backend-{features}");
    }

    public string Folder { get; }

    public int Features => _features.Count;

    public int Files { get; private set; }

    public int Lines { get; private set; }

    public string ProjectFile => Path.Combine(Folder, "Backend.csproj");

    /// <summary>How many findings of each id the planted violations are worth.</summary>
    public SortedDictionary<string, int> Expected => _violations.Expected;

    public static BackendProject Write(int features)
    {
        var project = new BackendProject(features);
        project.Write();
        return project;
    }

    private void Write()
    {
        var source = Path.Combine(Folder, "src");
        if (Directory.Exists(source))
            Directory.Delete(source, recursive: true);

        foreach (var (path, text) in Sources())
            AddSource(Path.Combine(source, path), text);
        foreach (var (path, text) in ProjectFiles.All)
            File.WriteAllText(Path.Combine(Folder, path), text);
    }

    private IEnumerable<(string Path, string Text)> Sources()
    {
        var modules = _features.GroupBy(feature => feature.ModuleIndex).Select(module => new Module(module.Key, [.. module])).ToList();
        return
        [
            .. _features.SelectMany(feature => _violations.PlantIn(feature, FeatureFiles.Of(feature))),
            .. modules.SelectMany(ModuleFiles.Of),
            .. ModuleFiles.Shared(modules),
        ];
    }

    private void AddSource(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, Encoding.UTF8);
        Files++;
        Lines += text.Count(character => character == '\n');
    }
}
