using Bylaw.Rules.Yaml;
using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>
/// Sentences about something that is written as code: "never use `DateTime.Now`", "use `A` instead of `B`", "every entity inherits from
/// `BaseEntity`", "`[Authorize]` on every controller". A sentence with a condition is left to others, since the rule would hold everywhere.
/// </summary>
internal sealed class CodeNameRecogniser(Lexicon lexicon) : IRecogniser
{
    private readonly ClauseReader clauseReader = new(lexicon);
    private readonly HashSet<string> verbs = OtherVerbs(lexicon);
    private readonly Subjects subjects = new(lexicon);
    private readonly NameRule names = new(lexicon, new Subjects(lexicon));

    public Understanding? Understand(Statement statement)
    {
        if (statement.Text.Codes.Count == 0 || statement.Section is SectionSense.Process or SectionSense.Examples or SectionSense.References or SectionSense.Ownership or SectionSense.Stack
            || statement.Form is not (StatementForm.Sentence or StatementForm.ListItem) || statement.Force == Force.Weak && lexicon.Says("no-pick", statement.Text))
        {
            return null;
        }

        // `ALL_CAPS` shows how names are written, and is none; what stands in brackets as an example is not what is meant.
        if (lexicon.Says("casing", statement.Text) || Asides.In(statement.Text, lexicon) is { Count: > 0 } asides && IsAllIn(asides, statement.Text.Tokens))
            return null;

        var clauses = clauseReader.Read(statement);
        var forbidden = clauses.Where(clause => clause.Polarity == Polarity.Forbid).Select(clause => Forbid(statement, clauses, clause)).FirstOrDefault(understood => understood is not null);
        if (forbidden is not null || clauses.Any(clause => clause.Polarity == Polarity.Forbid) || statement.Polarity == Polarity.Permit)
            return forbidden;
        return Base(statement) ?? Attribute(statement) ?? Modifier(statement) ?? Affix(statement);
    }

