using System.Text;
using static Bylaw.Rules.Yaml.YamlCharacters;

namespace Bylaw.Rules.Yaml;

/// <summary>Reads scalars in single and double quotes, also over several lines.</summary>
internal sealed class YamlQuotedReader(YamlReading reading)
{
    private readonly YamlCursor _cursor = reading.Cursor;
    private readonly StringBuilder _value = new();

    /// <summary>Length of the value that no line break may take away: all but blanks at the end that are not escaped.</summary>
    private int _kept;

    /// <summary>Null when the closing quote is missing; the cursor is then at the content that follows.</summary>
    /// <param name="parent">Further lines must be indented deeper than this.</param>
    public YamlScalar? Read(int parent)
    {
        var quote = _cursor.Current;
        var start = _cursor.Position;
        var opening = _cursor.Here(1);
        Place? firstLine = null;
        _value.Clear();
        _kept = 0;
        _cursor.Skip(1);
        while (!AtClosing(quote))
        {
            if (_cursor.AtLineEnd)
            {
                firstLine ??= _cursor.From(start);
                if (!ReadLineBreak(parent))
                {
                    reading.Report(
                        opening,
                        $"the closing {quote} is missing; close the text, or indent its further lines deeper than the key or '-'");
                    return null;
                }
            }
            else if (_cursor.Current == '\\' && quote == '"')
            {
                YamlEscapes.Read(reading, _value);
                _kept = _value.Length;
            }
            else
            {
                ReadCharacter(quote);
            }
        }

        _cursor.Skip(1);
        var style = quote == '"' ? YamlScalarStyle.DoubleQuoted : YamlScalarStyle.SingleQuoted;
        return reading.Scalar(_value.ToString(), style, firstLine ?? _cursor.From(start));
    }

    private bool AtClosing(char quote) => _cursor.Current == quote && !(quote == '\'' && _cursor.Peek(1) == '\'');

    private void ReadCharacter(char quote)
    {
        var c = _cursor.Current;
        _value.Append(c);
        _cursor.Skip(c == quote ? 2 : 1);
        if (!IsBlank(c))
            _kept = _value.Length;
    }

    private bool ReadLineBreak(int parent)
    {
        _value.Length = _kept;
        var blankLines = SkipToNextText(parent);
        if (blankLines < 0)
            return false;

        AppendFold(_value, blankLines);
        _kept = _value.Length;
        return true;
    }

    /// <summary>The number of blank lines skipped, or -1 when the text does not go on.</summary>
    private int SkipToNextText(int parent)
    {
        for (var blankLines = 0; ; blankLines++)
        {
            _cursor.NextLine();
            if (_cursor.AtEnd || _cursor.AtMarker)
                break;

            _cursor.SkipSpaces();
            var isTab = _cursor.Current == '\t';
            var shallow = _cursor.Column <= parent && !isTab;
            var tab = _cursor.Here(1);
            _cursor.SkipBlanks();
            if (_cursor.AtLineEnd)
                continue;
            if (shallow)
                break;
            if (isTab)
                reading.ReportTab(tab);
            return blankLines;
        }

        _cursor.ReturnToLineStart();
        _cursor.MoveToContent();
        return -1;
    }
}
