using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.RuleFile;

/// <summary>BYL0005: a quote that its spec no longer has.</summary>
public sealed class SpecDriftTests
{
    [Theory]
    [InlineData("Never read the clock.", "- **Never** read the `clock`.")]
    [InlineData("Never read the clock.", "# Time\n\n> Never read\n> the clock\n")]
    public Task A_sentence_that_is_there(string quote, string spec) => With($"{{ spec: agents, line: 3, quote: {quote} }}", spec).RunAsync();

    [Fact]
    public Task A_sentence_that_is_gone() => With("{ spec: agents, line: 3, quote: {|#0:Never read the clock.|} }", "- Take the time from a TimeProvider.")
        .Expect(0, "BYL0005", "The spec 'docs/AGENTS.md' no longer says \"Never read the clock.\" (line 3), which the rule 'no-clock' enforces; derive the rules again with `bylaw derive`, or correct rule and quote if you wrote them by hand")
        .RunAsync();

    [Fact]
    public Task Of_a_long_one_the_beginning_is_shown_and_a_line_only_where_there_is_one() =>
        With("{ spec: agents, quote: {|#0:\"Never read the clock, since tests that read the clock fail at midnight, in winter, and on the machines of others\"|} }", "")
            .Expect(0, "BYL0005", "The spec 'docs/AGENTS.md' no longer says \"Never read the clock, since tests that read the clock fail at midnight, in wint…\", which the rule 'no-clock' enforces; derive the rules again with `bylaw derive`, or correct rule and quote if you wrote them by hand")
            .RunAsync();

    [Fact]
    public Task Each_source_for_itself() =>
        With("[{ spec: agents, quote: {|BYL0005:Never read the clock|} }, { spec: agents, quote: Take the time from a TimeProvider }]", "Take the time from a TimeProvider.").RunAsync();

    [Theory]
    [InlineData("{ spec: agents, line: 3 }")]
    [InlineData("{ spec: other, quote: Never read the clock. }")]
    public Task Without_a_quote_or_without_the_document_nothing_is_said(string source) => With(source, "Something else.").RunAsync();

    [Fact]
    public Task Other_documents_are_not_asked() => new RuleTest().Rules(Rules("{ spec: agents, quote: Never read the clock. }"))
        .AdditionalFile("docs/CLAUDE.md", "spec", "Something else.").Source("class C;").RunAsync();

    [Fact]
    public Task In_an_extended_file_and_a_folder_above() => new RuleTest()
        .AdditionalFile("src/bylaw.yml", "root", "bylaw: 1\nextends: ./derived.bylaw.yml")
        .AdditionalFile("src/derived.bylaw.yml", "extends", """
            bylaw: 1
            specs: { agents: { file: ./../docs/AGENTS.md } }
            rules:
              no-clock:
                forbid: { members: System.DateTime.Now }
                source:
                  - spec: agents
                    quote: {|BYL0005:Never read the clock.|}
                  - spec: agents
                    quote: Take the time from a TimeProvider.
            """)
        .AdditionalFile("docs/AGENTS.md", "spec", "Take the time from a TimeProvider.")
        .Source("class C;").RunAsync();

    private static RuleTest With(string source, string spec) => new RuleTest().Rules(Rules(source))
        .AdditionalFile("docs/AGENTS.md", "spec", spec).Source("class C;");

    private static string Rules(string source) => $$"""
        bylaw: 1
        specs: { agents: { file: docs/AGENTS.md }, other: { file: docs/other.md } }
        rules:
          no-clock: { forbid: { members: System.DateTime.Now }, source: {{source}} }
        """;
}
