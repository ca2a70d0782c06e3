using System.Globalization;
using Bylaw.Rules.Yaml;
using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>
/// Names that are agreements with others: "3 tables (a, b, c)", "queues: `x`, `y`", "CLI (`tool run/results`)", rows and items below a heading that says what they
/// are, and the tables that SQL creates.
/// </summary>
internal sealed class CatalogRecogniser : IRecogniser
{
    private const string Kind = "catalog";
    private readonly Lexicon lexicon;
    private readonly PhraseIndex<CatalogWords> words = new();

    public CatalogRecogniser(Lexicon lexicon)
    {
        this.lexicon = lexicon;
        foreach (var catalog in lexicon.Catalogs)
        {
            foreach (var phrase in catalog.Phrases)
                words.Add(phrase, catalog);
        }
    }

    public Understanding? Understand(Statement statement)
    {
        if (statement.Section is SectionSense.Process or SectionSense.Examples || statement.Polarity == Polarity.Forbid)
            return null;
        return statement.Form switch
        {
            StatementForm.Fence => OfTables(statement),
            StatementForm.TableRow => OfRow(statement),
            StatementForm.Heading => null,
            _ => OfList(statement) ?? OfItem(statement) ?? OfSetting(statement),
        };
    }

    private Understanding? OfTables(Statement statement)
    {
        if (statement.Language is not ("sql" or "postgresql" or "pgsql" or "tsql" or "sqlite" or "mysql") || statement.FenceText is not { } sql)
            return null;
        var names = CreatedTables.In(sql).Where(name => !lexicon.Says("placeholder-name", TokenText.Of(name))).ToList();
        return names.Count == 0 || lexicon.Catalogs.FirstOrDefault(catalog => catalog.Kind == "table") is not { } tables ? null : Rule(tables, names, isClosed: false);
    }

    // The header of the first column says what the names in it are.
    private Understanding? OfRow(Statement statement)
    {
        if (statement.Cells is not [var first, ..] || first.Text.Codes is not [var name] || CatalogOf(TokenText.Of(first.Header), exactly: true) is not { } catalog)
            return null;
        return NamesOneOf(catalog, name) ? Rule(catalog, [name], isClosed: false) : null;
    }

    private Understanding? OfItem(Statement statement)
    {
        if (statement.Form != StatementForm.ListItem || statement.Section == SectionSense.References || CatalogAbove(statement) is not { } catalog)
            return null;
        var plain = statement.Text.Plain.Trim();
        var end = plain.IndexOfAny([' ', ':', '—', '–', '/', ',', '(', '=']);
        var first = end < 0 ? plain : plain[..end];
        var names = statement.Text.Codes.Count > 0 && statement.Text.Tokens[0].Code == 0
            ? CodesFromStart(statement.Text)
            : [first];
        var explained = end < 0 || plain[end..].TrimStart() is [':' or '—' or '–' or '-' or '(' or '/' or ',' or '=', ..];
        if (catalog.Kind == "setting" && names.Exists(IsForeign))
            return Understanding.Judgment(Kind, "It is a setting of another framework.");
        if (explained && names.Count > 0 && names.All(name => NamesOneOf(catalog, name)))
            return WithSecrets(statement, catalog, names);
        return catalog.Kind == "setting" && lexicon.Says("secret-setting", statement.Text) ? Secret(null) : null;
    }

    // "As many workers run as `WORKER_COUNT` says"
    private Understanding? OfSetting(Statement statement)
    {
        if (statement.Section == SectionSense.References || !lexicon.Says("set-by", statement.Text) || lexicon.Catalogs.FirstOrDefault(catalog => catalog.Kind == "setting") is not { } settings)
            return null;
        var names = statement.Text.Codes.Where(code => code.Contains('_') && NamesOneOf(settings, code) && !IsForeign(code)).Distinct().ToList();
        return names.Count == 0 ? null : WithSecrets(statement, settings, names);
    }

