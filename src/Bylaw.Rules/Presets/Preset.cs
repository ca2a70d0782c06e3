using System.Text;

namespace Bylaw.Rules;

/// <summary>The rule files that come with Bylaw, embedded from rules/.</summary>
internal static class Preset
{
    private const string Folder = "presets/";
    private const string Ending = ".bylaw.yml";
    private const string FacetsName = "bylaw/facets";

    /// <summary>The facets that every rule file has.</summary>
    public static RuleFileText Facets => field ??= Read(FacetsName)!;

    /// <summary>Names as `extends` writes them. Only for messages.</summary>
    public static IReadOnlyList<string> Names => field ??=
    [
        .. typeof(Preset).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => "bylaw/" + name.Substring(Folder.Length, name.Length - Folder.Length - Ending.Length))
            .Where(name => name != FacetsName)
            .OrderBy(name => name, StringComparer.Ordinal),
    ];

    /// <param name="name">Begins with `bylaw/`.</param>
    public static RuleFileText? Find(string name) => name == FacetsName ? null : Read(name);

    private static RuleFileText? Read(string name)
    {
        using var stream = typeof(Preset).Assembly.GetManifestResourceStream(Folder + name.Substring("bylaw/".Length) + Ending);
        if (stream is null)
            return null;

        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new RuleFileText(name, reader.ReadToEnd());
    }
}
