using Bylaw.Rules.Reading;

namespace Bylaw.Rules.Tests.Reading;

/// <summary>One slip is one problem, at a place that its author sees.</summary>
public sealed class ProblemTests
{
    private const string Base = "bylaw: 1\nlayers: { Web: { in: \"App.Web.**\" }, Data: { in: \"App.Data.**\" } }\nrules: { clock: { in: Web, forbid: { members: System.DateTime.Now } } }\n";

    [Theory]
    [InlineData("extends: bylaw/backnd\nrules: { layering: { severity: warning }, a: { in: Service, forbid: { types: X } }, service-name: none }", 2, "did you mean 'bylaw/backend'?")]
    [InlineData("extends: Bylaw/Backend\nrules: { layering: none }", 2, "did you mean the preset 'bylaw/backend'?")]
    [InlineData("extends: backend\nrules: { layering: none }", 2, "did you mean the preset 'bylaw/backend'?")]
    [InlineData("extends: [./base.bylaw.yml, {}]\nrules: { clock: none, a: { in: Web, forbid: { types: X } } }", 2, "found a map")]
    [InlineData("layer: { Job: { in: \"X.**\" } }\nrules: { a: { in: Job, forbid: { types: X } }, b: { flow: \"Job -> Dta\" } }", 2, "did you mean 'layers'?")]
    [InlineData("layers: Job\nrules: { a: { in: Job, forbid: { types: X } } }", 2, "a map from a layer's name")]
    [InlineData("specs: { s: { fil: a.md } }\nrules: { a: { forbid: { types: X }, source: { spec: s } } }", 2, "'fil' is no key of a spec, did you mean 'file'?")]
    [InlineData("rules: { a: { forbid: { typs: X } } }", 2, "'typs' is no key of forbid, did you mean 'types'?")]
    [InlineData("rules: { a: { forbid: { types: X } } }\nexceptions: [{ rul: a, reason: Internal., expires: never }]", 3, "did you mean 'rule'?")]
    [InlineData("extends: ./empty.bylaw.yml\nrules: { a: { in: Web, forbid: { types: X } }, b: none }", 1, "the rule file is empty")]
    [InlineData("extends: ./broken.bylaw.yml\nrules: { a: { in: Web, forbid: { types: X } } }", 1, "is never closed")]
    [InlineData("extends: ./base.bylaw.yml\nrules: { Clock: { severity: warning } }", 3, "there is no rule 'Clock' to change, did you mean 'clock'?")]
    [InlineData("extends: ./base.bylaw.yml\nrules: { a: { flow: \"Web -> Dta\" } }\nexceptions: [{ rule: [clock, a, clok], at: C, reason: Internal., expires: never }]", 3, "'Dta' is no layer", "'clok', which does not exist")]
    [InlineData("rules: { a: { flow: \"Web -> Dta\" } }\nexceptions: [{ rule: a, reason: Internal., expires: never }]", 2, "'Web' is no layer", "'Dta' is no layer", "needs the key 'at'")]
    public void One_slip_is_one_problem(string lines, int line, params string[] messages)
    {
        var book = Read(lines);

        Assert.Equal(messages.Length, book.Problems.Count);
        Assert.Equal(line, book.Problems[0].Place.Line);
        Assert.All(messages.Zip(book.Problems), pair => Assert.Contains(pair.First, pair.Second.Message));
    }

    [Fact]
    public void An_exception_is_wrong_at_the_name_that_does_not_exist()
    {
        var problem = Assert.Single(Read("extends: ./base.bylaw.yml\nexceptions: [{ rule: [clock, clok], at: C, reason: Internal., expires: never }]").Problems);

        Assert.Equal((3, 30, 4), (problem.Place.Line, problem.Place.Column, problem.Place.Length));
    }

    [Theory]
    [InlineData("at: \"A?\"")]
    [InlineData("at: A, to: \"B?\"")]
    [InlineData("at: \"*\"")]
    [InlineData("to: A")]
    public void An_exception_that_is_wrong_in_part_is_left_out(string where)
    {
        var book = Read($"extends: ./base.bylaw.yml\nexceptions: [{{ rule: clock, {where}, reason: Internal., expires: never }}]");

        Assert.Single(book.Problems);
        Assert.Empty(book.Exceptions);
    }

