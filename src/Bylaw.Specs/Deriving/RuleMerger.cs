using Bylaw.Rules.Reading;
using Bylaw.Rules.Yaml;
using Bylaw.Specs.Recognising;
using Bylaw.Specs.Statements;

namespace Bylaw.Specs.Deriving;

/// <summary>Drafts to rules: what two statements say is one rule with two sources, and what contradicts itself is none.</summary>
/// <param name="isShared">Whether every layer may use a layer of this name.</param>
internal sealed class RuleMerger(Func<string, bool> isShared)
{
    private readonly List<Entry> entries = [];
    private readonly Dictionary<string, Entry> byName = new(StringComparer.Ordinal);

    public void Add(Statement statement, RuleDraft draft)
    {
        foreach (var name in NamesFor(draft))
        {
            if (!byName.TryGetValue(name, out var entry))
            {
                entries.Add(byName[name] = new Entry(name, draft.Body) { Drafts = { (statement, draft) } });
                return;
            }

            // "thin" is what the one says that counts.
            if (draft.HasUsualNumbers != entry.Drafts.TrueForAll(pair => pair.Draft.HasUsualNumbers) && Node.Same(draft.Body.Find("in")?.Value, entry.Body.Find("in")?.Value))
            {
                entry.Body = draft.HasUsualNumbers ? entry.Body : draft.Body;
                entry.Drafts.Add((statement, draft));
                return;
            }

            switch (RuleBodies.Merge(entry.Body, draft.Body))
            {
                case { Body: { } merged }:
                    entry.Body = merged;
                    entry.Drafts.Add((statement, draft));
                    return;
                case { Conflict: { } conflict }:
                    entry.Conflict ??= (conflict, statement);
                    entry.Drafts.Add((statement, draft));
                    return;
            }
        }
    }

    /// <summary>To be asked once, when all drafts are in.</summary>
    public IReadOnlyList<MergedRule> Merge()
    {
        FoldIntoFlows();
        SayFilesOnce();
        var about = entries.SelectMany(entry => entry.Drafts.Select(pair => pair.Statement).Distinct()).ToLookup(statement => statement);
        return [.. entries.Where(entry => entry.Drafts.Count > 0).Select(entry => new MergedRule(entry.Name, WithReasons(WithSeverity(entry), [.. entry.Drafts.Select(pair => pair.Statement)], about), entry.Drafts, entry.Conflict))];
    }

    // The same name for another place or another verb gets a name of its own.
    private static IEnumerable<string> NamesFor(RuleDraft draft)
    {
        yield return draft.Name;
        if (draft.Body.Text("in") is { } layer && !draft.Name.StartsWith(Names.Kebab(layer) + "-", StringComparison.Ordinal))
            yield return $"{draft.Name}-in-{Names.Kebab(layer)}";
        for (var number = 2; ; number++)
            yield return $"{draft.Name}-{number}";
    }

    // What a chain already forbids needs no rule of its own; what it allows contradicts one.
    private void FoldIntoFlows()
    {
        foreach (var entry in entries.ToList())
        {
            if (entry.Conflict is not null || RuleBodies.ForbiddenLayers(entry.Body) is not { } forbidden)
                continue;
            foreach (var flow in entries.Where(other => other.Body.Find("flow") is not null && other.Conflict is null))
            {
                var chains = RuleBodies.Chains(flow.Body);
                if (forbidden.Used.FirstOrDefault(used => chains.Exists(chain => RuleBodies.HasStep(chain, forbidden.User, used))) is { } allowed)
                {
                    flow.Conflict = ($"one lets {forbidden.User} use {allowed}, the other forbids it", entry.Drafts[0].Statement);
                    flow.Drafts.AddRange(entry.Drafts);
                    entry.Drafts.Clear();
                    break;
                }

                // A shared layer may be used whatever the chain says.
                if (forbidden.Used.All(used => !isShared(used) && chains.Exists(chain => chain.Contains(forbidden.User) && chain.Contains(used))))
                {
                    flow.Drafts.AddRange(entry.Drafts);
                    entry.Drafts.Clear();
                    break;
                }
            }
        }
    }

    // A name and a place of the same types, both with the file: whoever breaks one would be told twice.
    private void SayFilesOnce()
    {
        foreach (var entry in entries)
        {
            if (entry.Body.Find("name")?.Value is not YamlMap name || name.Find("file") is not { } file || name.Find("folder") is null)
                continue;
            var isSaid = entries.Exists(other => other != entry && other.Conflict is null && other.Body.Find("name")?.Value is YamlMap named && named.Find("folder") is null
                && Node.Same(named.Find("file")?.Value, file.Value) && Node.Same(other.Body.Find("in")?.Value, entry.Body.Find("in")?.Value));
            if (isSaid)
                entry.Body = entry.Body.With("name", name.Without("type", "file"));
        }
    }

    // What an author says in so many words counts, the strongest of several; else a rule that is only ever wished for is a suggestion.
    private static YamlMap WithSeverity(Entry entry)
    {
        var said = entry.Drafts.Select(pair => pair.Statement.Severity).Max();
        return said is { } severity ? entry.Body.With("severity", Node.Text(severity.ToString().ToLowerInvariant()))
            : entry.Drafts.TrueForAll(pair => pair.Statement.Force == Force.Weak) && entry.Body.Text("severity") is not ("none" or "silent") ? entry.Body.With("severity", Node.Text("suggestion"))
            // What the lexicon says with some restraint, the author means: "(ENFORCED)" stands above it.
            : entry.Body.Text("severity") == "warning" && entry.Drafts.Exists(pair => pair.Statement.IsUnderStrict) ? entry.Body.Without("severity")
            : entry.Body;
    }

    // The author's own words, where there are any, before those that the lexicon has for it; of a sentence that gives several rules they are about one of them.
    private static YamlMap WithReasons(YamlMap body, IReadOnlyList<Statement> statements, ILookup<Statement, Statement> about)
    {
        if (Said("because", statement => statement.Because) is { } because)
            body = body.With("because", Node.Text(because));
        if (Said("instead", statement => statement.Instead) is { } instead)
            body = body.With("instead", Node.Text(char.ToUpperInvariant(instead[0]) + instead[1..] + "."));
        return body;

        string? Said(string key, Func<Statement, string?> text) =>
            statements.Where(statement => body.Find(key) is null || about[statement].Count() == 1).Select(text).FirstOrDefault(said => said is not null);
    }

    private sealed class Entry(string name, YamlMap body)
    {
        public string Name { get; } = name;

        public YamlMap Body { get; set; } = body;

        public List<(Statement Statement, RuleDraft Draft)> Drafts { get; init; } = [];

        public (string What, Statement Other)? Conflict { get; set; }
    }
}

/// <summary>A rule with the drafts that it was made of.</summary>
/// <param name="Conflict">What its statements contradict each other in, and the later one of the two; such a rule is not written.</param>
internal sealed record MergedRule(string Name, YamlMap Body, IReadOnlyList<(Statement Statement, RuleDraft Draft)> Drafts, (string What, Statement Other)? Conflict);
