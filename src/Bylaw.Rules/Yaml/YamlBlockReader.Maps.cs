using static Bylaw.Rules.Yaml.YamlCharacters;

namespace Bylaw.Rules.Yaml;

/// <summary>Maps of 'key: value' lines.</summary>
internal sealed partial class YamlBlockReader
{
    /// <summary>After the first key, at its ':'.</summary>
    private YamlMap ReadMap(YamlScalar firstKey, int column, int parent, bool hasColon = true)
    {
        _reading.Enter(firstKey.Place);
        var map = new YamlMapBuilder(_reading);
        if (hasColon)
            AddEntry(map, firstKey, column);
        else
            map.AddWithoutColon(firstKey);

        ReadFurtherEntries(map, firstKey, column, parent);
        _reading.Leave();
        return map.Build(firstKey.Place);
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
            else
                ReadEntry(map, firstKey, column);
        }
    }

    /// <summary>Lines that are too deep are most likely entries of this map.</summary>
    private void ReadStrayLines(YamlMapBuilder map, YamlScalar firstKey, int column)
    {
        RefuseIndentation(column, firstKey.Place.Line);
        if (ReadNode(column) is YamlMap stray)
            map.AddAll(stray);
    }

    private void ReadEntry(YamlMapBuilder map, YamlScalar firstKey, int column)
    {
        if (_cursor.Indent != column)
            RefuseIndentation(column, firstKey.Place.Line);

        if (_cursor.AtDash)
            RefuseItems(firstKey, column);
        else if (_cursor.Current == '?' && IsBlankOrEnd(_cursor.Peek(1)))
            RefuseComplexKey();
        else if (AtFlow())
            RefuseKey(_cursor.Here(1), column);
        else
            ReadEntryWithKey(map, column);
    }

    private void ReadEntryWithKey(YamlMapBuilder map, int column)
    {
        YamlProperties.Refuse(_reading, inFlow: false);
        var isQuoted = _cursor.Current is '"' or '\'';
        var key = isQuoted ? _quoted.Read(column) : _plain.ReadLine(inFlow: false);
        if (key == null)
            return;

        if (isQuoted ? AtQuotedKeyIndicator() : AtKeyIndicator())
        {
            AddEntry(map, key, column);
        }
        else
        {
            map.AddWithoutColon(key);
            _cursor.SkipDeeper(column);
        }
    }

    /// <summary>A map or list before a ':'.</summary>
    private void RefuseKey(Place place, int column)
    {
        _reading.ReportStructure(place, YamlAdvice.KeyIsNoText);
        _cursor.SkipDeeper(column);
    }

    private void RefuseItems(YamlScalar firstKey, int column)
    {
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
