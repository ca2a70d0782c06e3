namespace Bylaw.Rules.Quoting;

/// <summary>The text of a spec, to be asked for sentences that rules quote.</summary>
internal sealed class SpecWords
{
    private readonly PlainWords _words;
    private readonly string _lower;

    public SpecWords(string markdown)
    {
        _words = PlainWords.Of(markdown);
        _lower = _words.Text.ToLowerInvariant();
    }

    /// <summary>Whether the sentence still stands in it, wherever that is and however it is wrapped.</summary>
    public bool Says(string quote)
    {
        var words = Quotes.Words(quote);
        if (words.Length == 0)
            return true;

        var sought = words.ToLowerInvariant();
        var isBeginning = Quotes.IsBeginning(quote);
        var isSentence = quote.TrimEnd(' ', '*', '_', '`') is [.., '.'];
        for (var at = Find(sought, 0); at >= 0; at = Find(sought, at + 1))
        {
            if (BeginsAt(at, words[0]) && (isBeginning || EndsAt(at + sought.Length, isSentence)))
                return true;
        }

        return false;
    }

    private int Find(string sought, int from) => from < _lower.Length ? _lower.IndexOf(sought, from, StringComparison.Ordinal) : -1;

    // "Use it" is not said by "Never use it": where words stand before it, it must at least begin with the same letter.
    private bool BeginsAt(int at, char first)
    {
        if (at == 0 || _words.Begins(at))
            return true;
        if (_words.Text[at - 1] != ' ')
            return !IsWord(_words.Text[at - 1]) || !IsWord(first);
        return !IsWord(_words.Text[at - 2]) || _words.Text[at] == first;
    }

    // "Use it." is not said by "Use it in tests only."
    private bool EndsAt(int at, bool isSentence)
    {
        if (at >= _words.Text.Length)
            return true;
        if (_words.Text[at] != ' ')
            return !IsWord(_words.Text[at]) || !IsWord(_words.Text[at - 1]);
        return !isSentence || _words.Begins(at + 1) || at + 1 < _words.Text.Length && !IsWord(_words.Text[at + 1]);
    }

    private static bool IsWord(char letter) => char.IsLetterOrDigit(letter);
}
