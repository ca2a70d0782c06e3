using Bylaw.Rules.Reading;
using Bylaw.Rules.Yaml;
using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>Understands statements by what they are about, as the lexicon's topics say it.</summary>
internal sealed class TopicRecogniser : IRecogniser
{
    // What stands above an item is part of what it says only where both are short.
    private const int LongestContext = 12;
    private const int LongestItem = 16;

    // Words farther apart say different things.
    private const int WidestPhrase = 20;

    private static readonly SectionSense[] Anywhere = [SectionSense.Open, SectionSense.Rules, SectionSense.Capabilities, SectionSense.Stack];

    private readonly Lexicon lexicon;
    private readonly ClauseReader clauseReader;
    private readonly TableColumns columns;
    private readonly PhraseIndex<int> topics = new();
    private readonly PhraseIndex<LayerWords> layers = new();
    private readonly PhraseIndex<bool> imperatives = new();

    public TopicRecogniser(Lexicon lexicon)
    {
        this.lexicon = lexicon;
        clauseReader = new ClauseReader(lexicon);
        columns = new TableColumns(lexicon);
        for (var i = 0; i < lexicon.Topics.Count; i++)
        {
            foreach (var phrase in lexicon.Topics[i].Phrases)
                topics.Add(phrase, i);
        }

        foreach (var phrase in lexicon.Languages.SelectMany(language => language.Imperative))
            imperatives.Add(phrase, true);
        foreach (var layer in lexicon.Layers)
        {
            foreach (var phrase in layer.Phrases)
                layers.Add(phrase, layer);
        }
    }

    public Understanding? Understand(Statement statement)
    {
        if (statement.Form is StatementForm.FrontMatter or StatementForm.Fence || statement.Text.Tokens.Count == 0)
            return null;

        var clauses = clauseReader.Read(statement);
        var found = Candidates(statement, clauses, context: null);
        // What the line above answers need not be asked.
        if (statement.Form != StatementForm.TableRow && found.TrueForAll(candidate => candidate.Topic.Ask is not null) && Context(statement) is { } context
            && Candidates(statement, clauses, context) is { } inContext && (found.Count == 0 || inContext.Exists(candidate => Acts(candidate.Topic))))
        {
            found = inContext;
        }

        return found.Count == 0 ? null : Understood(statement, Chosen(found));
    }

    private List<Candidate> Candidates(Statement statement, IReadOnlyList<Clause> clauses, TokenText? context)
    {
        var before = context?.Tokens.Count ?? 0;
        TokenList tokens = context is null ? statement.Text.Tokens : [.. context.Tokens.Select(token => token with { Code = -1 }), .. statement.Text.Tokens];
        var asides = Asides.In(statement.Text, lexicon);
        var describes = Describes(statement);
        var sentences = context is null ? Normative(statement.Text, clauses) : [];
        var best = new Dictionary<int, Candidate>();
        foreach (var (phrase, index, _, _) in topics.Find(tokens))
        {
            var topic = lexicon.Topics[index];
            if (best.TryGetValue(index, out var other) && other.Weight >= phrase.Weight || !IsHere(topic, statement) || describes && Acts(topic) || Runs(phrase, tokens, Acts(topic) ? sentences : []) is not { } runs)
                continue;

            // At least one word of it is the statement's own.
            var own = runs.Where(run => run.Last >= before).Select(run => (Math.Max(run.First - before, 0), run.Last - before)).ToList();
            if (own.Count == 0 || runs.Max(run => run.Last) - runs.Min(run => run.First) > WidestPhrase || !Points(topic, ClauseReader.Of(clauses, own)) || Acts(topic) && OnlyDescribes(statement) || topic.Kind != "style" && own.TrueForAll(run => asides.Holds(run.Item1, run.Item2)))
                continue;
            if (IsUnless(topic, tokens) || Acts(topic) && (IsAboutCode(statement, own) || !statement.Text.IsAskedFor(own)))
                continue;
            best[index] = new Candidate(topic, index, phrase.Weight, own);
        }

        return [.. best.Values];
    }

