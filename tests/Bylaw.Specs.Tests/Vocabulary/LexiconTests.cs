using System.Text.RegularExpressions;
using Bylaw.Rules;
using Bylaw.Specs.Recognising;
using Bylaw.Specs.Statements;
using Bylaw.Specs.Tests.Recognising;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Tests.Vocabulary;

public class LexiconTests
{
    [Fact]
    public void Reads()
    {
        var problems = new List<Problem>();
        LexiconReader.Read([LexiconReader.BuiltIn()], problems);
        Assert.Equal([], problems.Select(problem => $"{problem.Place} {problem.Message}"));
    }

    [Fact]
    public void EveryRuleOfATopicIsValid() => Assert.Equal([],
        from topic in Forms.Lexicon.Topics
        from rule in topic.Rules
        from problem in RuleTexts.Problems(rule.Key, rule.Value)
        select $"{topic.Name}: {problem}");

    [Fact]
    public void EveryLayerIsValid() => Assert.Equal([],
        from layer in Forms.Lexicon.Layers
        from problem in RuleTexts.Problems("some", DraftText.Draft("some", $"{{ in: {layer.Name}, ensure: async-only }}").Body)
        select $"{layer.Name}: {problem}");

    [Fact]
    public void EveryThingIsValid() => Assert.Equal([],
        from thing in Forms.Lexicon.Things
        from problem in RuleTexts.Problems("some", Node.Map(("forbid", thing.Uses)))
        select $"{thing.Name}: {problem}");

    [Fact]
    public void EveryPhraseFindsItself() => Assert.Equal([],
        from topic in Forms.Lexicon.Topics
        from phrase in topic.Phrases.Concat(topic.Unless)
        where phrase.Find(Sample(phrase).Tokens) is null
        select $"{topic.Name}: {phrase.Written}");

    [Fact]
    public void NoPhraseOfATopicIsAlsoThatOfAnother() => Assert.Equal([],
        from topic in Forms.Lexicon.Topics
        from phrase in topic.Phrases
        group topic.Name by (phrase.Written, topic.When, string.Join(',', topic.Sections)) into same
        where same.Count() > 1
        select $"{same.Key.Written}: {string.Join(", ", same)}");

    [Fact]
    public void EveryDelegatedIdIsKnown()
    {
        var known = KnownIds.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split(": ")).ToDictionary(parts => parts[0], parts => parts[1]);
        Assert.All(known.Keys, id => Assert.Matches("^[A-Z][A-Za-z]{0,9}[0-9]{2,5}$", id));
        var named = Forms.Lexicon.Topics.SelectMany(topic => topic.Delegate).Concat(Forms.Lexicon.Technologies.SelectMany(technology => technology.Delegate)).Distinct();
        Assert.Equal([], named.Except(known.Keys));
    }

    [Fact]
    public void EveryTechnologyHasAFamily() =>
        Assert.Equal([], Forms.Lexicon.Technologies.Select(technology => technology.Family).Distinct().Except(Forms.Lexicon.Families.Select(family => family.Name)));

    // The first of each choice, something for what a beginning leaves open, words in between for a gap.
    private static TokenText Sample(Phrase phrase)
    {
        var runs = new List<(string Text, bool IsCode)>();
        foreach (var part in Regex.Split(phrase.Written, " (?![^(]*\\))"))
        {
            var isCode = part.StartsWith('`');
            var word = part.Trim('`');
            if (word.StartsWith('(') && word.EndsWith(')'))
                word = word[1..^1].Split('|')[0];
            if (word.EndsWith('*'))
                word = word[..^1] + "x";
            runs.Add(word is "&" or ".." ? (" between ", false) : (word, isCode));
            runs.Add((" ", false));
        }

        return TokenText.Of(runs);
    }

    private const string KnownIds = """
        AsyncFixer01: async and await that do nothing
        CA1031: catch of everything
        CA1062: arguments of public methods
        CA1305: IFormatProvider
        CA1307: StringComparison
        CA1309: ordinal comparison
        CA1310: StringComparison
        CA1502: complexity
        CA1507: nameof
        CA1510: ThrowIfNull
        CA1515: public types of an application
        CA1710: suffixes
        CA1715: prefixes
        CA1827: Any
        CA1829: Count
        CA1834: StringBuilder
        CA1846: AsSpan
        CA1848: LoggerMessage
        CA1851: enumerated twice
        CA1852: sealed
        CA1860: Any
        CA1873: costly log arguments
        CA2007: ConfigureAwait
        CA2016: CancellationToken
        CA2100: SQL
        CA2200: rethrow
        CA2201: reserved exceptions
        CA2211: public static fields
        CA2254: log templates
        CA2300: BinaryFormatter
        CA2326: TypeNameHandling
        CA2327: TypeNameHandling
        CA3001: SQL injection
        CA3002: XSS
        CA3003: file paths
        CA3004: information in errors
        CA3005: LDAP
        CA3006: processes
        CA3007: redirects
        CA3008: XPath
        CA3009: XML
        CA3010: XAML
        CA3011: DLLs
        CA3012: regex
        CA3075: DTD
        CA5350: weak cryptography
        CA5351: broken cryptography
        CA5358: cipher modes
        CA5359: certificates
        CA5379: weak key derivation
        CA5382: secure cookies
        CA5383: secure cookies
        CA5386: protocols
        CA5387: iterations
        CA5389: archives
        CA5391: antiforgery
        CA5394: randomness
        CA5397: protocols
        CA5398: protocols
        CP0001: compatibility of packages
        CS0162: unreachable
        CS0219: unused
        CS0612: obsolete
        CS0618: obsolete
        CS1591: XML comments
        CS1983: what async methods return
        CS4014: not awaited
        IDE0003: this
        IDE0005: usings
        IDE0007: var
        IDE0008: no var
        IDE0009: this
        IDE0011: braces
        IDE0017: object initialisers
        IDE0021: expression bodies
        IDE0022: expression bodies
        IDE0025: expression bodies
        IDE0026: expression bodies
        IDE0027: expression bodies
        IDE0028: collection initialisers
        IDE0029: coalescing
        IDE0031: propagation
        IDE0040: accessibility
        IDE0041: is null
        IDE0044: readonly
        IDE0051: unused members
        IDE0052: unread members
        IDE0055: formatting
        IDE0059: unused values
        IDE0060: unused parameters
        IDE0062: static local functions
        IDE0063: using declarations
        IDE0065: where usings stand
        IDE0066: switch expressions
        IDE0071: interpolation
        IDE0078: patterns
        IDE0090: new()
        IDE0130: namespace and folder
        IDE0160: block namespaces
        IDE0161: file namespaces
        IDE0270: coalescing
        IDE0290: primary constructors
        IDE0300: collection expressions
        IDE1006: naming
        MA0026: TODO
        MA0040: CancellationToken
        MA0048: file and type
        MA0053: sealed
        MA0155: async void
        NU1008: central versions
        RCS1174: async and await that do nothing
        RS0016: public API
        RS0017: public API
        S103: long lines
        S104: long files
        S107: parameters
        S112: general exceptions
        S1135: TODO
        S125: commented-out code
        S134: nesting
        S138: long methods
        S2139: log and rethrow
        S2223: static fields
        S2696: static fields
        S3776: complexity
        S6667: exception in the log
        SA1124: regions
        SA1201: order
        SA1202: order
        SA1204: order
        SA1402: one type per file
        SA1600: documentation
        SA1649: file and type
        SYSLIB0011: BinaryFormatter
        VSTHRD100: async void
        VSTHRD101: async void lambdas
        VSTHRD110: not awaited
        VSTHRD200: Async suffix
        """;
}
