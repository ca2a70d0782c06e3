using Bylaw.Specs.Reading;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Statements;

/// <summary>The statements in the head of a document: who is responsible for what, and the keys that the lexicon names.</summary>
internal sealed class FrontMatterWalk(SpecDocument document, StatementCollector collector, MarkerReader markers, SectionReader sections)
{
    public void Read()
    {
        foreach (var entry in document.FrontMatter.Entries)
        {
            if (string.Equals(entry.Key, "description", StringComparison.OrdinalIgnoreCase))
                Description(entry);
            else if (sections.Read(entry.Key, MarkerPlace.Key) is { } marks && entry.Values.Count > 0)
                Add($"{entry.Key}: {string.Join(", ", entry.Values)}", entry.Line, Surroundings.None.In(entry.Key, marks));
        }
    }

    private void Description(FrontMatterEntry entry)
    {
        var text = string.Join(' ', entry.Values);
        var dialogue = text.IndexOf("<example>", StringComparison.OrdinalIgnoreCase);
        foreach (var (start, end) in Units(text, entry.IsBlock))
        {
            var flat = FlatText.Of(text[start..end].ReplaceLineEndings(" "), 0);
            foreach (var (from, to) in Sentences.Split(flat))
            {
                // In a dialogue only the comment on it says something of its own, and only about who owns what.
                var isInDialogue = dialogue >= 0 && start + from > dialogue;
                var words = flat.Tokens(from, to);
                var own = markers.Read(words);
                var isSummons = sections.IsSummons(words.Plain);
                if (own.IsOwnership || !isInDialogue && (NamesFolder(words.Plain) || own is { IsNormative: true, IsPlainOrder: false } && !isSummons))
                    Add(words.Plain, entry.IsBlock ? entry.Line + 1 + text.AsSpan(0, start + from).Count('\n') : entry.Line, Surroundings.None);
            }
        }
    }

    // Paragraphs, items and what stands between tags. In a block a line break alone is none of the author's.
    private static IEnumerable<(int Start, int End)> Units(string text, bool isBlock)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' && (!isBlock || i + 1 < text.Length && text[i + 1] is '\n' or '-' or '*' or '<' || i > 0 && text[i - 1] is ':' or '.'))
            {
                yield return (start, i);
                start = i + 1;
            }
            else if (text[i] == '<' && text.IndexOf('>', i, Math.Min(40, text.Length - i)) is var close and > 0)
            {
                yield return (start, i);
                start = close + 1;
                i = close;
            }
        }

        yield return (start, text.Length);
    }

    // "… in apps/server/": a scope.
    private static bool NamesFolder(string sentence)
    {
        var words = sentence.Split(' ');
        for (var i = 1; i < words.Length; i++)
        {
            var word = words[i].Trim('`', ',', '.', ':', ';', '(', ')');
            if (word.Contains('/') && !word.Contains("//", StringComparison.Ordinal) && !word.StartsWith("and/", StringComparison.Ordinal)
                && word.All(letter => letter is '/' or '-' or '_' or '.' or '*' || char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter))
                && words.Take(i).Contains("in", StringComparer.Ordinal))
                return true;
        }

        return false;
    }

    private void Add(string quote, int line, Surroundings around)
    {
        var words = TokenText.Of(quote);
        collector.Add(new Statement
        {
            Spec = document,
            Line = line,
            Quote = quote.ReplaceLineEndings(" "),
            Text = words,
            Form = StatementForm.FrontMatter,
            Headings = around.Headings,
            LeadIn = around.LeadIn,
        }, around);
    }
}
