using System.Globalization;
using Bylaw.Rules.Yaml;
using Bylaw.Specs.Reading;
using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>
/// Lists of technologies, and sentences that pick or refuse one: "Serilog", "use NSubstitute, not Moq", "no AutoMapper", ".NET 9". One of a family
/// rules the others out, save those that the specs name as well.
/// </summary>
internal sealed class TechnologyRecogniser : IRecogniser
{
    private const string Kind = "packages";
    private readonly Lexicon lexicon;
    private readonly ClauseReader clauseReader;
    private readonly TableColumns columns;
    private readonly PhraseIndex<Technology> index = new();
    private readonly IReadOnlyList<Phrase> browser;
    private readonly Dictionary<Statement, (List<Technology> Picks, List<Technology> Refuses)> read;
    private readonly HashSet<Technology> picked = [];
    private readonly HashSet<Technology> refused = [];

    /// <param name="statements">All of the documents: what one of them picks, another doesn't rule out.</param>
    public TechnologyRecogniser(Lexicon lexicon, IReadOnlyList<Statement> statements)
    {
        this.lexicon = lexicon;
        clauseReader = new ClauseReader(lexicon);
        columns = new TableColumns(lexicon);
        browser = lexicon.Hints.TryGetValue("frontend", out var phrases) ? phrases : [];
        foreach (var technology in lexicon.Technologies)
        {
            foreach (var phrase in technology.Phrases)
                index.Add(phrase, technology);
        }

        read = statements.Zip(InParallel.Select(statements, Read)).ToDictionary(pair => pair.First, pair => pair.Second);
        foreach (var (picks, refuses) in read.Values)
        {
            picked.UnionWith(picks);
            refused.UnionWith(refuses);
        }

        picked.ExceptWith(refused);
    }

    public Understanding? Understand(Statement statement)
    {
        var (picks, refuses) = read.TryGetValue(statement, out var known) ? known : Read(statement);
        var drafts = new List<RuleDraft>();
        var ids = new List<string>();
        foreach (var technology in picks.Where(technology => !refuses.Contains(technology)))
        {
            ids.AddRange(technology.Delegate);
            if (technology.Rules.Count > 0)
                drafts.AddRange(technology.Rules.Select(rule => new RuleDraft(rule.Key, rule.Value)));
            else if (Pick(technology) is { } draft)
                drafts.Add(draft);
            drafts.AddRange(Family(technology).Rules.Select(rule => new RuleDraft(rule.Key, rule.Value)));
            if (technology.Versioned.Count > 0 && HasVersion(technology, statement.Text))
                drafts.AddRange(technology.Versioned.Select(rule => new RuleDraft(rule.Key, rule.Value)));
        }

        drafts.AddRange(refuses.Select(Refuse).OfType<RuleDraft>());
        if (statement.Section is not (SectionSense.Process or SectionSense.Examples) && lexicon.Says("package-approval", statement.Text) && Approved() is { } approved)
            drafts.Add(approved);
        if (statement.Form is not StatementForm.Fence && statement.Section is (SectionSense.Stack or SectionSense.Rules or SectionSense.Open) && Toolchain(statement) is { } toolchain)
            drafts.Add(toolchain);
        drafts = [.. drafts.DistinctBy(draft => draft.Name)];
        var isDatabase = drafts.Count > 0 && drafts.TrueForAll(draft => draft.Body.Find("forbid") is not null) && picks.Concat(refuses).Any(technology => technology.Methods.Count > 0);
        return drafts.Count > 0 ? new Understanding(isDatabase ? "forbidden-api" : Kind, Disposition.Enforced, drafts, ids, null)
            : ids.Count > 0 ? Understanding.Delegated(Kind, ids)
            : null;
    }

    private (List<Technology> Picks, List<Technology> Refuses) Read(Statement statement)
    {
        var picks = new List<Technology>();
        var refuses = new List<Technology>();
        if (statement.Section is SectionSense.Process or SectionSense.Examples or SectionSense.References or SectionSense.Ownership or SectionSense.Capabilities
            || statement.Form is StatementForm.FrontMatter or StatementForm.TreeLine or StatementForm.Heading or StatementForm.Fence or StatementForm.FenceLine)
        {
            return (picks, refuses);
        }

        if (lexicon.Says("no-pick", statement.Text))
            return (picks, refuses);
        var mentions = Mentions(statement.Text);
        if (mentions.Count == 0 || statement.Form == StatementForm.TableRow && columns.Describe(statement))
            return (picks, refuses);

        var clauses = clauseReader.Read(statement);
        var tokens = statement.Text.Tokens;
        foreach (var mention in mentions)
        {
            var clause = clauses.First(clause => mention.First >= clause.First && mention.First <= clause.Last);
            // "Set the flag to use Redis": what is to be done is something else.
            if (statement.Section != SectionSense.Stack && !statement.Text.IsAskedFor([(mention.First, mention.Last)]))
                continue;
            // What the browser runs has no counterpart here.
            if (browser.Any(phrase => phrase.FindFrom(tokens, clause.First) is { } found && found.Last <= clause.Last))
                continue;
            if (clause.Polarity == Polarity.Forbid)
            {
                if (IsRefused(statement, clause, mention, mentions))
                    refuses.Add(mention.Technology);
            }
            else if (clause.Polarity != Polarity.Permit && IsPicked(statement, clause, mention))
            {
                picks.Add(mention.Technology);
            }
        }

        return (picks, refuses);
    }

