using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>A part of a statement that points one way: "paginate lists | never return all of them".</summary>
/// <param name="Own">Whether its own words say which way; if not, it is the statement's.</param>
internal readonly record struct Clause(int First, int Last, Polarity Polarity, bool Own);

/// <summary>Splits statements into clauses. One sentence often says what to do and what not: "use `A` instead of `B`".</summary>
internal sealed class ClauseReader
{
    private enum Mark
    {
        Forbid,
        Demand,
        Permit,
        Against,
        Back,
    }

    private readonly PhraseIndex<Mark> marks = new();
    private readonly IReadOnlyList<Phrase> against;

    public ClauseReader(Lexicon lexicon)
    {
        foreach (var language in lexicon.Languages)
        {
            Add(language.Forbid, Mark.Forbid);
            Add(language.Demand, Mark.Demand);
            Add(language.Permit, Mark.Permit);
        }

        against = lexicon.Turns.Against;
        Add(lexicon.Turns.Back, Mark.Back);
    }

    /// <summary>Which way the tokens of these runs point, taken together: a prohibition anywhere in them is one of the whole.</summary>
    public static Polarity Of(IReadOnlyList<Clause> clauses, IEnumerable<(int First, int Last)> runs)
    {
        var result = Polarity.None;
        foreach (var (first, last) in runs)
        {
            foreach (var clause in clauses)
            {
                if (first > clause.Last || last < clause.First)
                    continue;
                result = (result, clause.Polarity) switch
                {
                    (Polarity.Forbid, _) or (_, Polarity.Forbid) => Polarity.Forbid,
                    (Polarity.Permit, _) or (_, Polarity.Permit) => Polarity.Permit,
                    (Polarity.Demand, _) or (_, Polarity.Demand) => Polarity.Demand,
                    _ => Polarity.None,
                };
            }
        }

        return result;
    }

    public IReadOnlyList<Clause> Read(Statement statement)
    {
        var text = statement.Text;
        var tokens = text.Tokens;
        if (tokens.Count == 0)
            return [];

        var (markAt, back) = Marks(tokens);
        var ends = Ends(text, markAt);
        var clauses = new List<Clause>();
        for (var first = 0; first < tokens.Count;)
        {
            var last = first;
            while (last + 1 < tokens.Count && ends[last] == Break.None)
                last++;
            clauses.Add(Clause(first, last, markAt, back));
            first = last + 1;
        }

        var any = clauses.Exists(clause => clause.Own);
        for (var i = 0; i < clauses.Count; i++)
        {
            if (!clauses[i].Own)
                clauses[i] = clauses[i] with { Polarity = any ? i == 0 && ends[clauses[0].Last] == Break.Strong && IsForbiddenAbove(statement) ? Polarity.Forbid : Borrowed(clauses, i, ends) : Turned(statement.Polarity, clauses[i], back) };
        }

        return clauses;
    }

    // Below "never": "returns entities - always map them" says first what is wrong, then what is right.
    private static bool IsForbiddenAbove(Statement statement) => statement is { Around: Polarity.Forbid, Form: StatementForm.ListItem };

    // "Skip validation" below "Never" is a demand for validation.
    private static Polarity Turned(Polarity inherited, Clause clause, bool[] back) =>
        inherited == Polarity.Forbid && back.AsSpan(clause.First, clause.Last - clause.First + 1).Contains(true) ? Polarity.Demand : inherited;

    // What stands in brackets or after a colon belongs to what is before it.
    private static Polarity Borrowed(List<Clause> clauses, int index, Break[] ends) =>
        index > 0 && ends[clauses[index - 1].Last] == Break.Weak ? clauses[index - 1].Polarity : Polarity.None;

