using System.Text;
using Bylaw.Specs.Statements;
using Markdig.Syntax;

namespace Bylaw.Specs.Reading;

/// <summary>The parts of a document that anchors name: a heading and all that stands below it.</summary>
internal sealed class Anchors
{
    private readonly Dictionary<string, (int Start, int End)> parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly string text;

    public Anchors(SpecDocument document)
    {
        text = document.Text;
        var headings = document.Markdown.OfType<HeadingBlock>().ToList();
        var ends = Ends(headings);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < headings.Count; i++)
        {
            var slug = Slug(FlatText.Of(headings[i].Inline).Plain);
            var count = counts.GetValueOrDefault(slug);
            counts[slug] = count + 1;
            parts.TryAdd(count == 0 ? slug : $"{slug}-{count}", (headings[i].Span.Start, ends[i]));
        }
    }

    /// <returns>Null when the document has no such anchor.</returns>
    public (int Start, int End)? Find(string anchor)
    {
        if (parts.TryGetValue(anchor, out var part))
            return part;

        // An anchor of its own in HTML: from there on.
        var named = new[] { $"id=\"{anchor}\"", $"name=\"{anchor}\"", $"{{#{anchor}}}" }
            .Select(mark => text.IndexOf(mark, StringComparison.OrdinalIgnoreCase)).Where(at => at >= 0).DefaultIfEmpty(-1).Min();
        return named < 0 ? null : (named, text.Length);
    }

    // Where the next heading of the same rank or a higher one begins.
    private int[] Ends(List<HeadingBlock> headings)
    {
        var ends = new int[headings.Count];
        Array.Fill(ends, text.Length);
        var open = new Stack<int>();
        for (var i = 0; i < headings.Count; i++)
        {
            while (open.TryPeek(out var above) && headings[above].Level >= headings[i].Level)
                ends[open.Pop()] = headings[i].Span.Start;
            open.Push(i);
        }

        return ends;
    }

    // As the sites that show markdown do it.
    private static string Slug(string heading)
    {
        var slug = new StringBuilder(heading.Length);
        foreach (var letter in heading.Trim())
        {
            if (char.IsLetterOrDigit(letter) || letter is '-' or '_')
                slug.Append(char.ToLowerInvariant(letter));
            else if (letter == ' ')
                slug.Append('-');
        }

        return slug.ToString();
    }
}