    private List<(Technology Technology, int First, int Last)> Mentions(TokenText text)
    {
        var tokens = text.Tokens;
        var mentions = new List<(Technology Technology, int First, int Last)>();
        foreach (var (_, technology, first, last) in index.FindAll(tokens).OrderByDescending(found => found.Last - found.First))
        {
            if (!IsPartOfName(text, first, last) && !IsPathOrCommand(text, first) && !mentions.Exists(other => first <= other.Last && last >= other.First))
                mentions.Add((technology, first, last));
        }

        mentions.Sort((a, b) => a.First.CompareTo(b.First));
        return [.. mentions.DistinctBy(mention => mention.Technology)];
    }

    // django-tenants is not Django, Microsoft.AspNetCore.Mvc.Testing not ASP.NET Core.
    private static bool IsPartOfName(TokenText text, int first, int last)
    {
        var start = text.Tokens[first].Start;
        var end = text.Tokens[last].Start + text.Tokens[last].Length;
        return start > 1 && text.Plain[start - 1] is ('-' or '.') && char.IsLetter(text.Plain[start - 2])
            || end + 1 < text.Plain.Length && text.Plain[end] is ('-' or '.') && char.IsLetter(text.Plain[end + 1]);
    }

    // `EfCore/` is a folder, `npm run test` something to type.
    private static bool IsPathOrCommand(TokenText text, int first) =>
        text.Tokens[first].Code is var code and >= 0 && text.Codes[code] is var written && (written.Contains('/') || written.Contains(' ') && char.IsLower(written[0]));

    // A list of technologies needs no verb; elsewhere one stands in front of it, or it is for something.
    private bool IsPicked(Statement statement, Clause clause, (Technology Technology, int First, int Last) mention)
    {
        if (statement.Section == SectionSense.Stack)
            return true;
        var tokens = statement.Text.Tokens;
        var before = mention.First > clause.First ? tokens[mention.First - 1].Word : null;
        var next = mention.Last + 1;
        // "Python 3.12 syntax": a version says nothing of what it is for.
        while (next <= clause.Last && IsNumber(tokens[next]))
            next++;
        var after = next <= clause.Last ? tokens[next].Word : null;
        return clause.Polarity == Polarity.Demand && before is not null && Says("pick-verbs", before) && (after is null || Says("pick-ends", after))
            || after is not null && Says("pick-purposes", after) && (before is null || Says("pick-verbs", before) || IsListed(statement.Text, mention.First))
            || after is not null && mention.Technology.Methods.Count > 0 && Says("pick-parts", after);
    }

    private static bool IsInBracket(string plain, int at) => plain.LastIndexOf('(', at) > plain.LastIndexOf(')', at);

    private bool HasVersion(Technology technology, TokenText text) =>
        Mentions(text).Exists(mention => mention.Technology == technology && mention.Last + 1 < text.Tokens.Count && IsNumber(text.Tokens[mention.Last + 1]));

    private static bool IsNumber(Token token) => token.Word.All(char.IsAsciiDigit);

    // "(xunit for tests, FluentValidation for requests)"
    private static bool IsListed(TokenText text, int token)
    {
        var before = text.Plain.AsSpan(0, text.Tokens[token].Start).TrimEnd();
        return before.Length > 0 && before[^1] is ',' or ';' or '(';
    }

    // All of it, not what it is used for: nothing but its name stands behind "never use".
    private bool IsRefused(Statement statement, Clause clause, (Technology Technology, int First, int Last) mention, List<(Technology Technology, int First, int Last)> mentions)
    {
        var tokens = statement.Text.Tokens;
        for (var i = mention.Last + 1; i <= clause.Last; i++)
        {
            if (!Says("refuse-ends", tokens[i].Word) && !mentions.Exists(other => i >= other.First && i <= other.Last))
                return false;
        }

        // In brackets, among other things: "avoid trivial tests (getters, AutoMapper)".
        if (!clause.Own && clause.First > 0 && mention.First > clause.First && !mentions.Exists(other => other.First == clause.First))
            return false;

        // "no repositories over EF Core" refuses what lies over it.
        if (mention.First - 1 > clause.First && tokens[mention.First - 1].Word == "over")
            return false;

        return mention.First - clause.First <= 5 && (mention.First == clause.First || Says("refuse-before", tokens[mention.First - 1].Word));
    }

    private bool Says(string hint, string word) => lexicon.Says(hint, TokenText.Of(word));

