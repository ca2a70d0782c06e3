using Bylaw.Rules.Yaml;

namespace Bylaw.Rules.Tests.Yaml;

/// <summary>Every form that is accepted. A shape shows plain scalars as &lt;a&gt;, others with the sign of their style before.</summary>
public sealed class YamlReaderTests
{
    [Theory]
    [InlineData("a: b", "{<a>: <b>}")]
    [InlineData("a: b\n", "{<a>: <b>}")]
    [InlineData("a:\n  b: c\n  d:\n    e: f\ng: h\n", "{<a>: {<b>: <c>, <d>: {<e>: <f>}}, <g>: <h>}")]
    [InlineData("  a: b\n  c: d\n", "{<a>: <b>, <c>: <d>}")]
    [InlineData("a : b\n\"c\" : d\n'e': f\n", "{<a>: <b>, \"<c>: <d>, '<e>: <f>}")]
    [InlineData("a key: b\nGET /orders/{id}: c\nx:y: z\n", "{<a key>: <b>, <GET /orders/{id}>: <c>, <x:y>: <z>}")]
    [InlineData("a:\nb:\n", "{<a>: <>, <b>: <>}")]
    [InlineData("a: null\nb: ~\nc: ''\nd: on\n", "{<a>: <null>, <b>: <~>, <c>: '<>, <d>: <on>}")]
    [InlineData("a:\n  b\n", "{<a>: <b>}")]
    public void Block_maps(string text, string shape) => AssertReads(text, shape);

    [Theory]
    [InlineData("- a\n- b\n", "[<a>, <b>]")]
    [InlineData("a:\n  - b\n  - c\n", "{<a>: [<b>, <c>]}")]
    [InlineData("a:\n- b\n- c\nd: e\n", "{<a>: [<b>, <c>], <d>: <e>}")]
    [InlineData("- a: b\n  c: d\n- e: f\n", "[{<a>: <b>, <c>: <d>}, {<e>: <f>}]")]
    [InlineData("-   a: b\n    c: d\n", "[{<a>: <b>, <c>: <d>}]")]
    [InlineData("- - a\n  - b\n- - c\n", "[[<a>, <b>], [<c>]]")]
    [InlineData("- a:\n  - b\n  c:\n    - d\n", "[{<a>: [<b>], <c>: [<d>]}]")]
    [InlineData("-\n  a: b\n-\n- c\n", "[{<a>: <b>}, <>, <c>]")]
    [InlineData("- -a\n- --b\n- -1\n", "[<-a>, <--b>, <-1>]")]
    public void Block_lists(string text, string shape) => AssertReads(text, shape);

    [Theory]
    [InlineData("a: [b, c]", "{<a>: [<b>, <c>]}")]
    [InlineData("a: { b: c, d: [e, { f: g }] }", "{<a>: {<b>: <c>, <d>: [<e>, {<f>: <g>}]}}")]
    [InlineData("[]", "[]")]
    [InlineData("{}", "{}")]
    [InlineData("[a, b,]", "[<a>, <b>]")]
    [InlineData("{ a: b, c: , d: }", "{<a>: <b>, <c>: <>, <d>: <>}")]
    [InlineData("{\"a\": 'b', 'c' : \"d\"}", "{\"<a>: '<b>, '<c>: \"<d>}")]
    [InlineData("[a:b, http://x/y?z, -1, Repository<*>]", "[<a:b>, <http://x/y?z>, <-1>, <Repository\\003C*\\003E>]")]
    [InlineData("a: [\n  b, # why\n\n  c\n  ]\nd: e", "{<a>: [<b>, <c>], <d>: <e>}")]
    [InlineData("a: [\n  b\n]\nc: {\n d:\n  e\n}\n", "{<a>: [<b>], <c>: {<d>: <e>}}")]
    [InlineData("- [a,\n b]\n- {c: d,\n   e: f}\n", "[[<a>, <b>], {<c>: <d>, <e>: <f>}]")]
    [InlineData("{\n  \"bylaw\": 1,\n  \"extends\": [\"a\"]\n}\n", "{\"<bylaw>: <1>, \"<extends>: [\"<a>]}")]
    [InlineData("a: [ 'x\n  y' ]", "{<a>: ['<x y>]}")]
    public void Flow_maps_and_lists(string text, string shape) => AssertReads(text, shape);

    [Theory]
    [InlineData("a: b c  d ", "{<a>: <b c  d>}")]
    [InlineData("a: b#c", "{<a>: <b#c>}")]
    [InlineData("a: b:c ?d [e] {f}, g*", "{<a>: <b:c ?d [e] {f}, g*>}")]
    [InlineData("a: I{Entity}Service\nb: Order[]", "{<a>: <I{Entity}Service>, <b>: <Order[]>}")]
    [InlineData("a: b\n  c\n   d\n", "{<a>: <b c d>}")]
    [InlineData("a: b\n\n  c\n\n\n  d\ne: f", "{<a>: <b\\000Ac\\000A\\000Ad>, <e>: <f>}")]
    [InlineData("- a\n  b\n- c\n", "[<a b>, <c>]")]
    [InlineData("a:\n  b\n  \"c\" 'd' [e] # f\ng: h", "{<a>: <b \"c\" 'd' [e]>, <g>: <h>}")]
    [InlineData("just text\nover two lines", "<just text over two lines>")]
    [InlineData("a: ?b\nc: =d", "{<a>: <?b>, <c>: <=d>}")]
    public void Plain_scalars(string text, string shape) => AssertReads(text, shape);

