using static Bylaw.Rules.Yaml.YamlCharacters;

namespace Bylaw.Rules.Yaml;

/// <summary>Maps of 'key: value' lines.</summary>
internal sealed partial class YamlBlockReader
{
    /// <summary>At the ':' after the first key.</summary>
    private YamlMap ReadMap(YamlScalar firstKey, int column, int parent)
    {
        _reading.Enter(firstKey.Place);
        var map = new YamlMapBuilder(_reading);
        AddEntry(map, firstKey, column);
        ReadFurtherEntries(map, firstKey, column, parent);
        _reading.Leave();
        return map.Build(firstKey.Place);
    }

    /// <summary>The text is followed by lines of the same indentation, so it was meant as a key.</summary>
    private YamlMap RefuseMissingColon(YamlScalar text, int column, int parent)
    {
        _reading.ReportStructure(text.Place, YamlAdvice.MissingColon(text.Value));
        _reading.Enter(text.Place);
        var map = new YamlMapBuilder(_reading);
        map.Add(text, new YamlUnreadable(text.Place));
        ReadFurtherEntries(map, text, column, parent);
        _reading.Leave();
        return map.Build(text.Place);
    }

    private void AddEntry(YamlMapBuilder map, YamlScalar key, int column)
    {
        if (!_reading.CheckKey(key))
        {
            _cursor.SkipDeeper(column);
            return;
        }

        _cursor.Skip(1);
        map.Add(key, ReadContent(column, afterKey: true));
    }

    private void ReadFurtherEntries(YamlMapBuilder map, YamlScalar firstKey, int column, int parent)
    {
        while (_cursor.Indent > parent)
        {
            if (_cursor.Indent > column)
                ReadStrayLines(map, firstKey, column);
            else if (ReadKey(firstKey, column) is { } key)
                AddEntry(map, key, column);
        }
    }

    /// <summary>Lines that are too deep are most likely entries of this map.</summary>
    private void ReadStrayLines(YamlMapBuilder map, YamlScalar firstKey, int column)
    {
        RefuseIndentation(column, firstKey.Place.Line);
        if (ReadNode(column) is YamlMap stray)
            map.AddAll(stray);
    }

    /// <summary>Null when the line is no entry; it is skipped then.</summary>
    private YamlScalar? ReadKey(YamlScalar firstKey, int column)
    {
        if (_cursor.Indent != column)
            RefuseIndentation(column, firstKey.Place.Line);

        if (_cursor.Current is '-' or '?' && IsBlankOrEnd(_cursor.Peek(1)))
        {
            RefuseEntry(firstKey, column);
            return null;
        }

        if (AtFlow())
        {
            RefuseKey(_cursor.Here(1), column);
            return null;
        }

        YamlProperties.Refuse(_reading, inFlow: false);
        var key = _cursor.Current is '"' or '\'' ? _quoted.Read(column) : _plain.ReadLine(inFlow: false);
        if (key == null || AtKeyIndicator())
            return key;

        _reading.ReportStructure(key.Place, YamlAdvice.MissingColon(key.Value));
        _cursor.SkipDeeper(column);
        return null;
    }

    /// <summary>A map or list before a ':'.</summary>
    private void RefuseKey(Place place, int column)
    {
        _reading.ReportStructure(place, YamlAdvice.KeyIsNoText);
        _cursor.SkipDeeper(column);
    }

    /// <summary>A list item or a complex key.</summary>
    private void RefuseEntry(YamlScalar firstKey, int column)
    {
        if (_cursor.Current == '?')
        {
            RefuseComplexKey();
            return;
        }

        _reading.ReportStructure(
            _cursor.Here(1),
            $"expected a key like '{YamlAdvice.Shorten(firstKey.Value)}' in line {firstKey.Place.Line}, found a list item");
        do
            _cursor.SkipDeeper(column);
        while (_cursor.Indent == column && _cursor.AtDash);
    }

    /// <summary>Skips the key and its ': value'.</summary>
    private void RefuseComplexKey()
    {
        var column = _cursor.Column;
        _reading.Report(_cursor.Here(1), YamlAdvice.ComplexKey);
        do
            _cursor.SkipDeeper(column);
        while (_cursor.Indent == column && _cursor.Current == ':' && IsBlankOrEnd(_cursor.Peek(1)));
    }

    private void RefuseIndentation(int expected, int line)
    {
        if (_cursor.Current == '\t')
            return;

        var message = $"indented by {YamlAdvice.Spaces(_cursor.Indent)}, expected {expected} as in line {line}";
        if (_cursor.Indent > expected)
            message += "; deeper lines may only follow a key or '-' that has no value on its own line";
        _reading.ReportStructure(_cursor.RestOfLine(), message);
    }
}
