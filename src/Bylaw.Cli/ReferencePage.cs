using System.Text.RegularExpressions;
using Markdig;

namespace Bylaw.Cli;

/// <summary>What rules/reference says of an id; the pages are part of the tool.</summary>
/// <param name="Description">The first paragraph, as plain text.</param>
/// <param name="Markdown">All below the title; its links lead to the pages on the web.</param>
/// <param name="Text">The same without markup.</param>
internal sealed partial record ReferencePage(string Id, string Title, string Description, string Markdown, string Text)
{
    /// <summary>Where the pages are on the web.</summary>
    public const string Folder = "https://github.com/bylaw-dotnet/bylaw/blob/main/rules/reference/";

    /// <summary>Of all pages, in order.</summary>
    public static IReadOnlyList<string> Ids { get; } =
        [.. typeof(ReferencePage).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("reference/", StringComparison.Ordinal)).Select(name => Path.GetFileNameWithoutExtension(name)).Order(StringComparer.Ordinal)];

    /// <summary>What stands below a heading of the second level; null where there is none such.</summary>
    public string? Section(string heading)
    {
        var start = $"\n{Markdown}\n".IndexOf($"\n## {heading}\n", StringComparison.Ordinal);
        if (start < 0)
            return null;
        var text = Markdown[(start + heading.Length + 3)..];
        var end = text.IndexOf("\n## ", StringComparison.Ordinal);
        return (end < 0 ? text : text[..end]).Trim('\n');
    }

    /// <summary>The ids that teams give share a page.</summary>
    public static string NameOf(string id) => id.Length == 7 && id.StartsWith("BYL90", StringComparison.Ordinal) && id != "BYL9000" ? "BYL9001" : id;

    /// <summary>Null for an id that has no page.</summary>
    public static ReferencePage? Of(string id)
    {
        if (Resources.Read($"reference/{NameOf(id)}.md") is not { } page || Heading().Match(page) is not { Success: true } heading)
            return null;

        var markdown = Link().Replace(page[heading.Length..].Trim(), $"]({Folder}$1");
        var description = Plain(markdown.Split("\n\n", 2)[0]).ReplaceLineEndings(" ");
        return new ReferencePage(id, heading.Groups[1].Value, description, markdown, Plain(markdown));
    }

    private static string Plain(string markdown) => Markdig.Markdown.ToPlainText(markdown, Pipeline).ReplaceLineEndings("\n").Trim();

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    [GeneratedRegex(@"\A# BYL\d{4}: (.+)\n")]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\((BYL\d{4}\.md)")]
    private static partial Regex Link();
}
