using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>
/// Sentences about layers: "endpoints never access repositories", "no DbContext in controllers", "only repositories use the DbContext",
/// "the domain depends on nothing". Whom such a sentence is about may also stand in the heading or label above it.
/// </summary>
/// <param name="layersOf">The layers that a document speaks of anywhere: "other layers" means those.</param>
internal sealed class LayerSentenceRecogniser(Lexicon lexicon, MentionFinder finder, Func<Statement, IReadOnlyList<LayerWords>> layersOf) : IRecogniser
{
    private const string Kind = "layer-dependency";
    private const int Near = 8;
    private readonly Relations relations = lexicon.Relations;
    private readonly ClauseReader clauseReader = new(lexicon);

    public Understanding? Understand(Statement statement)
    {
        if (statement.Section is SectionSense.Process or SectionSense.Examples)
            return null;
        var sentences = SentenceSpans.Of(statement.Text);
        if (sentences.Count < 2)
            return One(statement);

        // Each sentence for itself: "Domain depends on nothing. Application depends on Domain." What stands before the dash is what all of them are about.
        var head = Head(statement);
        var clauses = clauseReader.Read(statement);
        // "The flow is: A -> B" is no sentence about A and B, but a chain.
        var parts = sentences.Where(sentence => !HasArrow(statement.Text, sentence)).Select((sentence, i) => statement with
        {
            Text = statement.Text.Part(sentence.First, sentence.Last),
            Polarity = ClauseReader.Of(clauses, [sentence]),
            LeadIn = i == 0 || head is null ? statement.LeadIn : head.Name,
        });
        var found = parts.Select(One).OfType<Understanding>().Where(part => part.Disposition == Disposition.Enforced).ToList();
        return found.Count == 0 ? sentences.Any(sentence => HasArrow(statement.Text, sentence)) ? null : One(statement) : found[0] with { Rules = [.. found.SelectMany(part => part.Rules).DistinctBy(draft => draft.Name)] };
    }

    private static bool HasArrow(TokenText text, (int First, int Last) sentence) => Chain.TryParse(text.Part(sentence.First, sentence.Last).Plain) is not null;

    private Understanding? One(Statement statement)
    {
        var tokens = statement.Text.Tokens;
        var mentions = finder.Find(tokens).Where(mention => !IsInExpression(statement.Text, mention)).ToList();
        // No layer has test classes in it.
        if (mentions.Count == 0 || lexicon.Says("test-classes", statement.Text))
            return null;

        var sentence = new Sentence(tokens, mentions, First(relations.Uses, tokens, 0), statement);
        return Architecture(sentence) ?? Only(sentence) ?? References(sentence) ?? Nothing(sentence) ?? Forbidden(sentence) ?? Through(sentence)
            ?? (statement.Polarity == Polarity.Forbid ? null : Dependency(sentence));
    }

    // "only repositories may use the DbContext", "the DbContext is used only in repositories", "Application depends only on Domain"
    private Understanding? Only(Sentence sentence)
    {
        if (First(relations.Only, sentence.Tokens, 0) is not { } only || only.First > 0 && sentence.Tokens[only.First - 1].Word == "not")
            return null;

        // What stands far away is about something else.
        var before = sentence.Mentions.Where(mention => mention.Last < only.First && only.First - mention.Last <= Near).ToList();
        var after = sentence.Mentions.Where(mention => mention.First > only.Last).ToList();
        if (after.Count > 0 && after[0].First - only.Last > Near)
            return null;
        if (before.Count == 0 && after is [{ Layer: { } owner }, { } owned, ..] && sentence.Verb is { } verb && verb.First > after[0].Last && verb.Last < owned.First)
            return Enforced(owned, LayerRules.Reserve(owner, owned));
        if (before is [.., { } what] && after is [{ Layer: { } by }] && (FirstBefore(relations.Within, sentence.Tokens, only.Last, after[0].First) ?? FirstBefore(relations.By, sentence.Tokens, only.Last, after[0].First)) is not null && what.Layer != by)
            return Enforced(what, LayerRules.Reserve(by, what));
        var subject = before is [{ Layer: { } one }] ? one : before.Count == 0 ? AboveSubject(sentence.Statement) : Head(sentence.Statement);
        return subject is { } user && after.Count > 0 && after.TrueForAll(mention => mention.Layer is not null) && First(relations.Depends, sentence.Tokens, 0) is not null
            ? NoOther(sentence, user, [.. after.Select(mention => mention.Layer!)])
            : null;
    }

