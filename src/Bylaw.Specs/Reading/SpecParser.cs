using Markdig;
using Markdig.Syntax;

namespace Bylaw.Specs.Reading;

/// <summary>Text to a <see cref="SpecDocument"/>.</summary>
internal static class SpecParser
{
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UsePipeTables().UseTaskLists().UsePreciseSourceLocation().DisableHtml().Build();

    /// <summary>Never throws. A text that is nested deeper than anyone writes is read as if it had no nesting.</summary>
    /// <param name="only">The parts of the text that count, where another document refers to these alone; null: all.</param>
    public static SpecDocument Parse(string path, string name, string text, IReadOnlyList<(int Start, int End)>? only = null)
    {
        var (frontMatter, end) = FrontMatterReader.Read(text);
        if (only is not null)
            frontMatter = FrontMatter.None;
        var masked = MarkupMask.Apply(text, end, only);
        return new SpecDocument(path, name, text, frontMatter, Markdown(masked));
    }

    public static MarkdownDocument Markdown(string text)
    {
        text = Tame(text);
        try
        {
            return Markdig.Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig's answer to what is nested deeper than anyone writes.
        }

        try
        {
            return Markdig.Markdown.Parse(WithoutMarkup(text), Pipeline);
        }
        catch (ArgumentException)
        {
            return [];
        }
    }

    // Thousands of brackets in one paragraph are no links, and take Markdig minutes to find out.
    private static string Tame(string text)
    {
        const int most = 1000;
        char[]? tamed = null;
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' && (i + 1 == text.Length || text[i + 1] is '\n' or '\r'))
                count = 0;
            else if (text[i] is '[' or '*' or '_' or '`' && ++count > most)
                (tamed ??= text.ToCharArray())[i] = ' ';
        }

        return tamed is null ? text : new string(tamed);
    }

    private static string WithoutMarkup(string text)
    {
        var plain = text.ToCharArray();
        var isStart = true;
        for (var i = 0; i < plain.Length; i++)
        {
            if (plain[i] is '>' or '[' or ']' or '_' or '<' || !isStart && plain[i] == '*')
                plain[i] = ' ';
            isStart = plain[i] == '\n' || isStart && plain[i] == ' ';
        }

        return new string(plain);
    }
}