    private static Clause Clause(int first, int last, Mark?[] marks, bool[] back)
    {
        Polarity? polarity = null;
        var turned = false;
        var forbidden = false;
        for (var i = first; i <= last; i++)
        {
            turned |= back[i];
            switch (marks[i])
            {
                case Mark.Forbid or Mark.Against:
                    polarity = Polarity.Forbid;
                    // "without" forbids what follows, unless something before it does: "no list without a page".
                    forbidden |= !back[i];
                    break;
                case Mark.Permit when polarity is null or Polarity.Demand:
                    polarity = Polarity.Permit;
                    break;
                case Mark.Demand when polarity is null:
                    polarity = Polarity.Demand;
                    break;
            }
        }

        if (turned && forbidden)
            return new Clause(first, last, Polarity.Demand, true);
        // "Skip interface prefixes."
        if (back[first] && polarity is (null or Polarity.Demand))
            return new Clause(first, last, Polarity.Forbid, true);
        return new Clause(first, last, polarity ?? Polarity.None, polarity is not null);
    }

    private (Mark?[] Marks, bool[] Back) Marks(TokenList tokens)
    {
        var result = new Mark?[tokens.Count];
        var lengths = new int[tokens.Count];
        var back = new bool[tokens.Count];
        for (var start = 0; start < tokens.Count; start++)
        {
            if (tokens[start].Code >= 0)
                continue;
            foreach (var (phrase, mark) in marks.StartingWith(tokens[start].Word))
            {
                if (phrase.LastFrom(tokens, start) is not { } last)
                    continue;
                if (mark == Mark.Back)
                {
                    back[start] = true;
                    continue;
                }

                // Of two that begin or end in the same words, the longer one is meant: "must not" is no "must".
                var length = last - start + 1;
                for (var i = start; i <= last; i++)
                {
                    if (length < lengths[i] || length == lengths[i] && result[i] == Mark.Forbid)
                        continue;
                    result[i] = i == start ? mark : null;
                    lengths[i] = length;
                }
            }
        }

        // "`A` over `B`", where the sentence begins with it
        for (var i = 1; i + 1 < tokens.Count && tokens[i - 1].Code is 0 or -1 && tokens[0].Code == 0; i++)
        {
            if (tokens[i] is { Word: "over", Code: < 0 } && tokens[i - 1].Code >= 0 && tokens[i + 1].Code >= 0)
                result[i] = Mark.Against;
        }

        foreach (var phrase in against)
        {
            // "prefer A over B": what is not wanted begins at the last word. "must not" is one mark, no change of mind.
            if (phrase.FindRuns(tokens) is { } runs && lengths[runs[^1].First] <= runs[^1].Last - runs[^1].First + 1)
                result[runs[^1].First] = Mark.Against;
        }

        return (result, back);
    }

    private enum Break
    {
        None,
        Weak,
        Strong,
    }

    private static Break[] Ends(TokenText text, Mark?[] marks)
    {
        var tokens = text.Tokens;
        var ends = new Break[tokens.Count];
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            var from = tokens[i].Start + tokens[i].Length;
            var between = text.Plain.AsSpan(from, Math.Max(0, tokens[i + 1].Start - from));
            if (tokens[i].Code >= 0 && tokens[i].Code == tokens[i + 1].Code)
                continue;
            // The brackets of `Thread.Sleep()` are its own.
            if (tokens[i].Code >= 0)
                between = between.TrimStart("()<>[]");
            if (between.IndexOfAny(";—–") >= 0 || between.Contains(" - ", StringComparison.Ordinal) || between.Contains(" -- ", StringComparison.Ordinal) || between.Contains(". ", StringComparison.Ordinal) || between.Contains("), ", StringComparison.Ordinal))
                ends[i] = Break.Strong;
            else if (between.IndexOfAny("():") >= 0)
                ends[i] = Break.Weak;
            else if (marks[i + 1] is Mark.Against || between.Contains(',') && marks[i + 1] is not null)
                ends[i] = Break.Strong;
        }

        return ends;
    }

    private void Add(IReadOnlyList<Phrase> phrases, Mark mark)
    {
        foreach (var phrase in phrases)
            marks.Add(phrase, mark);
    }
}
