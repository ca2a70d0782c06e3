using Bylaw.Rules.Yaml;
using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>What something is called, in a line of text: "Services: `{Entity}Service.cs`", "`I{Entity}Store.cs` — store interface", "name commands `{Verb}{Entity}Command`".</summary>
internal sealed class NamingItemRecogniser(Lexicon lexicon) : IRecogniser
{
    private const int LongestLabel = 5;
    private readonly Subjects subjects = new(lexicon);
    private readonly NameRule rules = new(lexicon, new Subjects(lexicon));

    public Understanding? Understand(Statement statement)
    {
        if (statement.Form is not (StatementForm.Sentence or StatementForm.ListItem) || statement.Polarity is Polarity.Forbid or Polarity.Permit
            || statement.Section is SectionSense.Examples or SectionSense.References || statement.Text.Codes.Count == 0)
            return null;
        var tokens = statement.Text.Tokens;
        var start = FirstPattern(tokens, statement.Text);
        if (start < 0)
            return null;
        var (end, names) = Patterns(statement.Text, start);
        if (What(statement, start, end) is not { } subject || rules.Of(subject, names) is not { } draft)
            return null;
        return rules.Understood(Where(statement.Text, draft) ?? draft, statement.Text);
    }

    // "…, where `{Entity}` is a model, or one of `Auth` and `Email`"
    private RuleDraft? Where(TokenText text, RuleDraft draft)
    {
        for (var i = 1; i + 1 < text.Tokens.Count; i++)
        {
            var code = text.Tokens[i].Code;
            if (code < 0 || text.Tokens[i - 1].Code >= 0 || !lexicon.Says("condition-of-a-name", TokenText.Of(text.Tokens[i - 1].Word)) || !WrittenName.IsBare(text.Codes[code]))
                continue;
            if (subjects.Find([.. text.Tokens.Skip(i + 1).Where(token => token.Code < 0)]) is not { Layers: [var layer] } || draft.Body.Find("name")?.Value is not YamlMap name)
                return null;
            var known = Node.Map(("exists-in", Node.Text(layer)));
            if (text.Codes.Skip(code + 1).ToList() is { Count: > 0 } others)
                known = known.With("or", Node.Texts(others));
            return draft with { Body = draft.Body.With("name", name.With("where", Node.Map((text.Codes[code].Trim('{', '}'), known)))) };
        }

        return null;
    }

    private int FirstPattern(TokenList tokens, TokenText text)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Code >= 0)
                return NameOf(text, tokens[i].Code) is null ? -1 : i;
        }

        return -1;
    }

    // Patterns side by side: "`{Entity}Service.cs` or `I{Entity}Service.cs`".
    private (int End, List<WrittenName> Names) Patterns(TokenText text, int start)
    {
        var names = new List<WrittenName>();
        var code = -1;
        var i = start;
        for (; i < text.Tokens.Count; i++)
        {
            var token = text.Tokens[i];
            if (token.Code < 0 ? !lexicon.Says("conjunct", TokenText.Of(token.Word)) && !lexicon.Says("conjunct-of-names", TokenText.Of(token.Word)) : token.Code != code && NameOf(text, token.Code) is null || i > start && IsInBracket(text, i))
                break;
            if (token.Code >= 0 && token.Code != code)
                names.Add(NameOf(text, code = token.Code)!);
        }

        return (i, names);
    }

    private static bool IsInBracket(TokenText text, int token)
    {
        var before = text.Plain.AsSpan(0, text.Tokens[token].Start);
        return before.LastIndexOf('(') > before.LastIndexOf(')');
    }

    private WrittenName? NameOf(TokenText text, int code) => WrittenName.TryParse(text.Codes[code], lexicon) is { IsPattern: true, File: not "*.cs" } name ? name : null;

    // A label in front, an explanation behind it, or a sentence that speaks of names.
    private Subject? What(Statement statement, int start, int end)
    {
        var text = statement.Text;
        TokenList before = [.. text.Tokens.Take(start)];
        if (start > 0)
        {
            var between = text.Plain[(before[^1].Start + before[^1].Length)..text.Tokens[start].Start].Trim();
            var isLabel = between is [':' or '—' or '–' or '-' or '→', ..] && before.Count <= LongestLabel;
            return isLabel ? subjects.FindHead(before) : lexicon.Says("named", Words(before)) ? subjects.Find(before) : null;
        }

        if (end >= text.Tokens.Count)
            return null;
        var after = text.Plain[(text.Tokens[end - 1].Start + text.Tokens[end - 1].Length)..text.Tokens[end].Start].Trim(' ', '`', '}', ')');
        return after is [':' or '—' or '–' or '-' or '→' or '←' or '(', ..] && text.Tokens.Count - end <= LongestLabel ? subjects.FindHead([.. text.Tokens.Skip(end)]) : null;
    }

    private static TokenText Words(TokenList tokens) => TokenText.Of(string.Join(' ', tokens.Select(token => token.Word)));
}