    // The first sentence, and those behind it that themselves say what has to be done: the others explain. None where there is but one.
    private List<(int First, int Last)> Normative(TokenText text, IReadOnlyList<Clause> clauses)
    {
        var sentences = SentenceSpans.Of(text);
        var tokens = text.Tokens;
        return sentences.Count < 2 ? [] :
        [
            .. sentences.Where(sentence => sentence.First == 0 || imperatives.EndOfPhraseAt(tokens, sentence.First) is not null
                || clauses.Any(clause => clause is { Own: true, Polarity: Polarity.Demand or Polarity.Forbid } && clause.First <= sentence.Last && clause.Last >= sentence.First)),
        ];
    }

    // What a rule is about stands in one sentence.
    private static IReadOnlyList<(int First, int Last)>? Runs(Phrase phrase, TokenList tokens, IReadOnlyList<(int First, int Last)> sentences)
    {
        if (sentences.Count == 0)
            return phrase.FindRuns(tokens);
        foreach (var (first, last) in sentences)
        {
            if (phrase.FindRuns([.. tokens.Skip(first).Take(last - first + 1)]) is { } runs)
                return [.. runs.Select(run => (run.First + first, run.Last + first))];
        }

        return null;
    }

    // "`ErrorFilter` catches all exceptions", "`Roles` - the names for `[Authorize]`" say what something of the author's does.
    private static bool IsAboutCode(Statement statement, List<(int First, int Last)> own)
    {
        var tokens = statement.Text.Tokens;
        if (statement is not { Polarity: Polarity.None, Form: StatementForm.ListItem or StatementForm.Sentence, Section: not SectionSense.Stack } || tokens[0].Code < 0)
            return false;
        var head = 0;
        while (head + 1 < tokens.Count && tokens[head + 1].Code >= 0)
            head++;
        return own.TrueForAll(run => run.First > head);
    }

    private static bool IsUnless(Topic topic, TokenList tokens)
    {
        foreach (var phrase in topic.Unless)
        {
            if (phrase.Find(tokens) is not null)
                return true;
        }

        return false;
    }

    // A folder's comment, a class in a block of code, and a row that nothing makes a rule say what there is, not how it must be.
    private bool Describes(Statement statement) => statement.Form switch
    {
        StatementForm.TreeLine or StatementForm.Fence => true,
        StatementForm.TableRow => columns.Describe(statement),
        StatementForm.ListItem => IsReference(statement.Text.Plain) || NamesAgents(statement.Text),
        _ => false,
    };

    // `.claude/agents/` is about those who write the code.
    private static bool NamesAgents(TokenText text) => text.Codes.Any(code => code.StartsWith(".claude/", StringComparison.Ordinal) || code.StartsWith(".cursor/", StringComparison.Ordinal));

    // "docs/tenants.md — the tenant model"
    private static bool IsReference(string plain)
    {
        var end = plain.AsSpan().Trim().IndexOf(' ');
        return end > 0 && plain.AsSpan().Trim()[..end].TrimEnd(":,").EndsWith(".md", StringComparison.OrdinalIgnoreCase);
    }

    private static TokenText? Context(Statement statement)
    {
        if (statement.Form is not (StatementForm.ListItem or StatementForm.Sentence) || statement.Text.Tokens.Count > LongestItem)
            return null;
        var above = statement.LeadIn ?? (statement.Section == SectionSense.Rules && statement.Headings.Count > 0 ? statement.Headings[^1] : null);
        return above is null || TokenText.Of(above) is not { Tokens.Count: > 0 and <= LongestContext } text ? null : text;
    }

    private bool IsHere(Topic topic, Statement statement) =>
        topic.IsStep ? IsStep(statement) : (topic.Sections.Count > 0 ? topic.Sections : Anywhere).Contains(statement.Section);

    // What is always done for a new endpoint is what every endpoint has.
    private bool IsStep(Statement statement) =>
        statement is { Section: SectionSense.Process, Form: StatementForm.ListItem } && lexicon.Says("new-things", TokenText.Of($"{statement.LeadIn} / {statement.Headings.LastOrDefault()}"));

    private static bool Points(Topic topic, Polarity polarity) => polarity switch
    {
        Polarity.None => topic.When is null or Polarity.Demand,
        // What is allowed takes something out of a rule; it is none.
        Polarity.Permit => topic.When == Polarity.Permit || topic is { When: null, Rules.Count: 0, Delegate.Count: 0 },
        _ => topic.When is null || topic.When == polarity,
    };

