using Bylaw.Specs.Deriving;
using static Bylaw.Specs.Tests.Deriving.Written;

namespace Bylaw.Specs.Tests.Deriving;

public sealed class DriftFinderTests
{
    private static readonly (string?, string) Clock = ("no-clock", "Never read the clock.");
    private static readonly (string?, string) Sql = ("no-sql", "Never write SQL by hand.");
    private static readonly (string?, string) Kind = (null, "Be kind to reviewers.");

    private readonly Doc agents = new("AGENTS.md", Clock, Sql, Kind);

    [Fact]
    public void The_same_documents_are_no_drift() => None(Drift([agents], [agents]));

    [Fact]
    public void What_moved_inside_a_document_is_no_drift() =>
        None(Drift([agents], [new Doc("AGENTS.md", Kind, Sql, Clock) { Apart = 3 }]));

    [Theory]
    [InlineData("Never\n  read the clock.")]
    [InlineData("**Never** read the `clock`")]
    [InlineData("Never  read the clock;")]
    public void What_is_written_otherwise_is_no_drift(string sentence) =>
        None(Drift([agents], [new Doc("AGENTS.md", ("no-clock", sentence), Sql, Kind)]));

    [Fact]
    public void Sources_and_lists_in_another_order_are_no_drift() => None(Drift(
        [new Doc("AGENTS.md", ("no-clock", "One."), ("no-clock", "Two."))], [new Doc("AGENTS.md", ("no-clock", "Two."), ("no-clock", "One."))]));

    [Fact]
    public void A_changed_sentence_names_both()
    {
        var drift = Drift([agents], [new Doc("AGENTS.md", Kind, Sql, ("no-clock", "Never read the clock of the machine."))]);

        Assert.Equal(new QuoteDrift(DriftKind.Changed, "AGENTS.md", 3, "Never read the clock.", "Never read the clock of the machine.", drift.Quotes[0].Rules), Assert.Single(drift.Quotes));
        Assert.Equal(["no-clock"], drift.Quotes[0].Rules);
        var hunk = Assert.Single(drift.Hunks);
        Assert.Equal("no-clock", hunk.Name);
        Assert.Equal(["-      - { spec: agents, quote: Never read the clock. }", "+      - { spec: agents, quote: Never read the clock of the machine. }"], Marked(hunk).Select(Inner));
    }

    [Fact]
    public void A_sentence_that_now_says_the_opposite_has_changed()
    {
        var drift = Drift([new Doc("AGENTS.md", ("ef", "use EF Core in repositories"))], [new Doc("AGENTS.md", (null, "never use EF Core in repositories"))]);

        var quote = Assert.Single(drift.Quotes);
        Assert.Equal((DriftKind.Changed, "A person has to decide."), (quote.Kind, quote.Reason));
    }

    [Fact]
    public void A_sentence_without_a_like_has_vanished()
    {
        var drift = Drift([agents], [new Doc("AGENTS.md", Sql, Kind)]);

        var quote = Assert.Single(drift.Quotes);
        Assert.Equal((DriftKind.Vanished, "AGENTS.md", 1, "Never read the clock.", null), (quote.Kind, quote.Spec, quote.Line, quote.Was, quote.Now));
        Assert.All(drift.Hunks.SelectMany(Marked), line => Assert.StartsWith("-", line, StringComparison.Ordinal));
    }

    [Fact]
    public void A_like_sentence_for_another_rule_is_another_sentence()
    {
        var drift = Drift([new Doc("AGENTS.md", ("a", "Endpoints must not use repositories."))], [new Doc("AGENTS.md", ("b", "Models must not use services."))]);

        Assert.Equal([DriftKind.Vanished, DriftKind.New], drift.Quotes.Select(quote => quote.Kind));
    }

    [Fact]
    public void A_new_sentence()
    {
        var drift = Drift([new Doc("AGENTS.md", Clock)], [agents]);

        var quote = Assert.Single(drift.Quotes);
        Assert.Equal((DriftKind.New, 2, null, "Never write SQL by hand."), (quote.Kind, quote.Line, quote.Was, quote.Now));
        Assert.Equal(["no-sql"], quote.Rules);
    }

    [Fact]
    public void A_sentence_of_which_no_rule_comes_any_more()
    {
        var drift = Drift([agents], [new Doc("AGENTS.md", (null, Clock.Item2), Sql, Kind)]);

        var quote = Assert.Single(drift.Quotes);
        Assert.Equal((DriftKind.NotEnforced, 1, "A person has to decide."), (quote.Kind, quote.Line, quote.Reason));
    }

    [Fact]
    public void A_sentence_that_went_to_another_document()
    {
        var drift = Drift([agents, new Doc("docs/time.md", Kind)], [new Doc("AGENTS.md", Sql, Kind), new Doc("docs/time.md", Clock)]);

        var quote = Assert.Single(drift.Quotes);
        Assert.Equal((DriftKind.Moved, "docs/time.md", 1), (quote.Kind, quote.Spec, quote.Line));
    }

