using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Bylaw.CodeFixes.Tests;

/// <summary>Every id has a fix, with tests and a word on its page, or says on its page why it has none.</summary>
public sealed partial class PagesTests
{
    private static readonly ImmutableArray<CodeFixProvider> Providers =
    [
        .. typeof(BylawCodeFix).Assembly.GetTypes().Where(type => type.IsDefined(typeof(ExportCodeFixProviderAttribute), inherit: false)).Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    private static readonly ImmutableArray<string> AllIds = [.. Descriptors.All.Keys.Where(id => !IsCustom(id)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Ids => [.. AllIds];

    [Theory, MemberData(nameof(Ids))]
    public void A_page_says_what_the_fixes_do_or_why_there_is_none(string id)
    {
        var page = File.ReadAllText(Repository.At($"rules/reference/{id}.md"));
        var section = Section().Match(page);
        Assert.True(section.Success, $"{id} has no section on how to fix it.");
        var says = Paragraph().Matches(section.Value).Select(match => match.Groups[1].Value).ToList();

        if (Fixers(id).Any())
            Assert.True(says.Count > 0 && says.TrueForAll(kind => kind is "Quick-fix (safe)" or "Quick-fix (review)"), $"{id} has a fix, and its page says: {string.Join(", ", says)}");
        else
            Assert.Equal(["No quick-fix"], says);
    }

    [Fact]
    public void An_id_has_one_provider() =>
        Assert.Empty(AllIds.Where(id => Fixers(id).Count() > 1));

    [Fact]
    public void Every_provider_has_tests_of_the_same_name_in_the_same_folder()
    {
        Assert.NotEmpty(Providers);
        foreach (var provider in Providers)
        {
            var name = provider.GetType().Name;
            var source = Directory.EnumerateFiles(Repository.At("src/Bylaw.CodeFixes"), name + ".cs", SearchOption.AllDirectories).Single();
            var folder = Path.GetFileName(Path.GetDirectoryName(source)!);
            var tests = Repository.At($"tests/Bylaw.CodeFixes.Tests/{folder}/{name}Tests.cs");
            Assert.True(File.Exists(tests), tests);
            Assert.Contains("NotOffered(", File.ReadAllText(tests), StringComparison.Ordinal);
        }
    }

    // What may be done with every finding, such as to put it into the baseline, is no repair.
    private static IEnumerable<CodeFixProvider> Fixers(string id) => Providers.Where(provider => provider is not AcceptFindingCodeFix && provider.FixableDiagnosticIds.Contains(id));

    private static bool IsCustom(string id) => string.CompareOrdinal(id, "BYL9000") > 0;

    [GeneratedRegex(@"^## How to fix\n.*?(?=^## )", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex(@"^(Quick-fix \(\w+\)|No quick-fix): ", RegexOptions.Multiline)]
    private static partial Regex Paragraph();
}