    // A question, an explanation to be given, a row or folder that neither demands nor forbids anything.
    private bool OnlyDescribes(Statement statement) =>
        statement.Text.Plain.AsSpan().TrimEnd().EndsWith("?")
        || statement.Polarity == Polarity.None && statement.Section == SectionSense.Open && statement.Form is (StatementForm.TableRow or StatementForm.TreeLine)
        || lexicon.Says("explain-verbs", TokenText.Of(statement.Text.Tokens[0].Word))
        || IsPart(statement)
        || statement.Polarity == Polarity.None && statement.Section != SectionSense.Stack && statement.Text.Tokens.Any(token => token.Code < 0 && token.Word.Length < token.Length && lexicon.Says("describing-verbs", TokenText.Of(token.Word)));

    // "Each audit entry must include:", "Fields:"; but "Every endpoint must have:"
    private bool IsPart(Statement statement)
    {
        if (statement is not { Form: StatementForm.ListItem, LeadIn: { } leadIn } || TokenText.Of(leadIn) is not { Tokens.Count: > 0 } above)
            return false;
        var last = above.Tokens[^1].Word;
        if (lexicon.Says("made-of", TokenText.Of(last)))
            return true;
        return (lexicon.Says("parts-named", TokenText.Of(last)) || lexicon.Says("made-of-parts", TokenText.Of(last)) && !lexicon.Says("wholes", above))
            && layers.Find(above.Tokens).Count == 0;
    }

    private static bool Acts(Topic topic) => topic.Rules.Count > 0 || topic.Delegate.Count > 0;

    // What asks for more words knows better; of two that share words only the better one counts.
    private static List<Candidate> Chosen(List<Candidate> found)
    {
        var chosen = new List<Candidate>();
        foreach (var candidate in found.OrderByDescending(candidate => candidate.Weight).ThenBy(candidate => Worth(candidate.Topic)).ThenBy(candidate => candidate.Index))
        {
            if (!chosen.Exists(other => other.Runs.Any(run => candidate.Runs.Any(own => own.First <= run.Last && own.Last >= run.First))))
                chosen.Add(candidate);
        }

        return chosen;
    }

    private static int Worth(Topic topic) =>
        topic.Rules.Count > 0 ? 0 : topic.Delegate.Count > 0 ? 1 : topic.Ask is not null ? 2 : topic.Judgment is not null ? 3 : 4;

    private Understanding Understood(Statement statement, List<Candidate> chosen)
    {
        var first = chosen[0].Topic;
        if (first is { Process: not null, Rules.Count: 0, Delegate.Count: 0 })
            return Understanding.Process(first.Process, first.Kind);

        var topic = chosen.MinBy(candidate => Worth(candidate.Topic))!.Topic;
        if (!Acts(topic))
        {
            return topic.Ask is not null ? Understanding.Unresolved(topic.Kind, topic.Ask)
                : topic.Judgment is not null ? Understanding.Judgment(topic.Kind, topic.Judgment)
                : Understanding.Process(topic.Process!, topic.Kind);
        }

        var drafts = new List<RuleDraft>();
        foreach (var candidate in chosen)
        {
            foreach (var (name, body) in candidate.Topic.Rules)
            {
                if (!drafts.Exists(draft => draft.Name == name) && !IsSaidOfAnother(statement, candidate.Topic, body))
                    drafts.Add(Draft(statement, candidate, name, body));
            }
        }

        if (drafts.Count == 0 && chosen.Exists(candidate => candidate.Topic.Rules.Count > 0) && chosen.TrueForAll(candidate => candidate.Topic.Delegate.Count == 0))
            return Understanding.Judgment(topic.Kind, "It is said of another layer than the one in which this can be checked.");

        IReadOnlyList<string> ids = [.. chosen.SelectMany(candidate => candidate.Topic.Delegate).Distinct()];
        return new(topic.Kind, drafts.Count > 0 ? Disposition.Enforced : Disposition.Delegated, drafts, ids, topic.Judgment);
    }

