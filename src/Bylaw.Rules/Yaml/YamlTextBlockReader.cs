using System.Text;
using static Bylaw.Rules.Yaml.YamlCharacters;

namespace Bylaw.Rules.Yaml;

/// <summary>Reads block scalars: literal ('|') and folded ('&gt;').</summary>
internal sealed class YamlTextBlockReader(YamlReading reading)
{
    private const int Unknown = -1;

    private readonly YamlCursor _cursor = reading.Cursor;
    private readonly StringBuilder _value = new();

    private bool _folded;
    private int _indent;
    private bool _afterLine;
    private bool _afterIndentedLine;
    private int _blankLines;

    /// <summary>Reads the header and the lines deeper than <paramref name="parent"/>; ends at the next content.</summary>
    public YamlNode Read(int parent)
    {
        var start = _cursor.Position;
        _folded = _cursor.Current == '>';
        _cursor.Skip(1);
        var chomping = ReadHeader(out var explicitIndent);
        var header = _cursor.From(start);
        if (!AtHeaderEnd())
        {
            RefuseHeader(start, parent);
            return new YamlUnreadable(header);
        }

        _cursor.SkipToLineEnd();
        _cursor.NextLine();
        ReadLines(parent, explicitIndent == 0 ? Unknown : parent + explicitIndent);
        Chomp(chomping);
        ReadEnd(parent);
        return reading.Scalar(_value.ToString(), _folded ? YamlScalarStyle.Folded : YamlScalarStyle.Literal, header);
    }

    /// <summary>The chomping indicator or '\0', and the indentation or 0, in either order.</summary>
    private char ReadHeader(out int explicitIndent)
    {
        var chomping = '\0';
        explicitIndent = 0;
        for (; ; _cursor.Skip(1))
        {
            var c = _cursor.Current;
            if (c is '+' or '-' && chomping == '\0')
                chomping = c;
            else if (c is >= '1' and <= '9' && explicitIndent == 0)
                explicitIndent = c - '0';
            else
                return chomping;
        }
    }

    private bool AtHeaderEnd()
    {
        if (_cursor.AtLineEnd)
            return true;
        var rest = _cursor.Position;
        _cursor.SkipBlanks();
        return _cursor.AtLineEnd || (_cursor.Current == '#' && _cursor.Position > rest);
    }

    private void RefuseHeader(int start, int parent)
    {
        _cursor.Skip(_cursor.RestOfLine().Length);
        var place = _cursor.From(start);
        reading.Report(place, YamlAdvice.ForTextBlock(_cursor.TextFrom(start)));
        _cursor.SkipDeeper(parent);
    }

    private void ReadLines(int parent, int indent)
    {
        _value.Clear();
        _indent = indent;
        _afterLine = _afterIndentedLine = false;
        _blankLines = 0;
        while (!_cursor.AtEnd)
        {
            if (!_afterLine)
                RefuseSpacesBeforeText();
            SkipIndentation();
            if (_cursor.AtLineEnd)
            {
                _blankLines += _cursor.AtEnd ? 0 : 1;
                _cursor.NextLine();
                continue;
            }

            if (_indent == Unknown && _cursor.Column > parent)
                _indent = _cursor.Column;
            if (_cursor.Column != _indent)
                break;

            ReadLine();
        }
    }

    private void SkipIndentation()
    {
        while (_cursor.Current == ' ' && _cursor.Column != _indent)
            _cursor.Skip(1);
    }

    /// <summary>Parsers disagree on how these count towards the indentation.</summary>
    private void RefuseSpacesBeforeText()
    {
        var length = 0;
        while (IsBlank(_cursor.Peek(length)))
            length++;
        if (length > 0 && IsLineEnd(_cursor.Peek(length)))
            reading.Report(_cursor.Here(length), "blank lines before a text block's first line must be empty; remove the spaces");
    }

    private void ReadLine()
    {
        var isIndented = IsBlank(_cursor.Current);
        if (_afterLine && (!_folded || isIndented || _afterIndentedLine))
            _value.Append('\n', 1 + _blankLines);
        else if (_afterLine)
            AppendFold(_value, _blankLines);
        else
            _value.Append('\n', _blankLines);

        var start = _cursor.Position;
        _cursor.SkipToLineEnd();
        _value.Append(_cursor.TextFrom(start));
        _blankLines = 0;
        _afterIndentedLine = isIndented;
        _afterLine = !_cursor.AtEnd;
        _cursor.NextLine();
    }

    private void Chomp(char chomping)
    {
        if (_afterLine && chomping != '-')
            _value.Append('\n');
        if (chomping == '+')
            _value.Append('\n', _blankLines);
    }

    private void ReadEnd(int parent)
    {
        _cursor.ReturnToLineStart();
        _cursor.MoveToContent();
        if (_cursor.Indent <= parent || _cursor.Indent == YamlCursor.Tabbed)
            return;

        reading.ReportStructure(
            _cursor.RestOfLine(),
            $"indented by {YamlAdvice.Spaces(_cursor.Indent)}, less than the text block above ({_indent}) and more than its key");
        _cursor.SkipDeeper(parent);
    }
}