    [Theory]
    [InlineData("a: 'b'", "{<a>: '<b>}")]
    [InlineData("a: 'it''s'", "{<a>: '<it's>}")]
    [InlineData("a: '\\n \"#: '", "{<a>: '<\\005Cn \"#: >}")]
    [InlineData("a: \"\"", "{<a>: \"<>}")]
    [InlineData("a: \"**.Services.**\"", "{<a>: \"<**.Services.**>}")]
    [InlineData("a: 'b\n  c  \n\n   d'", "{<a>: '<b c\\000Ad>}")]
    [InlineData("a: \" b\n  c \"\ne: f", "{<a>: \"< b c >, <e>: <f>}")]
    [InlineData("a: \"b\\ \n  c\"", "{<a>: \"<b  c>}")]
    public void Quoted_scalars(string text, string shape) => AssertReads(text, shape);

    [Theory]
    [InlineData(@"\0\a\b\t\n\v\f\r\e", "\0\a\b\t\n\v\f\r\u001B")]
    [InlineData(@"\ \""\/\\\N\_\L\P", " \"/\\\u0085\u00A0\u2028\u2029")]
    [InlineData("\\\t", "\t")]
    [InlineData(@"\x41\u00e9\U0001F600", "Aé\U0001F600")]
    [InlineData(@"\uD83D\uDE00", "\U0001F600")]
    public void Escapes(string written, string value) =>
        AssertReads($"a: \"{written}\"", $"{{<a>: {YamlShape.Scalar(value, YamlScalarStyle.DoubleQuoted)}}}");

    [Theory]
    [InlineData("a: |\n  b\n   c\n\n  d\ne: f\n", "{<a>: |<b\\000A c\\000A\\000Ad\\000A>, <e>: <f>}")]
    [InlineData("a: |-\n  b\n\n", "{<a>: |<b>}")]
    [InlineData("a: |+\n  b\n\n", "{<a>: |<b\\000A\\000A>}")]
    [InlineData("a: |\n  b", "{<a>: |<b>}")]
    [InlineData("a: |2 # why\n   b\n  c\n", "{<a>: |< b\\000Ac\\000A>}")]
    [InlineData("a: |1-\n  b\nc: |-1\n  d\n", "{<a>: |< b>, <c>: |< d>}")]
    [InlineData("a: |\n\n  b: 'c' # d\n", "{<a>: |<\\000Ab: 'c' # d\\000A>}")]
    [InlineData("a: |\nb: >\nc: d", "{<a>: |<>, <b>: ><>, <c>: <d>}")]
    [InlineData("- |\n a\n- >\n b\n c\n", "[|<a\\000A>, ><b c\\000A>]")]
    [InlineData("a: >\n  b\n  c\n\n  d\n\n\n  e\n", "{<a>: ><b c\\000Ad\\000A\\000Ae\\000A>}")]
    [InlineData("a: >-\n  b\n   c\n   d\n  e\n", "{<a>: ><b\\000A c\\000A d\\000Ae>}")]
    [InlineData("a: |\n    b\n  # no text\n # nor this\nc: d\n", "{<a>: |<b\\000A>, <c>: <d>}")]
    [InlineData("a: |\n  b\tc\n  \td\n", "{<a>: |<b\\0009c\\000A\\0009d\\000A>}")]
    public void Text_blocks(string text, string shape) => AssertReads(text, shape);

    [Theory]
    [InlineData("# x\na: b # y\n  # z\n#\nc: d #", "{<a>: <b>, <c>: <d>}")]
    [InlineData("a: # x\n  b: c\n", "{<a>: {<b>: <c>}}")]
    [InlineData("- # x\n  a\n", "[<a>]")]
    [InlineData("a: 'b' # x\nc: [d] # y\n", "{<a>: '<b>, <c>: [<d>]}")]
    [InlineData("a:\tb\t# x\n", "{<a>: <b>}")]
    public void Comments(string text, string shape) => AssertReads(text, shape);

