using System.Text;
using Bylaw.Cli.Fixing;
using DiffPlex;
using DiffPlex.Model;

namespace Bylaw.Cli.Output;

/// <summary>Changes of files in the form that `git apply` and `patch -p1` read.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    /// <param name="root">The folder that paths are relative to.</param>
    public static string Of(IEnumerable<FileChange> files, string root)
    {
        var diff = new StringBuilder();
        foreach (var file in files)
            Write(diff, file, root);
        return diff.ToString();
    }

    private static void Write(StringBuilder diff, FileChange file, string root)
    {
        var (old, path) = (PathText.Relative(root, file.OldPath ?? file.Path), PathText.Relative(root, file.Path));
        diff.Append("diff --git a/").Append(old).Append(" b/").Append(path).Append('\n');
        if (file.Before is null)
            diff.Append("new file mode 100644\n");
        else if (file.After is null)
            diff.Append("deleted file mode 100644\n");
        else if (old != path)
            diff.Append("rename from ").Append(old).Append("\nrename to ").Append(path).Append('\n');
        if (file.Before == file.After)
            return;

        diff.Append("--- ").Append(file.Before is null ? "/dev/null" : Name("a/" + old)).Append('\n');
        diff.Append("+++ ").Append(file.After is null ? "/dev/null" : Name("b/" + path)).Append('\n');
        // Who applies it reads a byte order mark as the first character.
        var mark = file.HasMark ? "\uFEFF" : "";
        WriteHunks(diff, new Differ().CreateCustomDiffs(Marked(file.Before), Marked(file.After), ignoreWhiteSpace: false, Lines));

        string Marked(string? text) => text is null ? "" : mark + text;
    }

    private static void WriteHunks(StringBuilder diff, DiffResult result)
    {
        for (var first = 0; first < result.DiffBlocks.Count;)
        {
            var last = first;
            while (last + 1 < result.DiffBlocks.Count && result.DiffBlocks[last + 1].DeleteStartA - End(result.DiffBlocks[last]) <= 2 * Context)
                last++;

            var blocks = result.DiffBlocks.Skip(first).Take(last - first + 1).ToList();
            var start = Math.Max(0, blocks[0].DeleteStartA - Context);
            var end = Math.Min(result.PiecesOld.Length, End(blocks[^1]) + Context);
            var startNew = blocks[0].InsertStartB - (blocks[0].DeleteStartA - start);
            diff.Append("@@ -").Append(Range(start, end - start)).Append(" +").Append(Range(startNew, end - start + blocks.Sum(block => block.InsertCountB - block.DeleteCountA))).Append(" @@\n");
            var at = start;
            foreach (var block in blocks)
            {
                Append(' ', result.PiecesOld, at, block.DeleteStartA);
                Append('-', result.PiecesOld, block.DeleteStartA, End(block));
                Append('+', result.PiecesNew, block.InsertStartB, block.InsertStartB + block.InsertCountB);
                at = End(block);
            }

            Append(' ', result.PiecesOld, at, end);
            first = last + 1;
        }

        void Append(char kind, string[] lines, int from, int to)
        {
            for (var line = from; line < to; line++)
            {
                diff.Append(kind).Append(lines[line]);
                if (!lines[line].EndsWith('\n'))
                    diff.Append("\n\\ No newline at end of file\n");
            }
        }
    }

    // Where a name has a space, only a tab ends it.
    private static string Name(string path) => path.Contains(' ') ? path + '\t' : path;

    private static int End(DiffBlock block) => block.DeleteStartA + block.DeleteCountA;

    // A range without a line names the one before it.
    private static string Range(int start, int count) => count == 1 ? $"{start + 1}" : $"{(count == 0 ? start : start + 1)},{count}";

    // With their ends, which are part of what is compared.
    private static string[] Lines(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return [.. lines];
    }
}
