using Bylaw.Cli.Explaining;
using Bylaw.Rules;
using Bylaw.Rules.Reading;

namespace Bylaw.Cli.Tests.Explaining;

/// <summary>What is shown of a selector can be copied into a rule file, and means the same there.</summary>
public sealed class SelectorYamlTests
{
    [Theory]
    [InlineData("is: endpoint")]
    [InlineData("named: \"{Entity}Service\", not: { is: [background-service, enum] }")]
    [InlineData("in: \"**.Services.**\", is: class, not: { any: [{ is: [exception, dto] }, { named: [\"*Options\", \"*Settings\"] }] }")]
    [InlineData("extends: Shop.Thing")]
    [InlineData("extends: [Shop.Thing, \"Shop.Base<*>\"]")]
    [InlineData("extends: { has: Grpc.Core.BindServiceMethodAttribute }")]
    [InlineData("members: { named: [Id, Key], type: System.Int32 }")]
    [InlineData("any: [{ named: \"*Store\" }, { in: \"Shop.Data.**\", project: Shop.Data }]")]
    public void It_is_shown_as_it_is_written(string written) => Assert.Equal(written, SelectorYaml.Of(Read(written)));

    [Fact]
    public void Each_layer_of_each_preset_can_be_read_again()
    {
        foreach (var layer in Preset.Names.SelectMany(preset => Book($"extends: {preset}\n").Layers))
            Assert.Equal(SelectorYaml.Of(layer.Selector), SelectorYaml.Of(Read(SelectorYaml.Of(layer.Selector))));
    }

    [Fact]
    public void Alternatives_stand_on_lines_of_their_own() =>
        Assert.Equal(["any:", "- { named: \"*Store\" }", "- { in: Shop.Data }"], SelectorYaml.Lines(Read("any: [{ named: \"*Store\" }, { in: Shop.Data }]")));

    private static Selector Read(string written) => Assert.Single(Book($"layers:\n  It: {{ {written} }}\n").Layers).Selector;

    private static RuleBook Book(string text)
    {
        var book = RuleBookReader.Read(new RuleFileText("bylaw.yml", "bylaw: 1\n" + text), []);
        Assert.DoesNotContain(book.Problems, problem => problem.Id == "BYL0002");
        return book;
    }
}
