namespace Bylaw.Specs.Statements;

/// <summary>One line of a folder tree.</summary>
/// <param name="Start">Where the name begins in the line.</param>
internal readonly record struct FolderTreeLine(int Start, int Depth, string Name, string Comment);

/// <summary>Folder trees as documents draw them, with lines of boxes or with blanks.</summary>
internal static class FolderTree
{
    private const string Branches = "│├└─┬┌┐┘┤|+`\\- \t\u00a0";

    public static bool IsTree(IReadOnlyList<string> lines)
    {
        if (lines.Any(line => line.AsSpan().IndexOfAny("├└") >= 0 || line.Contains("|--", StringComparison.Ordinal) || line.Contains("+--", StringComparison.Ordinal)))
            return true;
        // Without drawn branches: most lines name a folder or a file.
        var paths = lines.Count(line => Read(line) is { } entry && IsPath(entry.Name));
        return lines.Count > 1 && paths * 3 >= lines.Count * 2;
    }

    public static FolderTreeLine? Read(string line)
    {
        var start = 0;
        while (start < line.Length && Branches.Contains(line[start]))
            start++;
        if (start == line.Length)
            return null;
        var end = start;
        while (end < line.Length && !char.IsWhiteSpace(line[end]))
            end++;
        var rest = line[end..].Trim();
        var comment = rest.TrimStart('#', '/', '-', '—', '–', '→', '←', '<', '*', ' ');
        // A second word right behind the name is no comment: "Create.cs, Update.cs".
        var isComment = rest.Length > 0 && rest[0] is '#' or '/' or '-' or '—' or '–' or '→' or '←' or '<' or '(' || line.AsSpan(end).StartsWith("  ");
        return new FolderTreeLine(start, start / 4, line[start..end].TrimEnd(','), isComment ? comment : "");
    }

    private static bool IsPath(string name) =>
        name.EndsWith('/') || name.Length > 2 && name.LastIndexOf('.') is var dot and > 0 && name.Length - dot is > 1 and <= 7 && name[(dot + 1)..].All(char.IsAsciiLetterOrDigit);
}
