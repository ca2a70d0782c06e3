using Bylaw.Cli.Explaining;
using Bylaw.Rules;
using Bylaw.Rules.Reading;

namespace Bylaw.Cli.Tests.Explaining;

public sealed class ReportedIdsTests
{
    /// <summary>Those that a rule reports; the others are about the rule file.</summary>
    public static TheoryData<string> Ids => [.. ReferencePage.Ids.Where(id => !id.StartsWith("BYL00", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(Ids))]
    public void The_rule_on_the_page_of_an_id_can_report_it(string id)
    {
        var page = ReferencePage.Of(id)!;
        var section = page.Section("Rule")!;
        var yaml = section[(section.IndexOf("```yaml\n", StringComparison.Ordinal) + 8)..];
        var book = RuleBookReader.Read(new RuleFileText("bylaw.yml", yaml[..yaml.IndexOf("\n```", StringComparison.Ordinal)]), []);

        Assert.NotEmpty(book.Rules);
        Assert.Contains(book.Rules, rule => ReportedIds.Of(rule).Contains(id));
    }

    [Fact]
    public void Every_rule_of_a_preset_can_report_something() => Assert.All(Preset.Names, name =>
        Assert.All(RuleBookReader.Read(new RuleFileText("bylaw.yml", $"bylaw: 1\nextends: [{name}]\n"), []).Rules, rule => Assert.NotEmpty(ReportedIds.Of(rule))));
}
