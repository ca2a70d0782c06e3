using Bylaw.Cli.Checking;

namespace Bylaw.Cli.Tests.Reports;

/// <summary>Reports made by hand: what every output is tested with.</summary>
internal static class SampleReports
{
    public static IEnumerable<(string Name, CheckReport Report)> All => [("rich", Rich), ("empty", Empty), ("hostile", Hostile), ("nothing", Nothing)];

    public static CheckedFinding Finding(
        string id = "BYL1001", FindingLevel level = FindingLevel.Error, string message = "'A' must not use 'B' [layering]", string? rule = "layering", string path = "src/Shop/Orders.cs",
        int line = 12, string fingerprint = "f1", IReadOnlyList<string>? projects = null, Suppression? suppression = null) =>
        new(id, "Layer used against the flow", "Bylaw.Structure", level, message, rule, [], null, null, new SourcePlace(path, line, 5, line, 20), [], projects ?? ["Shop"], suppression,
            fingerprint, null, $"https://github.com/bylaw-dotnet/bylaw/blob/main/rules/reference/{id}.md");

    public static CheckSummary Summary { get; } = new(540, 12, 23, [], 0, 0, [], TimeSpan.FromMilliseconds(3210));

    /// <summary>A bit of everything.</summary>
    public static CheckReport Rich { get; } = new(
        "/repo/backend",
        ["bylaw.yml", "derived.bylaw.yml"],
        [
            new("Shop", "src/Shop/Shop.csproj", ["net8.0", "net10.0"], ProjectState.Analyzed, null),
            new("Shop.Api", "src/Shop.Api/Shop.Api.csproj", ["net10.0"], ProjectState.Partly, "2 references are missing"),
            new("Legacy", "src/Legacy/Legacy.vbproj", [], ProjectState.Skipped, "Visual Basic"),
            new("Broken", "src/Broken/Broken.csproj", [], ProjectState.Failed, "it was never restored; run `dotnet restore`"),
        ],
        [
            Finding("BYL0010", FindingLevel.Warning, "The exception of 'layering' at 'HealthController' expired on 2026-01-01.", null, "bylaw.yml", 40, "f0", []) with { Title = "Exception expired", Category = "Bylaw.RuleFile" },
            Finding("BYL1003", FindingLevel.Error, "'Orders' and 'Carts' use each other [acyclic]", "acyclic", "src/Shop.Api/Carts.cs", 3, "f2", ["Shop.Api"]) with
            {
                Title = "Cycle", Related = [new("src/Shop/Orders.cs", 7, 1, 7, 9), new("src/Shop/[Carts].cs", 9, 1, 9, 9)],
            },
            Finding() with
            {
                Also = ["services-only"], Because = "services own transactions", Source = new("docs/backend-engineer.md", 26, "Endpoints go through services."), Excerpt = "public Orders(OrderRepository orders)",
            },
            Finding(line: 30),
            Finding("BYL7004", FindingLevel.Error, "A password stands in the source [no-secrets]", "no-secrets", "src/Shop/Settings.cs", 4, "f4", ["Shop", "Shop.Api"]) with { Title = "Secret in the source", Category = "Bylaw.Operations" },
            Finding("BYL9002", FindingLevel.Suggestion, "'Clock' must not be used [no-clock]", "no-clock", "src/Shop/Settings.cs", 8, "f5") with { Title = "Rule of this team", Category = "Bylaw.Custom", HelpLink = null },
            Finding("BYL1001", FindingLevel.Error, "'C' must not use 'D' [layering]", "layering", "src/Shop/Silent.cs", 1, "f6", suppression: new("The bank wants it.")),
            Finding("BYL1001", FindingLevel.Error, "'C' must not use 'E' [layering]", "layering", "src/Shop/Silent.cs", 2, "f7", suppression: new(null)),
            Finding("BYL1005", FindingLevel.Warning, "The package 'Newtonsoft.Json' is not allowed [packages]", "packages", fingerprint: "f8") with { Place = null, Title = "Package" },
        ],
        Summary with
        {
            DeadRules = ["nobody", "nothing"], Baseline = 40, Stale = 3,
            Exceptions = [new("layering", "HealthController", -3), new("layering", "GET /health", 5), new("no-clock", "Shop.Order", 90), new("no-secrets", "Seeds", null)],
        });

    /// <summary>All is well.</summary>
    public static CheckReport Empty { get; } = new("/repo", ["bylaw/backend"], [new("Shop", "Shop.csproj", ["net10.0"], ProjectState.Analyzed, null)], [], Summary);

    /// <summary>There was nothing to check.</summary>
    public static CheckReport Nothing { get; } = new("/repo", [], [], [], new CheckSummary(0, 0, 0, [], 0, 0, [], TimeSpan.Zero));

    public const string HostilePath = "src/a b#c;d%20e:f,g/ü–日本/[x](1)&<i>'\".cs";

    public const string HostileText = "'A<B>' & \"C\" ]]> </script><script>alert(1)</script>\r\n::error::boo\n%0A | `x` {0} \u0007\u001b[31m\0\uD800 \uFFFF\u2028 ${{ secrets.X }}";

    /// <summary>What breaks formats that are put together without care.</summary>
    public static CheckReport Hostile { get; } = new(
        "/repo #1;ü %41",
        ["::x::.yml"],
        [new("Shop\n\"<&>", "a b#c/Shop ü;%.csproj", ["net10.0"], ProjectState.Partly, HostileText)],
        [
            Finding(message: HostileText, rule: HostileText, path: HostilePath, projects: ["Shop\n\"<&>"], fingerprint: "h1") with
            {
                Title = HostileText, Category = HostileText, Also = [HostileText], Because = HostileText, Source = new(HostilePath, null, HostileText), Excerpt = HostileText,
                Related = [new(HostilePath, 1, 1, 2, 1)], HelpLink = "javascript:alert(1)",
            },
            Finding(message: "::stop-commands::x", path: "::warning::y.cs", projects: ["Shop\n\"<&>"], fingerprint: "h2"),
            Finding(message: HostileText, path: HostilePath, projects: ["unknown"], fingerprint: "h3", suppression: new(HostileText)),
        ],
        Summary with { DeadRules = [HostileText], Exceptions = [new(HostileText, HostileText, 1)] });
}
