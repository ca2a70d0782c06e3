namespace Bylaw.Specs.Statements;

/// <summary>Plain text to its sentences.</summary>
internal static class Sentences
{
    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase) { "e.g", "i.e", "etc", "vs", "cf", "approx", "incl", "no", "z.b", "bzw", "p.ej", "ex" };

    /// <summary>The ranges of the sentences, without the blanks around them.</summary>
    public static List<(int Start, int End)> Split(FlatText text)
    {
        var plain = text.Plain;
        var sentences = new List<(int, int)>();
        var (start, depth) = (0, 0);
        for (var i = 0; i < plain.Length; i++)
        {
            if (text.IsInCode(i))
                continue;
            if (plain[i] is '(' or '[')
                depth++;
            else if (plain[i] is ')' or ']')
                depth = Math.Max(0, depth - 1);
            else if (plain[i] is '。' or '！' or '？' || depth == 0 && plain[i] is '.' or '!' or '?' or '؟' or '।' && EndsSentence(text, start, i))
            {
                var end = i + 1;
                while (end < plain.Length && plain[end] is '"' or '”' or '’' or '\'' or ')')
                    end++;
                AddTrimmed(plain, start, end, sentences);
                start = end;
                i = end - 1;
            }
        }

        AddTrimmed(plain, start, plain.Length, sentences);
        return sentences;
    }

    public static void AddTrimmed(string plain, int start, int end, List<(int, int)> ranges)
    {
        while (start < end && char.IsWhiteSpace(plain[start]))
            start++;
        while (end > start && char.IsWhiteSpace(plain[end - 1]))
            end--;
        if (end > start)
            ranges.Add((start, end));
    }

    private static bool EndsSentence(FlatText text, int start, int at)
    {
        var plain = text.Plain;
        var next = at + 1;
        while (next < plain.Length && plain[next] is '"' or '”' or '’' or '\'')
            next++;
        if (next >= plain.Length)
            return true;
        if (!char.IsWhiteSpace(plain[next]))
            return false;
        while (next < plain.Length && char.IsWhiteSpace(plain[next]))
            next++;
        if (next < plain.Length && char.IsLower(plain[next]) && !text.IsInCode(next))
            return false;
        if (plain[at] != '.')
            return true;

        // "e.g.", "No. 5", an initial, the number of a list
        var word = at;
        while (word > start && !char.IsWhiteSpace(plain[word - 1]) && plain[word - 1] is not ('(' or '['))
            word--;
        var before = plain[word..at];
        return !Abbreviations.Contains(before) && !(before.Length == 1 && char.IsUpper(before[0])) && !(word == start && before.All(char.IsAsciiDigit));
    }
}