    // "Application: references Domain only"; below "Application layer" the list "References: Domain, Shared"
    private Understanding? References(Sentence sentence)
    {
        if (First(relations.Refers, sentence.Tokens, 0) is not { } refers)
            return null;
        var clause = clauseReader.Read(sentence.Statement).First(clause => refers.First >= clause.First && refers.First <= clause.Last);
        var start = refers.First == clause.Last ? refers.Last + 1 : clause.First; // "References:" ends its clause
        var after = sentence.Mentions.Where(mention => mention.First > refers.Last && (mention.Last <= clause.Last || start > clause.Last)).ToList();
        if (clause.Polarity == Polarity.Forbid || after.Count == 0 || after.Exists(mention => mention.Layer is not { IsRing: true }))
            return null;

        // Without "only", and behind no colon, it needn't be all of them.
        var isAll = start > clause.Last && refers.First == 0
            || sentence.Tokens.Skip(refers.First).Take(after[^1].Last + 2 - refers.First).Any(token => relations.Only.Any(only => only.FindRuns([token]) is not null));
        return isAll && Subjects(sentence, refers.First) is [{ IsRing: true } subject] && after.TrueForAll(mention => mention.Layer != subject)
            && NoOther(sentence, subject, [.. after.Select(mention => mention.Layer!)]) is { Disposition: Disposition.Enforced } rule
            ? rule
            : null;
    }

    // "enforce clean architecture boundaries (Domain, Application, Infrastructure, API)": an outer ring uses inner ones, never the other way round
    private Understanding? Architecture(Sentence sentence)
    {
        if (sentence.Statement.Polarity == Polarity.Forbid || First(relations.Architectures, sentence.Tokens, 0) is null)
            return null;
        var rings = sentence.Mentions.Select(mention => mention.Layer).OfType<LayerWords>().Where(layer => layer.IsRing).Distinct().OrderBy(layer => layer.Rank).ToList();
        var steps = rings.SelectMany(inner => rings.Where(outer => outer.Rank > inner.Rank).Select(outer => (outer, inner))).ToList();
        return steps.Count == 0 ? null : Understanding.Enforced(Kind, LayerRules.NothingOutside(steps));
    }

    // "the domain depends on nothing", "no dependencies on outer layers"
    private Understanding? Nothing(Sentence sentence) =>
        First(relations.Outer, sentence.Tokens, 0) is { } outer && Subjects(sentence, outer.First) is [{ } subject]
            && sentence.Mentions.All(mention => mention.Layer == subject || mention.First < outer.First)
            && IsUsed(sentence, outer)
            ? NoOther(sentence, subject, [])
            : null;

    // "depends on nothing", "must not know the outer layers", "zero dependencies"; not "nothing binds them"
    private bool IsUsed(Sentence sentence, (int First, int Last) outer)
    {
        const int Close = 3;
        bool Ends((int First, int Last)? verb) => verb is { } found && found.Last >= outer.First - Close;
        return Ends(FirstBefore(relations.Depends, sentence.Tokens, -1, outer.First)) || Ends(FirstBefore(relations.Uses, sentence.Tokens, -1, outer.First)) && sentence.Statement.Polarity == Polarity.Forbid
            || sentence.Tokens[outer.Last].Word.StartsWith("dependenc", StringComparison.Ordinal);
    }

    // "all database access goes through repositories", "endpoints reach repositories through services"
    private Understanding? Through(Sentence sentence)
    {
        if (First(relations.Through, sentence.Tokens, 0) is not { } through || sentence.Mentions.FirstOrDefault(mention => mention.First > through.Last) is not { Layer: { } by })
            return null;

        var before = sentence.Mentions.Where(mention => mention.Last < through.First).ToList();
        return before switch
        {
            [{ Thing: not null } thing] when sentence.Statement.Force == Force.Strong || sentence.Statement.Polarity == Polarity.Demand => Enforced(thing, LayerRules.Reserve(by, thing)),
            [{ Layer: { } from }, { } to] when FirstBefore(relations.Within, sentence.Tokens, before[0].Last, to.First) is null && to.Layer != by && from != by && to.Layer != from => Enforced(to, LayerRules.Forbid(from, to)),
            _ => null,
        };
    }

