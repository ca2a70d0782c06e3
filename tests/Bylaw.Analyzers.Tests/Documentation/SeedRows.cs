namespace Bylaw.Analyzers.Tests.Documentation;

internal enum SeedState
{
    Works,
    Partly,
    Derive,
    Delegated,
    Refused,
}

/// <summary>What becomes of one rule of the systems that Bylaw was made for.</summary>
/// <param name="Row">System and line; a dot and a number where a line says several things.</param>
/// <param name="By">The verbs, checks and keys of the rule language that say it, or the analyzers that do.</param>
/// <param name="Reason">What is left, or why it is not done.</param>
internal sealed record SeedRow(string Row, string Tier, SeedState State, IReadOnlyList<string> By, IReadOnlyList<string> Ids, string Reason)
{
    public static IReadOnlyList<SeedRow> All { get; } =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "tests", "Bylaw.Analyzers.Tests", "Documentation", "SeedRows.txt"))
            .Where(line => line.Length > 0 && line[0] != '#').Select(Parse),
    ];

    private static SeedRow Parse(string line)
    {
        var fields = line.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries);
        Assert.True(fields.Length >= 5, $"'{line}' needs row, tier, state, by and ids");
        return new SeedRow(fields[0], fields[1], Enum.Parse<SeedState>(fields[2], ignoreCase: true), List(fields[3]), List(fields[4]), fields.Length > 5 ? fields[5].Trim() : "");
    }

    private static IReadOnlyList<string> List(string field) => field == "-" ? [] : field.Split(',');
}