    private static bool IsAllIn(IReadOnlyList<(int First, int Last)> asides, TokenList tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Code >= 0 && !asides.Holds(i, i))
                return false;
        }

        return true;
    }

    // never use `X`; services must not use `X`; use `A` instead of `X`
    private Understanding? Forbid(Statement statement, IReadOnlyList<Clause> clauses, Clause clause)
    {
        var tokens = statement.Text.Tokens;
        var first = clause.First;
        while (first <= clause.Last && tokens[first].Code < 0)
            first++;
        if (first > clause.Last || tokens[first].Role != WordRole.Core)
            return null;
        var last = first;
        while (last < clause.Last && (tokens[last + 1].Code >= 0 || last + 2 <= clause.Last && tokens[last + 1].Word is "or" or "and" or "nor" && tokens[last + 2].Code >= 0))
            last++;

        // "never a literal (guard: `CodesTests`)"
        if (!clause.Own && first > clause.First && clause.First > 0 && statement.Text.Plain[tokens[clause.First].Start - 1] == '(')
            return null;

        // "never inject services into `X`": the code is the place.
        if (first > clause.First && lexicon.Says("place-prepositions", TokenText.Of(tokens[first - 1].Word)))
            return null;
        var subject = SubjectBefore(tokens, clause.First, first, out var isThrow);
        if (subject is null)
            return null;
        if (subject.Value.Subject is null && (IsAboutSomethingElse(tokens, clause) || IsContrast(statement.Text, tokens[first])))
            return null;
        var isCall = first > clause.First && lexicon.Says("call-verbs", TokenText.Of(tokens[first - 1].Word));
        var place = PlaceAfter(tokens, last + 1, clause.Last);
        if (place is null)
            return null;

        var codes = Codes(statement, first, last);
        // "never `Get`" may be about a name as well as about a type.
        var hasVerb = tokens[clause.First].Word == "over" || Enumerable.Range(0, first).Any(i => tokens[i].Code < 0 && (lexicon.Says("code-verbs", TokenText.Of(tokens[i].Word)) || verbs.Contains(tokens[i].Word)));
        if (!hasVerb && codes.Exists(code => code.Shape is CodeShape.Type or CodeShape.Attribute || code.Shape == CodeShape.Namespace && clause.First > 0))
            return null;
        if (codes.Count == 0 || codes.Exists(code => code.Shape is CodeShape.Other or CodeShape.BareMember || isCall && code.Shape == CodeShape.Type || code.Shape == CodeShape.Type && lexicon.Says("broad-types", TokenText.Of(Bare(code.Name)))))
            return null;
        if (codes.Find(code => code.Shape == CodeShape.Unclear) is { } unclear)
            return Understanding.Unresolved("forbidden-api", $"Is `{unclear.Written}` a member of a type, a namespace or a package? With its full name it is a rule.");

        if (subject.Value.Subject is null && place.Value.Subject is null && codes.TrueForAll(code => code.Shape == CodeShape.Type) && HasOwnSubject(statement.Text, clause))
            return Understanding.Unresolved("forbidden-api", "Which types are meant? It is said of some of them, and as a layer with a name of its own they can have a rule.");
        var instead = Instead(statement, clauses, clause);
        var subjectIn = subject.Value.Subject ?? place.Value.Subject;
        var drafts = codes.Select(code => ForbidDraft(code, subjectIn, isThrow, instead)).OfType<RuleDraft>().ToList();
        return drafts.Count == 0 ? null : Understanding.Enforced(Kind(codes), drafts);
    }

    private static string Kind(List<CodeName> codes) =>
        codes.TrueForAll(code => code.Shape == CodeShape.Package) ? "packages" : codes.TrueForAll(code => code.Shape == CodeShape.Keyword) ? "type-shape" : "forbidden-api";

    private RuleDraft? ForbidDraft(CodeName code, Subject? subject, bool isThrow, string? instead)
    {
        YamlMap? body = code.Shape switch
        {
            CodeShape.Package => Node.Map(("catalog", Node.Map(("of", Node.Text("package")), ("replace", Node.Map((code.Name, Node.Text(instead ?? "what .NET has"))))))),
            CodeShape.Keyword when code.Name == "dynamic" => Node.Map(("ensure", Node.Map(("nullable-style", Node.Map(("untyped", Node.Text("dynamic"))))))),
            CodeShape.Member => Uses("members", code.Name),
            CodeShape.Type or CodeShape.Namespace when isThrow => Uses("throws", code.Name),
            CodeShape.Type => Uses("types", code.Name),
            CodeShape.Namespace => Node.Map(("forbid", Node.Map(("types", Node.Text(code.Name)), ("namespaces", Node.Text(code.Name + ".**"))))),
            CodeShape.Attribute => Uses("attributes", code.Name),
            _ => null,
        };
        if (body is null)
            return null;

        var name = $"no-{Names.Kebab(Bare(code.Name).Replace(".new", "-created", StringComparison.Ordinal))}";
        if (subject is not null && code.Shape is not CodeShape.Package)
        {
            body = Node.Map([("in", subject.In), .. body.Entries.Select(entry => (entry.Key.Value, entry.Value))]);
            name = $"{subject.Slug}-{name}";
        }

        return new RuleDraft(name, instead is null || code.Shape == CodeShape.Package ? body : body.With("instead", Node.Map(("use", Node.Text(instead)))));

        static YamlMap Uses(string key, string name) => Node.Map(("forbid", Node.Map((key, Node.Text(name)))));
    }

    // "Property checks throw `A` — never `B`" says nothing of other places; "use `A`, never `B`" does, and so does "time: `A`, never `B`".
    private bool IsAboutSomethingElse(TokenList tokens, Clause clause)
    {
        if (clause.First == 0)
            return false;
        for (var i = 0; i < clause.First && tokens[i].Code < 0; i++)
        {
            var word = TokenText.Of(tokens[i].Word);
            if (i > 0 && lexicon.Says("throw-verbs", word) || lexicon.Says("subjects-of-some", word))
                return true;
        }

        return false;
    }

    // "Late queries implement `A` instead of `B`"; not "use `A` instead of `B`", and not "time: `A`, never `B`".
    private bool HasOwnSubject(TokenText text, Clause clause)
    {
        var code = text.Tokens.Take(clause.First).ToList().FindIndex(token => token.Code >= 0);
        if (code <= 0)
            return false;
        for (var i = code - 1; i >= 0; i--)
        {
            var end = text.Tokens[i].Start + text.Tokens[i].Length;
            var next = text.Tokens[i + 1].Start;
            if (text.Plain.AsSpan(end, Math.Max(0, next - end)) is var between && (between.IndexOfAny(":;—–") >= 0 || between.Contains(" - ", StringComparison.Ordinal)))
                return false;
            var word = text.Tokens[i].Word;
            if (!lexicon.Says("code-small", TokenText.Of(word)) && !verbs.Contains(word) && !lexicon.Says("pick-verbs", TokenText.Of(word)))
                return subjects.Find([.. text.Tokens.Take(code)]) is not null;
        }

        return false;
    }

    // "(`OrderSummary`, not `SummaryOfOrder`)" shows the right and the wrong form of something that the sentence is about.
    private static bool IsContrast(TokenText text, Token code)
    {
        var open = text.Plain.LastIndexOf('(', Math.Max(code.Start - 2, 0));
        return open >= 0 && text.Plain.IndexOf(')', open) is var close && (close < 0 || close > code.Start)
            && text.Plain[open..code.Start].Contains(", ", StringComparison.Ordinal) && !text.Plain[open..code.Start].TrimEnd('`', ' ').EndsWith(',');
    }

    // What stands before the code: only small words, or whom it is about as well.
    private (Subject? Subject, bool Known)? SubjectBefore(TokenList tokens, int from, int to, out bool isThrow)
    {
        isThrow = false;
        var rest = new List<Token>();
        for (var i = from; i < to; i++)
        {
            isThrow |= lexicon.Says("throw-verbs", TokenText.Of(tokens[i].Word));
            if (!lexicon.Says("code-small", TokenText.Of(tokens[i].Word)) && !verbs.Contains(tokens[i].Word))
                rest.Add(tokens[i]);
        }

        if (rest.Count == 0)
            return (null, true);
        return rest.Count <= 3 && subjects.Find([.. rest]) is { } subject ? (subject, true) : null;
    }

    // What stands behind it: nothing, small words, or the layer in which it holds. Anything else is a condition.
    private (Subject? Subject, bool Known)? PlaceAfter(TokenList tokens, int from, int to)
    {
        var rest = new List<Token>();
        var isPlace = false;
        for (var i = from; i <= to; i++)
        {
            if (tokens[i].Code >= 0)
                return null;
            if (lexicon.Says("code-in", TokenText.Of(tokens[i].Word)))
                isPlace = true;
            else if (!lexicon.Says("code-after", TokenText.Of(tokens[i].Word)))
                rest.Add(tokens[i]);
        }

        if (rest.Count == 0)
            return isPlace ? null : (null, true);
        return isPlace && rest.Count <= 2 && subjects.Find([.. rest]) is { } subject ? (subject, true) : null;
    }

    // use `A` instead of `B`: what the other clause names alone
    private string? Instead(Statement statement, IReadOnlyList<Clause> clauses, Clause forbidden)
    {
        var others = clauses.Where(clause => clause.First != forbidden.First && clause.Polarity is Polarity.Demand or Polarity.None).SelectMany(clause => Codes(statement, clause.First, clause.Last)).ToList();
        return others is [{ Shape: not CodeShape.Other } one] ? one.Written.TrimEnd('(', ')') : null;
    }

    // every handler implements `IRequestHandler<,>`; entities inherit from `BaseEntity`; use the `Endpoint<TRequest, TResponse>` base class
    private Understanding? Base(Statement statement)
    {
        var text = statement.Text;
        var isBase = lexicon.Says("base-class", text);
        if (!isBase && !lexicon.Says("inherit", text) || Named(statement) is not [{ Shape: CodeShape.Type } code])
            return null;
        var at = IndexOfCode(text);
        // "services that write files extend …": some of them.
        if (text.Tokens.Take(at).Any(token => token.Word is "that" or "which" or "whose" or "who" or "with" or "for"))
            return null;
        // "Events in Contracts implement …": what stands behind the preposition is where they are.
        if ((isBase ? SubjectOf(statement) : subjects.Find([.. text.Tokens.Take(at).TakeWhile(token => !lexicon.Says("where-it-is", TokenText.Of(token.Word)))])) is not { } subject)
            return null;

        var key = code.IsInterface ? "implements" : "extends";
        var type = code.Name.Contains('<') ? code.Name[..code.Name.IndexOf('<')] + "<**>" : code.Name;
        var body = Node.Map(("in", Classes(subject)), ("require", Node.Map((key, Node.Text(type)))));
        return Understanding.Enforced("type-shape", new RuleDraft($"{subject.Slug}-{key}-{Names.Kebab(Bare(code.Name))}", body));
    }

    // `[Authorize]` on every controller; mark endpoints with `[Produces]`
    private Understanding? Attribute(Statement statement)
    {
        if (Named(statement) is not { Count: > 0 } codes || !codes.TrueForAll(code => code.Shape == CodeShape.Attribute && !lexicon.Says("property-attributes", TokenText.Of(code.Name))) || lexicon.Says("parts-of-types", statement.Text) || !lexicon.Says("every", statement.Text))
            return null;
        if (subjects.Find([.. statement.Text.Tokens.Where(token => token is { Code: < 0, Role: WordRole.Core or WordRole.Subject })]) is not { } subject)
            return null;

        var attributes = Node.Texts([.. codes.Select(code => code.Name)]);
        var isController = subject.Name is "Controller" || subject.Name == "Endpoint" && lexicon.Says("controllers", statement.Text);
        var body = isController
            ? Node.Map(("in", Node.Map(("extends", Node.Text("Microsoft.AspNetCore.Mvc.ControllerBase")), ("not", Node.Map(("is", Node.Text("abstract")))))), ("require", Node.Map(("attribute", attributes))))
            : subject.Name == "Endpoint" ? Node.Map(("in", subject.In), ("require", Node.Map(("each", Node.Text("endpoint")), ("attribute", attributes))))
            : Node.Map(("in", Classes(subject)), ("require", Node.Map(("attribute", attributes))));
        return Understanding.Enforced("required-attribute", new RuleDraft($"{(isController ? "controller" : subject.Slug)}-{Names.Kebab(codes[0].Name)}", body));
    }

    // services are `internal sealed`; make handlers `sealed`
    private Understanding? Modifier(Statement statement)
    {
        var modifiers = statement.Text.Codes.SelectMany(code => code.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(word => word is not "class").Distinct().ToList();
        if (modifiers.Count == 0 || !modifiers.TrueForAll(word => word is "sealed" or "internal" or "abstract" or "partial" or "record" or "static") || lexicon.Says("parts-of-types", statement.Text)
            || statement.Text.Tokens.Count > 12 || subjects.Find([.. statement.Text.Tokens.Where(token => token.Code < 0)]) is not { } subject || !lexicon.Says("are", statement.Text))
        {
            return null;
        }

        var types = modifiers.Exists(word => word is "static" or "abstract") ? subjects.Named(subject) : Classes(subject);
        return Understanding.Enforced("type-shape", new RuleDraft(
            $"{subject.Slug}-{string.Join("-", modifiers)}", Node.Map(("in", types), ("require", Node.Map(("modifier", Node.Texts(modifiers)))))));
    }

    // repositories end with `Repository`; name services `{Entity}Service`
    private Understanding? Affix(Statement statement)
    {
        var text = statement.Text;
        var isSuffix = lexicon.Says("suffix", text);
        var isNamed = lexicon.Says("named", text);
        if (!isSuffix && !lexicon.Says("prefix", text) && !isNamed || text.Codes.Count != 1 || lexicon.Says("parts-of-types", text) || subjects.Find([.. text.Tokens.Where(token => token.Code < 0)]) is not { } subject)
            return null;

        var code = text.Codes[0].Trim('*', '-', '"', '\'');
        var written = isNamed && text.Codes[0].AsSpan().IndexOfAny("{<[*") >= 0 ? WrittenName.TryParse(text.Codes[0], lexicon)
            : !isNamed && code.Length > 2 && char.IsUpper(code[0]) && code.All(char.IsLetterOrDigit) ? new WrittenName(null, null, isSuffix ? "{Name}" + code : code + "{Name}")
            : null;
        if (written is not { IsPattern: true })
            return null;
        if (IsToldByName(subject.In))
            return Understanding.Judgment("naming", "Such a type is told by that very name; nothing else shows which types are meant.");
        return names.Of(subject, [written]) is { } draft ? Understanding.Enforced("naming", draft) : null;
    }

    private static bool IsToldByName(YamlNode node) => node is YamlMap map && (map.Find("named") is not null || map.Find("is")?.Value is YamlScalar { Value: "dto" or "handler" });

    private Subject? SubjectOf(Statement statement) =>
        subjects.Find([.. statement.Text.Tokens.Where(token => token.Code < 0)]) ?? (statement.Headings.Count > 0 ? subjects.Find(TokenText.Of(statement.Headings[^1])) : null)
        ?? (Named(statement) is [{ } code] ? subjects.Find(TokenText.Of(string.Join(' ', Names.Kebab(Bare(code.Name)).Split('-')))) : null);

    private static YamlNode Classes(Subject subject)
    {
        var not = Node.Map(("is", Node.Texts(["abstract", "static"])));
        return subject.Layers is [var layer] ? Node.Map(("layer", Node.Text(layer)), ("is", Node.Text("class")), ("not", not))
            : subject.In is YamlMap map && map.Find("not") is null ? map.With("not", not)
            : subject.In;
    }

    private List<CodeName> Named(Statement statement) => [.. statement.Text.Codes.Select(code => CodeName.Of(code, lexicon))];

    private List<CodeName> Codes(Statement statement, int first, int last)
    {
        var numbers = new List<int>();
        for (var i = first; i <= last; i++)
        {
            if (statement.Text.Tokens[i].Code is >= 0 and var code && !numbers.Contains(code))
                numbers.Add(code);
        }

        return [.. numbers.Select(number => CodeName.Of(statement.Text.Codes[number], lexicon))];
    }

    private static int IndexOfCode(TokenText text)
    {
        var at = 0;
        while (at < text.Tokens.Count && text.Tokens[at].Code < 0)
            at++;
        return at;
    }

    // The small words of other languages: what tells to do something, and what turns it. Those of English are nouns as well, and have a list of their own.
    private static HashSet<string> OtherVerbs(Lexicon lexicon) =>
        [.. lexicon.Languages.Where(language => language.Language != "en").SelectMany(language => language.Imperative.Concat(language.Forbid).Concat(language.Demand))
            .SelectMany(phrase => TokenText.Of(phrase.Written.Replace('|', ' ').Replace('(', ' ').Replace(')', ' ').Replace('*', ' ')).Tokens).Select(token => token.Word)];

    private static string Bare(string name) => name.IndexOf('<') is > 0 and var open ? name[..open] + name[(name.IndexOf('>') + 1)..] : name;
}
