using Bylaw.Specs.Deriving;
using Bylaw.Specs.Recognising;

namespace Bylaw.Specs.Tests.Seeds;

/// <summary>The core rules of the five systems, each in words of our own: their names, what they demand, where, and which way.</summary>
public sealed class CoreRowTests
{
    private const string Arrow = "=> ";
    private static readonly string Source = Repository.At("tests/Bylaw.Specs.Tests/Seeds/CoreRows.txt");

    private sealed record Row(string Name, string Document, IReadOnlyList<string> Expected);

    public static TheoryData<string> Names => [.. Read().Rows.Select(row => row.Name)];

    [Fact]
    public void Each_core_row_is_there_once()
    {
        var rows = Read().Rows.Select(row => row.Name).ToList();
        Assert.Distinct(rows);
        Assert.Equal(94, rows.Count);
    }

    [Theory, MemberData(nameof(Names))]
    public void A_core_row_gives_its_rules(string name)
    {
        var row = Read().Rows.Single(row => row.Name == name);
        Assert.NotEmpty(row.Expected);
        Assert.Equal(string.Join('\n', row.Expected), string.Join('\n', Derive(row.Document)));
    }

    [Fact]
    public void The_file_is_up_to_date()
    {
        var (head, rows) = Read();
        var printed = head + string.Join("\n", rows.Select(row => $"@ {row.Name}\n{row.Document}\n\n{string.Concat(Derive(row.Document).Select(rule => $"{Arrow}{rule}\n"))}"));
        var text = File.ReadAllText(Source).ReplaceLineEndings("\n");
        if (text != printed && Environment.GetEnvironmentVariable("BYLAW_UPDATE") == "1")
            File.WriteAllText(Source, printed);
        Assert.True(text == printed, "CoreRows.txt is not what comes out; see the failures of its rows, or run once with BYLAW_UPDATE=1 and review");
    }

    private static List<string> Derive(string document)
    {
        var derivation = Derived.From(document);
        var scope = derivation.Scopes.Values.SelectMany(paths => paths).Distinct().ToList();
        List<string> lines = [.. derivation.Rules.Select(rule => $"{rule.Name}: {YamlText.Flow(rule.Body.Without("because", "instead"))}")];
        if (scope.Count > 0)
            lines.Add("applies to: " + string.Join(", ", scope));
        return lines;
    }

    private static (string Head, IReadOnlyList<Row> Rows) Read()
    {
        var parts = File.ReadAllText(Source).ReplaceLineEndings("\n").Split("\n@ ");
        var rows = parts[1..].Select(part =>
        {
            var lines = part.Split('\n');
            var expected = lines.Where(line => line.StartsWith(Arrow, StringComparison.Ordinal)).Select(line => line[Arrow.Length..]).ToList();
            var document = string.Join('\n', lines[1..].Where(line => !line.StartsWith(Arrow, StringComparison.Ordinal))).Trim('\n');
            return new Row(lines[0].Trim(), document, expected);
        });
        return (parts[0].TrimEnd('\n') + "\n\n", [.. rows]);
    }
}
