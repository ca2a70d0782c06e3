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
        try
        {
            return Markdig.Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig's answer to input that is nested too deeply.
            return [];
        }
    }
}
