using Markdig;
using Markdig.Syntax;

namespace Bylaw.Specs.Reading;

/// <summary>Text to a <see cref="SpecDocument"/>.</summary>
internal static class SpecParser
{
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UsePipeTables().UseTaskLists().UsePreciseSourceLocation().DisableHtml().Build();

    /// <summary>Never throws. A text that is nested deeper than anyone writes is read as if it had no nesting.</summary>
    public static SpecDocument Parse(string path, string name, string text)
    {
        var (frontMatter, end) = FrontMatterReader.Read(text);
        var masked = MarkupMask.Apply(text, end);
        return new SpecDocument(path, name, text, frontMatter, Markdown(masked));
    }

    private static MarkdownDocument Markdown(string text)
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
