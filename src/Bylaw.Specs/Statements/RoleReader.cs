using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Statements;

/// <summary>
/// Takes sentences apart, as far as small words and punctuation tell: what is asked for, under which condition, why, and of what. Words in code
/// are read as names, never as small words.
/// </summary>
internal sealed class RoleReader(Lexicon lexicon)
{
    private const int LongestLabel = 4;

    private const int ShortestDefinition = 3;

    // "Add them under `Shared/`, next to …": what stands farther away is no place of it.
    private const int NearPlace = 17;

    private readonly HashSet<string> conditions = Words(lexicon, "opens-condition");
    private readonly HashSet<string> relatives = Words(lexicon, "opens-relative");
    private readonly HashSet<string> takesThat = Words(lexicon, "takes-that");
    private readonly HashSet<string> takesTo = Words(lexicon, "takes-to");
    private readonly HashSet<string> aims = Words(lexicon, "aims");
    private readonly HashSet<string> pointers = Words(lexicon, "opens-reason");
    private readonly HashSet<string> modals = Words(lexicon, "modals");
    private readonly HashSet<string> turns = Words(lexicon, "turns-it");
    private readonly HashSet<string> verbs = Words(lexicon, "finite-verbs");
    private readonly HashSet<string> telling = Words(lexicon, "telling-verbs");
    private readonly HashSet<string> asking = [.. Words(lexicon, "modals"), .. Words(lexicon, "turns-it"), .. Words(lexicon, "asks")];
    private readonly HashSet<string> things = Words(lexicon, "things");
    private readonly HashSet<string> ensures = [.. lexicon.Languages.SelectMany(language => language.Ensure).Select(phrase => phrase.Written).Select(Statements.Words.Normal)];
    private readonly HashSet<string> trivial = Words(lexicon, "says-little");
    private readonly HashSet<string> placing = Words(lexicon, "placing-verbs");
    private readonly HashSet<string> placeWords = Words(lexicon, "in-a-place");
    private readonly HashSet<string> imperatives = [.. lexicon.Languages.Where(language => language.Language == "en").SelectMany(language => language.Imperative).Select(phrase => phrase.Written).Where(written => !written.Contains(' ')).Select(Statements.Words.Normal)];

    public TokenText Read(TokenText text)
    {
        if (text.Tokens.Count < 2)
            return text;
        var roles = new WordRole[text.Tokens.Count];
        var brackets = InBrackets(text);
        var starts = Starts(text);
        var label = -1;
        for (var first = 0; first < roles.Length;)
        {
            var next = first + 1;
            while (next < roles.Length && !starts[next])
                next++;
            ReadPart(text, first, next - 1, roles, brackets);
            // What only tells what something is tells it of the name in front of it, too.
            if (label >= 0 && (Tells(text.Tokens, first, next - 1, roles, brackets) || label + 1 == first && first <= LongestLabel && next == roles.Length && IsDefinition(text, first, next - 1, roles, brackets)))
                Fill(roles, 0, next - 1, WordRole.Told);
            label = first == 0 && next - first <= LongestLabel ? next - 1 : -1;
            first = next;
        }

        return Array.TrueForAll(roles, role => role == WordRole.Core) ? text : text.With(roles);
    }

    // Where a sentence, or a part of one behind a dash, a colon or a semicolon, begins.
    private static bool[] Starts(TokenText text)
    {
        var starts = new bool[text.Tokens.Count];
        starts[0] = true;
        for (var i = 1; i < starts.Length; i++)
        {
            var gap = Gap(text, i);
            starts[i] = gap.IndexOfAny(";:—–→") >= 0 || gap.Contains(" - ", StringComparison.Ordinal) || gap.Contains(" -- ", StringComparison.Ordinal)
                || gap.Contains(". ", StringComparison.Ordinal) || gap.Contains("! ", StringComparison.Ordinal) || gap.Contains("? ", StringComparison.Ordinal);
        }

        return starts;
    }

    private static bool[] InBrackets(TokenText text)
    {
        var inside = new bool[text.Tokens.Count];
        for (var i = 1; i < inside.Length; i++)
        {
            var gap = Gap(text, i);
            var (open, close) = (gap.LastIndexOf('('), gap.LastIndexOf(')'));
            inside[i] = open > close || inside[i - 1] && close < 0;
        }

        return inside;
    }

