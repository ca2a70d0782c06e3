using System.Text;
using Bylaw.Rules.Yaml;

namespace Bylaw.Rules.Tests.Yaml;

/// <summary>Whatever the text: no exception, an end, places inside of it.</summary>
public sealed class YamlFuzzTests
{
    /// <summary>A guard against hanging, far above what any of these needs.</summary>
    private static readonly TimeSpan Endless = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public void Random_bytes(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 5_000; i++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            AssertSane(Encoding.Latin1.GetString(bytes));
            AssertSane(Encoding.Unicode.GetString(bytes));
        }
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    public void Random_indicators(int seed)
    {
        const string alphabet = "ab01:::---,,[]{}{}''\"\"\\|>#&*!?%@`<~+ \n      \n\n\t\r\0\u00A0\u2028\uFEFF\uD83D\uDE00";
        var random = new Random(seed);
        for (var i = 0; i < 20_000; i++)
        {
            var text = new char[random.Next(60)];
            for (var j = 0; j < text.Length; j++)
                text[j] = alphabet[random.Next(alphabet.Length)];
            AssertSane(new string(text));
        }
    }

    [Theory]
    [InlineData(41)]
    [InlineData(42)]
    public void Much_mutated_documents(int seed)
    {
        var generator = new YamlGenerator(seed);
        var mutator = new YamlMutator(seed);
        for (var i = 0; i < 1_000; i++)
        {
            var text = generator.Document().Text;
            for (var j = 0; j < 10; j++)
            {
                text = mutator.Mutate(text);
                AssertSane(text);
            }
        }
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("[a,")]
    [InlineData("[,")]
    [InlineData("{a: ")]
    [InlineData("{a")]
    [InlineData("[a{")]
    [InlineData("[a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("a: ")]
    [InlineData("\"")]
    [InlineData("'a ")]
    [InlineData("a: \"\n")]
    [InlineData("a: [\n")]
    [InlineData("a: |\n  b\n")]
    [InlineData("&a ")]
    [InlineData("!a\n")]
    [InlineData("*a\n")]
    [InlineData("a: 1\n")]
    [InlineData("a: b\n c: d\n")]
    [InlineData("-\n ")]
    [InlineData("\t")]
    [InlineData("a:\n\t")]
    [InlineData("#")]
    [InlineData(" ")]
    [InlineData("\r")]
    [InlineData("\\")]
    [InlineData("---\n")]
    [InlineData("%a\n")]
    [InlineData("\0")]
    public void A_megabyte_of_the_same(string piece)
    {
        var text = new StringBuilder(YamlLimits.MaxLength);
        while (text.Length + piece.Length <= YamlLimits.MaxLength)
            text.Append(piece);
        foreach (var start in new[] { "", "a: ", "a: \"", "- [", "a: |\n  b\n" })
            AssertSane((start + text)[..text.Length]);
    }

    [Fact]
    public void Ever_deeper_lines()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 1_400; i++)
            text.Append(' ', i).Append("a:\n");
        AssertSane(text.ToString());
    }

    private static void AssertSane(string text)
    {
        var problems = new List<Problem>();
        var reading = Task.Run(() => YamlReader.Read("bylaw.yml", text, problems));
        if (!reading.Wait(Endless))
            Assert.Fail("still reading: " + YamlOracle.Escape(text[..Math.Min(text.Length, 200)]));
        Assert.InRange(problems.Count, 0, YamlLimits.MaxProblems + YamlLimits.MaxForbiddenCharacters + 1);
        var lines = new LineStarts(text);
        foreach (var problem in problems)
        {
            AssertInside(problem.Place, lines, text);
            Assert.DoesNotContain('\n', problem.Message);
        }

        AssertPlaces(reading.Result, lines, text);
    }

    private static void AssertPlaces(YamlNode? node, LineStarts lines, string text)
    {
        if (node == null)
            return;

        AssertInside(node.Place, lines, text);
        if (node is YamlList list)
        {
            foreach (var item in list.Items)
                AssertPlaces(item, lines, text);
        }
        else if (node is YamlMap map)
        {
            foreach (var entry in map.Entries)
            {
                AssertPlaces(entry.Key, lines, text);
                AssertPlaces(entry.Value, lines, text);
            }
        }
    }

    private static void AssertInside(Place place, LineStarts lines, string text)
    {
        if (!lines.Holds(place, text))
            Assert.Fail($"{place} +{place.Length} @{place.Start}\n{YamlOracle.Escape(text)}");
    }

    /// <summary>Lines as an editor counts them, found without the reader.</summary>
    private sealed class LineStarts
    {
        private readonly List<int> _starts = [0];

        public LineStarts(string text)
        {
            if (text.StartsWith('\uFEFF'))
                _starts[0] = 1;
            for (var i = 0; i < text.Length; i++)
            {
                if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                    _starts.Add(i + 1);
            }
        }

        public bool Holds(Place place, string text) =>
            place.Line >= 1 && place.Line <= _starts.Count
            && place.Start == _starts[place.Line - 1] + place.Column - 1
            && place.Column >= 1 && place.Length >= 0
            && place.Start + place.Length <= text.Length
            && text.AsSpan(place.Start, place.Length).IndexOfAny('\r', '\n') < 0;
    }
}
