using Bylaw.Rules;
using Bylaw.Rules.Reading;
using Bylaw.Testing;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers.Tests.Presets;

/// <summary>
/// The examples that each rule of the presets has: both compile, the good one keeps every rule of the preset, the bad one breaks this rule and no other.
/// </summary>
public sealed class ExampleTests
{
    public static TheoryData<string, string> Rules
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var preset in Preset.Names)
            {
                foreach (var rule in Own(preset))
                    data.Add(preset, rule.Name);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Rules))]
    public async Task The_good_example_keeps_every_rule_and_the_bad_one_breaks_its_own(string preset, string name)
    {
        var examples = Own(preset).Single(rule => rule.Name == name).Examples;
        Assert.NotEmpty(examples.Ok);
        Assert.NotEmpty(examples.Bad);
        foreach (var code in examples.Ok)
            Assert.Empty(await new Example(preset, code).FindAsync());

        foreach (var code in examples.Bad)
        {
            var found = await new Example(preset, code).FindAsync();
            Assert.NotEmpty(found);
            Assert.All(found, finding => Assert.Contains($"rule={name}", finding.Data.Split(", ")));
        }
    }

    private static IReadOnlyList<Rule> Own(string preset)
    {
        var book = RuleBookReader.Read(new RuleFileText("bylaw.yml", $"bylaw: 1\nextends: {preset}\n"), []);
        return [.. book.Rules.Where(rule => rule.Place.File == preset)];
    }
}