    // Each clause for itself: "controllers must not use the DbContext; they call services".
    private Understanding? Forbidden(Sentence sentence)
    {
        if (First(relations.Makes, sentence.Tokens, 0) is { } made && (sentence.Verb is not { } use || made.First < use.First))
            return null;

        var clauses = clauseReader.Read(sentence.Statement);
        var found = new List<Understanding>();
        var above = AboveSubject(sentence.Statement);
        for (var i = 0; i < clauses.Count; i++)
        {
            if (clauses[i].Polarity != Polarity.Forbid)
                continue;
            above = i > 0 ? Label(sentence, clauses[i - 1]) ?? Doer(sentence, clauses[i - 1]) ?? above : above;
            if ((Behind(sentence, clauses[i], above) ?? Within(sentence, clauses[i]) ?? Alone(sentence, clauses[i], above)) is { } understood)
                found.Add(understood);
        }

        return found.Count == 0 ? null : found[0] with { Rules = [.. found.SelectMany(understood => understood.Rules).DistinctBy(draft => draft.Name)] };
    }

    // "controllers call services, never repositories": who does the one thing doesn't do the other.
    private LayerWords? Doer(Sentence sentence, Clause clause) =>
        clause.Polarity != Polarity.Forbid && VerbOf(sentence, clause) is { } verb && sentence.Mentions.FirstOrDefault(mention => mention.First == clause.First) is { Layer: { } layer } first && first.Last == verb.First - 1
            ? layer
            : null;

    // "endpoints never access repositories"
    private Understanding? Behind(Sentence sentence, Clause clause, LayerWords? above)
    {
        if (VerbOf(sentence, clause) is not { } verb)
            return null;
        var before = sentence.Mentions.Where(mention => mention.First >= clause.First && mention.Last < verb.First).ToList();
        // "the domain has no infrastructure imports": the verb is a noun, and what stands in front of it is what is not used.
        if (before is [{ Layer: { } owner }, var used] && used.Last == verb.First - 1 && sentence.Tokens[verb.First].Word is "import" or "reference" or "dependency" && IsSmall(sentence, before[0].Last + 1, used.First - 1))
            return used.Layer == owner ? null : Forbid([owner], [used]);
        var subjects = before.Where(mention => mention.Layer is not null).Select(mention => mention.Layer!).ToList();
        if (before.Count == 0 && above is not null)
            subjects.Add(above);
        var from = before.Count == 0 ? clause.First : before[^1].Last + 1;
        return subjects.Count > 0 && IsSmall(sentence, from, verb.First - 1) && List(sentence, verb.Last + 1, clause.Last) is { Count: > 0 } objects ? Forbid(subjects, objects) : null;
    }

    // A "handler" is no verb. Of a thing that is itself something done ("write files"), the verb is a part.
    private (int First, int Last)? VerbOf(Sentence sentence, Clause clause)
    {
        for (var verb = First(relations.Uses, sentence.Tokens, clause.First); verb is { } found && found.Last <= clause.Last; verb = First(relations.Uses, sentence.Tokens, found.First + 1))
        {
            if (!sentence.Mentions.Any(mention => mention.First <= found.Last && mention.Last >= found.First) && !IsNoun(sentence, found.First))
                return found;
        }

        return sentence.Mentions.Where(mention => mention.First >= clause.First && mention.Last <= clause.Last).ToList() is [{ Layer: not null } layer, { Thing: not null } thing, ..] && thing.First > layer.Last + 1
            ? (thing.First, thing.First - 1)
            : null;
    }

    // "no DbContext references in controllers"
    private static bool IsNoun(Sentence sentence, int at) =>
        sentence.Tokens[at].Word is "reference" or "references" or "import" or "imports" or "dependency" or "injection" or "access" or "usage" or "use" or "call" && sentence.Mentions.Any(mention => mention.Last == at - 1)
        && at + 1 < sentence.Tokens.Count && sentence.Tokens[at + 1].Word is "in" or "into" or "inside" or "within";

    // "`Shop.Domain` - entities and events; …", "**Domain layer**: …"
    private LayerWords? Head(Statement statement)
    {
        var first = clauseReader.Read(statement)[0];
        return first.Last < statement.Text.Tokens.Count - 1 && first.Last - first.First < 4 && finder.Find(statement.Text.Tokens).Where(mention => mention.Last <= first.Last).ToList() is [{ Layer: { IsRing: true } layer } mention] && mention.Last >= first.Last - 1 ? layer : null;
    }

