using System.Text;

namespace Bylaw.Rules;

/// <summary>The rule files that come with Bylaw, embedded from rules/.</summary>
internal static class Preset
{
    private const string Folder = "presets/";
    private const string Ending = ".bylaw.yml";

    /// <summary>The facets that every rule file has.</summary>
    public static RuleFileText Facets => field ??= Read("facets");

    /// <summary>Names as `extends` writes them.</summary>
    public static IReadOnlyList<string> Names => field ??=
    [
        .. typeof(Preset).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && !name.EndsWith("/facets" + Ending, StringComparison.Ordinal))
            .Select(name => "bylaw/" + name.Substring(Folder.Length, name.Length - Folder.Length - Ending.Length))
            .OrderBy(name => name, StringComparer.Ordinal),
    ];

    public static RuleFileText? Find(string name) => Names.Contains(name) ? Read(name.Substring("bylaw/".Length)) : null;

    private static RuleFileText Read(string name)
    {
        using var stream = typeof(Preset).Assembly.GetManifestResourceStream(Folder + name + Ending)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new RuleFileText("bylaw/" + name, reader.ReadToEnd());
    }
}
