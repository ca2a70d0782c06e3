using System.Xml;
using System.Xml.Linq;

namespace Bylaw.Cli.Starting;

/// <summary>Puts an item into an MSBuild file and leaves every other character as it is.</summary>
internal static class XmlInsertion
{
    /// <summary>A file that has nothing but this item.</summary>
    public static string NewFile(string item, string? before = null) => $"<Project>\n{before}  <ItemGroup>\n    {item}\n  </ItemGroup>\n</Project>\n";

    /// <param name="besides">The name of items that it may stand with, at the end of their group.</param>
    /// <returns>Null if the text is no MSBuild file that could be extended.</returns>
    public static string? Add(string text, string item, string besides)
    {
        XDocument document;
        try
        {
            document = XDocument.Parse(text.TrimStart('\uFEFF'), LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            return null;
        }

        if (document.Root is not { Name.LocalName: "Project" } root)
            return null;
        var newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var last = root.Elements().Where(group => group.Name.LocalName == "ItemGroup" && !group.HasAttributes && group.Elements().Any())
            .Where(group => group.Elements().All(element => element.Name.LocalName == besides && element.Attribute("Condition") is null)).Select(group => group.Elements().Last()).FirstOrDefault();
        var changed = last is not null && EndOf(text, last) is { } end ? text.Insert(end, newLine + IndentOf(text, last) + item) : InNewGroup(text, root, item, newLine);
        return changed is not null && IsThere(changed, item) ? changed : null;
    }

    private static string? InNewGroup(string text, XElement root, string item, string newLine)
    {
        var unit = root.Elements().FirstOrDefault() is { } first && IndentOf(text, first) is { Length: > 0 } indent ? indent : "  ";
        var group = $"{unit}<ItemGroup>{newLine}{unit}{unit}{item}{newLine}{unit}</ItemGroup>{newLine}";
        var close = text.LastIndexOf("</Project", StringComparison.Ordinal);
        if (close >= 0 && !root.IsEmpty)
        {
            var line = text.LastIndexOf('\n', close) + 1;
            return text[line..close].Trim().Length == 0 ? text.Insert(line, group) : text.Insert(close, newLine + group);
        }

        // <Project />
        var start = Offset(text, root);
        var slash = text.IndexOf("/>", start, StringComparison.Ordinal);
        return slash < 0 ? null : text[..slash].TrimEnd() + ">" + newLine + group + "</Project>" + text[(slash + 2)..];
    }

    // Behind the element, and behind a comment on the same line.
    private static int? EndOf(string text, XElement element)
    {
        var start = Offset(text, element);
        var markup = element.ToString(SaveOptions.DisableFormatting);
        var close = element.IsEmpty || markup.EndsWith("/>", StringComparison.Ordinal) ? text.IndexOf("/>", start, StringComparison.Ordinal) + 2
            : text.IndexOf($"</{element.Name.LocalName}", start, StringComparison.Ordinal) is >= 0 and var tag ? text.IndexOf('>', tag) + 1 : 0;
        if (close <= start)
            return null;
        var line = text.IndexOfAny(['\r', '\n'], close);
        return line < 0 || !text[close..line].TrimStart().StartsWith("<!--", StringComparison.Ordinal) && text[close..line].Trim().Length > 0 ? close : line;
    }

    private static string IndentOf(string text, XElement element)
    {
        var start = Offset(text, element);
        var line = text.LastIndexOf('\n', Math.Max(start - 1, 0)) + 1;
        var before = text[line..start];
        return before.Trim().Length == 0 ? before : "";
    }

    // Line info points behind the '<'.
    private static int Offset(string text, XElement element)
    {
        var info = (IXmlLineInfo)element;
        var offset = 0;
        for (var line = 1; line < info.LineNumber; line++)
            offset = text.IndexOf('\n', offset) + 1;
        var mark = text.StartsWith('\uFEFF') && info.LineNumber == 1 ? 1 : 0;
        return offset + mark + info.LinePosition - 2;
    }

    private static bool IsThere(string text, string item)
    {
        try
        {
            var wanted = XElement.Parse(item);
            return XDocument.Parse(text.TrimStart('\uFEFF')).Descendants().Any(element => element.Name.LocalName == wanted.Name.LocalName && element.Attribute("Include")?.Value == wanted.Attribute("Include")!.Value);
        }
        catch (XmlException)
        {
            return false;
        }
    }
}
