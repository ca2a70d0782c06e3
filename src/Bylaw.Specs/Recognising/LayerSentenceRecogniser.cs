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
    // Who speaks of more layers at once tells how things are built.
    private const int MostSubjects = 3;
    private readonly Relations relations = lexicon.Relations;
    private readonly ClauseReader clauseReader = new(lexicon);

    public Understanding? Understand(Statement statement)
    {
        if (statement.Section is SectionSense.Process or SectionSense.Examples)
            return null;

        var tokens = statement.Text.Tokens;
        var mentions = finder.Find(tokens).Where(mention => !IsInExpression(statement.Text, mention)).ToList();
        // No layer has test classes in it.
        if (mentions.Count == 0 || lexicon.Says("test-classes", statement.Text))
            return null;

        var sentence = new Sentence(tokens, mentions, First(relations.Uses, tokens, 0), statement);
        return Architecture(sentence) ?? Only(sentence) ?? References(sentence) ?? Nothing(sentence) ?? Through(sentence)
            ?? (statement.Polarity == Polarity.Forbid ? Forbidden(sentence) : Dependency(sentence));
    }

    // "only repositories may use the DbContext", "the DbContext is used only in repositories", "Application depends only on Domain"
    private Understanding? Only(Sentence sentence)
    {
        if (First(relations.Only, sentence.Tokens, 0) is not { } only)
            return null;

        var before = sentence.Mentions.Where(mention => mention.Last < only.First).ToList();
        var after = sentence.Mentions.Where(mention => mention.First > only.Last).ToList();
        if (before.Count == 0 && after is [{ Layer: { } owner }, { } owned, ..] && sentence.Verb is { } verb && verb.First > after[0].Last && verb.Last < owned.First)
            return Enforced(owned, LayerRules.Reserve(owner, owned));
        if (before is [.., { } what] && after is [{ Layer: { } by }] && (FirstBefore(relations.Within, sentence.Tokens, only.Last, after[0].First) ?? FirstBefore(relations.By, sentence.Tokens, only.Last, after[0].First)) is not null && what.Layer != by)
            return Enforced(what, LayerRules.Reserve(by, what));
        return before is [{ Layer: { } user }] && after.Count > 0 && after.TrueForAll(mention => mention.Layer is not null) && First(relations.Depends, sentence.Tokens, 0) is not null
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
            && (First(relations.Depends, sentence.Tokens, 0) is not null || sentence.Verb is not null && sentence.Statement.Polarity == Polarity.Forbid || sentence.Tokens[outer.Last].Word.StartsWith("dependenc", StringComparison.Ordinal))
            ? NoOther(sentence, subject, [])
            : null;

    // "all database access goes through repositories", "endpoints reach repositories through services"
    private Understanding? Through(Sentence sentence)
    {
        if (First(relations.Through, sentence.Tokens, 0) is not { } through || sentence.Mentions.FirstOrDefault(mention => mention.First > through.Last) is not { Layer: { } by })
            return null;

        var before = sentence.Mentions.Where(mention => mention.Last < through.First).ToList();
        return before switch
        {
            [{ Thing: not null } thing] when sentence.Statement.Force == Force.Strong || sentence.Statement.Polarity == Polarity.Demand => Enforced(thing, LayerRules.Reserve(by, thing)),
            [{ Layer: { } from }, { } to] when to.Layer != by && from != by && to.Layer != from => Enforced(to, LayerRules.Forbid(from, to)),
            _ => null,
        };
    }

    private Understanding? Forbidden(Sentence sentence)
    {
        // Of "call services, never repositories" only the second part is a prohibition.
        var forbidding = clauseReader.Read(sentence.Statement).Where(clause => clause.Polarity == Polarity.Forbid).ToList();
        var forbidden = sentence.Mentions.Where(mention => forbidding.Exists(clause => mention.First >= clause.First && mention.Last <= clause.Last) && !IsConcrete(sentence.Tokens, mention)).ToList();
        if (forbidden.Count == 0)
            return null;
        if (Outside(sentence, forbidden) is { } kept)
            return kept;
        if (Verb(sentence, forbidding) is { } verb)
        {
            var before = sentence.Mentions.Where(mention => mention.Layer is not null && mention.Last < verb.First).ToList();
            var objects = forbidden.Where(mention => mention.First > verb.Last).ToList();
            // "the domain has no infrastructure imports": the verb is a noun, and what stands in front of it is what is not used.
            if (before is [_, .., var last] && last.Last == verb.First - 1 && sentence.Tokens[verb.First].Word is "import" or "reference" or "dependency")
            {
                before.Remove(last);
                objects.Insert(0, last);
            }

            if (before.Count > 0 && objects.Count > 0)
            {
                var subjects = before.Select(mention => mention.Layer!).Distinct().ToList();
                return subjects.Count <= MostSubjects ? Forbid(subjects, objects) : null;
            }
        }

        return Within(sentence, forbidding, forbidden) ?? UnderHeading(sentence, forbidden);
    }

    // The verb of the prohibition, where it has one of its own.
    private (int First, int Last)? Verb(Sentence sentence, List<Clause> forbidding)
    {
        foreach (var clause in forbidding)
        {
            if (First(relations.Uses, sentence.Tokens, clause.First) is { } own && own.Last <= clause.Last)
                return own;
        }

        return sentence.Verb;
    }

    // "no DbContext outside of the repositories": there it may be.
    private Understanding? Outside(Sentence sentence, List<Mention> forbidden)
    {
        if (First(relations.Outside, sentence.Tokens, 0) is not { } outside)
            return null;
        var owner = sentence.Mentions.FirstOrDefault(mention => mention.First > outside.Last && (mention.First == outside.Last + 1 || IsArticle(sentence.Tokens, outside.Last + 1, mention.First)));
        return owner is { Layer: { } layer } && forbidden.LastOrDefault(mention => mention.Last < outside.First) is { } what && what.Layer != layer
            ? Enforced(what, LayerRules.Reserve(layer, what))
            : null;
    }

    // "interfaces, never concrete services": the layer may be used, its classes may not, which no rule about layers says.
    private static bool IsConcrete(IReadOnlyList<Token> tokens, Mention mention) => mention is { Layer: not null, First: > 0 } && tokens[mention.First - 1].Word is "concrete";

    // `services.AddScoped<>()` is no layer of services.
    private static bool IsInExpression(TokenText text, Mention mention) =>
        text.Tokens[mention.First].Code is var code and >= 0 && text.Codes[code] is var written
            && (written.AsSpan().IndexOfAny("(<[{=") >= 0 || char.IsLower(written[0]) && written.Contains('.') && written.AsSpan().IndexOfAny("/ ") < 0);

    // "no DbContext in controllers", "never inject repositories into controllers"
    private Understanding? Within(Sentence sentence, List<Clause> forbidding, List<Mention> forbidden)
    {
        foreach (var place in sentence.Mentions.Where(mention => mention.Layer is not null).Skip(1).Concat(sentence.Mentions.Where(mention => mention.Layer is not null).Take(1)))
        {
            if (FirstBefore(relations.Within, sentence.Tokens, -1, place.First) is not { } within || within.Last != place.First - 1 && !IsArticle(sentence.Tokens, within.Last + 1, place.First))
                continue;
            var clause = forbidding.Find(clause => within.First >= clause.First && within.First <= clause.Last);
            var objects = forbidden.Where(mention => mention.Last < within.First && mention.First >= clause.First).ToList();
            var subjects = sentence.Mentions.Where(mention => mention.First > within.Last && mention.Last <= clause.Last && mention.Layer is not null).Select(mention => mention.Layer!).ToList();
            if (objects.Count > 0 && subjects.Count > 0)
                return Forbid(subjects, objects);
        }

        return null;
    }

    // ## Controllers
    // - never touch the DbContext
    private Understanding? UnderHeading(Sentence sentence, List<Mention> forbidden)
    {
        if (AboveSubject(sentence.Statement) is not { } subject || sentence.Tokens.Count > 14)
            return null;
        // "no logic in controllers" names a place.
        var objects = forbidden.Where(mention => mention.Layer != subject && FirstBefore(relations.Within, sentence.Tokens, -1, mention.First) is null).ToList();
        return objects.Count > 0 && sentence.Mentions.All(mention => mention.Layer != subject) && (sentence.Verb is null || objects.TrueForAll(mention => mention.First > sentence.Verb.Value.Last))
            ? Forbid([subject], objects)
            : null;
    }

    // "Infrastructure depends on Application": so the other way round is wrong
    private Understanding? Dependency(Sentence sentence)
    {
        if (First(relations.Depends, sentence.Tokens, 0) is not { } depends || sentence.Statement.Polarity == Polarity.Permit)
            return null;
        var users = sentence.Mentions.Where(mention => mention.Last < depends.First).ToList();
        var used = sentence.Mentions.Where(mention => mention.First > depends.Last).ToList();
        if (users.Count == 0 || used.Count == 0 || users.Concat(used).Any(mention => mention.Layer is null))
            return null;

        var steps = users.SelectMany(user => used.Select(other => (user.Layer!, other.Layer!))).Where(step => step.Item1 != step.Item2).ToList();
        return steps.Count == 0 ? null : Understanding.Enforced(Kind, LayerRules.NothingOutside(steps));
    }

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
        (statement.LeadIn is { } leadIn ? finder.Only(leadIn.TrimEnd(':'))?.Layer : null)
        ?? (statement.Headings.Count > 0 ? finder.Only(Headings.Bare(statement.Headings[^1]))?.Layer : null);

    private static bool IsArticle(IReadOnlyList<Token> tokens, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Word is not ("the" or "a" or "an" or "any" or "your" or "our" or "all"))
                return false;
        }

        return true;
    }

    private static (int First, int Last)? First(IReadOnlyList<Phrase> phrases, IReadOnlyList<Token> tokens, int from)
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
    private static (int First, int Last)? FirstBefore(IReadOnlyList<Phrase> phrases, IReadOnlyList<Token> tokens, int after, int before)
    {
        (int First, int Last)? last = null;
        for (var found = First(phrases, tokens, after + 1); found is { } place && place.Last < before; found = First(phrases, tokens, place.First + 1))
            last = place;
        return last;
    }

    private sealed record Sentence(IReadOnlyList<Token> Tokens, IReadOnlyList<Mention> Mentions, (int First, int Last)? Verb, Statement Statement);
}
