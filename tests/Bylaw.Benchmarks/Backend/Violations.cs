namespace Bylaw.Benchmarks.Backend;

/// <summary>The violations of a broken feature: changes of its files and lines at their end, each worth a finding of every id it names.</summary>
internal sealed class Violations
{
    private static readonly IReadOnlyList<Violation> All =
    [
        Change("BYL1001", "Endpoints", "IResult> GetAsync(int id, ", "IResult> GetAsync(int id, Backend.{Module}.Repositories.I{Entity}Repository repository, "),
        Change("BYL1002", "Mapping", "new(item.Id, item.Name,", "new(item.Id, Backend.Legacy.LegacyArchive.NumberOf(item.Id),"),
        Change("BYL1003", "Repositories", "db.{Entities}.Add(item);", "Console.WriteLine(typeof(Backend.{NextModule}.Models.{NextModule}Order));\n        db.{Entities}.Add(item);") with { OncePerModules = 10 },
        Change("BYL1004", "Repositories", "db.{Entities}.Add(item);", "Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(item));\n        db.{Entities}.Add(item);"),
        Change("BYL2001", "Endpoints", "(Create{Entity}Request request, ", "(Create{Entity}Request request, Backend.Data.AppDbContext db, "),
        Change("BYL2002", "Services", "clock.GetUtcNow()", "request.After > 0 ? clock.GetUtcNow() : DateTimeOffset.UtcNow"),
        Change("BYL2003", "Services", "throw new RuleBrokenException(", "throw new BadHttpRequestException("),
        Change("BYL2005", "Dtos", "public sealed record Create", "[System.ComponentModel.Description(\"As of old.\")]\npublic sealed record Create"),
        Change("BYL2006", "Repositories", "db.{Entities}.Add(item);", "if (item.Id != 0) throw new InvalidOperationException();\n        db.{Entities}.Add(item);"),
        Change("BYL4001", "Models", "DateTimeOffset? ChangedAt", "Nullable<DateTimeOffset> ChangedAt"),
        Change("BYL4004", "Mapping", "request.Name.Trim()", "request.Name!.Trim()"),
        Change("BYL8001", "Models", "[Index(nameof(Name))]\n", ""),
        Change("BYL8007", "Endpoints", "if (request.Problems()", "await service.CreateAsync(request, cancellation);\n            if (request.Problems()"),
        Line("BYL3001 BYL8006", "Services", "public class {Entity}Helper;"),
        Line("BYL3004 BYL4003 BYL8002 BYL8005", "Services", """
            public sealed class {Entity}GhostService
            {
                public string NameOf(int id) => $"{Entity} {id}";

                public {Entity}Dto Get(dynamic id, CancellationToken cancellation) => new((int)id, "", 0);
            }
            """),
        Line("BYL3002 BYL3003 BYL3006 BYL8004", "Mapping", "public sealed class {Entity}StoreRepository\n{\n    public int Count() => 0;\n}"),
        Line("BYL8003", "Mapping", "public sealed class {Entity}MappingException;"),
        Line("BYL1008 BYL4002", "Odds", "#nullable disable\nnamespace Backend.{Module}.Odds;\n\npublic sealed class {Entity}Leftover;"),
    ];

    private readonly IReadOnlyList<Feature> _broken;
    private readonly int _modules;

    public Violations(IReadOnlyList<Feature> features)
    {
        _broken = [.. features.Where(feature => feature.IsBroken)];
        _modules = features.Max(feature => feature.ModuleIndex) + 1;
    }

    /// <summary>How many findings of each id there must be.</summary>
    public SortedDictionary<string, int> Expected => new(All
        .SelectMany(violation => violation.Ids.Select(id => (id, Count: _broken.Count(feature => violation.IsIn(feature, _modules)))))
        .GroupBy(pair => pair.id).ToDictionary(group => group.Key, group => group.Sum(pair => pair.Count)), StringComparer.Ordinal);

    public IEnumerable<(string Path, string Text)> PlantIn(Feature feature, IEnumerable<(string Path, string Text)> files) =>
        !feature.IsBroken ? files : files.Append((Path: $"{feature.Module}/Odds/{feature.Entity}Leftover.cs", Text: "")).Select(file => (file.Path, All
            .Where(violation => file.Path.Contains($"/{violation.Folder}/", StringComparison.Ordinal) && violation.IsIn(feature, _modules))
            .Aggregate(file.Text, (text, violation) => violation.Plant(text, feature))));

    private static Violation Change(string ids, string folder, string before, string after) => new(ids, folder, before, after);

    private static Violation Line(string ids, string folder, string line) => new(ids, folder, null, line);

    /// <param name="Before">What is changed; null for lines at the end.</param>
    private sealed record Violation(string AllIds, string Folder, string? Before, string After)
    {
        public string[] Ids => AllIds.Split(' ');

        public int OncePerModules { get; init; } = 1;

        public bool IsIn(Feature feature, int modules) =>
            OncePerModules == 1 || (feature.ModuleIndex % OncePerModules == 3 && feature.ModuleIndex + 1 < modules);

        public string Plant(string text, Feature feature)
        {
            if (Before is null)
                return $"{text}{(text.Length == 0 ? "" : "\n")}{Fill(After, feature)}\n";

            var before = Fill(Before, feature);
            return text.Contains(before, StringComparison.Ordinal)
                ? text.Replace(before, Fill(After, feature), StringComparison.Ordinal)
                : throw new InvalidOperationException($"{AllIds} has no place in {feature.Entity}'s {Folder}.");
        }

        private static string Fill(string text, Feature feature) => text
            .Replace("{Module}", feature.Module, StringComparison.Ordinal)
            .Replace("{NextModule}", Feature.ModuleName(feature.ModuleIndex + 1), StringComparison.Ordinal)
            .Replace("{Entity}", feature.Entity, StringComparison.Ordinal)
            .Replace("{Entities}", feature.Entities, StringComparison.Ordinal);
    }
}