    private void ReadPart(TokenText text, int first, int last, WordRole[] roles, bool[] brackets)
    {
        var tokens = text.Tokens;
        if (first > 0 && IsReason(text, first, last))
        {
            Fill(roles, first, last, WordRole.Reason);
            return;
        }

        var role = WordRole.Core;
        var opened = first;
        for (var i = first; i <= last; i++)
        {
            if (i > first && role != WordRole.Core && IsEnd(text, i, opened, role, isLeading: opened == first))
                role = WordRole.Core;
            if (tokens[i].Code < 0 && role == WordRole.Core && Opened(tokens, first, i, last) is var opens and not WordRole.Core)
                (role, opened) = (opens, i);
            if (roles[i] == WordRole.Core)
                roles[i] = role;
        }

        if (Tells(tokens, first, last, roles, brackets))
            Replace(roles, first, last, WordRole.Told);
        else
            ReadSubject(text, first, last, roles, brackets);
    }

    // "The importer catches what fails": one that does something, and nothing says that it has to.
    private bool Tells(TokenList tokens, int first, int last, WordRole[] roles, bool[] brackets)
    {
        var verb = -1;
        for (var i = first; i <= last; i++)
        {
            if (tokens[i].Code >= 0 || roles[i] is not (WordRole.Core or WordRole.Told) || brackets[i])
                continue;
            if (asking.Contains(tokens[i].Word) || i == first && imperatives.Contains(tokens[i].Word))
                return false;
            // Whoever does it has to do the rest as well.
            if (i == first && tokens[i].Word == "whoever")
                return false;
            if (verb < 0 && i > first && IsThirdPerson(tokens[i]) && telling.Contains(tokens[i].Word))
                verb = i;
        }

        return verb > 0;
    }

    // "Importer: plain objects for the files of a day": no verb, no name of code, nothing that asks.
    private bool IsDefinition(TokenText text, int first, int last, WordRole[] roles, bool[] brackets)
    {
        if (last - first + 1 < ShortestDefinition || !Gap(text, first).StartsWith(":"))
            return false;
        var isOne = false;
        for (var i = first; i <= last; i++)
        {
            var token = text.Tokens[i];
            if (token.Code >= 0 || asking.Contains(token.Word) || verbs.Contains(token.Word) || roles[i] != WordRole.Core || i == first && imperatives.Contains(token.Word))
                return false;
            isOne |= !brackets[i] && things.Contains(token.Word);
        }

        return isOne;
    }

    private WordRole Opened(TokenList tokens, int first, int i, int last)
    {
        var word = tokens[i].Word;
        if (i == last)
            return WordRole.Core;
        if (conditions.Contains(word))
            return WordRole.Condition;
        if (i == first)
            return WordRole.Core;
        var before = tokens[i - 1];
        if (relatives.Contains(word))
            return word == "that" && (before.Code >= 0 || takesThat.Contains(before.Word)) || Turns(tokens, first, i) ? WordRole.Core : WordRole.Which;
        return word == "to" && (before.Code >= 0 || !takesTo.Contains(before.Word)) && tokens[i + 1].Code < 0 && imperatives.Contains(tokens[i + 1].Word) && !aims.Contains(tokens[i + 1].Word)
            ? WordRole.Reason
            : WordRole.Core;
    }

    // A comma ends it, save one of a list; what must be begins again behind "services that write files".
    private bool IsEnd(TokenText text, int i, int opened, WordRole role, bool isLeading)
    {
        if (Gap(text, i).Contains(','))
            return isLeading || text.Tokens[i].Code >= 0 || text.Tokens[i].Word is not ("and" or "or");
        return role == WordRole.Which && i > opened + 1 && text.Tokens[i].Code < 0 && modals.Contains(text.Tokens[i].Word);
    }

    // "— it leaks connections", "— enables binding"; not "— it must be awaited".
    private bool IsReason(TokenText text, int first, int last)
    {
        var tokens = text.Tokens;
        if (tokens[first].Code >= 0)
            return false;
        for (var i = first; i <= last; i++)
        {
            if (tokens[i].Code < 0 && (modals.Contains(tokens[i].Word) || turns.Contains(tokens[i].Word)))
                return false;
        }

        return pointers.Contains(tokens[first].Word) && !Gap(text, first).Contains(". ", StringComparison.Ordinal) || IsThirdPerson(tokens[first]) && verbs.Contains(tokens[first].Word) && !imperatives.Contains(tokens[first].Word + "s");
    }

