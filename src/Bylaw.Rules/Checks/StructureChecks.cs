using Bylaw.Rules.Language;
using Bylaw.Rules.Reading;
using Bylaw.Rules.Yaml;

namespace Bylaw.Rules.Checks;

/// <summary>Every top-level type has a layer.</summary>
internal sealed record LayeredVerb : Verb;

/// <summary>What projects are compiled for and with.</summary>
/// <param name="Frameworks">Patterns of target framework monikers, one of which it must be; empty: any.</param>
/// <param name="LowestFramework">A .NET version such as `9.0`.</param>
/// <param name="LowestLanguage">A C# version such as `13`.</param>
internal sealed record ToolchainVerb(IReadOnlyList<NamePattern> Frameworks, string? LowestFramework, string? LowestLanguage) : Verb;

internal static class StructureChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("layered", "Every top-level type belongs to a layer.", static () => [], static (_, _) => new LayeredVerb()),
        new("toolchain", "Projects are compiled for these frameworks, with this C# at least.", static () =>
        [
            new("target-framework", () => new ListShape(new TextShape("a framework such as net10.0, or a pattern such as \"net10.0*\"")), "The target framework is one of these."),
            new("dotnet-at-least", () => new TextShape("a version of .NET such as 9.0"), "The lowest version of .NET; .NET Standard and .NET Framework are below all."),
            new("csharp-at-least", () => new TextShape("a version of C# such as 13"), "The lowest version of C#."),
        ], Toolchain) { AtLeastOneOf = ["target-framework", "dotnet-at-least", "csharp-at-least"], Example = "{ dotnet-at-least: 9.0 }" },
    ];

    private static Verb Toolchain(YamlMap map, ReadingContext context)
    {
        var frameworks = new List<NamePattern>();
        foreach (var scalar in map.Items("target-framework").OfType<YamlScalar>())
        {
            if (NamePattern.ParseWhole(scalar.Value, ignoreCase: true, out var error) is { } pattern)
                frameworks.Add(pattern);
            else
                context.Invalid(scalar.Place, error!);
        }

        return new ToolchainVerb(frameworks, Version(map, "dotnet-at-least", context), Version(map, "csharp-at-least", context));
    }

    private static string? Version(YamlMap map, string key, ReadingContext context)
    {
        if (map.Find(key)?.Value is not YamlScalar scalar)
            return null;

        if (VersionNumber.Parse(scalar.Value) is null)
            context.Invalid(scalar.Place, $"'{scalar.Value}' is no version; expected a number such as 9.0");
        return scalar.Value;
    }
}
