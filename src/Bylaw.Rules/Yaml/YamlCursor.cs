using static Bylaw.Rules.Yaml.YamlCharacters;

namespace Bylaw.Rules.Yaml;

/// <summary>A place in the text that never moves back behind the start of its line, so that reading is linear.</summary>
internal sealed class YamlCursor
{
    /// <summary>The <see cref="Indent"/> of a line indented with a tab: deeper than any other, part of what stands above.</summary>
    public const int Tabbed = int.MaxValue;

    private readonly string _file;
    private readonly string _text;
    private int _lineStart;

    public YamlCursor(string file, string text)
    {
        _file = file;
        _text = text;
        if (text.Length > 0 && text[0] == '\uFEFF')
            Position = _lineStart = 1;
    }

    public int Position { get; private set; }

    /// <summary>1-based.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>0-based, so that it compares with an indentation.</summary>
    public int Column => Position - _lineStart;

    /// <summary>Spaces before the line of content that <see cref="MoveToContent"/> found; -1 at the document's end.</summary>
    public int Indent { get; private set; } = -1;

    public bool AtEnd => Position >= _text.Length;

    public bool AtLineEnd => IsLineEnd(Current);

    public char Current => Peek(0);

    /// <summary>'-' as the indicator of a list's item.</summary>
    public bool AtDash => Current == '-' && IsBlankOrEnd(Peek(1));

    /// <summary>'---' or '...' at the start of a line.</summary>
    public bool AtMarker => Column == 0 && Current is '-' or '.' && IsMarker();

    /// <summary>The character before, or a line end at the very start.</summary>
    public char Previous => Position > 0 ? _text[Position - 1] : '\n';

    /// <summary>'\0' at the end of the text; the text itself holds none.</summary>
    public char Peek(int offset)
    {
        var at = Position + offset;
        return at < _text.Length ? _text[at] : '\0';
    }

    /// <summary>Only within a line.</summary>
    public void Skip(int count) => Position = Math.Min(Position + count, _text.Length);

    public void SkipSpaces()
    {
        while (Current == ' ')
            Position++;
    }

    public void SkipBlanks()
    {
        while (IsBlank(Current))
            Position++;
    }

    public void SkipToLineEnd()
    {
        while (!AtLineEnd)
            Position++;
    }

    /// <summary>Over the line break, where there is one.</summary>
    public void NextLine()
    {
        if (AtEnd)
            return;

        Position += Current == '\r' && Peek(1) == '\n' ? 2 : 1;
        Line++;
        _lineStart = Position;
    }

    /// <summary>Unless the text has ended.</summary>
    public void ReturnToLineStart()
    {
        if (!AtEnd)
            Position = _lineStart;
    }

    /// <summary>From the start of a line to the first character that is neither blank line, comment nor indentation.</summary>
    public void MoveToContent()
    {
        while (!AtEnd)
        {
            SkipSpaces();
            if (Current == '#')
                SkipToLineEnd();
            if (!AtLineEnd)
            {
                Indent = AtMarker ? -1 : Current == '\t' ? Tabbed : Column;
                return;
            }

            NextLine();
        }

        Indent = -1;
    }

    /// <summary>Leaves this line, and the lines below it that are indented deeper than <paramref name="indent"/>.</summary>
    public void SkipDeeper(int indent)
    {
        do
        {
            SkipToLineEnd();
            NextLine();
            MoveToContent();
        }
        while (Indent > indent);
    }

    /// <summary>In a text that may still hold '\0'.</summary>
    public void MoveTo(int position)
    {
        while (Position < position)
        {
            if (Current is '\n' or '\r')
                NextLine();
            else
                Position++;
        }
    }

    public void MoveToEnd()
    {
        Position = _text.Length;
        Indent = -1;
    }

    public string TextFrom(int start) => _text.Substring(start, Position - start);

    /// <summary>The characters from here on, on this line.</summary>
    public Place Here(int length) => new(_file, Position, length, Line, Column + 1);

    /// <summary>The characters from <paramref name="start"/>, which is on this line, up to here.</summary>
    public Place From(int start) => new(_file, start, Position - start, Line, start - _lineStart + 1);

    /// <summary>The rest of this line without a comment and trailing blanks.</summary>
    public Place RestOfLine()
    {
        var end = Position;
        for (var i = Position; i < _text.Length && !IsLineEnd(_text[i]); i++)
        {
            if (_text[i] == '#' && i > Position && IsBlank(_text[i - 1]))
                break;
            if (!IsBlank(_text[i]))
                end = i + 1;
        }

        return Here(end - Position);
    }

    private bool IsMarker() => Peek(1) == Current && Peek(2) == Current && IsBlankOrEnd(Peek(3));
}
