using Bylaw.Rules;
using Bylaw.Rules.Reading;
using Bylaw.Rules.Yaml;

namespace Bylaw.Specs.Deriving;

/// <summary>
/// Holds a rule file against what is derived from its documents now. A sentence is known by its words, so one that moved or is wrapped otherwise
/// is the same.
/// </summary>
internal sealed class DriftFinder
{
    // Of two sentences with fewer words in common one is not the other one changed.
    private const double LeastLikeness = 0.5;

    // "Models must not use services" has much in common with "Endpoints must not use repositories", and asks for another rule.
    private const double LeastLikenessOfOtherRules = 0.75;

    // More than these need not be weighed against each other for one sentence.
    private const int MostCandidates = 8;

    private readonly IReadOnlyList<QuotedSentence> old;
    private readonly IReadOnlyList<QuotedSentence> now;
    private readonly ILookup<string, Candidate> statements;
    private readonly IReadOnlyDictionary<string, string> texts;
    private readonly Dictionary<(string, string), QuotedSentence> byWords;
    private readonly HashSet<(string, string)> told = [];
    private readonly List<QuoteDrift> found = [];

    private DriftFinder(YamlMap existing, YamlMap derived, Derivation derivation)
    {
        old = QuotedSentences.Of(existing);
        now = QuotedSentences.Of(derived);
        byWords = now.ToDictionary(sentence => (sentence.Spec, sentence.Words));
        var files = QuotedSentences.SpecFiles(derived);
        statements = derivation.Statements.Select(row => new Candidate(files.GetValueOrDefault(row.Statement.Spec.Name, row.Statement.Spec.Path), row))
            .ToLookup(candidate => candidate.Spec);
        texts = derivation.Specs.GroupBy(spec => files.GetValueOrDefault(spec.Name, spec.Path)).ToDictionary(specs => specs.Key, specs => specs.First().Text);
    }

    /// <param name="existing">The text of the rule file as it is.</param>
    /// <param name="derived">The text that would be written now.</param>
    public static Drift Find(string existing, string derived, Derivation derivation)
    {
        var problems = new List<Problem>();
        var before = YamlReader.Read("", existing, problems) as YamlMap;
        var after = YamlReader.Read("", derived, []) as YamlMap ?? new YamlMap([], new Place("", 0, 0, 1, 1));
        if (before is null || problems.Count > 0)
        {
            var why = problems.Count > 0 ? $"line {problems[0].Place.Line}: {problems[0].Message}" : "it is no rule file";
            return new Drift([], [], [], [], why);
        }

        var finder = new DriftFinder(before, after, derivation);
        return new Drift(finder.FindQuotes(), finder.GoneSpecs(), WithoutSource(before), RuleFileDiff.Of(before, after), null);
    }

    private static List<HandWrittenRule> WithoutSource(YamlMap ruleFile) =>
        [.. QuotedSentences.Entries(ruleFile, "rules").Where(rule => (rule.Value as YamlMap)?.Find("source") is null).Select(rule => new HandWrittenRule(rule.Key.Value, rule.Key.Place.Line))];

    private List<GoneSpec> GoneSpecs() =>
        [.. old.Where(sentence => !texts.ContainsKey(sentence.Spec)).GroupBy(sentence => sentence.Spec).Select(spec => new GoneSpec(spec.Key, spec.Count()))];

    private List<QuoteDrift> FindQuotes()
    {
        var known = old.Select(sentence => (sentence.Spec, sentence.Words)).ToHashSet();
        var missing = old.Where(sentence => !byWords.ContainsKey((sentence.Spec, sentence.Words))).ToList();
        missing = [.. missing.Where(sentence => !IsMoved(sentence, known))];
        missing = [.. missing.Where(sentence => texts.ContainsKey(sentence.Spec) && !IsNotEnforced(sentence))];
        missing = Changed(missing, known);
        foreach (var sentence in missing)
        {
            // In other words than as a statement of its own: read otherwise.
            found.Add(new SpecWords(texts[sentence.Spec]).Says(sentence.Quote)
                ? new QuoteDrift(DriftKind.NotEnforced, sentence.Spec, sentence.Line, sentence.Quote, sentence.Quote, sentence.Rules)
                : new QuoteDrift(DriftKind.Vanished, sentence.Spec, sentence.Line, sentence.Quote, null, sentence.Rules));
        }

        foreach (var sentence in now)
        {
            if (!known.Contains((sentence.Spec, sentence.Words)) && told.Add((sentence.Spec, sentence.Words)))
                found.Add(new QuoteDrift(DriftKind.New, sentence.Spec, sentence.Line, null, sentence.Quote, sentence.Rules));
        }

        var order = texts.Keys.ToList();
        return [.. found.OrderBy(drift => order.IndexOf(drift.Spec)).ThenBy(drift => drift.Line).ThenBy(drift => drift.Kind)];
    }

