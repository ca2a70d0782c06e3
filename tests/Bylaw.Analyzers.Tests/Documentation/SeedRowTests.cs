using System.Text;
using System.Text.RegularExpressions;
using Bylaw.Rules.Language;
using Xunit.Abstractions;

namespace Bylaw.Analyzers.Tests.Documentation;

/// <summary>Every rule of the five documented systems is answered for, by something that there is.</summary>
public sealed partial class SeedRowTests(ITestOutputHelper output)
{
    private const string Begin = "<!-- systems -->\n";
    private const string End = "<!-- /systems -->";

    /// <summary>Checks that are on their way; one that has come may be taken off.</summary>
    private static readonly string[] Arriving = [];

    /// <summary>What else of the rule language a row may name: where a rule holds, and how strongly.</summary>
    private static readonly string[] Keys = ["path", "severity"];

    [Fact]
    public void Every_row_is_there_once()
    {
        Assert.Distinct(SeedRow.All.Select(row => row.Row));
        Assert.All(SeedRow.All, row => Assert.Matches(RowName(), row.Row));
        Assert.Equal((94, 52, 9), (Count("core"), Count("extra"), Count("delegated")));
        Assert.Equal(155, SeedRow.All.Count);

        static int Count(string tier) => SeedRow.All.Count(row => row.Tier == tier);
    }

    [Fact]
    public void Lines_that_say_several_things_are_numbered_from_one() => Assert.All(
        SeedRow.All.Where(row => row.Row.Contains('.')).GroupBy(row => row.Row.Split('.')[0]),
        line => Assert.Equal(Enumerable.Range(1, line.Count()), line.Select(row => int.Parse(row.Row.Split('.')[1])).Order()));

    [Fact]
    public void What_works_names_what_there_is()
    {
        var known = RuleLanguage.Verbs.Concat(KnownChecks.All.Select(check => check.Name)).Concat(Keys).ToHashSet();
        foreach (var row in SeedRow.All.Where(row => row.State is SeedState.Works or SeedState.Partly))
        {
            Assert.NotEmpty(row.By);
            var missing = row.By.Where(name => !known.Contains(name)).ToList();
            Assert.All(missing, name => Assert.True(Arriving.Contains(name), $"{row.Row}: '{name}' is no verb, check or key"));
            foreach (var id in row.Ids.Where(id => !Descriptors.All.ContainsKey(id)))
                Assert.True(missing.Count > 0, $"{row.Row}: {id} does not exist");
        }

        output.WriteLine("Still to come: " + string.Join(", ", Arriving.Where(name => !known.Contains(name))));
    }

    [Fact]
    public void What_does_not_work_says_why()
    {
        Assert.All(SeedRow.All.Where(row => row.State != SeedState.Works), row => Assert.True(row.Reason.Length > 0, $"{row.Row} needs a reason"));
        Assert.All(SeedRow.All.Where(row => row.State == SeedState.Delegated), row => Assert.NotEmpty(row.By));
        // A core rule is enforced, or it is about how a document is read.
        Assert.DoesNotContain(SeedRow.All, row => row.Tier == "core" && row.State is SeedState.Refused or SeedState.Delegated);
    }

    [Fact]
    public void What_is_left_to_the_SDK_is_turned_on_by_the_package_and_told_in_the_guide()
    {
        var config = File.ReadAllText(Path.Combine(Repository.Root, "src", "Bylaw.Package", "buildTransitive", "Bylaw.Delegated.globalconfig"));
        var turnedOn = SeverityId().Matches(config).Select(match => match.Groups["id"].Value).Order(StringComparer.Ordinal).ToList();

        var left = SeedRow.All.Where(row => row.State == SeedState.Delegated).SelectMany(row => row.By)
            .Where(id => id.StartsWith("CA", StringComparison.Ordinal) || id.StartsWith("IDE0", StringComparison.Ordinal)).Distinct();
        Assert.Equal(left.Order(StringComparer.Ordinal), turnedOn);

        var guide = File.ReadAllText(Path.Combine(Repository.Root, "rules", "README.md")).Split("## What others check")[1].Split("\n## ")[0];
        var rows = guide.Split('\n').Where(line => line.StartsWith("| CA", StringComparison.Ordinal) || line.StartsWith("| IDE", StringComparison.Ordinal));
        Assert.Equal(turnedOn, rows.SelectMany(row => row.Split('|')[1].Trim().Split(", ")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_rule_authors_guide_ends_with_them()
    {
        var path = Path.Combine(Repository.Root, "rules", "README.md");
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var begin = text.IndexOf(Begin, StringComparison.Ordinal);
        var end = text.IndexOf(End, StringComparison.Ordinal);
        Assert.True(begin >= 0 && end > begin, $"rules/README.md needs the lines '{Begin.Trim()}' and '{End}', with the tables between them");

        var printed = text[..(begin + Begin.Length)] + Tables() + text[end..];
        if (text != printed && Environment.GetEnvironmentVariable("BYLAW_UPDATE") == "1")
            File.WriteAllText(path, printed);

        Assert.True(text == printed, "the tables of rules/README.md are out of date; run the tests once with BYLAW_UPDATE=1");
        Assert.Equal("", text[(end + End.Length)..].Trim());
    }

    private static string Tables()
    {
        var text = new StringBuilder("| said by | ids | rows |\n|---|---|---|\n");
        var works = SeedRow.All.Where(row => row.State == SeedState.Works);
        foreach (var group in works.GroupBy(row => (By: Code(row.By), Ids: string.Join(", ", row.Ids))).OrderBy(group => group.Key.By, StringComparer.Ordinal).ThenBy(group => group.Key.Ids, StringComparer.Ordinal))
            text.Append($"| {group.Key.By} | {group.Key.Ids} | {string.Join(", ", group.Select(row => row.Row))} |\n");

        text.Append("\n| row | what becomes of it | by | why, or what is left |\n|---|---|---|---|\n");
        foreach (var row in SeedRow.All.Where(row => row.State != SeedState.Works).OrderBy(row => row.State))
            text.Append($"| {row.Row} | {Word(row.State)} | {(row.State == SeedState.Delegated ? string.Join(", ", row.By) : Code(row.By))} | {row.Reason} |\n");
        return text.ToString();
    }

    private static string Code(IReadOnlyList<string> names) => string.Join(", ", names.Select(name => $"`{name}`"));

    private static string Word(SeedState state) => state switch
    {
        SeedState.Derive => "read from the document",
        SeedState.Delegated => "left to others",
        SeedState.Refused => "not done",
        _ => state.ToString().ToLowerInvariant(),
    };

    [GeneratedRegex(@"^[0-4]:[1-9][0-9]*(\.[1-9])?$")]
    private static partial Regex RowName();

    [GeneratedRegex(@"^dotnet_diagnostic\.(?<id>[A-Z0-9]+)\.", RegexOptions.Multiline)]
    private static partial Regex SeverityId();
}
