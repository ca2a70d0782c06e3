using Bylaw.Rules.Yaml;
using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>
/// Where types lie: "Create repository → `repositories/{Entity}Repository.py`", "repositories live in Data/", "interfaces in Domain, implementations in
/// Infrastructure", "one endpoint per file".
/// </summary>
internal sealed class PlacementRecogniser(Lexicon lexicon) : IRecogniser
{
    private const string Kind = "file-layout";
    private const int LongestLabel = 4;
    private static readonly List<string> Small = ["place-noise", "auxiliary", "head-noise", "any-type", "edge-small", "conjunct", "generic"];
    private static readonly string[] Arrows = ["→", "->", "⟶", "⇒", "=>"];
    private readonly Subjects subjects = new(lexicon);
    private readonly ClauseReader clauseReader = new(lexicon);
    private readonly NameRule rules = new(lexicon, new Subjects(lexicon));

    public Understanding? Understand(Statement statement)
    {
        if (statement.Polarity is Polarity.Forbid or Polarity.Permit || statement.Section == SectionSense.Examples
            || statement.Form is not (StatementForm.Sentence or StatementForm.ListItem))
            return null;
        return OfStep(statement) ?? (statement.Section == SectionSense.Process ? null : OfFile(statement) ?? OfParts(statement) ?? OfPlace(statement));
    }

    // A step of a workflow says where its result goes by writing down the path with blanks to fill in.
    private Understanding? OfStep(Statement statement)
    {
        var plain = statement.Text.Plain;
        var arrow = Arrows.Select(arrow => plain.IndexOf(arrow, StringComparison.Ordinal)).Where(at => at > 0).DefaultIfEmpty(-1).First();
        if (arrow < 0 || subjects.Find([.. statement.Text.Tokens.Where(token => token.Start < arrow)]) is not { } subject)
            return null;
        var paths = statement.Text.Codes.Where((code, index) => statement.Text.Tokens.Any(token => token.Code == index && token.Start > arrow) && code.Contains('/') && (code.EndsWith('/') || code.AsSpan(code.LastIndexOf('/')).IndexOfAny("{<[*") >= 0)).ToList();
        if (paths is not [var path] || WrittenName.TryParse(path, lexicon) is not { Folder: { } folder } name)
            return null;

        var drafts = new List<RuleDraft>();
        if (Route(folder) is { } route && subject.Layers is ["Endpoint"])
            drafts.Add(new RuleDraft("versioned-routes", Node.Map(("in", subject.In), ("name", Node.Map(("route", Node.Text(route)))))));
        if (rules.Of(subject, [name]) is { } placed)
            drafts.Add(placed);
        if (lexicon.Technologies.Any(technology => technology.Family.StartsWith("validat", StringComparison.OrdinalIgnoreCase) && technology.Phrases.Any(phrase => phrase.IsIn(statement.Text))))
            drafts.Add(new RuleDraft("validated-input", Node.Map(("in", Node.Text("Endpoint")), ("ensure", Node.Text("validated-input")))));
        return drafts.Count == 0 ? null : Understanding.Enforced(drafts[0].Name == "versioned-routes" ? "routes" : Kind, drafts);
    }

    /// <summary>`api/v1/endpoints` is also how the routes begin.</summary>
    private static string? Route(string folder)
    {
        var parts = folder.Split('/');
        var at = Array.FindIndex(parts, part => part.Length is 2 or 3 && part[0] is 'v' or 'V' && part[1..].All(char.IsAsciiDigit));
        return at < 1 ? null : $"{parts[at - 1]}/{parts[at]}/{{entities}}/**".ToLowerInvariant();
    }

