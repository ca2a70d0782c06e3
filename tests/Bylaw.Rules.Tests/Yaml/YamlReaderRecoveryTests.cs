using Bylaw.Rules.Yaml;

namespace Bylaw.Rules.Tests.Yaml;

/// <summary>After a problem the rest is still read: several problems in one run, none that only follows from another.</summary>
public sealed class YamlReaderRecoveryTests
{
    [Fact]
    public void Each_entry_has_its_own_problem()
    {
        AssertRecovers(
            """
            layers:
              Endpoint: { is: endpoint, named: *Controller }
              Service: {Entity}Service
              Repository
              Model: [ a, b
              Other: "x
            rules:
            	layering: { }
            	more: { }
            exceptions:
              - { rule: a, at: "\d" }
              - &x { rule: b }
            """,
            "{<layers>: {<Endpoint>: {<is>: <endpoint>, <named>: <*Controller>}, <Service>: <{Entity}Service>, "
                + "<Repository>: unreadable, <Model>: unreadable, <Other>: unreadable}, <rules>: unreadable, "
                + "<exceptions>: [{<rule>: <a>, <at>: \"<\\005Cd>}, {<rule>: <b>}]}",
            "2,36", "3,12", "4,3", "5,10", "6,10", "8,1", "11,21", "12,5");
    }

    [Fact]
    public void A_text_that_needs_quotes_is_read_as_the_text() =>
        AssertRecovers(
            "a: *b\nc: [ {D}e, F{G}h, i: j ]\nk: l: m\n@n: o",
            "{<a>: <*b>, <c>: [<{D}e>, <F{G}h>, unreadable], <k>: <l: m>, <@n>: <o>}",
            "1,4", "2,6", "2,12", "2,20", "3,5", "4,1");

    [Fact]
    public void Lines_indented_otherwise_still_belong_to_their_map_or_list() =>
        AssertRecovers(
            "a:\n   b: 1\n  c: 2\n    d: 3\n    e: 4\nf:\n   - 1\n  - 2\n",
            "{<a>: {<b>: <1>, <c>: <2>, <d>: <3>, <e>: <4>}, <f>: [<1>, <2>]}",
            "3,3", "4,5", "8,3");

    [Fact]
    public void The_first_of_two_equal_keys_stays() =>
        AssertRecovers("a: 1\nb: 2\na: 3\n", "{<a>: <1>, <b>: <2>}", "3,1");

    [Fact]
    public void An_unclosed_bracket_ends_with_its_entry() =>
        AssertRecovers(
            "a:\n  b: [ c, { d: [\n    e\n  f: g\nh: { i: [\n",
            "{<a>: {<b>: unreadable, <f>: <g>}, <h>: unreadable}",
            "2,16", "5,9");

    [Fact]
    public void A_missing_comma_loses_nothing() =>
        AssertRecovers("a: [ 'b' 'c', { d: 'e' f: g } h ]", "{<a>: ['<b>, '<c>, {<d>: '<e>, <f>: <g>}, <h>]}", "1,10");

    [Fact]
    public void A_missing_colon_in_the_first_line_keeps_the_map() =>
        AssertRecovers("a:\n  b\n  c: d\n  e\n", "{<a>: {<b>: unreadable, <c>: <d>, <e>: unreadable}}", "2,3", "4,3");

    [Fact]
    public void A_key_without_its_space_or_value_stays_a_key() =>
        AssertRecovers(
            "a:\n  b:c\n  d: { e:f, g, 'h' }\n  i:j\n",
            "{<a>: {<b>: unreadable, <d>: {<e>: unreadable, <g>: unreadable, '<h>: unreadable}, <i>: unreadable}}",
            "2,3", "3,8", "4,3");

    [Fact]
    public void Skipped_lines_take_what_belongs_to_them_along() =>
        AssertRecovers(
            "a: 1\n- b: *x\n  c: *y\n- d\n? e\n: f: g\nh: - i\n  - *j\nk: l",
            "{<a>: <1>, <h>: unreadable, <k>: <l>}",
            "2,1", "5,1", "7,4");

    [Theory]
    [InlineData("\"a")]
    [InlineData("[ a")]
    [InlineData("--- a")]
    [InlineData("? a\n: b")]
    [InlineData("[a]: b")]
    public void Nothing_is_left_of_some_documents(string text)
    {
        var problems = new List<Problem>();
        Assert.Null(YamlReader.Read("bylaw.yml", text, problems));
        Assert.Single(problems);
    }

    [Theory]
    [InlineData("a:\n\tb: c\nd: e", 2, 1)]
    [InlineData("a:\n  ? b\nd: e", 2, 3)]
    [InlineData("a: [ b\nd: e", 1, 4)]
    [InlineData("a: 'b\nd: e", 1, 4)]
    [InlineData("a: - b\nd: e", 1, 4)]
    [InlineData("a: |b\nd: e", 1, 4)]
    public void What_cannot_be_read_is_a_node_at_its_own_place(string text, int line, int column)
    {
        var map = Assert.IsType<YamlMap>(YamlReader.Read("bylaw.yml", text, []));
        var unreadable = Assert.IsType<YamlUnreadable>(map.Find("a")!.Value);
        Assert.Equal((line, column), (unreadable.Place.Line, unreadable.Place.Column));
        Assert.NotNull(map.Find("d"));
    }

    [Fact]
    public void Problems_come_in_the_order_of_the_text_after_those_that_were_there()
    {
        var earlier = new Problem("BYL0001", new Place("z.yml", 900, 1, 90, 1), "earlier");
        var problems = new List<Problem> { earlier };
        YamlReader.Read("bylaw.yml", "a: [ *b, {\n   *c \nd: \"\\q\0", problems);
        Assert.Same(earlier, problems[0]);
        Assert.Equal(["1,6", "1,10", "2,4", "3,4", "3,5", "3,7"], problems.Skip(1).Select(At));
    }

    private static void AssertRecovers(string text, string shape, params string[] places)
    {
        var problems = new List<Problem>();
        var node = YamlReader.Read("bylaw.yml", text, problems);
        Assert.True(places.SequenceEqual(problems.Select(At)), string.Join("\n", problems));
        Assert.Equal(shape, YamlShape.Of(node));
    }

    private static string At(Problem problem) => $"{problem.Place.Line},{problem.Place.Column}";
}