    // Words are kept without their ending.
    private static bool IsThirdPerson(Token token) => token.Word.Length < token.Length;

    // "All sign-ins use one retry policy" is about the policy; "sign-ins must be checked" about sign-ins.
    private void ReadSubject(TokenText text, int first, int last, WordRole[] roles, bool[] brackets)
    {
        var tokens = text.Tokens;
        var verb = Verb(tokens, first, last, roles, brackets);
        // "Ensure that all sign-ins use one retry policy": what has to be stands in the clause behind it.
        if (verb == first && ensures.Contains(tokens[verb].Word))
            verb = Verb(tokens, first + 1, last, roles, brackets, isInner: true);
        if (verb < 0)
            return;
        if (placing.Contains(tokens[verb].Word) && !Turns(tokens, first, last) && IsPlaced(text, verb, last))
        {
            for (var i = first; i <= last; i++)
            {
                if (i != verb && roles[i] == WordRole.Core && !placeWords.Contains(tokens[i].Word))
                    roles[i] = WordRole.Subject;
            }
        }
        else if (verb > first && SaysMore(tokens, verb, last, roles))
        {
            for (var i = first; i < verb; i++)
            {
                if (roles[i] == WordRole.Core)
                    roles[i] = WordRole.Subject;
            }
        }
    }

    // The verb that it begins with, or the first one that a subject stands in front of; -1 where there is none.
    private int Verb(TokenList tokens, int first, int last, WordRole[] roles, bool[] brackets, bool isInner = false)
    {
        // "Never write a report that has no totals"
        if (!isInner && turns.Contains(tokens[first].Word))
            return first;
        if (!isInner && tokens[first].Code < 0 && imperatives.Contains(tokens[first].Word) && !IsThirdPerson(tokens[first]) && tokens[first].Word is not ("all" or "every" or "each"))
            return first;
        for (var i = first + 1; i <= last; i++)
        {
            if (roles[i] == WordRole.Core && tokens[i].Code < 0 && !brackets[i] && verbs.Contains(tokens[i].Word))
                return i;
        }

        return -1;
    }

    private bool SaysMore(TokenList tokens, int verb, int last, WordRole[] roles)
    {
        for (var i = verb + 1; i <= last; i++)
        {
            if (roles[i] == WordRole.Core && (tokens[i].Code >= 0 || !trivial.Contains(tokens[i].Word)))
                return true;
        }

        return false;
    }

    // "in one file", "under `Shared/`", "keep … together"; not "in controllers".
    private bool IsPlaced(TokenText text, int verb, int last)
    {
        var tokens = text.Tokens;
        for (var i = verb + 1; i <= Math.Min(last, verb + NearPlace); i++)
        {
            if (tokens[i].Code < 0 ? placeWords.Contains(tokens[i].Word) && (tokens[i].Word != "together" || tokens[verb].Word == "keep") : text.Codes[tokens[i].Code] is var code && (code.Contains('/') || code.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)))
                return true;
        }

        return false;
    }

    private bool Turns(TokenList tokens, int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            if (tokens[i].Code < 0 && turns.Contains(tokens[i].Word))
                return true;
        }

        return false;
    }

    private static void Replace(WordRole[] roles, int first, int last, WordRole role)
    {
        for (var i = first; i <= last; i++)
        {
            if (roles[i] == WordRole.Core)
                roles[i] = role;
        }
    }

    private static void Fill(WordRole[] roles, int first, int last, WordRole role) => Array.Fill(roles, role, first, last - first + 1);

    // Between the word and the one before it; the brackets of `Thread.Sleep()` are its own.
    private static ReadOnlySpan<char> Gap(TokenText text, int index)
    {
        var (before, here) = (text.Tokens[index - 1], text.Tokens[index]);
        if (before.Code >= 0 && before.Code == here.Code)
            return [];
        var start = before.Start + before.Length;
        var gap = text.Plain.AsSpan(start, Math.Max(0, here.Start - start));
        return before.Code >= 0 ? gap.TrimStart("()<>[]") : gap;
    }

    private static HashSet<string> Words(Lexicon lexicon, string hint) =>
        lexicon.Hints.TryGetValue(hint, out var phrases) ? [.. phrases.SelectMany(phrase => TokenText.Of(phrase.Written).Tokens).Select(token => token.Word)] : [];
}