    [Theory]
    [InlineData("TODO")]
    [InlineData("todo: why?")]
    [InlineData("TODO say why this is accepted.")]
    [InlineData("tbd")]
    [InlineData("FIXME!")]
    [InlineData("x")]
    [InlineData("xxx")]
    [InlineData("Reason")]
    [InlineData("<reason>")]
    [InlineData("…")]
    [InlineData("...")]
    [InlineData("-")]
    [InlineData("?")]
    [InlineData("n/a")]
    [InlineData(" ")]
    public void A_placeholder_is_no_reason_for_an_exception_and_only_that_one_is_lost(string reason)
    {
        var book = Read($"extends: ./base.bylaw.yml\nrules: {{ a: {{ in: Web, forbid: {{ types: X }} }} }}\nexceptions:\n- {{ rule: clock, at: A, reason: Internal., expires: never }}\n- {{ rule: clock, at: B, reason: \"{reason}\", expires: never }}\n- {{ rule: a, at: C, reason: Internal., expires: never }}");

        var problem = Assert.Single(book.Problems);
        Assert.Equal(("BYL0002", 6, 33), (problem.Id, problem.Place.Line, problem.Place.Column));
        Assert.Equal($"'{reason.Trim()}' is no reason, so this exception does not hold; write why the finding is accepted", problem.Message);
        Assert.Equal([5, 7], book.Exceptions.Select(exception => exception.Place.Line));
        Assert.Contains(book.Rules, rule => rule.Name == "a");
    }

    [Theory]
    [InlineData("Old.")]
    [InlineData("Reason: the probe opens the connection itself.")]
    [InlineData("TODO 4711 moves it.")]
    [InlineData("Todo lists are written by the client.")]
    [InlineData("X reads it.")]
    [InlineData("COM")]
    [InlineData("古い")]
    public void A_short_reason_is_one(string reason) =>
        Assert.Empty(Read($"extends: ./base.bylaw.yml\nexceptions: [{{ rule: clock, at: A, reason: \"{reason}\", expires: never }}]").Problems);

    [Fact]
    public void An_exception_may_hold_everywhere_for_one_target() =>
        Assert.Single(Read("extends: ./base.bylaw.yml\nexceptions: [{ rule: clock, at: \"*\", to: A, reason: Internal., expires: never }]").Exceptions);

    [Theory]
    [InlineData("allow: { types: [A, \"B?\"] }")]
    [InlineData("allow: { layers: [Web, Dta] }")]
    [InlineData("name: { type: \"{Entity}Service\", where: { Entity: { exists-in: Dta } } }")]
    [InlineData("require: { attribute: [A, \"B?\"] }")]
    [InlineData("flow: \"Web -> Dta -> Data\"")]
    [InlineData("forbid: { types: X, members: Y }")]
    public void A_rule_that_is_wrong_in_part_is_left_out(string verb) =>
        Assert.Empty(Read($"extends: ./base.bylaw.yml\nrules: {{ clock: none, a: {{ {verb} }} }}").Rules);

    [Fact]
    public void What_is_wrong_in_a_preset_is_told_where_it_is_extended()
    {
        var book = Read("extends: [./base.bylaw.yml, bylaw/layered-api]\nrules: { layering: { flow: \"Web -> Data\" } }\nfacets: { dto: { is: http-type }, http-type: { is: dto } }");

        Assert.All(book.Problems, problem => Assert.Equal("/repo/bylaw.yml", problem.Place.File));
        Assert.NotEmpty(book.Problems);
    }

    [Fact]
    public void A_layer_that_takes_all_from_one_of_a_preset_is_told_at_the_layer()
    {
        var problem = Assert.Single(Read("extends: bylaw/backend\nlayers: { Repo: { any: [{ in: [\"**.Models.**\", \"**.Entities.**\"] }, { is: entity }] } }").Problems);

        Assert.Equal("BYL0004", problem.Id);
        Assert.Equal((3, 11), (problem.Place.Line, problem.Place.Column));
        Assert.Contains("'Repo' selects all that 'Model' of bylaw/backend does", problem.Message);
    }

    [Fact]
    public void No_more_problems_than_anyone_reads()
    {
        var book = Read("rules:\n" + string.Concat(Enumerable.Range(0, 5_000).Select(i => $"  r{i}: 3\n")));

        Assert.Equal(RuleBookReader.MaxProblems, book.Problems.Count);
        Assert.Equal(3, book.Problems[0].Place.Line);
    }

    private static RuleBook Read(string lines) => RuleBookReader.Read(new RuleFileText("/repo/bylaw.yml", "bylaw: 1\n" + lines),
    [
        new RuleFileText("/repo/base.bylaw.yml", Base),
        new RuleFileText("/repo/empty.bylaw.yml", "# nothing\n"),
        new RuleFileText("/repo/broken.bylaw.yml", "{ bylaw: 1"),
    ]);
}
