using System.Text.RegularExpressions;

namespace Bylaw.Analyzers.Tests.Documentation;

/// <summary>One page of rules/reference, taken apart.</summary>
internal sealed partial class Page
{
    private readonly Dictionary<string, string> _sections = [];

    private Page(string text)
    {
        var parts = Heading().Split(text);
        Title = parts[0].Split('\n')[0];
        Cause = parts[0][Title.Length..].Trim();
        for (var i = 1; i + 1 < parts.Length; i += 2)
            _sections[parts[i]] = parts[i + 1].Trim();
    }

    public string Title { get; }

    public string Cause { get; }

    public IReadOnlyCollection<string> Sections => _sections.Keys;

    public static string Folder { get; } = Path.Combine(Repository.Root, "rules", "reference");

    public static string PathOf(string id) => Path.Combine(Folder, id + ".md");

    public static Page Read(string id) => new(File.ReadAllText(PathOf(id)).ReplaceLineEndings("\n"));

    /// <summary>The code fences of a section, in order.</summary>
    public IEnumerable<(string Language, string Code)> Fences(string section) => _sections.TryGetValue(section, out var text)
        ? Fence().Matches(text).Select(match => (match.Groups[1].Value, match.Groups[2].Value))
        : [];

    [GeneratedRegex("^## (.+)\n", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("^```(\\w+)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
