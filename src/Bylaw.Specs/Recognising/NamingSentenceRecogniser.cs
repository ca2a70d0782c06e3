using Bylaw.Rules.Yaml;
using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>
/// Sentences that write a name down with blanks to fill in: "a service is called `{Entity}Service` and its file `{Entity}Service.cs`", "Validators:
/// `{Command}Validator`", "the file of a model is `{Entity}.cs`", "routes are `api/v1/{entities}/**` or `health/**`".
/// </summary>
internal sealed class NamingSentenceRecogniser(Lexicon lexicon) : IRecogniser
{
    private const string Kind = "naming";
    private readonly Subjects subjects = new(lexicon);
    private readonly NameRule rules = new(lexicon, new Subjects(lexicon));

    public Understanding? Understand(Statement statement)
    {
        var text = statement.Text;
        if (statement.Polarity is Polarity.Forbid or Polarity.Permit || statement.Section is SectionSense.Process or SectionSense.Examples
            || statement.Form is not (StatementForm.Sentence or StatementForm.ListItem) || text.Codes.Count == 0)
            return null;

        var first = FirstOfCode(text);
        var said = text.Tokens.Take(first).ToList();
        if (!IsLabel(text, first) && !Says("called", said))
            return null;

        var condition = ConditionAt(text);
        var codes = condition is { } at ? text.Codes.Take(text.Tokens[at].Code).ToList() : text.Codes;
        if (Routes(said, codes) is { } routes)
            return routes;

        var names = codes.Select(code => WrittenName.TryParse(code, lexicon)).OfType<WrittenName>().ToList();
        if (names.Count < codes.Count || !names.Exists(name => name.IsPattern) || names.Exists(name => name.Type?.Contains('_') == true))
            return null;
        if (subjects.Find(said) is not { } subject || rules.Of(subject, names) is not { } draft)
            return null;
        return Understanding.Enforced(Kind, condition is { } where ? Where(draft, text, where) : lexicon.Says("of-an-entity", TokenText.Of(string.Join(' ', said.Select(token => token.Word)))) ? rules.WithEntity(draft) : draft);
    }

    private static int FirstOfCode(TokenText text)
    {
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            if (text.Tokens[i].Code >= 0)
                return i;
        }

        return text.Tokens.Count;
    }

    // "Validators: `{Command}Validator`"
    private static bool IsLabel(TokenText text, int first)
    {
        if (first is 0 or > 4 || first == text.Tokens.Count)
            return false;
        var end = text.Tokens[first - 1].Start + text.Tokens[first - 1].Length;
        return text.Plain.AsSpan(end, text.Tokens[first].Start - end).IndexOfAny(":—–→") >= 0;
    }

    private bool Says(string hint, IReadOnlyList<Token> tokens) => lexicon.Hints.TryGetValue(hint, out var phrases) && phrases.Any(phrase => phrase.Find(tokens) is not null);

    private Understanding? Routes(IReadOnlyList<Token> said, IReadOnlyList<string> codes)
    {
        if (!Says("routes", said) || codes.Count == 0 || !codes.All(IsRoute))
            return null;
        var body = Node.Map(("in", Node.Text("Endpoint")), ("name", Node.Map(("route", Node.Texts([.. codes.Select(code => code.Trim('/'))])))));
        return Understanding.Enforced("routes", new RuleDraft("route-form", body, ["Endpoint"]));
    }

    private static bool IsRoute(string code) =>
        code.Length > 1 && code.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '/' or '{' or '}' or '*' or '-') && code.Contains('/');

    /// <summary>The token of the blank in "where `{Entity}` is a model, or one of `Auth` and `Email`".</summary>
    private static int? ConditionAt(TokenText text)
    {
        for (var i = 1; i + 1 < text.Tokens.Count; i++)
        {
            if (text.Tokens[i].Code >= 0 && text.Tokens[i].Code > text.Tokens[i - 1].Code && text.Tokens[i - 1].Word == "where" && WrittenName.IsBare(text.Codes[text.Tokens[i].Code]))
                return i;
        }

        return null;
    }

    private RuleDraft Where(RuleDraft draft, TokenText text, int at)
    {
        var blank = text.Codes[text.Tokens[at].Code].Trim('{', '}');
        var others = text.Codes.Skip(text.Tokens[at].Code + 1).ToList();
        if (subjects.Find([.. text.Tokens.Skip(at + 1).Where(token => token.Code < 0)]) is not { Layers: [var layer] } || draft.Body.Find("name")?.Value is not YamlMap name)
            return draft;
        var known = Node.Map(("exists-in", Node.Text(layer)));
        if (others.Count > 0)
            known = known.With("or", Node.Texts(others));
        return draft with
        {
            Body = draft.Body.With("name", name.With("where", Node.Map((blank, known)))),
            Layers = [.. draft.Layers, layer],
        };
    }
}
