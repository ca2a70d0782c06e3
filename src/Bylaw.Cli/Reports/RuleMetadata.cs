using Bylaw.Cli.Checking;

namespace Bylaw.Cli.Reports;

/// <summary>What lists of alerts want to know of an id beside its page.</summary>
/// <param name="Level">Of a rule that says nothing else.</param>
/// <param name="Precision">How sure a finding is, in the words of code scanning: very-high where symbols prove it, less where names speak for it.</param>
/// <param name="Security">Null for what is no matter of security.</param>
internal sealed record RuleMetadata(FindingLevel Level, string Precision, SecurityRating? Security)
{
    public static RuleMetadata Of(string id) => new(LevelOf(id), PrecisionOf(id), Ratings.GetValueOrDefault(id));

    private static FindingLevel LevelOf(string id) => id switch
    {
        "BYL0007" => FindingLevel.Suggestion,
        "BYL0002" or "BYL0008" => FindingLevel.Error,
        _ => id.StartsWith("BYL0", StringComparison.Ordinal) ? FindingLevel.Warning : FindingLevel.Error,
    };

    private static string PrecisionOf(string id) => id switch
    {
        "BYL5003" or "BYL5006" or "BYL6003" or "BYL7002" or "BYL7003" or "BYL7004" or "BYL7005" or "BYL7007" => "high",
        _ => "very-high",
    };

    private static readonly Dictionary<string, SecurityRating> Ratings = new(StringComparer.Ordinal)
    {
        ["BYL2004"] = new("9.3", 94),
        ["BYL5003"] = new("7.5", 201),
        ["BYL5005"] = new("8.1", 862),
        ["BYL5006"] = new("6.5", 20),
        ["BYL6002"] = new("9.3", 89),
        ["BYL6004"] = new("8.5", 639),
        ["BYL7002"] = new("5.5", 532),
        ["BYL7004"] = new("7.8", 798),
    };
}

/// <param name="Severity">From 0.0 to 10.0, of the worst that the weakness is usually rated with in a backend; above 8.9 critical, 6.9 high, 3.9 medium.</param>
/// <param name="Weakness">Its number in the Common Weakness Enumeration.</param>
internal sealed record SecurityRating(string Severity, int Weakness);
