namespace Bylaw.Rules;

/// <summary>All that the rule files say, merged and validated; immutable. What was wrong stands in <see cref="Problems"/> and is left out.</summary>
internal sealed record RuleBook(
    string RootFile, IReadOnlyList<Layer> Layers, IReadOnlyDictionary<string, Facet> Facets, IReadOnlyList<Rule> Rules,
    IReadOnlyList<RuleException> Exceptions, IReadOnlyDictionary<string, Spec> Specs, bool IncludeTests, IReadOnlyList<Problem> Problems)
{
    public static readonly RuleBook Empty =
        new("", [], new Dictionary<string, Facet>(), [], [], new Dictionary<string, Spec>(), false, []);

    /// <summary>The folder of the rule file with a slash at its end: what paths in rules are relative to.</summary>
    public string RootFolder { get; } = FolderOf(RootFile);

    /// <summary><paramref name="path"/> relative to <see cref="RootFolder"/>, with forward slashes; as it is when it lies elsewhere.</summary>
    public string Relative(string path)
    {
        var normal = WithoutDots(path.Replace('\\', '/'));
        return normal.StartsWith(RootFolder, StringComparison.OrdinalIgnoreCase) ? normal.Substring(RootFolder.Length) : normal;
    }

    // A file that is linked into a project is named from there: `src/Shop/../Shared/Clock.cs`.
    private static string WithoutDots(string path)
    {
        if (path.IndexOf("/.", StringComparison.Ordinal) < 0)
            return path;
        var kept = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part == ".." && kept.Count > 1)
                kept.RemoveAt(kept.Count - 1);
            else if (part != ".")
                kept.Add(part);
        }

        return string.Join("/", kept);
    }

    private static string FolderOf(string file)
    {
        var normal = file.Replace('\\', '/');
        return normal.Substring(0, normal.LastIndexOf('/') + 1);
    }
}
