using static Bylaw.Rules.Yaml.YamlCharacters;

namespace Bylaw.Rules.Yaml;

/// <summary>Reads what is structured by indentation. Every method that reads a node ends at the content that follows it.</summary>
internal sealed partial class YamlBlockReader
{
    private readonly YamlReading _reading;
    private readonly YamlCursor _cursor;
    private readonly YamlPlainReader _plain;
    private readonly YamlQuotedReader _quoted;
    private readonly YamlTextBlockReader _textBlocks;
    private readonly YamlFlowReader _flow;

    public YamlBlockReader(YamlReading reading)
    {
        _reading = reading;
        _cursor = reading.Cursor;
        _plain = new YamlPlainReader(reading);
        _quoted = new YamlQuotedReader(reading);
        _textBlocks = new YamlTextBlockReader(reading);
        _flow = new YamlFlowReader(reading, _plain, _quoted);
    }

    /// <summary>Reads the node at the cursor.</summary>
    /// <param name="parent">The column of the map or list around it, -1 if there is none.</param>
    /// <param name="afterKey">On the line of its key, where neither a map nor a list can start.</param>
    public YamlNode ReadNode(int parent, bool afterKey = false)
    {
        YamlProperties.Refuse(_reading, inFlow: false);
        var place = _cursor.Here(0);
        switch (_cursor.Current)
        {
            case '\n' or '\r' or '\0' or '#':
                FinishLine();
                return ReadBelow(parent, afterKey, place);
            case '\t':
                RefuseTab();
                return ReadRest(parent, place);
            case '-' when _cursor.AtDash:
                return afterKey ? RefuseListAfterKey(parent) : ReadList(parent);
            case '?' when IsBlankOrEnd(_cursor.Peek(1)):
                RefuseComplexKey();
                return ReadRest(parent, place);
            case '|' or '>':
                return ReadTextBlock(parent);
            case '"' or '\'':
                return ReadQuoted(parent, afterKey);
            case '[' or '{' when AtFlow():
                return ReadFlow(parent);
            default:
                return ReadPlain(parent, afterKey);
        }
    }

    /// <summary>After a line that is complete; anything left on it is reported.</summary>
    public void FinishLine(string after = "here")
    {
        var rest = _cursor.Position;
        _cursor.SkipBlanks();
        if (_cursor.Current == '#' && _cursor.Position == rest && !IsBlankOrEnd(_cursor.Previous))
            _reading.ReportStructure(_cursor.Here(1), "expected a space before the comment's '#'");
        else if (!_cursor.AtLineEnd && _cursor.Current != '#')
            RefuseRestOfLine(after);

        _cursor.SkipToLineEnd();
        _cursor.NextLine();
        _cursor.MoveToContent();
    }

    private void RefuseRestOfLine(string after) =>
        _reading.ReportStructure(
            _cursor.RestOfLine(),
            $"unexpected text {after}; expected the end of the line, or quotes around the whole text");

    /// <summary>Reads what follows ':' or '-'. After '-' may come a map or list, whose column a tab would leave open.</summary>
    private YamlNode ReadContent(int parent, bool afterKey)
    {
        _cursor.SkipSpaces();
        var place = _cursor.Here(1);
        var isTab = !afterKey && _cursor.Current == '\t';
        _cursor.SkipBlanks();
        if (isTab && !_cursor.AtLineEnd && _cursor.Current != '#')
            _reading.ReportTab(place);
        return ReadNode(parent, afterKey);
    }

    private YamlNode ReadBelow(int parent, bool afterKey, Place empty)
    {
        if (_cursor.Indent > parent)
            return ReadNode(parent);
        if (afterKey && _cursor.Indent == parent && _cursor.AtDash)
            return ReadList(parent);
        return _reading.Scalar("", YamlScalarStyle.Plain, empty);
    }

    /// <summary>After lines that were refused: what is left of the node.</summary>
    private YamlNode ReadRest(int parent, Place refused) => _cursor.Indent > parent ? ReadNode(parent) : new YamlUnreadable(refused);

    private void RefuseTab()
    {
        _reading.ReportTab(_cursor.Here(1));
        _cursor.SkipDeeper(YamlCursor.Tabbed - 1);
    }

    private YamlNode ReadTextBlock(int parent)
    {
        if (_cursor.Column == _cursor.Indent)
            _reading.Report(_cursor.Here(1), $"a text block's '{_cursor.Current}' must stand on the line of its key or '-'");
        return _textBlocks.Read(parent);
    }

    private YamlNode ReadFlow(int parent)
    {
        var place = _cursor.Here(1);
        var node = _flow.Read(parent);
        if (_flow.Aborted)
            return node;
        if (!AtKeyIndicator())
        {
            FinishLine("after the closing bracket");
            return node;
        }

        RefuseKey(place, parent);
        return new YamlUnreadable(place);
    }

    private YamlNode ReadQuoted(int parent, bool afterKey)
    {
        var column = _cursor.Column;
        var place = _cursor.Here(1);
        var quote = _cursor.Current;
        if (_quoted.Read(parent) is not { } scalar)
            return new YamlUnreadable(place);
        if (!afterKey && AtQuotedKeyIndicator())
            return ReadMap(scalar, column, parent);

        FinishLine(AfterQuote(quote, place.Line));
        return scalar;
    }

    private string AfterQuote(char quote, int firstLine)
    {
        if (_cursor.Line > firstLine)
            return $"after the quoted text that starts in line {firstLine} (is its closing {quote} missing?)";
        return quote == '\''
            ? "after the closing ' (an apostrophe inside is written twice, '')"
            : "after the closing \" (a quote inside is written \\\")";
    }

    private YamlNode ReadPlain(int parent, bool afterKey)
    {
        var column = _cursor.Column;
        var first = _plain.ReadLine(inFlow: false);
        if (!AtKeyIndicator())
        {
            var text = _plain.ReadFurtherLines(first, parent);
            if (afterKey || _cursor.Indent != column)
                return text;

            // Lines of the same indentation follow: the text was meant as a key.
            return ReadMap(first, column, parent, hasColon: false);
        }

        if (!afterKey)
            return ReadMap(first, column, parent);

        var whole = _plain.ReadPastColon(first, inFlow: false);
        _cursor.SkipDeeper(parent);
        return whole;
    }

    private bool AtFlow() => _cursor.Current == '[' || (_cursor.Current == '{' && _plain.MeasureCapture() == 0);

    /// <summary>At a ':' that ends a key, after optional blanks.</summary>
    private bool AtKeyIndicator()
    {
        _cursor.SkipBlanks();
        return _cursor.Current == ':' && IsBlankOrEnd(_cursor.Peek(1));
    }

    /// <summary>As JSON writes it, the ':' may come without a space; it is a problem, but no doubt a key.</summary>
    private bool AtQuotedKeyIndicator()
    {
        if (AtKeyIndicator())
            return true;
        if (_cursor.Current != ':')
            return false;

        _reading.ReportStructure(_cursor.Here(1), YamlAdvice.MissingSpace);
        return true;
    }
}
