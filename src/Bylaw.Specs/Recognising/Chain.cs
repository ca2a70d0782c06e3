using System.Buffers;
using Bylaw.Specs.Statements;

namespace Bylaw.Specs.Recognising;

/// <summary>A line with arrows, taken apart: "CLI: Parser → Dispatcher → Output (text)".</summary>
/// <param name="Label">What stands before a colon; null where nothing does.</param>
/// <param name="Nodes">The texts between the arrows, without remarks in brackets.</param>
/// <param name="PointsRight">Per arrow; "──x──▶" is one arrow.</param>
internal sealed record Chain(string? Label, IReadOnlyList<string> Nodes, IReadOnlyList<bool> PointsRight)
{
    private static readonly string[] RightArrows = ["→", "->", "⟶", "⇒", "=>", "▶", "➜", "➔", "-->", "──>", "►"];
    private static readonly string[] LeftArrows = ["←", "<-", "⟵", "⇐", "◀", "<--", "◄"];

    // At least one of these is in each.
    private static readonly SearchValues<char> Heads = SearchValues.Create("→>⟶⇒▶➜➔►←<⟵⇐◀◄");

    /// <returns>Null when the text has no arrow between words, or is about types: <c>x => y</c> in code.</returns>
    public static Chain? TryParse(string text)
    {
        if (!text.AsSpan().ContainsAny(Heads))
            return null;
        var nodes = new List<string>();
        var directions = new List<bool>();
        var start = 0;
        for (var i = 0; i < text.Length;)
        {
            var right = ArrowAt(text, i, RightArrows);
            var left = right > 0 ? 0 : ArrowAt(text, i, LeftArrows);
            if (right + left == 0)
            {
                i++;
                continue;
            }

            nodes.Add(text[start..i]);
            directions.Add(right > 0);
            i += right + left;
            start = i;
        }

        if (directions.Count == 0)
            return null;
        nodes.Add(text[start..]);

        string? label = null;
        var colon = nodes[0].LastIndexOf(':');
        if (colon > 0)
        {
            label = nodes[0][..colon].Trim();
            nodes[0] = nodes[0][(colon + 1)..];
        }

        var names = nodes.Select(Bare).ToList();
        return names.Exists(name => name.Length == 0) ? null : new Chain(label, names, directions);
    }

    public bool AllRight => PointsRight.All(right => right);

    public bool AllLeft => PointsRight.All(right => !right);

    // The arrow with the lines that it is drawn with.
    private static int ArrowAt(string text, int at, string[] arrows)
    {
        foreach (var arrow in arrows)
        {
            if (string.CompareOrdinal(text, at, arrow, 0, arrow.Length) == 0)
                return arrow.Length;
        }

        return 0;
    }

    // "Repository (bypass service)", "**Model**.", "│ Service"
    private static string Bare(string node)
    {
        var bracket = node.IndexOf('(');
        var name = bracket > 0 && node[bracket - 1] == ' ' ? node[..bracket] : node;
        foreach (var separator in (ReadOnlySpan<string>)[" — ", " – ", " - ", ";", ". "])
        {
            var at = name.IndexOf(separator, StringComparison.Ordinal);
            if (at > 0)
                name = name[..at];
        }

        return name.Trim(' ', '\t', '.', ',', '*', '`', '/', '│', '|', '─', '-', '"', '[', ']');
    }
}
