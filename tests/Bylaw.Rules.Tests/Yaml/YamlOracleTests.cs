using Bylaw.Rules.Yaml;

namespace Bylaw.Rules.Tests.Yaml;

/// <summary>Whatever we accept, YamlDotNet accepts with the same meaning; whatever belongs to the subset, we accept.</summary>
public sealed class YamlOracleTests
{
    private const int DocumentsPerSeed = 2_500;
    private const int MutationsPerDocument = 4;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Documents_of_the_subset_are_accepted_and_mean_the_same(int seed)
    {
        var generator = new YamlGenerator(seed);
        for (var i = 0; i < DocumentsPerSeed; i++)
        {
            var (text, shape) = generator.Document();
            var problems = new List<Problem>();
            var actual = YamlShape.Of(YamlReader.Read("bylaw.yml", text, problems));
            if (problems.Count > 0 || shape != actual)
                Assert.Fail($"{string.Join("\n", problems)}\nprinted: {shape}\nBylaw:   {actual}\n{YamlOracle.Show(text)}");
            Assert.True(YamlOracle.AcceptsAsOracle(text));
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    public void Mutated_documents_mean_the_same_where_they_are_accepted(int seed)
    {
        var generator = new YamlGenerator(seed);
        var mutator = new YamlMutator(seed);
        var accepted = 0;
        for (var i = 0; i < DocumentsPerSeed; i++)
        {
            var (text, _) = generator.Document();
            for (var j = 0; j < MutationsPerDocument; j++)
                accepted += YamlOracle.AcceptsAsOracle(mutator.Mutate(text)) ? 1 : 0;
        }

        // Both must be plenty: a reader that refuses every change is as untested here as one that accepts every change.
        Assert.InRange(accepted, DocumentsPerSeed * MutationsPerDocument / 10, DocumentsPerSeed * MutationsPerDocument * 9 / 10);
    }

    /// <summary>Every text of up to five of these pieces: the odd corners that no generator thinks of.</summary>
    [Theory]
    [InlineData(new[] { "a", " ", "\n", ":", "-", "\"", "'", "[", "{", "}", ",", "#", "|", "*" }, 4)]
    [InlineData(new[] { "a: ", "- ", "b", "\n  ", "\n", " ", "|", ">+", "\t", "# c", "|2" }, 5)]
    [InlineData(new[] { "{", "[", "]", "}", "a: ", "b", ", ", "\n ", "#", "'" }, 5)]
    public void Every_short_text_means_the_same_where_it_is_accepted(string[] pieces, int most)
    {
        var accepted = 0;
        TryAll("", most);
        Assert.True(accepted > 1_000, $"{accepted} accepted");

        void TryAll(string text, int more)
        {
            accepted += YamlOracle.AcceptsAsOracle(text) ? 1 : 0;
            for (var i = 0; more > 0 && i < pieces.Length; i++)
                TryAll(text + pieces[i], more - 1);
        }
    }
}