    [Theory]
    [InlineData("---\na: b\n")]
    [InlineData("# x\n--- # y\na: b\n...\n# z\n")]
    [InlineData("a: b\n...")]
    [InlineData("\n\na: b\n\n\n")]
    [InlineData("---\r\na: b\r\n...\r\n")]
    [InlineData("\ra: b\r")]
    public void Document_frames(string text) => AssertReads(text, "{<a>: <b>}");

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Line_breaks_are_the_same_in_values(string lineBreak) =>
        AssertReads(
            "a: |\n  b\n  c\nd: 'e\n\n  f'\ng: h\n  i\nj:\n- k\n".Replace("\n", lineBreak),
            "{<a>: |<b\\000Ac\\000A>, <d>: '<e\\000Af>, <g>: <h i>, <j>: [<k>]}");

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("  \n\n")]
    [InlineData("# only a comment")]
    [InlineData("---\n")]
    [InlineData("---\n...\n")]
    [InlineData("...")]
    public void Empty_documents_give_nothing(string text)
    {
        var problems = new List<Problem>();
        Assert.Null(YamlReader.Read("bylaw.yml", text, problems));
        Assert.Empty(problems);
    }

    [Fact]
    public void A_byte_order_mark_takes_no_column()
    {
        var map = Assert.IsType<YamlMap>(Read("\uFEFFa: b\n"));
        Assert.Equal(new Place("bylaw.yml", 1, 1, 1, 1), map.Entries[0].Key.Place);
        Assert.Equal(new Place("bylaw.yml", 4, 1, 1, 4), map.Entries[0].Value.Place);
    }

    [Fact]
    public void Places_are_first_tokens()
    {
        const string text = """
            list:
              - one
              - {k: [v]}
            text: >-
              folded
            quoted: 'two
              lines'
            empty:
            """;
        var map = Assert.IsType<YamlMap>(Read(text));

        AssertPlace(text, map, "list");
        AssertPlace(text, map.Entries[0].Value, "-");
        var items = ((YamlList)map.Entries[0].Value).Items;
        AssertPlace(text, items[0], "one");
        AssertPlace(text, items[1], "{");
        AssertPlace(text, ((YamlMap)items[1]).Entries[0].Key, "k");
        AssertPlace(text, ((YamlMap)items[1]).Entries[0].Value, "[");
        AssertPlace(text, map.Find("text")!.Value, ">-");
        AssertPlace(text, map.Find("quoted")!.Value, "'two");
        Assert.Equal(new Place("bylaw.yml", text.Length, 0, 8, 7), map.Find("empty")!.Value.Place);
    }

    [Theory]
    [InlineData("a:\nb: c", 1, 3)]
    [InlineData("a: # why\n\nb: c", 1, 4)]
    [InlineData("a:\n  b:\nc: d", 2, 5)]
    [InlineData("-\n- a", 1, 2)]
    [InlineData("{ a: , b: c }", 1, 6)]
    public void A_value_that_is_not_written_has_an_empty_place_at_the_end_of_its_line(string text, int line, int column)
    {
        var node = Read(text);
        while (node is not YamlScalar)
            node = node is YamlMap map ? map.Entries[0].Value : ((YamlList)node!).Items[0];
        Assert.Equal((line, column, 0), (node.Place.Line, node.Place.Column, node.Place.Length));
    }

    [Fact]
    public void The_design_s_example_reads()
    {
        var map = Assert.IsType<YamlMap>(Read("""
            # yaml-language-server: $schema=./bylaw.schema.json
            bylaw: 1
            extends: [bylaw/backend, ./derived.bylaw.yml]     # merged key by key
            layers:
              Service:    { any: [ { named: "{Entity}Service" }, { in: "**.Services.**" } ] }
              Repository: { any: [ { implements: "Acme.Data.IRepository<*>" } ] }
            rules:
              layering:
                flow: [ "Endpoint -> Service -> Repository" ]
                because: Services own transactions and authorisation.
                source: { spec: backend, line: 26, quote: "…" }
                severity: { default: error, "src/Legacy/**": suggestion }
            exceptions:
              - { rule: layering, at: "GET /health", reason: Probes the connection itself., expires: 2026-12-31 }
            """));

        Assert.Equal(["bylaw", "extends", "layers", "rules", "exceptions"], map.Entries.Select(entry => entry.Key.Value));
        var layering = Assert.IsType<YamlMap>(Assert.IsType<YamlMap>(map.Find("rules")!.Value).Find("layering")!.Value);
        Assert.Equal("Services own transactions and authorisation.", Assert.IsType<YamlScalar>(layering.Find("because")!.Value).Value);
        Assert.Null(layering.Find("at"));
    }

    private static void AssertReads(string text, string shape)
    {
        Assert.Equal(shape, YamlShape.Of(Read(text)));
        Assert.True(YamlOracle.AcceptsAsOracle(text));
    }

    private static YamlNode? Read(string text)
    {
        var problems = new List<Problem>();
        var node = YamlReader.Read("bylaw.yml", text, problems);
        Assert.Empty(problems);
        return node;
    }

    private static void AssertPlace(string text, YamlNode node, string token)
    {
        var place = node.Place;
        Assert.Equal(token, text.Substring(place.Start, place.Length));
        Assert.Equal(text[..place.Start].Count(c => c == '\n') + 1, place.Line);
        Assert.Equal(place.Start - (place.Start == 0 ? -1 : text.LastIndexOf('\n', place.Start - 1)), place.Column);
        Assert.Equal("bylaw.yml", place.File);
    }
}