    private Understanding? OfFile(Statement statement)
    {
        if (Find("per-file", statement.Text) is not { } said)
            return null;
        // What stands between "one" and "per file".
        TokenList inside = [.. statement.Text.Tokens.Skip(said.First + 1).Take(said.Last - said.First - 1).TakeWhile(token => token.Word != "per")];
        var found = subjects.FindAll(inside);
        if (inside.Count > LongestLabel || inside.Any(token => token.Code >= 0 || !lexicon.Says("file-noise", TokenText.Of(token.Word)) && subjects.Find([token]) is null && !lexicon.Says("any-type", TokenText.Of(token.Word))))
            return null;
        var name = Node.Map(("name", Node.Map(("type", Node.Text("{Name}")), ("file", Node.Texts(["{Name}.cs", "*.{Name}.cs"])))));
        if (found.Count == 0)
        {
            if (!inside.Any(token => lexicon.Says("any-type", TokenText.Of(token.Word))))
                return null;
            var types = Node.Map(("is", Node.List([Node.Text("class"), Node.Text("record"), Node.Text("struct"), Node.Text("enum"), Node.Text("interface")])), ("not", Node.Map(("is", Node.Text("nested")))));
            return Understanding.Enforced(Kind, new RuleDraft("one-type-per-file", new YamlMap([.. Node.Map(("in", types)).Entries, .. name.Entries], types.Place)));
        }

        return Understanding.Enforced(Kind, [.. found.Select(subject =>
            new RuleDraft($"one-{subject.Slug}-per-file", new YamlMap([.. Node.Map(("in", subject.In)).Entries, .. name.Entries], name.Place)))]);
    }

    // "Repositories (interface in Domain, implementation in Infrastructure)"
    private Understanding? OfParts(Statement statement)
    {
        var text = statement.Text;
        var abstraction = PartIn("interface-part", text);
        var implementation = PartIn("implementation-part", text);
        if (abstraction is null || implementation is null || abstraction == implementation)
            return null;
        if (LayerBefore(text, "interface-part") is not { } layer)
            return Understanding.Unresolved(Kind, $"The interfaces of what are to lie in {abstraction}, and which types that implement them in {implementation}?");
        return Understanding.Enforced(Kind, Part("interface", abstraction), Part("implementation", implementation));

        RuleDraft Part(string part, string place) => new(
            $"{Names.Kebab(layer)}-{part}-place",
            Node.Map(
                ("in", Node.Map(("layer", Node.Text(layer)), ("is", Node.Text(part == "interface" ? "interface" : "class")))),
                ("name", Node.Map(("namespace", Node.Text($"**.{place}.**"))))));
    }

    /// <summary>The layer that is named last before the word.</summary>
    private string? LayerBefore(TokenText text, string hint)
    {
        TokenList before = [.. text.Tokens.Take(Find(hint, text)?.Last ?? 0)];
        return lexicon.Layers.Select(layer => (layer.Name, At: layer.Phrases.Max(phrase => phrase.Find(before)?.Last ?? -1)))
            .Where(layer => layer.At >= 0).OrderByDescending(layer => layer.At).Select(layer => layer.Name).FirstOrDefault();
    }

    private (int First, int Last)? Find(string hint, TokenText text) =>
        lexicon.Hints.TryGetValue(hint, out var phrases) ? phrases.Select(phrase => phrase.Find(text.Tokens)).FirstOrDefault(place => place is not null) : null;

    // The word after "in" that comes next after the part's name.
    private string? PartIn(string hint, TokenText text)
    {
        if (Find(hint, text) is not { } part)
            return null;
        for (var i = part.Last + 1; i < Math.Min(part.Last + 4, text.Tokens.Count - 1); i++)
        {
            if (text.Tokens[i].Word == "in")
                return Place(text, i + 1);
        }

        return null;
    }

    private Understanding? OfPlace(Statement statement)
    {
        var text = statement.Text;
        if (!lexicon.Hints.TryGetValue("placement", out var phrases))
            return null;
        foreach (var (first, last) in phrases.Select(phrase => phrase.Find(text.Tokens)).OfType<(int First, int Last)>())
        {
            if (last + 1 >= text.Tokens.Count || Placed(text, first, last) is not { IsKind: false } subject || IsMember(text, last + 1))
                continue;
            var name = Folder(text, last + 1) is { } folder ? ("folder", Node.Text($"**/{folder}/**"))
                : Places(text, last + 1) is { Count: > 0 } places ? ("namespace", Node.Texts([.. places.Select(place => $"**.{place}.**")]))
                : default((string Key, YamlNode Value)?);
            // "domain models in Domain": where a layer lies that is told by just that.
            if (name is { } found && last - first <= 6 && IsSome(statement, subject, first, last))
                return Understanding.Unresolved(Kind, "Which of them lie there? As a layer with a name of its own they can have a place; it doesn't hold for all of the kind.");
            if (name is { } place && last - first <= 6)
                return Understanding.Enforced(Kind, new RuleDraft($"{subject.Slug}-place", Node.Map(("in", subject.In), ("name", Node.Map((place.Key, place.Value))))));
        }

        return null;
    }

