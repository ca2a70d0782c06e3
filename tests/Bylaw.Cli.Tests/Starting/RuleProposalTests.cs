using Bylaw.Cli.Checking;
using Bylaw.Cli.Starting;

namespace Bylaw.Cli.Tests.Starting;

/// <summary>A rule that most of the code breaks is not the team's.</summary>
public sealed class RuleProposalTests
{
    [Theory]
    [InlineData(1, 1, "The only type that it holds for breaks")]
    [InlineData(2, 2, "Both types that it holds for break")]
    [InlineData(5, 5, "All 5 types that it holds for break")]
    [InlineData(5, 3, "All 5 types that it holds for break")]
    [InlineData(3, 5, "3 of 5 types that it holds for break")]
    public void Who_breaks_a_rule_is_told_in_words(int violators, int subjects, string text) => Assert.Equal(text, RuleProposal.Breakers(violators, subjects, ("type", "types")));

    [Fact]
    public void Types_and_handlers_are_counted_together()
    {
        Assert.Null(Off(types: 2, handlers: 4, "A", "GET /a", "GET /b"));
        Assert.StartsWith("4 of 6 types and handlers that it holds for break it,", Off(types: 2, handlers: 4, "A", "GET /a", "GET /b", "GET /c"));
        Assert.StartsWith("Both handlers that it holds for break it,", Off(types: 0, handlers: 2, "GET /a", "GET /b"));
        Assert.StartsWith("The only type that it holds for breaks it,", Off(types: 1, handlers: 0, "A"));
    }

    [Fact]
    public void What_most_projects_break_is_off_though_a_file_breaks_it_too()
    {
        Assert.StartsWith("2 of 3 projects that it holds for break it,", Off(types: 100, handlers: 0, null, null, "/src/Old.cs"));
        Assert.Null(Off(types: 100, handlers: 0, null, "/src/Old.cs"));
    }

    /// <param name="who">What breaks the rule; null for a project as a whole.</param>
    private static string? Off(int types, int handlers, params string?[] who)
    {
        var findings = who.Select((name, index) => new TrialFinding("BYL1", "rule", FindingLevel.Error, $"Project{index}", name, "")).ToList();
        var trial = new TrialResult(3, [], findings, [], new Dictionary<string, SubjectCount> { ["rule"] = new(types, handlers) }, new Dictionary<string, int>(), [], []);
        return RuleProposal.SwitchedOff(trial, ["rule"]).SingleOrDefault()?.Remark;
    }
}
