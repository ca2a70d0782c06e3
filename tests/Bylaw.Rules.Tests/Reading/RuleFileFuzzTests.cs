using System.Diagnostics;
using System.Text.RegularExpressions;
using Bylaw.Rules.Baselines;
using Bylaw.Rules.Reading;
using Bylaw.Rules.Tests.Yaml;

namespace Bylaw.Rules.Tests.Reading;

/// <summary>
/// Rule files and baselines that went wrong in some way: no exception, soon an end, places inside of the text, messages of one line. For a long run
/// set BYLAW_FUZZ_ROUNDS, to 40000 say.
/// </summary>
public sealed partial class RuleFileFuzzTests
{
    private static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("BYLAW_FUZZ_ROUNDS"), out var rounds) ? rounds : 600;

    /// <summary>What the slowest of a long run takes on a machine of its own, many times over; the first read compiles the code.</summary>
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(2);

    private static readonly IReadOnlyList<string> Documents =
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "rules"), "*.bylaw.yml").Select(File.ReadAllText),
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "rules"), "*.md", SearchOption.AllDirectories)
            .SelectMany(page => YamlFence().Matches(File.ReadAllText(page).ReplaceLineEndings("\n"))).Select(fence => fence.Groups[1].Value),
    ];

    private static readonly IReadOnlyList<string> Words = [.. Documents.SelectMany(document => Word().Matches(document)).Select(word => word.Value).Distinct()];

    [Theory]
    [InlineData(51)]
    [InlineData(52)]
    [InlineData(53)]
    public void Rule_files(int seed)
    {
        var random = new Random(seed);
        var mutator = new YamlMutator(seed);
        for (var i = 0; i < Rounds; i++)
        {
            var text = Documents[random.Next(Documents.Count)];
            for (var changes = random.Next(1, 5); changes > 0; changes--)
                text = random.Next(2) == 0 ? mutator.Mutate(text) : WithOtherWord(text, random);
            var other = Documents[random.Next(Documents.Count)];

            var watch = Stopwatch.StartNew();
            var book = RuleBookReader.Read(new RuleFileText("/repo/bylaw.yml", text), [new RuleFileText("/repo/base.bylaw.yml", other)]);
            AssertSane(book.Problems, new() { ["/repo/bylaw.yml"] = text, ["/repo/base.bylaw.yml"] = other }, watch.Elapsed, text);
            FacetGraphTests.AssertEnds(book);
        }
    }

    [Theory]
    [InlineData(61)]
    [InlineData(62)]
    [InlineData(63)]
    public void Baselines(int seed)
    {
        const string Text = "# bylaw baseline 1\nShop | layering | M:Shop.Web.OrdersController.Get(System.Int32) | body | T:Shop.Data.OrderRepository | 2\n# a comment\n\nShop | no-clock | GET /orders/{id} | signature | P:System.DateTime.Now | 1\r\nShop | a | assembly | body |  | 3\n";
        var mutator = new YamlMutator(seed);
        for (var i = 0; i < Rounds; i++)
        {
            var text = mutator.Mutate(mutator.Mutate(Text));
            var watch = Stopwatch.StartNew();
            var baseline = Baseline.Read("/repo/bylaw.baseline", text, "Shop");
            AssertSane(baseline.Problems, new() { ["/repo/bylaw.baseline"] = text }, watch.Elapsed, text);
        }
    }

    private static string WithOtherWord(string text, Random random)
    {
        var words = Word().Matches(text);
        if (words.Count == 0)
            return text;

        var word = words[random.Next(words.Count)];
        return text.Remove(word.Index, word.Length).Insert(word.Index, Words[random.Next(Words.Count)]);
    }

    private static void AssertSane(IEnumerable<Problem> problems, Dictionary<string, string> texts, TimeSpan time, string text)
    {
        Assert.True(time < Slow, $"{time} for {YamlOracle.Escape(text)}");
        foreach (var problem in problems)
        {
            var place = problem.Place;
            var isInside = texts.TryGetValue(place.File, out var file) && place.Length >= 0 && place.Line > 0 && place.Column > 0
                && place.Start >= 0 && place.Start + place.Length <= file.Length && file.AsSpan(place.Start, place.Length).IndexOfAny('\r', '\n') < 0;
            Assert.True(isInside, $"{place} +{place.Length} @{place.Start}: {problem.Message}\n{YamlOracle.Escape(text)}");
            Assert.False(problem.Message.Contains('\n') || problem.Message.Length is 0 or > 1_000, $"{problem.Message}\n{YamlOracle.Escape(text)}");
        }
    }

    [GeneratedRegex("^```yaml\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex YamlFence();

    [GeneratedRegex(@"[\w.*{}!<>/-]+")]
    private static partial Regex Word();
}