    // "no DbContext in controllers", "never inject repositories into controllers", "never use the DbContext outside of repositories"
    private Understanding? Within(Sentence sentence, Clause clause)
    {
        foreach (var place in sentence.Mentions.Where(mention => mention.Layer is not null && mention.First > clause.First && mention.Last <= clause.Last))
        {
            if (FirstBefore(relations.Within, sentence.Tokens, clause.First - 1, place.First) is not { } within || within.Last != place.First - 1 && !IsArticle(sentence.Tokens, within.Last + 1, place.First))
                continue;
            var objects = sentence.Mentions.Where(mention => mention.First >= clause.First && mention.Last < within.First).ToList();
            if (objects.Count == 0 || !IsSmallOrMention(sentence, clause.First, within.First - 1) || List(sentence, place.First, clause.Last) is not { Count: > 0 } places || places.Exists(one => one.Layer is null))
                return null;
            var isOutside = sentence.Tokens[within.First].Word == "outside" || sentence.Tokens[within.Last].Word == "outside";
            return !isOutside ? Forbid([.. places.Select(one => one.Layer!)], objects)
                : places.Count == 1 && objects.Count == 1 && objects[0].Layer != places[0].Layer ? Enforced(objects[0], LayerRules.Reserve(places[0].Layer!, objects[0]))
                : null;
        }

        return null;
    }

    // ## Controllers
    // - no DbContext
    private Understanding? Alone(Sentence sentence, Clause clause, LayerWords? above)
    {
        if (above is null || sentence.Mentions.FirstOrDefault(mention => mention.First >= clause.First) is not { } first || first.Last > clause.Last || !IsSmall(sentence, clause.First, first.First - 1))
            return null;
        return List(sentence, first.First, clause.Last) is { Count: > 0 } objects && objects.TrueForAll(mention => mention.Layer != above) ? Forbid([above], objects) : null;
    }

    // "A, B or C": what stands side by side from here on. Empty where something stands behind it that might be a condition.
    private List<Mention> List(Sentence sentence, int from, int last)
    {
        var list = new List<Mention>();
        for (var i = from; i <= last; i++)
        {
            if (sentence.Mentions.FirstOrDefault(mention => mention.First == i) is { } mention)
            {
                list.Add(mention);
                i = mention.Last;
            }
            else if (list.Count > 0 && (IsAfterComma(sentence, i) || lexicon.Says("edge-ends", TokenText.Of(sentence.Tokens[i].Word))))
            {
                return list;
            }
            else if (!IsSmall(sentence, i, i) && !(list.Count == 0 && sentence.Tokens[i].Word == "from"))
            {
                return [];
            }
        }

        return list;
    }

    // "A, a B or C" goes on; "A, use B" says something else.
    private static bool IsAfterComma(Sentence sentence, int at)
    {
        var next = at;
        while (next < sentence.Tokens.Count && sentence.Tokens[next].Word is "a" or "an" or "the" or "any" or "or" or "and" or "nor")
            next++;
        if (!HasCommaBefore(sentence, at))
            return false;
        if (sentence.Mentions.FirstOrDefault(mention => mention.First == next) is not { } one)
            return true;
        var after = one.Last + 1;
        while (after < sentence.Tokens.Count && sentence.Tokens[after].Code >= 0 && sentence.Tokens[after].Code == sentence.Tokens[one.Last].Code)
            after++;
        return after < sentence.Tokens.Count && sentence.Tokens[after].Word is not ("or" or "and" or "nor" or "directly" or "layer") && !HasCommaBefore(sentence, after);
    }

    private static bool HasCommaBefore(Sentence sentence, int at)
    {
        var end = sentence.Tokens[at - 1].Start + sentence.Tokens[at - 1].Length;
        return sentence.Statement.Text.Plain.AsSpan(end, Math.Max(0, sentence.Tokens[at].Start - end)).Contains(',');
    }

    // `Microsoft.EntityFrameworkCore` is one name.
    private bool IsSmall(Sentence sentence, int from, int to)
    {
        for (var i = from; i <= to; i++)
        {
            var token = sentence.Tokens[i];
            if (!lexicon.Says("edge-small", TokenText.Of(token.Word)) && !(token.Code >= 0 && sentence.Mentions.Any(mention => sentence.Tokens[mention.First].Code == token.Code)))
                return false;
        }

        return true;
    }

    private bool IsSmallOrMention(Sentence sentence, int from, int to)
    {
        for (var i = from; i <= to; i++)
        {
            if (sentence.Mentions.FirstOrDefault(mention => mention.First == i) is { } mention)
                i = mention.Last;
            else if (!IsSmall(sentence, i, i) && (relations.Uses.All(phrase => phrase.LastFrom(sentence.Tokens, i) is null)))
                return false;
        }

        return true;
    }

    // "Controllers: never …"
    private static LayerWords? Label(Sentence sentence, Clause clause) =>
        sentence.Mentions.Where(mention => mention.First >= clause.First && mention.Last <= clause.Last).ToList() is [{ Layer: { } layer } only] && only.Last - only.First == clause.Last - clause.First ? layer : null;

