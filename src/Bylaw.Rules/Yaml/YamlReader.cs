namespace Bylaw.Rules.Yaml;

/// <summary>
/// Reads the part of YAML that rule files need. It is our own because a third-party dll beside an analyzer breaks in hosts and costs a
/// multiple of the time. What it accepts means the same to any YAML 1.2 parser.
/// </summary>
internal static class YamlReader
{
    /// <summary>
    /// Never throws, never runs long. Adds problems; returns null when the document is empty or nothing of it can be used.
    /// </summary>
    public static YamlNode? Read(string file, string text, List<Problem> problems)
    {
        var first = problems.Count;
        var root = ReadText(file, text, problems);
        if (problems.Count - first > 1)
            problems.Sort(first, problems.Count - first, Comparer<Problem>.Create((a, b) => a.Place.Start.CompareTo(b.Place.Start)));
        return root;
    }

    private static YamlNode? ReadText(string file, string text, List<Problem> problems)
    {
        if (text.Length > YamlLimits.MaxLength)
        {
            var message = $"longer than {YamlLimits.MaxLength} characters; split the rule file";
            problems.Add(new Problem(YamlReading.ProblemId, new Place(file, 0, 0, 1, 1), message));
            return null;
        }

        var clean = YamlCharacters.Clean(file, text, problems);
        if (clean == null)
            return null;

        var reading = new YamlReading(file, clean, problems);
        var root = ReadDocument(reading);
        return reading.Stopped || root is YamlUnreadable ? null : root;
    }

    private static YamlNode? ReadDocument(YamlReading reading)
    {
        var cursor = reading.Cursor;
        var blocks = new YamlBlockReader(reading);
        cursor.MoveToContent();
        RefuseDirectives(reading);
        if (cursor.AtMarker && cursor.Current == '-')
            SkipMarker(blocks, cursor);

        var root = cursor.Indent >= 0 ? blocks.ReadNode(parent: -1) : null;
        if (cursor.Indent >= 0)
            reading.ReportStructure(cursor.RestOfLine(), "unexpected text after the end of the document; a rule file is one map");
        else if (!cursor.AtEnd)
            ReadEnd(reading, blocks);
        return root;
    }

    private static void RefuseDirectives(YamlReading reading)
    {
        while (reading.Cursor is { Current: '%', Column: 0 })
        {
            reading.Report(reading.Cursor.RestOfLine(), "directives are not supported; remove the line");
            reading.Cursor.SkipDeeper(int.MaxValue);
        }
    }

    private static void ReadEnd(YamlReading reading, YamlBlockReader blocks)
    {
        var cursor = reading.Cursor;
        if (cursor.AtMarker && cursor.Current == '.')
            SkipMarker(blocks, cursor);
        if (!cursor.AtEnd)
            reading.ReportStructure(cursor.RestOfLine(), "a second document; a rule file holds one, remove the '---' or '...' before it");
    }

    private static void SkipMarker(YamlBlockReader blocks, YamlCursor cursor)
    {
        cursor.Skip(3);
        blocks.FinishLine("after the document marker");
    }
}
