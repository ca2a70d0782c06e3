namespace Bylaw.Rules.Yaml;

/// <summary>Lists of '- item' lines.</summary>
internal sealed partial class YamlBlockReader
{
    /// <summary>At the first '-'. Under a key it may stand in the key's own column: that is then <paramref name="parent"/>.</summary>
    private YamlList ReadList(int parent)
    {
        var place = _cursor.Here(1);
        var column = _cursor.Column;
        var items = new List<YamlNode>();
        _reading.Enter(place);
        AddItem(items, column);
        while (_cursor.Indent > parent || (_cursor.Indent == column && _cursor.AtDash))
        {
            if (_cursor.Indent > column)
                ReadStrayLines(items, place.Line, column);
            else
                ReadFurtherItem(items, place.Line, column);
        }

        _reading.Leave();
        return new YamlList(items, place);
    }

    private void AddItem(List<YamlNode> items, int column)
    {
        _cursor.Skip(1);
        items.Add(ReadContent(column, afterKey: false));
    }

    private void ReadFurtherItem(List<YamlNode> items, int line, int column)
    {
        if (_cursor.Indent != column)
            RefuseIndentation(column, line);

        if (_cursor.AtDash)
        {
            AddItem(items, column);
            return;
        }

        _reading.ReportStructure(_cursor.RestOfLine(), $"expected '- ' as in line {line}, or less indentation for the next key");
        _cursor.SkipDeeper(_cursor.Indent);
    }

    private void ReadStrayLines(List<YamlNode> items, int line, int column)
    {
        RefuseIndentation(column, line);
        if (ReadNode(column) is YamlList stray)
            items.AddRange(stray.Items);
    }

    private YamlUnreadable RefuseListAfterKey(int parent)
    {
        var place = _cursor.Here(1);
        _reading.Report(place, "a list cannot start on the line of its key; start it on the next line, or write it in brackets: [a, b]");
        _cursor.SkipDeeper(parent);
        return new YamlUnreadable(place);
    }
}
