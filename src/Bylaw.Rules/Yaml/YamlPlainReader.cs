using System.Text;
using static Bylaw.Rules.Yaml.YamlCharacters;

namespace Bylaw.Rules.Yaml;

/// <summary>Reads scalars without quotes.</summary>
internal sealed class YamlPlainReader(YamlReading reading)
{
    private readonly YamlCursor _cursor = reading.Cursor;

    /// <summary>
    /// Reads up to a ':', a comment or the line's end, and between brackets up to a comma or bracket. What cannot be a plain scalar
    /// is reported and read as though it were one: that is what was meant.
    /// </summary>
    public YamlScalar ReadLine(bool inFlow)
    {
        var start = _cursor.Position;
        if (!CanStart(inFlow))
        {
            SkipLoosely(inFlow, stopAtColon: true);
            var refused = Finish(start);
            reading.Report(refused.Place, YamlAdvice.ForStart(refused.Value));
            return refused;
        }

        _cursor.Skip(Measure(inFlow, out _));
        if (!inFlow || MeasureBrackets(0) == 0)
            return Finish(start);

        SkipLoosely(inFlow, stopAtColon: true);
        var scalar = Finish(start);
        reading.Report(scalar.Place, $"brackets cannot be part of a plain text here; {YamlAdvice.Quoted(scalar.Value)}");
        return scalar;
    }

    /// <summary>
    /// The further lines of a text outside of brackets: those deeper than <paramref name="parent"/>. Ends at the next content.
    /// </summary>
    public YamlScalar ReadFurtherLines(YamlScalar first, int parent)
    {
        StringBuilder? value = null;
        _cursor.SkipBlanks();
        while (_cursor.AtLineEnd && !_cursor.AtEnd)
        {
            var blankLines = SkipBlankLines();
            var length = MeasureFurtherLine(parent);
            if (length == 0)
            {
                _cursor.ReturnToLineStart();
                break;
            }

            value ??= new StringBuilder(first.Value);
            AppendFold(value, blankLines);
            var start = _cursor.Position;
            _cursor.Skip(length);
            value.Append(_cursor.TextFrom(start));
            _cursor.SkipBlanks();
        }

        if (_cursor.Column > 0)
        {
            _cursor.SkipToLineEnd();
            _cursor.NextLine();
        }

        _cursor.MoveToContent();
        return value == null ? first : new YamlScalar(value.ToString(), YamlScalarStyle.Plain, first.Place);
    }

    /// <summary>At a ': ' inside a text: reports it and reads on to the text's end.</summary>
    public YamlScalar ReadPastColon(YamlScalar before, bool inFlow)
    {
        _cursor.SkipBlanks();
        var colon = _cursor.Here(1);
        SkipLoosely(inFlow, stopAtColon: false);
        var start = before.Place.Start;
        var text = _cursor.TextFrom(start);
        reading.Report(colon, $"': ' cannot be part of a plain text; {YamlAdvice.Quoted(text)}");
        return reading.Scalar(text, YamlScalarStyle.Plain, _cursor.From(start));
    }

    /// <summary>At '{Name}' or '{!Name}': a capture of a pattern and no map. Its length, or 0.</summary>
    public int MeasureCapture(int offset = 0)
    {
        var end = offset + (_cursor.Peek(offset + 1) == '!' ? 2 : 1);
        var name = end;
        while (char.IsLetterOrDigit(_cursor.Peek(end)) || _cursor.Peek(end) == '_')
            end++;
        return end > name && _cursor.Peek(end) == '}' ? end + 1 - offset : 0;
    }

    private YamlScalar Finish(int start) => reading.Scalar(_cursor.TextFrom(start), YamlScalarStyle.Plain, _cursor.From(start));

    private bool CanStart(bool inFlow)
    {
        switch (_cursor.Current)
        {
            case '-' or '?':
                var next = _cursor.Peek(1);
                return !IsBlankOrEnd(next) && !(inFlow && IsFlowIndicator(next));
            case ':' or '#' or '&' or '*' or '!' or '|' or '>' or '\'' or '"' or '%' or '@' or '`' or '\u00A0':
                return false;
            case var c:
                return !IsFlowIndicator(c);
        }
    }

    /// <summary>The length of the text on this line without trailing blanks, and the character that ends it.</summary>
    private int Measure(bool inFlow, out char stop)
    {
        var length = 0;
        for (var i = 0; ; i++)
        {
            stop = _cursor.Peek(i);
            if (IsLineEnd(stop)
                || (stop == '#' && IsBlank(_cursor.Peek(i - 1)))
                || (stop == ':' && EndsKey(_cursor.Peek(i + 1), inFlow))
                || (inFlow && IsFlowIndicator(stop)))
            {
                return length;
            }

            if (!IsBlank(stop))
                length = i + 1;
        }
    }

    private static bool EndsKey(char next, bool inFlow) => IsBlankOrEnd(next) || (inFlow && IsFlowIndicator(next));

    /// <summary>Up to the end of what was meant as one text.</summary>
    private void SkipLoosely(bool inFlow, bool stopAtColon)
    {
        var end = 0;
        for (var i = 0; !IsLineEnd(_cursor.Peek(i)); i++)
        {
            var c = _cursor.Peek(i);
            if (inFlow && MeasureBrackets(i) is var brackets and > 0)
                i += brackets - 1;
            else if (i > 0 && EndsLooseText(c, i, inFlow, stopAtColon))
                break;

            if (!IsBlank(c))
                end = i + 1;
        }

        _cursor.Skip(end);
    }

    private bool EndsLooseText(char c, int offset, bool inFlow, bool stopAtColon) => c switch
    {
        '#' => IsBlank(_cursor.Peek(offset - 1)),
        ':' => stopAtColon && EndsKey(_cursor.Peek(offset + 1), inFlow),
        _ => inFlow && IsFlowIndicator(c),
    };

    /// <summary>At 'Order[]' and 'I{Entity}Service' the brackets are meant as part of the text. Their length, or 0.</summary>
    private int MeasureBrackets(int offset) => _cursor.Peek(offset) switch
    {
        '{' => MeasureCapture(offset),
        '[' => _cursor.Peek(offset + 1) == ']' ? 2 : 0,
        _ => 0,
    };

    private int SkipBlankLines()
    {
        var blankLines = -1;
        do
        {
            _cursor.NextLine();
            _cursor.SkipSpaces();
            blankLines++;
        }
        while (_cursor.AtLineEnd && !_cursor.AtEnd);
        return blankLines;
    }

    /// <summary>
    /// The length of the line's text, or 0 when it is not part of the text above. YAML would also take a line that starts with '- ',
    /// but whoever writes that means a list.
    /// </summary>
    private int MeasureFurtherLine(int parent)
    {
        if (_cursor.Column <= parent || _cursor.AtMarker || _cursor.AtDash || _cursor.Current is '#' or '\t')
            return 0;

        var length = Measure(inFlow: false, out var stop);
        return stop == ':' ? 0 : length;
    }
}