    [Fact]
    public void A_document_that_is_not_among_them_is_told_once()
    {
        var drift = Drift([agents, new Doc("docs/time.md", ("a", "First."), ("b", "Second."))], [agents]);

        Assert.Equal(new GoneSpec("docs/time.md", 2), Assert.Single(drift.GoneSpecs));
        Assert.Empty(drift.Quotes);
    }

    [Fact]
    public void The_likest_is_the_one_that_changed()
    {
        var drift = Drift(
            [new Doc("AGENTS.md", ("a", "Services never read the clock of the machine."), ("b", "Endpoints never read the clock of the machine."))],
            [new Doc("AGENTS.md", ("b", "Endpoints never read the clock of any machine."), ("a", "Services never read the clock of a machine."))]);

        Assert.Equal(
            [("Endpoints never read the clock of the machine.", "Endpoints never read the clock of any machine."), ("Services never read the clock of the machine.", "Services never read the clock of a machine.")],
            drift.Quotes.Select(quote => (quote.Was, quote.Now)));
    }

    [Fact]
    public void A_rule_that_is_understood_otherwise_shows_in_the_diff_alone()
    {
        var drift = Drift(Text(agents).Replace("System.DateTime.Today", "System.DateTime.UtcNow", StringComparison.Ordinal), [agents]);

        Assert.True(drift.Any);
        Assert.Empty(drift.Quotes);
        Assert.Equal(["no-clock", "no-sql"], drift.Hunks.Select(hunk => hunk.Name));
    }

    [Fact]
    public void A_rule_without_a_source_was_written_by_hand()
    {
        var drift = Drift(Text(agents) + "\n  mine: { forbid: { types: System.Random } }\n", [agents]);

        Assert.Equal("mine", Assert.Single(drift.WithoutSource).Name);
        Assert.Equal(["-  mine: { forbid: { types: System.Random } }"], drift.Hunks.SelectMany(Marked));
    }

    [Theory]
    [InlineData("")]
    [InlineData("- a\n- b")]
    [InlineData("rules: { a: \"")]
    public void A_file_that_is_no_rule_file_is_all_drift(string text)
    {
        var drift = Drift(text, [agents]);

        Assert.True(drift.Any);
        Assert.NotNull(drift.Unreadable);
    }

    [Theory]
    [InlineData("layers: { A: { in: A }, B: { in: B } }", "layers: { B: { in: B }, A: { in: A } }", "layers")]
    [InlineData("layers: { A: { in: A } }", "layers: { A: { in: A }, B: { in: B } }", "B")]
    [InlineData("specs: { a: { file: a.md }, b: { file: b.md } }", "specs: { b: { file: b.md }, a: { file: a.md } }", null)]
    [InlineData("extends: bylaw/backend", "extends: [bylaw/backend, bylaw/realtime]", "extends")]
    [InlineData("# a comment\nrules: {}", "rules: {}", null)]
    public void The_order_of_layers_means_something_that_of_other_entries_does_not(string before, string after, string? changed) =>
        Assert.Equal(changed is null ? [] : [changed], DriftFinder.Find("bylaw: 1\n" + before, "bylaw: 1\n" + after, From()).Hunks.Select(hunk => hunk.Name));

    [Fact]
    public void A_long_sentence_is_compared_by_its_beginning()
    {
        var before = string.Join(' ', Enumerable.Repeat("clock", 80));

        None(Drift([new Doc("AGENTS.md", ("a", before))], [new Doc("AGENTS.md", ("a", before + " more"))]));
    }

    [Fact]
    public void Time_does_not_explode()
    {
        var before = Enumerable.Range(0, 1_000).Select(i => ((string?)$"rule-{i}", $"Never do thing number {i} in the old way of the team.")).ToArray();
        var after = Enumerable.Range(0, 1_000).Select(i => ((string?)$"rule-{i}", $"Never do thing number {i} in the new way of the team.")).ToArray();
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var drift = Drift([new Doc("AGENTS.md", before)], [new Doc("AGENTS.md", after)]);

        Assert.Equal(1_000, drift.Count(DriftKind.Changed));
        Assert.All(drift.Quotes, quote => Assert.Equal(quote.Was, quote.Now!.Replace(" new ", " old ", StringComparison.Ordinal)));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 60);
    }

    private static void None(Drift drift) => Assert.False(drift.Any, DriftText.Write(drift, "derived.bylaw.yml"));

    private static IEnumerable<string> Marked(DiffHunk hunk) => hunk.Lines.Where(line => line.Mark != ' ').Select(line => line.Mark + line.Text);

    // A single source stands on the line of its key.
    private static string Inner(string line) => line.Replace("    source: [{", "      - {", StringComparison.Ordinal).Replace("}]", "}", StringComparison.Ordinal);
}
