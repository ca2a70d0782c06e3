using static Bylaw.Rules.Yaml.YamlCharacters;

namespace Bylaw.Rules.Yaml;

/// <summary>Reads maps and lists in brackets.</summary>
internal sealed partial class YamlFlowReader(YamlReading reading, YamlPlainReader plain, YamlQuotedReader quoted)
{
    private readonly YamlCursor _cursor = reading.Cursor;
    private int _parent;
    private int _openMaps;
    private int _openLists;

    /// <summary>A bracket or quote was never closed: the problem is reported and the cursor is at the content that follows.</summary>
    public bool Aborted { get; private set; }

    /// <summary>Reads the map or list at the cursor.</summary>
    /// <param name="parent">Further lines must be indented deeper than this; only closing brackets may stand at it.</param>
    public YamlNode Read(int parent)
    {
        _parent = parent;
        _openMaps = _openLists = 0;
        Aborted = false;
        return ReadNode();
    }

    private YamlNode ReadNode()
    {
        YamlProperties.Refuse(reading, inFlow: true);
        var place = _cursor.Here(1);
        switch (_cursor.Current)
        {
            case '[':
                return ReadList(new Bracket(place, ']'));
            case '{' when plain.MeasureCapture() == 0:
                return ReadMap(new Bracket(place, '}'));
            case '"' or '\'':
                return ReadQuoted() is { } scalar ? scalar : new YamlUnreadable(place);
            case ',' or ']' or '}':
                return reading.Empty();
            default:
                return plain.ReadLine(inFlow: true);
        }
    }

    private YamlNode ReadList(Bracket bracket)
    {
        var items = new List<YamlNode>();
        Open(bracket, ref _openLists);
        while (SkipToItem(bracket) && !AtClosing(bracket))
        {
            var item = ReadNode();
            if (!Aborted && AtKeyIndicator())
                item = RefusePair(item, bracket);
            items.Add(item);
            if (!Aborted)
                ReadSeparator(bracket);
        }

        return Close(bracket, ref _openLists) ? new YamlList(items, bracket.Opening) : new YamlUnreadable(bracket.Opening);
    }

    private YamlNode ReadMap(Bracket bracket)
    {
        var map = new YamlMapBuilder(reading);
        Open(bracket, ref _openMaps);
        while (SkipToItem(bracket) && !AtClosing(bracket))
        {
            ReadEntry(map, bracket);
            if (!Aborted)
                ReadSeparator(bracket);
        }

        return Close(bracket, ref _openMaps) ? map.Build(bracket.Opening) : new YamlUnreadable(bracket.Opening);
    }

    private void Open(Bracket bracket, ref int open)
    {
        reading.Enter(bracket.Opening);
        open++;
        _cursor.Skip(1);
    }

    /// <summary>False when the whole is unreadable. A bracket of the wrong kind may close an outer map or list.</summary>
    private bool Close(Bracket bracket, ref int open)
    {
        reading.Leave();
        open--;
        if (Aborted)
            return false;
        if (_cursor.Current == bracket.Closing)
            _cursor.Skip(1);
        return true;
    }

    /// <summary>To the next item or closing bracket, over commas without an item.</summary>
    private bool SkipToItem(Bracket bracket)
    {
        while (SkipSpace(bracket) && _cursor.Current == ',')
        {
            reading.ReportStructure(_cursor.Here(1), "expected a value before ','; remove the comma");
            _cursor.Skip(1);
        }

        return !Aborted;
    }

    /// <summary>At the closing bracket, or at one that must be meant for it.</summary>
    private bool AtClosing(Bracket bracket)
    {
        var c = _cursor.Current;
        if (c == bracket.Closing)
            return true;
        if (c is not (']' or '}'))
            return false;

        reading.ReportStructure(_cursor.Here(1), $"expected '{bracket.Closing}', found '{c}'");
        if ((c == ']' ? _openLists : _openMaps) == 0)
            _cursor.Skip(1);
        return true;
    }

    private void ReadSeparator(Bracket bracket)
    {
        if (!SkipSpace(bracket))
            return;

        if (_cursor.Current == ',')
            _cursor.Skip(1);
        else if (_cursor.Current is not (']' or '}'))
            RefuseMissingComma(bracket);
    }

    private void RefuseMissingComma(Bracket bracket)
    {
        reading.ReportStructure(
            _cursor.Here(1),
            $"expected ',' or '{bracket.Closing}'; a text between brackets that goes on over several lines or holds brackets needs quotes");
        if (_cursor.Current == ':')
            _cursor.Skip(1);
    }

    private YamlUnreadable RefusePair(YamlNode key, Bracket bracket)
    {
        reading.Report(_cursor.Here(1), "': ' in a list; write the pair in braces, '{ key: value }', or a text with ': ' in quotes");
        _cursor.Skip(1);
        ReadValue(bracket);
        return new YamlUnreadable(key.Place);
    }

    private void ReadEntry(YamlMapBuilder map, Bracket bracket)
    {
        YamlProperties.Refuse(reading, inFlow: true);
        var start = _cursor.Here(1);
        var key = ReadNode() as YamlScalar;
        if (Aborted)
            return;
        if (key == null)
            reading.ReportStructure(start, YamlAdvice.KeyIsNoText);

        if (AtKeyIndicator())
            AddEntry(map, key, bracket);
        else if (key != null)
            map.AddWithoutColon(key);
    }

    /// <summary>At the ':'. Without a key the value is only skipped.</summary>
    private void AddEntry(YamlMapBuilder map, YamlScalar? key, Bracket bracket)
    {
        var isUsable = key != null && reading.CheckKey(key);
        if (!IsBlankOrEnd(_cursor.Peek(1)))
            reading.ReportStructure(_cursor.Here(1), YamlAdvice.MissingSpace);
        _cursor.Skip(1);
        var value = ReadValue(bracket);
        if (key != null && isUsable)
            map.Add(key, value);
    }

    private YamlNode ReadValue(Bracket bracket)
    {
        if (!SkipSpace(bracket))
            return new YamlUnreadable(_cursor.Here(0));

        var value = ReadNode();
        if (Aborted || !AtKeyIndicator())
            return value;
        return value is YamlScalar { Style: YamlScalarStyle.Plain } text
            ? plain.ReadPastColon(text, inFlow: true)
            : value;
    }

    private YamlScalar? ReadQuoted()
    {
        var scalar = quoted.Read(_parent);
        Aborted |= scalar == null;
        return scalar;
    }

    private bool AtKeyIndicator()
    {
        _cursor.SkipBlanks();
        return _cursor.Current == ':';
    }

    private readonly struct Bracket(Place opening, char closing)
    {
        public Place Opening { get; } = opening;

        public char Closing { get; } = closing;
    }
}
