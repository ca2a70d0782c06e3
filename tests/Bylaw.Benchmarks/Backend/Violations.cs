namespace Bylaw.Benchmarks.Backend;

/// <summary>The violations of a broken feature, each a change of one of its files that is worth one finding.</summary>
internal sealed class Violations
{
    private static readonly IReadOnlyList<Violation> All =
    [
        new("BYL1001", "Endpoints", "IResult> GetAsync(int id, ", "IResult> GetAsync(int id, Backend.{Module}.Repositories.I{Entity}Repository repository, "),
        new("BYL2001", "Endpoints", "(Create{Entity}Request request, ", "(Create{Entity}Request request, Backend.Data.AppDbContext db, "),
        new("BYL2003", "Services", "throw new RuleBrokenException(", "throw new BadHttpRequestException("),
        new("BYL2002", "Services", "clock.GetUtcNow()", "request.After > 0 ? clock.GetUtcNow() : DateTimeOffset.UtcNow"),
        new("BYL2005", "Dtos", "public sealed record Create", "[System.ComponentModel.Description(\"As of old.\")]\npublic sealed record Create"),
        new("BYL2006", "Repositories", "db.{Entities}.Add(item);", "if (item.Id != 0) throw new InvalidOperationException();\n        db.{Entities}.Add(item);"),
        new("BYL1004", "Repositories", "db.{Entities}.Add(item);", "Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(item));\n        db.{Entities}.Add(item);"),
        new("BYL1002", "Mapping", "new(item.Id, item.Name,", "new(item.Id, Backend.Legacy.LegacyArchive.NumberOf(item.Id),"),
        new("BYL1003", "Repositories", "db.{Entities}.Add(item);", "Console.WriteLine(typeof(Backend.{NextModule}.Models.{NextModule}Order));\n        db.{Entities}.Add(item);") { OncePerModules = 10 },
    ];

    private readonly IReadOnlyList<Feature> _broken;
    private readonly int _modules;

    public Violations(IReadOnlyList<Feature> features)
    {
        _broken = [.. features.Where(feature => feature.IsBroken)];
        _modules = features.Max(feature => feature.ModuleIndex) + 1;
    }

    /// <summary>How many findings of each id there must be.</summary>
    public SortedDictionary<string, int> Expected => new(All.GroupBy(violation => violation.Id)
        .ToDictionary(group => group.Key, group => group.Sum(violation => _broken.Count(feature => violation.IsIn(feature, _modules)))), StringComparer.Ordinal);

    public IEnumerable<(string Path, string Text)> PlantIn(Feature feature, IEnumerable<(string Path, string Text)> files) =>
        !feature.IsBroken ? files : files.Select(file => (file.Path, All
            .Where(violation => file.Path.Contains($"/{violation.Folder}/", StringComparison.Ordinal) && violation.IsIn(feature, _modules))
            .Aggregate(file.Text, (text, violation) => violation.Plant(text, feature))));

    private sealed record Violation(string Id, string Folder, string Before, string After)
    {
        public int OncePerModules { get; init; } = 1;

        public bool IsIn(Feature feature, int modules) =>
            OncePerModules == 1 || (feature.ModuleIndex % OncePerModules == 3 && feature.ModuleIndex + 1 < modules);

        public string Plant(string text, Feature feature)
        {
            var (before, after) = (Fill(Before, feature), Fill(After, feature));
            return text.Contains(before, StringComparison.Ordinal)
                ? text.Replace(before, after, StringComparison.Ordinal)
                : throw new InvalidOperationException($"{Id} has no place in {feature.Entity}'s {Folder}.");
        }

        private static string Fill(string text, Feature feature) => text
            .Replace("{Module}", feature.Module, StringComparison.Ordinal)
            .Replace("{NextModule}", Feature.ModuleName(feature.ModuleIndex + 1), StringComparison.Ordinal)
            .Replace("{Entity}", feature.Entity, StringComparison.Ordinal)
            .Replace("{Entities}", feature.Entities, StringComparison.Ordinal);
    }
}