    // "Keep refund handlers in": what stands in front of the kind takes some of it.
    private bool IsSome(Statement statement, Subject subject, int first, int last)
    {
        var tokens = statement.Text.Tokens;
        TokenList between = [.. tokens.Skip(first + 1).Take(Math.Max(0, last - first - 1))];
        var start = Math.Max(SentenceSpans.Of(statement.Text).Where(sentence => sentence.First <= first).Max(sentence => sentence.First), clauseReader.Read(statement).Where(clause => clause.First <= first).Max(clause => clause.First));
        TokenList said = subjects.FindHead(between) is not null ? between : [.. tokens.Skip(start).Take(first - start)];
        return said.Any(token => !IsSmall(token) && subjects.Find([token])?.Name != subject.Name && !subject.Name.Split(' ').Contains(token.Word, StringComparer.OrdinalIgnoreCase));
    }

    private bool IsSmall(Token token) => token.Code >= 0 || Small.Exists(hint => lexicon.Says(hint, TokenText.Of(token.Word)));

    // A method is no place that a type lies in.
    private static bool IsMember(TokenText text, int at) => text.Tokens[at].Code is >= 0 and var code && (text.Codes[code].EndsWith("Async", StringComparison.Ordinal) || text.Codes[code].Contains('('));

    // "put validators in", or what stands right before "live in".
    private Subject? Placed(TokenText text, int first, int last)
    {
        var tokens = text.Tokens;
        if (last - first > 1 && subjects.FindHead([.. tokens.Skip(first).Take(last - first)]) is { } between)
            return between;
        var end = first;
        while (end > 0 && lexicon.Says("auxiliary", TokenText.Of(tokens[end - 1].Word)))
            end--;
        // "Models mirror the DTOs — live in": what stands behind a dash is said of the first subject, not of the nearest.
        return IsBehindDash(text, end) && end >= LongestLabel ? null : subjects.FindHead([.. tokens.Take(end)]);
    }

    private static bool IsBehindDash(TokenText text, int at)
    {
        if (at == 0 || at >= text.Tokens.Count)
            return false;
        var from = text.Tokens[at - 1].Start + text.Tokens[at - 1].Length;
        var gap = text.Plain.AsSpan(from, Math.Max(0, text.Tokens[at].Start - from));
        return gap.IndexOfAny(";—–") >= 0 || gap.Contains(" - ", StringComparison.Ordinal);
    }

    private string? Folder(TokenText text, int token)
    {
        var start = text.Tokens[token].Start;
        var path = Paths.In(text, lexicon).FirstOrDefault(path => text.Plain.IndexOf(path, Math.Max(0, start - 3), StringComparison.Ordinal) is var at && at >= 0 && at <= start + 4);
        return path is null || path.Contains('*') || path.Contains('{') ? null : path;
    }

    // "in a `Shared`, `Contracts` or `Protocol` namespace"
    private List<string> Places(TokenText text, int at)
    {
        var places = new List<string>();
        while (Place(text, at) is { } place && !places.Contains(place))
        {
            places.Add(place);
            at = text.Tokens.ToList().FindIndex(at, token => text.Written(token).Equals(place, StringComparison.OrdinalIgnoreCase)) + 1;
            if (at < text.Tokens.Count && text.Tokens[at].Word is "or")
                at++;
            if (at >= text.Tokens.Count || text.Tokens[at].Code < 0)
                break;
        }

        return places;
    }

    /// <summary>A namespace or project by its last name: in code, called one ("shared package"), or one that everybody has (Domain).</summary>
    private string? Place(TokenText text, int at)
    {
        while (at < text.Tokens.Count && text.Tokens[at].Word is "the" or "a" or "our")
            at++;
        if (at >= text.Tokens.Count)
            return null;
        var written = text.Written(text.Tokens[at]);
        // "in one project" names none.
        var isCalled = !lexicon.Says("counted-place", TokenText.Of(written)) && at + 1 < text.Tokens.Count && lexicon.Says("place-word", TokenText.Of(text.Tokens[at + 1].Word));
        var isKnown = char.IsUpper(written[0]) && lexicon.Says("projects", TokenText.Of(written));
        var isCode = text.Tokens[at].Code >= 0 && char.IsUpper(written[0]) && text.Codes[text.Tokens[at].Code] == written;
        return (isCalled || isKnown || isCode) && written.All(char.IsAsciiLetterOrDigit) && char.IsAsciiLetter(written[0]) ? char.ToUpperInvariant(written[0]) + written[1..] : null;
    }
}
