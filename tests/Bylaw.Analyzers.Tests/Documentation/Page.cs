using System.Text.RegularExpressions;

namespace Bylaw.Analyzers.Tests.Documentation;

/// <summary>One page of rules/reference, taken apart.</summary>
internal sealed partial class Page
{
    private readonly List<(string Name, string Text)> _sections = [];

    private Page(string id, string text)
    {
        Id = id;
        var parts = Heading().Split(text);
        Title = parts[0].Split('\n')[0];
        Cause = parts[0][Title.Length..].Trim();
        for (var i = 1; i + 1 < parts.Length; i += 2)
            _sections.Add((parts[i], parts[i + 1].Trim()));
    }

    public string Id { get; }

    public string Title { get; }

    /// <summary>What stands between the title and the first section.</summary>
    public string Cause { get; }

    public IReadOnlyList<string> Sections => [.. _sections.Select(section => section.Name)];

    /// <summary>safe, review, or nothing where there is no fix: what the paragraphs on fixes begin with, which the tests of the fixes hold against them.</summary>
    public IReadOnlyList<string> Fixes => [.. FixPattern().Matches(Text("How to fix") ?? "").Select(match => match.Groups[1].Value).Distinct().OrderDescending(StringComparer.Ordinal)];

    public static string Folder { get; } = Path.Combine(Repository.Root, "rules", "reference");

    public static IEnumerable<string> Ids => Directory.EnumerateFiles(Folder).Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal);

    public static bool Exists(string id) => File.Exists(PathOf(id));

    public static Page Read(string id) => new(id, File.ReadAllText(PathOf(id)).ReplaceLineEndings("\n"));

    public string? Text(string section) => _sections.Find(found => found.Name == section).Text;

    /// <summary>The code fences of a section, in order. A fence of spaces or without a language shows something that is neither code nor rules.</summary>
    public IReadOnlyList<Fence> Fences(string section) => Text(section) is { } text
        ? [.. FencePattern().Matches(text).Select(match =>
            new Fence(match.Groups[1].Value, match.Groups[2].Value, text[..match.Index].EndsWith("```\n\n", StringComparison.Ordinal)))]
        : [];

    private static string PathOf(string id) => Path.Combine(Folder, id + ".md");

    [GeneratedRegex(@"^Quick-fix \((\w+)\): ", RegexOptions.Multiline)]
    private static partial Regex FixPattern();

    [GeneratedRegex("^## (.+)\n", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("^```(\\w+)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex FencePattern();
}

/// <summary>Code that a page shows.</summary>
/// <param name="Continues">Whether nothing stands between it and the fence before.</param>
internal sealed record Fence(string Language, string Code, bool Continues);
