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
        var normal = path.Replace('\\', '/');
        return normal.StartsWith(RootFolder, StringComparison.OrdinalIgnoreCase) ? normal.Substring(RootFolder.Length) : normal;
    }

    private static string FolderOf(string file)
    {
        var normal = file.Replace('\\', '/');
        return normal.Substring(0, normal.LastIndexOf('/') + 1);
    }
}
