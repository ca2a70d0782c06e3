using System.Text;

namespace Bylaw.Rules.Quoting;

/// <summary>
/// Markdown as its words, with one blank between them: no emphasis, code marks, table lines, list markers, quote marks and heading marks. No more
/// than that is known of markdown here, so that a document and a sentence out of it come to the same words.
/// </summary>
internal sealed class PlainWords
{
    private readonly StringBuilder _text;
    private readonly HashSet<int> _beginnings = [];

    private PlainWords(string markdown)
    {
        _text = new StringBuilder(markdown.Length);
        Write(markdown);
        Text = _text.ToString();
    }

    public string Text { get; }

    public static PlainWords Of(string markdown) => new(markdown);

    /// <summary>Whether a line or a cell of a table begins there, or the text ends.</summary>
    public bool Begins(int at) => at >= Text.Length || _beginnings.Contains(at);

    private void Write(string markdown)
    {
        var begins = true;
        var start = 0;
        for (var i = 0; i < markdown.Length; i++)
        {
            var letter = markdown[i];
            if (letter == '\\' && i + 1 < markdown.Length && (markdown[i + 1] == 'n' || char.IsPunctuation(markdown[i + 1]) || char.IsSymbol(markdown[i + 1])))
            {
                // An escaped mark, or a line's end in a quoted text of the front matter.
                letter = markdown[++i] == 'n' ? '\n' : markdown[i];
            }

            // At the end of a line it breaks that line.
            if (letter == '\\' && (i + 1 == markdown.Length || char.IsWhiteSpace(markdown[i + 1])))
                continue;
            if (letter is '*' or '_' or '`' || letter == '>' && begins && _text.Length == start)
                continue;

            if (letter != '|' && !char.IsWhiteSpace(letter))
            {
                if (_text.Length == start && begins)
                    _beginnings.Add(start);
                _text.Append(letter);
                continue;
            }

            start = EndWord(start, ref begins);
            begins |= letter is '|' or '\n' or '\r';
        }

        EndWord(start, ref begins);
        if (_text.Length > 0 && _text[_text.Length - 1] == ' ')
            _text.Length--;
    }

    // Where the next word starts.
    private int EndWord(int start, ref bool begins)
    {
        if (_text.Length == start)
            return start;

        if (IsMark(start))
        {
            _text.Length = start;
            return start;
        }

        begins = false;
        _text.Append(' ');
        return _text.Length;
    }

    // - + > # --- === :---:
    private bool IsMark(int start)
    {
        var (first, last) = (_text[start] == ':' ? start + 1 : start, _text[_text.Length - 1] == ':' ? _text.Length - 2 : _text.Length - 1);
        if (first > last || _text[first] is not ('-' or '+' or '>' or '#' or '=' or '~'))
            return false;

        for (var i = first + 1; i <= last; i++)
        {
            if (_text[i] != _text[first])
                return false;
        }

        return true;
    }
}