    // A setting of a framework that a server in C# doesn't have.
    private bool IsForeign(string name) => lexicon.Says("foreign-setting", TokenText.Of(name.Replace('_', ' ')));

    // `A`/`B`, `C`: what it is about
    private static List<string> CodesFromStart(TokenText text)
    {
        var names = new List<string>();
        foreach (var token in text.Tokens)
        {
            if (token.Code < 0)
                break;
            if (token.Code == names.Count)
                names.Add(text.Codes[token.Code]);
        }

        return names;
    }

    private Understanding? OfList(Statement statement)
    {
        var text = statement.Text;
        foreach (var (_, catalog, first, last) in words.FindAll(text.Tokens).OrderBy(found => found.First))
        {
            var after = text.Tokens[last].Start + text.Tokens[last].Length;
            if (NameLists.After(text, after) is not { } list)
                continue;
            var names = list.Names.Where(name => NamesOneOf(catalog, name)).ToList();
            if (names.Count != list.Names.Count || names.Count == 0 || names.Count == 1 && !list.IsCode)
                continue;
            if (names.Distinct().Count() < names.Count)
                return Understanding.Unresolved(Kind, $"'{names.GroupBy(name => name).First(same => same.Count() > 1).Key}' is listed twice; which name is missing?");
            var isOpen = list.IsOpen || lexicon.Says("open-list", text);
            if (first > 0 && int.TryParse(text.Tokens[first - 1].Word, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            {
                return count == names.Count ? Rule(catalog, names, isClosed: true, count)
                    : isOpen && count > names.Count ? Rule(catalog, names, isClosed: false)
                    : Understanding.Unresolved(Kind, $"It says {count} and lists {names.Count}: {string.Join(", ", names)}. Which is right?");
            }

            return Rule(catalog, names, isClosed: !isOpen && (names.Count > 1 || list.IsCode));
        }

        return null;
    }

    private CatalogWords? CatalogOf(TokenText text, bool exactly)
    {
        if (text.Tokens.Count == 0)
            return null;
        foreach (var (_, catalog, _, last) in words.Find(text.Tokens))
        {
            if (last == text.Tokens.Count - 1 && (!exactly || text.Tokens.Count <= 2))
                return catalog;
        }

        return lexicon.Catalogs.FirstOrDefault(catalog => catalog.Headings.Any(phrase => phrase.IsIn(text)));
    }

    private CatalogWords? CatalogAbove(Statement statement)
    {
        foreach (var above in (IEnumerable<string?>)[statement.LeadIn, statement.Headings.LastOrDefault()])
        {
            if (above is null)
                continue;
            var text = TokenText.Of(above);
            if (lexicon.Catalogs.FirstOrDefault(catalog => catalog.Headings.Any(phrase => phrase.IsIn(text))) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>Whether the name can be one of that kind: a table of services and ports has words in its first column that are no types.</summary>
    private static bool NamesOneOf(CatalogWords catalog, string name)
    {
        if (name.Length is < 2 or > 80 || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.' or ':') || !char.IsAsciiLetter(name[0]) && name[0] != '_')
            return false;
        return catalog.Kind switch
        {
            "setting" => name.Contains(':') || name.Any(char.IsAsciiLetter) && name.All(letter => !char.IsAsciiLetterLower(letter)) && name.Length > 3,
            "service" => name.Count(char.IsAsciiLetterUpper) >= 2 && name.Any(char.IsAsciiLetterLower) && char.IsAsciiLetterUpper(name[0]) && name.All(char.IsAsciiLetterOrDigit),
            "command" => !name.Contains('.') && !name.Contains(':') && name.All(letter => !char.IsAsciiLetterUpper(letter)),
            _ => !name.Contains(':'),
        };
    }

    // Settings such as ENCRYPTION_KEY exist, and their values stand nowhere in the code.
    private Understanding WithSecrets(Statement statement, CatalogWords catalog, IReadOnlyList<string> names)
    {
        var rule = Rule(catalog, names, isClosed: false);
        return catalog.Kind == "setting" && names.Any(name => lexicon.Says("secret-setting", TokenText.Of(name.Replace('_', ' '))))
            ? Secret(rule.Rules[0])
            : (Owned(statement, catalog, names) ?? Kept(statement, catalog, names)) is { } owned ? rule with { Rules = [.. rule.Rules, owned] } : rule;
    }

    // "SessionManager - the lifecycle of sessions and workers": nobody else creates one.
    private RuleDraft? Kept(Statement statement, CatalogWords catalog, IReadOnlyList<string> names)
    {
        if (catalog.Kind != "service" || names is not [var service])
            return null;
        var tokens = statement.Text.Tokens;
        var at = tokens.ToList().FindIndex(token => lexicon.Says("lifecycle", TokenText.Of(token.Word)));
        if (at < 0)
            return null;
        var things = Nouns(tokens, service, at - 1, -1);
        if (things.Count == 0 && at + 1 < tokens.Count && tokens[at + 1].Word == "of")
            things = Nouns(tokens, service, at + 2, 1);
        var kept = things.Where(thing => service.Contains(thing, StringComparison.OrdinalIgnoreCase)).ToList();
        // At least one of them is in its name: then the others are what it keeps too.
        return kept.Count == 0 ? null : new RuleDraft($"{Names.Kebab(service)}-creates",
            Node.Map(
                ("reserve", Node.Map(
                    ("members", Node.Map(("of", Node.Map(("in", Node.Text("**")), ("named", Node.Texts(things)), ("is", Node.Text("class")))), ("named", Node.Text("new")))),
                    ("for", Node.Map(("named", Node.Text(service)))))),
                ("because", Node.Text("who creates it ends it"))));
    }

    // "session/worker", "sessions and workers"
    private List<string> Nouns(IReadOnlyList<Token> tokens, string service, int at, int step)
    {
        var nouns = new List<string>();
        for (; at >= 0 && at < tokens.Count && tokens[at].Code < 0 && tokens[at].Word.All(char.IsAsciiLetter) && !tokens[at].Word.Equals(service, StringComparison.OrdinalIgnoreCase) && !lexicon.Says("lifecycle-noise", TokenText.Of(tokens[at].Word)); at += step)
        {
            if (tokens[at].Word is not ("and" or "or" or "the" or "all"))
                nouns.Add(Names.Pascal(tokens[at].Word));
        }

        if (step < 0)
            nouns.Reverse();
        return nouns;
    }

    private static Understanding Secret(RuleDraft? setting)
    {
        var draft = new RuleDraft("no-secret-in-code", Node.Map(("ensure", Node.Text("no-secret-literal"))));
        var logs = new RuleDraft("logs-without-secrets", Node.Map(("ensure", Node.Text("no-sensitive-data-in-logs")), ("because", Node.Text("logs are read by more people than the database"))));
        return Understanding.Enforced("secret-literal", setting is null ? [draft] : [draft, logs, setting]);
    }

    // "WorktreeService - git worktree operations": what the service is there for is done by it alone.
    private RuleDraft? Owned(Statement statement, CatalogWords catalog, IReadOnlyList<string> names)
    {
        if (catalog.Kind != "service" || names is not [var service])
            return null;
        return lexicon.AreaIn(statement.Text) is not { } area ? null : AreaRules.Of(area, Node.Map(("named", Node.Text(service))), null);
    }

    private static Understanding Rule(CatalogWords catalog, IReadOnlyList<string> names, bool isClosed, int? count = null)
    {
        var entries = new List<(string, YamlNode)> { ("of", Node.Text(catalog.Kind)), ("is", Node.List(names.Select(Node.Text))) };
        if (isClosed)
            entries.Add(("closed", Node.Text("true")));
        if (count is { } number)
            entries.Add(("count", Node.Text(number.ToString(CultureInfo.InvariantCulture))));
        return Understanding.Enforced(Kind, new RuleDraft(catalog.Rule, Node.Map(("catalog", Node.Map(entries)))));
    }
}
