using System.Text;
using Bylaw.Specs.Statements;
using Markdig.Syntax;

namespace Bylaw.Specs.Reading;

/// <summary>The parts of a document that anchors name: a heading and all that stands below it.</summary>
internal static class Anchors
{
    /// <returns>Null when the document has no such anchor.</returns>
    public static (int Start, int End)? Find(string text, string anchor)
    {
        var headings = SpecParser.Markdown(text).OfType<HeadingBlock>().ToList();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < headings.Count; i++)
        {
            var slug = Slug(FlatText.Of(headings[i].Inline).Plain);
            var count = counts.GetValueOrDefault(slug);
            counts[slug] = count + 1;
            if (!string.Equals(count == 0 ? slug : $"{slug}-{count}", anchor, StringComparison.OrdinalIgnoreCase))
                continue;
            var next = headings.Skip(i + 1).FirstOrDefault(heading => heading.Level <= headings[i].Level);
            return (headings[i].Span.Start, next?.Span.Start ?? text.Length);
        }

        // An anchor of its own in HTML: from there on.
        var named = new[] { $"id=\"{anchor}\"", $"name=\"{anchor}\"", $"{{#{anchor}}}" }
            .Select(mark => text.IndexOf(mark, StringComparison.OrdinalIgnoreCase)).Where(at => at >= 0).DefaultIfEmpty(-1).Min();
        return named < 0 ? null : (named, text.Length);
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
