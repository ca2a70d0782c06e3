using Bylaw.Specs.Deriving;

namespace Bylaw.Specs.Tests.Deriving;

public sealed class DriftTextTests
{
    [Fact]
    public void Agreement_is_one_line() =>
        Assert.Equal("derived.bylaw.yml agrees with its documents.\n", DriftText.Write(new Drift([], [], [], [], null), "derived.bylaw.yml"));

    [Fact]
    public void Each_sentence_with_its_place_and_rules() => Assert.Equal(
        """
        derived.bylaw.yml does not agree with its documents: of the sentences 1 changed, 1 vanished, 1 no longer enforced, 1 moved to another document, 1 new.

        gone      docs/old.md   3 sentences of it are quoted, and it is not among the documents

        changed   AGENTS.md:3   no-clock, no-today
          was   Never read the clock.
          now   Never read clocks.

        vanished  AGENTS.md:9   no-sql
          was   Never write SQL.

        unused    AGENTS.md:12   kind
          says  Be kind.
          of which no rule comes: A person has to decide.

        moved     docs/time.md:1   zone
          says  Times are UTC.

        new       docs/time.md:2   kinds
          says  Kinds are named.

        derived.bylaw.yml:40: 'mine' has no source, so it was written by hand, and deriving drops it; move it to bylaw.yml.

        --- derived.bylaw.yml
        +++ derived now
        @@ no-clock @@
           no-clock:
        -    severity: warning

        """.ReplaceLineEndings("\n"),
        DriftText.Write(new Drift(
            [
                new QuoteDrift(DriftKind.Changed, "AGENTS.md", 3, "Never read the clock.", "Never read clocks.", ["no-clock", "no-today"]),
                new QuoteDrift(DriftKind.Vanished, "AGENTS.md", 9, "Never write SQL.", null, ["no-sql"]),
                new QuoteDrift(DriftKind.NotEnforced, "AGENTS.md", 12, "Be kind.", "Be kind.", ["kind"], "A person has to decide."),
                new QuoteDrift(DriftKind.Moved, "docs/time.md", 1, "Times are UTC.", "Times are UTC.", ["zone"]),
                new QuoteDrift(DriftKind.New, "docs/time.md", 2, null, "Kinds are named.", ["kinds"]),
            ],
            [new GoneSpec("docs/old.md", 3)], [new HandWrittenRule("mine", 40)],
            [new DiffHunk("no-clock", [new DiffLine(' ', "  no-clock:"), new DiffLine('-', "    severity: warning")])], null), "derived.bylaw.yml"));

    [Fact]
    public void A_file_that_can_t_be_read_says_why() => Assert.StartsWith(
        "a.yml does not agree with its documents.\n\na.yml can't be read: it is no rule file.\n", DriftText.Write(new Drift([], [], [], [], "it is no rule file"), "a.yml"), StringComparison.Ordinal);
}
