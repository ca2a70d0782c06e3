using System.Reflection;
using Bylaw.Testing;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers.Tests.Documentation;

/// <summary>Ids, descriptors, analyzers and tests agree.</summary>
public sealed class DescriptorTests
{
    private static readonly IReadOnlyList<string> ConstantIds =
        [.. typeof(RuleIds).GetFields().Where(field => field is { IsLiteral: true } && field.FieldType == typeof(string)).Select(field => (string)field.GetRawConstantValue()!)];

    private static readonly IReadOnlyList<DiagnosticDescriptor> Declared =
        [.. typeof(Descriptors).GetFields(BindingFlags.Static | BindingFlags.Public).Select(field => field.GetValue(null)).OfType<DiagnosticDescriptor>()];

    public static TheoryData<string> OwnIds => new(ConstantIds);

    /// <summary>Of a team's own ids the first and the last of each kind.</summary>
    public static TheoryData<string> Ids => new([.. ConstantIds, "BYL9001", "BYL9079", "BYL9080", "BYL9099"]);

    [Fact]
    public void Ids_are_unique()
    {
        Assert.Distinct(ConstantIds);
        Assert.Distinct(Declared.Concat(Descriptors.Custom).Select(descriptor => descriptor.Id));
    }

    [Fact]
    public void Every_id_has_a_descriptor_and_every_descriptor_an_id()
    {
        Assert.Equal(ConstantIds.Order(StringComparer.Ordinal), Declared.Select(descriptor => descriptor.Id).Order(StringComparer.Ordinal));
        Assert.Equal(Declared.Concat(Descriptors.Custom).Select(descriptor => descriptor.Id).ToHashSet(), Descriptors.All.Keys.ToHashSet());
    }

    [Fact]
    public void An_analyzer_reports_nothing_that_is_not_listed() =>
        Assert.All(AnalyzerList.All.SelectMany(analyzer => analyzer.SupportedDiagnostics), descriptor => Assert.Same(Descriptors.Of(descriptor.Id), descriptor));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_diagnostic_comes_from_an_analyzer(string id) =>
        Assert.Contains(AnalyzerList.All, analyzer => analyzer.SupportedDiagnostics.Any(descriptor => descriptor.Id == id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_category_is_that_of_the_range(string id)
    {
        var descriptor = Descriptors.All[id];
        var ranges = File.ReadAllLines(Path.Combine(Repository.Root, "src", "Bylaw.Analyzers", "DiagnosticIdRanges.txt"))
            .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split([':', '-'], StringSplitOptions.TrimEntries));

        var range = Assert.Single(ranges, range => string.CompareOrdinal(range[1], id) <= 0 && string.CompareOrdinal(id, range[2]) <= 0);
        Assert.Equal(range[0], descriptor.Category);
    }

    [Fact]
    public void BylawWarnOnly_reaches_every_category()
    {
        var config = File.ReadAllText(Path.Combine(Repository.Root, "src", "Bylaw.Package", "buildTransitive", "Bylaw.Warnings.globalconfig"));

        Assert.All(Descriptors.All.Values.Select(descriptor => descriptor.Category).Distinct(),
            category => Assert.Contains($"dotnet_analyzer_diagnostic.category-{category}.severity = warning", config, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_descriptor_says_what_it_is_about(string id)
    {
        var descriptor = Descriptors.All[id];

        Assert.NotEmpty(descriptor.Title.ToString());
        Assert.EndsWith(".", descriptor.Description.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(int.Parse(id[3..]) >= RuleIds.FirstCustom ? "/BYL9001.md" : $"/{id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
        Assert.True(descriptor.IsEnabledByDefault);
    }

    /// <summary>Not in the documentation's own tests, which mention every id.</summary>
    [Theory]
    [MemberData(nameof(OwnIds))]
    public void Every_id_is_tested(string id)
    {
        var tests = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Split('/', '\\').Intersect(["Documentation", "Bylaw.Testing", "bin", "obj"]).Any());

        Assert.Contains(tests, path => File.ReadAllText(path).Contains(id, StringComparison.Ordinal));
    }
}
