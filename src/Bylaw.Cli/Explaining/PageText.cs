using System.Text.RegularExpressions;

namespace Bylaw.Cli.Explaining;

/// <summary>Markdown of a reference page as sections of plain lines.</summary>
internal static partial class PageText
{
    /// <summary>What stands above the first heading is the cause.</summary>
    public static IReadOnlyList<ExplanationSection> Sections(ReferencePage page)
    {
        var sections = new List<ExplanationSection>();
        var heading = "Cause";
        var lines = new List<string>();
        var isCode = false;
        foreach (var line in page.Markdown.Split('\n'))
        {
            isCode ^= line.StartsWith("```", StringComparison.Ordinal);
            if (!isCode && line.StartsWith("## ", StringComparison.Ordinal))
            {
                Close();
                heading = line[3..];
            }
            else
            {
                lines.Add(line);
            }
        }

        Close();
        return sections;

        void Close()
        {
            if (Lines(string.Join('\n', lines)) is { Count: > 0 } said)
                sections.Add(new ExplanationSection(heading, said));
            lines.Clear();
        }
    }

    /// <summary>Code is indented; links are their text.</summary>
    public static IReadOnlyList<string> Lines(string markdown)
    {
        var lines = new List<string>();
        var isCode = false;
        foreach (var line in markdown.Trim('\n').Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
                isCode = !isCode;
            else
                lines.Add(isCode ? (line.Length == 0 ? "" : "    " + line) : Link().Replace(line, "$1"));
        }

        return lines is [""] ? [] : lines;
    }

    [GeneratedRegex(@"\[([^\]]+)\]\([^)]+\)")]
    private static partial Regex Link();
}