    private bool IsMoved(QuotedSentence sentence, HashSet<(string, string)> known)
    {
        var there = now.FirstOrDefault(other => other.Words == sentence.Words && !known.Contains((other.Spec, other.Words)) && !told.Contains((other.Spec, other.Words)));
        if (there is null)
            return false;

        told.Add((there.Spec, there.Words));
        found.Add(new QuoteDrift(DriftKind.Moved, there.Spec, there.Line, sentence.Quote, there.Quote, sentence.Rules));
        return true;
    }

    private bool IsNotEnforced(QuotedSentence sentence)
    {
        if (statements[sentence.Spec].FirstOrDefault(candidate => candidate.Words == sentence.Words) is not { } same)
            return false;

        found.Add(new QuoteDrift(DriftKind.NotEnforced, sentence.Spec, same.Line, sentence.Quote, same.Quote, sentence.Rules, same.Reason));
        return true;
    }

    /// <summary>Pairs what is missing with what nobody quoted, the likest first; returns what stays alone.</summary>
    private List<QuotedSentence> Changed(List<QuotedSentence> missing, HashSet<(string, string)> known)
    {
        var pairs = new List<(double Likeness, QuotedSentence Was, Candidate Now)>();
        foreach (var spec in missing.GroupBy(sentence => sentence.Spec))
        {
            var candidates = statements[spec.Key].Where(candidate => !known.Contains((candidate.Spec, candidate.Words)) && !told.Contains((candidate.Spec, candidate.Words))).ToList();
            foreach (var sentence in spec)
            {
                var words = new WordBag(sentence.Words);
                pairs.AddRange(candidates.Select(candidate => (Likeness: words.LikenessTo(candidate.Bag), sentence, candidate)).Where(pair => pair.Likeness >= Least(sentence, pair.candidate))
                    .OrderByDescending(pair => pair.Likeness).Take(MostCandidates));
            }
        }

        var paired = new HashSet<QuotedSentence>(ReferenceEqualityComparer.Instance);
        foreach (var (_, was, candidate) in pairs.OrderByDescending(pair => pair.Likeness).ThenBy(pair => Math.Abs((pair.Was.Line ?? 0) - pair.Now.Line)))
        {
            if (paired.Contains(was) || !told.Add((candidate.Spec, candidate.Words)))
                continue;

            paired.Add(was);
            found.Add(new QuoteDrift(DriftKind.Changed, was.Spec, candidate.Line, was.Quote, candidate.Quote, was.Rules,
                byWords.ContainsKey((candidate.Spec, candidate.Words)) ? null : candidate.Reason ?? "It adds nothing to the others."));
        }

        return [.. missing.Where(sentence => !paired.Contains(sentence))];
    }

    private static double Least(QuotedSentence was, Candidate now) =>
        now.Rules.Count > 0 && !now.Rules.Any(was.Rules.Contains) ? LeastLikenessOfOtherRules : LeastLikeness;

    /// <summary>A statement as a rule file would quote it.</summary>
    private sealed class Candidate(string spec, DerivedStatement row)
    {
        public string Spec => spec;

        public int Line => row.Statement.Line;

        public string Quote { get; } = Quotes.Short(row.Statement.Quote);

        public string Words => field ??= Quotes.Normalise(Quote);

        public WordBag Bag => field ??= new WordBag(Words);

        public string? Reason => row.Understanding.Reason;

        public IReadOnlyList<string> Rules => row.Rules;
    }

    /// <summary>The words of a sentence, each as often as it stands there.</summary>
    private sealed class WordBag(string text)
    {
        private static readonly char[] Marks = ['.', ',', ';', ':', '(', ')', '"'];

        // In order, so that two can be gone through side by side.
        private readonly string[] words = [.. text.Split(' ').Select(word => word.Trim(Marks)).Order(StringComparer.Ordinal)];

        /// <summary>0 to 1: which part of the words of both they share.</summary>
        public double LikenessTo(WordBag other)
        {
            var shared = 0;
            for (int i = 0, j = 0; i < words.Length && j < other.words.Length;)
            {
                var order = string.CompareOrdinal(words[i], other.words[j]);
                shared += order == 0 ? 1 : 0;
                i += order <= 0 ? 1 : 0;
                j += order >= 0 ? 1 : 0;
            }

            return 2.0 * shared / (words.Length + other.words.Length);
        }
    }
}