    // "Services validate their input": the check of endpoints says nothing about that, and neither does a line below "Background workers".
    private bool IsSaidOfAnother(Statement statement, Topic topic, YamlMap body)
    {
        if (topic.InStated || body.Find("in")?.Value is not (YamlScalar or YamlList) || InLayers(body) is not { Count: > 0 } own)
            return false;
        var tokens = statement.Text.Tokens;
        var found = layers.Find(tokens).OrderBy(match => match.First).ToList();
        if (found.Count == 0)
            return OfHeading(statement) is { } above && IsAnother(above, own, body);
        // "never output", "log requests": there it is no subject.
        if (found[0].First == 1 && (imperatives.EndOfPhraseAt(tokens, 0) is not null || lexicon.Says("edge-small", TokenText.Of(tokens[0].Word))))
            return false;
        return found[0].First <= 1 && tokens[found[0].First].Code < 0 && IsAnother(found[0].Value, own, body) && !found.Exists(match => own.Contains(match.Value));
    }

    private List<LayerWords> InLayers(YamlMap body) =>
        [.. lexicon.Layers.Where(layer => body.Text("in") == layer.Name || body.Texts("in").Contains(layer.Name))];

    // Two cuts through a solution have the same ranks: what lies in Presentation is an endpoint; a job of the same rank is none.
    private static bool IsAnother(LayerWords said, List<LayerWords> own, YamlMap body) =>
        !said.IsShared && !own.Exists(layer => layer == said || layer.Rank == said.Rank && (layer.IsRing || said.IsRing)) && !Names(body, said.Name);

    private LayerWords? OfHeading(Statement statement)
    {
        if (statement.Headings.Count == 0 || TokenText.Of(Headings.Bare(statement.Headings[^1])).Tokens is not { Count: > 0 and <= 3 } tokens)
            return null;
        return layers.Find(tokens).Where(match => match.First == 0 && match.Last == tokens.Count - 1).Select(match => match.Value).FirstOrDefault();
    }

    private static bool Names(YamlNode node, string layer) => node switch
    {
        YamlScalar text => text.Value == layer,
        YamlList list => list.Items.Any(item => Names(item, layer)),
        YamlMap map => map.Entries.Any(entry => Names(entry.Value, layer)),
        _ => false,
    };

    private RuleDraft Draft(Statement statement, Candidate candidate, string name, YamlMap body)
    {
        var stated = candidate.Topic.InStated ? Stated(statement, candidate.Runs) : [];
        var counted = Counts.Of(statement.Text, candidate.Topic);
        var draft = new RuleDraft(name, stated.Count == 0 ? body : body.With("in", In(body, stated))) { HasUsualNumbers = candidate.Topic.Counts.Count > 0 && counted.Count == 0 };
        return counted.Count == 0 ? draft : draft with { Body = Counts.Set(draft.Body, candidate.Topic, counted) };
    }

    // What the rule says of its own layers holds for those that are named too.
    private static YamlNode In(YamlMap body, List<string> stated) =>
        body.Find("in")?.Value is YamlMap own && own.Find("layer") is not null ? own.With("layer", Node.Texts(stated)) : Node.Texts(stated);

    // Those of the same clause: "never call Task.Run in services; use a job" says nothing of jobs.
    private List<string> Stated(Statement statement, IReadOnlyList<(int First, int Last)> runs)
    {
        var clauses = clauseReader.Read(statement).Where(clause => runs.Any(run => run.First <= clause.Last && run.Last >= clause.First)).ToList();
        List<string> work = lexicon.Says("service-work", statement.Text) ? ["Service"] : [];
        return
        [
            .. LongestLayers(statement.Text).Where(match => clauses.Exists(clause => match.First >= clause.First && match.Last <= clause.Last))
                .OrderBy(match => match.First).Select(match => match.Name).Concat(work).Distinct(),
        ];
    }

    // An API endpoint is no API.
    private List<(string Name, int First, int Last)> LongestLayers(TokenText text)
    {
        var all = layers.FindAll(text.Tokens).Select(match => (match.Value.Name, match.First, match.Last)).ToList();
        return [.. all.Where(match => !all.Exists(other => other.First <= match.First && other.Last >= match.Last && other.Last - other.First > match.Last - match.First))];
    }

    private sealed record Candidate(Topic Topic, int Index, int Weight, IReadOnlyList<(int First, int Last)> Runs);
}