    private RuleDraft? Pick(Technology technology)
    {
        var others = lexicon.Technologies.Where(other => other.Family == technology.Family && !picked.Contains(other) && other != technology && !technology.Also.Contains(other.Name)).ToList();
        if (technology.Methods.Count > 0)
        {
            var methods = others.SelectMany(other => other.Methods).ToList();
            return methods.Count == 0 ? null : ForbidMethods(technology.Rule!, methods, technology);
        }

        var packages = others.SelectMany(other => other.Packages).ToList();
        return packages.Count == 0 ? null : Replace(technology, packages);
    }

    private RuleDraft? Refuse(Technology technology) =>
        technology.Methods.Count > 0 ? ForbidMethods($"no-{Names.Kebab(technology.Methods[0])}", technology.Methods, technology)
        : technology.Packages.Count > 0 ? Replace(technology, technology.Packages)
        : null;

    private RuleDraft ForbidMethods(string name, IReadOnlyList<string> methods, Technology about)
    {
        var members = Node.Map(("of", Node.Map(("in", Node.Text("Microsoft.EntityFrameworkCore.**")))), ("named", Node.Texts(methods)));
        var body = Node.Map(("forbid", Node.Map(("members", members))), ("because", Node.Text(Family(about).Because)));
        return new RuleDraft(name, about.Instead is { } instead && name == about.Rule ? body.With("instead", Node.Text(instead)) : body);
    }

    // All rules of a family name the same substitute, so that they can become one.
    private RuleDraft Replace(Technology about, IEnumerable<string> packages)
    {
        var family = Family(about);
        var chosen = lexicon.Technologies.Where(technology => technology.Family == about.Family && picked.Contains(technology)).Select(technology => technology.Packages.FirstOrDefault() ?? technology.Name).ToList();
        var substitute = chosen.Count > 0 ? string.Join(" or ", chosen) : family.Own ?? "what .NET has";
        var replace = Node.Map(packages.Distinct().Select(package => (package, (YamlNode)Node.Text(substitute))));
        return new RuleDraft($"one-{about.Family}", Node.Map(("catalog", Node.Map(("of", Node.Text("package")), ("replace", replace))), ("because", Node.Text(family.Because))));
    }

    // Who adds one adds it to the list first. The list begins with what the specs name.
    private RuleDraft? Approved()
    {
        var packages = lexicon.Technologies.Where(picked.Contains).SelectMany(technology => technology.Packages).Order(StringComparer.Ordinal).ToList();
        if (packages.Count == 0)
            return null;
        var allow = Node.Texts(["Microsoft.*", "System.*", .. packages.Select(package => package + "*")]);
        return new RuleDraft("approved-packages", Node.Map(
            ("catalog", Node.Map(("of", Node.Text("package")), ("allow", allow))), ("because", Node.Text("a dependency is agreed on before it is used")), ("severity", Node.Text("warning"))));
    }

    private Family Family(Technology technology) =>
        lexicon.Families.FirstOrDefault(family => family.Name == technology.Family) ?? new Family(technology.Family, "there is one for the job", null);

    // .NET 9, net8.0, C# 13
    private RuleDraft? Toolchain(Statement statement)
    {
        if (statement.Section != SectionSense.Stack && statement.Polarity != Polarity.Demand && !lexicon.Says("targets", statement.Text))
            return null;
        if (lexicon.Says("no-toolchain", statement.Text))
            return null;

        var tokens = statement.Text.Tokens;
        var settings = new List<(string, YamlNode)>();
        for (var i = 0; i < tokens.Count; i++)
        {
            // "Use primary constructors (C# 12)" says since when there are some.
            if (statement.Section != SectionSense.Stack && (tokens[i].Role != WordRole.Core || i > 0 && tokens[i - 1].Word is "in" or "since" || IsInBracket(statement.Text.Plain, tokens[i].Start) && !(i > 0 && tokens[i - 1].Word is "currently" or "currently:")))
                continue;
            var next = i + 1 < tokens.Count && int.TryParse(tokens[i + 1].Word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
            var isDotNet = tokens[i].Word == "net" && (tokens[i].Start == 0 || statement.Text.Plain[tokens[i].Start - 1] is '.') && (i == 0 || tokens[i - 1].Word is not ("asp" or "ado" or "ml"));
            if (isDotNet && next is >= 5 and < 30)
                Add("dotnet-at-least", $"{next}.0");
            else if (tokens[i].Word.Length is 4 or 5 && tokens[i].Word.StartsWith("net", StringComparison.Ordinal) && int.TryParse(tokens[i].Word[3..], NumberStyles.None, CultureInfo.InvariantCulture, out var moniker) && moniker is >= 5 and < 30)
                Add("dotnet-at-least", $"{moniker}.0");
            else if (tokens[i].Word == "c#" && next is >= 7 and < 30)
                Add("csharp-at-least", $"{next}");
        }

        return settings.Count == 0 ? null : new RuleDraft("stack", Node.Map(("ensure", Node.Map(("toolchain", Node.Map(settings)))), ("because", Node.Text("all projects run on one platform that is maintained"))));

        void Add(string key, string version)
        {
            if (!settings.Exists(setting => setting.Item1 == key))
                settings.Add((key, Node.Text(version)));
        }
    }
}