    // "Infrastructure depends on Application": so the other way round is wrong
    private Understanding? Dependency(Sentence sentence)
    {
        if (First(relations.Depends, sentence.Tokens, 0) is not { } depends || sentence.Statement.Polarity == Polarity.Permit)
            return null;
        var before = sentence.Mentions.Where(mention => mention.Last < depends.First).ToList();
        var users = Head(sentence.Statement) is { } head && before.Find(mention => mention.Layer == head) is { } first ? [first] : before.Count == 0 && AboveSubject(sentence.Statement) is { } above ? [new Mention(above, null, 0, 0)] : before;
        var used = sentence.Mentions.Where(mention => mention.First > depends.Last).ToList();
        if (users.Count == 0 || used.Count == 0 || users.Concat(used).Any(mention => mention.Layer is null))
            return null;

        var steps = users.SelectMany(user => used.Select(other => (user.Layer!, other.Layer!))).Where(step => step.Item1 != step.Item2).ToList();
        return steps.Count == 0 ? null : Understanding.Enforced(Kind, LayerRules.NothingOutside(steps));
    }

    // `services.AddScoped<>()` is no layer of services.
    private static bool IsInExpression(TokenText text, Mention mention) =>
        text.Tokens[mention.First].Code is var code and >= 0 && text.Codes[code] is var written
            && (written.AsSpan().IndexOfAny("(<[{=") >= 0 || char.IsLower(written[0]) && written.Contains('.') && written.AsSpan().IndexOfAny("/ ") < 0);

    private Understanding NoOther(Sentence sentence, LayerWords subject, List<LayerWords> allowed)
    {
        var others = layersOf(sentence.Statement).Where(layer => layer != subject && !allowed.Contains(layer) && (allowed.Count > 0 ? !layer.IsShared && (layer.IsRing || !subject.IsRing) : layer.Rank > subject.Rank)).ToList();
        return others.Count == 0
            ? Understanding.Unresolved(Kind, $"Which are the other layers that {subject.Name} must not use? No other one is named in this document.")
            : Understanding.Enforced(Kind, LayerRules.NoOuter(subject, others));
    }

    private static Understanding? Forbid(IReadOnlyList<LayerWords> subjects, IReadOnlyList<Mention> objects)
    {
        var drafts = subjects.Distinct().SelectMany(subject => objects.Where(used => used.Layer != subject && used.Layer?.IsShared != true).Select(used => LayerRules.Forbid(subject, used))).DistinctBy(draft => draft.Name).ToList();
        return drafts.Count == 0 ? null : Understanding.Enforced(objects.Select(used => used.Thing?.Kind).FirstOrDefault(kind => kind is not null) ?? Kind, drafts);
    }

    private static Understanding Enforced(Mention about, RuleDraft draft) => Understanding.Enforced(about.Thing?.Kind ?? Kind, draft);

    private List<LayerWords> Subjects(Sentence sentence, int before)
    {
        var named = sentence.Mentions.Where(mention => mention.Layer is not null && mention.Last < before).Select(mention => mention.Layer!).Distinct().ToList();
        return named.Count > 0 ? named : AboveSubject(sentence.Statement) is { } above ? [above] : [];
    }

    private LayerWords? AboveSubject(Statement statement) =>
        (statement.LeadIn is { } leadIn ? finder.Only(Headings.Bare(leadIn.TrimEnd(':', ' ')))?.Layer : null)
        ?? (statement.Headings.Count > 0 ? finder.Only(Headings.Bare(statement.Headings[^1]))?.Layer : null);

    private static bool IsArticle(TokenList tokens, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Word is not ("the" or "a" or "an" or "any" or "your" or "our" or "all"))
                return false;
        }

        return true;
    }

    private static (int First, int Last)? First(IReadOnlyList<Phrase> phrases, TokenList tokens, int from)
    {
        (int First, int Last)? first = null;
        foreach (var phrase in phrases)
        {
            if (phrase.FindFrom(tokens, from) is { } found && (first is null || found.First < first.Value.First))
                first = found;
        }

        return first;
    }

    // The last one between two tokens.
    private static (int First, int Last)? FirstBefore(IReadOnlyList<Phrase> phrases, TokenList tokens, int after, int before)
    {
        (int First, int Last)? last = null;
        for (var found = First(phrases, tokens, after + 1); found is { } place && place.Last < before; found = First(phrases, tokens, place.First + 1))
            last = place;
        return last;
    }

    private sealed record Sentence(TokenList Tokens, IReadOnlyList<Mention> Mentions, (int First, int Last)? Verb, Statement Statement);
}
