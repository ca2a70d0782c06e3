using Bylaw.Rules;
using Bylaw.Rules.Reading;
using Bylaw.Specs.Deriving;
using Bylaw.Specs.Reading;
using Bylaw.Specs.Tests.Recognising;

namespace Bylaw.Specs.Tests.Presets;

/// <summary>The presets are what `bylaw derive` makes of the documents in rules/specs; with BYLAW_UPDATE=1 they are written anew.</summary>
public sealed class DerivedPresetTests
{
    public static TheoryData<string> Presets => [.. Preset.Names.Select(name => name["bylaw/".Length..])];

    [Theory, MemberData(nameof(Presets))]
    public void A_preset_is_what_its_document_says(string name) => IsDerived($"rules/specs/{name}.md", "rules", $"{name}.bylaw.yml");

    [Fact]
    public void What_only_a_team_knows_can_be_derived_too() => IsDerived("rules/specs/team.md", "tests/Bylaw.Specs.Tests/Presets", "team.bylaw.yml");

    private static void IsDerived(string spec, string folder, string file)
    {
        var specs = SpecFiles.Read([spec], Repository.Root);
        Assert.Empty(specs.Problems);
        var derived = RuleFileWriter.Write(new Deriver(Forms.Lexicon).Derive(specs.Documents), folder);
        Assert.DoesNotContain(RuleBookReader.Read(new RuleFileText("derived", derived), []).Problems, problem => problem.Id == "BYL0002");

        var path = Path.Combine(Repository.Root, folder, file);
        var committed = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (derived != committed && Environment.GetEnvironmentVariable("BYLAW_UPDATE") == "1")
            File.WriteAllText(path, derived);
        Assert.True(derived == committed, $"{folder}/{file} is not what {spec} says; run the tests once with BYLAW_UPDATE=1");
    }

    [Theory, MemberData(nameof(Presets))]
    public void Every_statement_of_a_preset_is_enforced(string name)
    {
        var derivation = new Deriver(Forms.Lexicon).Derive(SpecFiles.Read([$"rules/specs/{name}.md"], Repository.Root).Documents);
        Assert.All(derivation.Statements.Where(row => row.Statement.Form != Specs.Statements.StatementForm.FrontMatter), row => Assert.True(row.Rules.Count > 0, $"{row.Statement.Line}: {row.Statement.Quote}\n{row.Understanding.Disposition}: {row.Understanding.Reason}"));
    }

    [Theory, MemberData(nameof(Presets))]
    public void Every_rule_of_a_preset_says_why_and_shows_both_sides(string name)
    {
        var book = RuleBookReader.Read(new RuleFileText("bylaw.yml", $"bylaw: 1\nextends: bylaw/{name}\n"), []);
        Assert.Empty(book.Problems);
        Assert.All(book.Rules, rule =>
        {
            Assert.True(rule.Because is not null, rule.Name);
            Assert.True(rule.Examples is { Ok.Count: > 0, Bad.Count: > 0 }, rule.Name);
        });
    }
}
