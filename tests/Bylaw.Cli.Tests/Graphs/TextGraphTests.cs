using System.Text.Json;
using System.Text.RegularExpressions;
using Bylaw.Cli.Graphs;

namespace Bylaw.Cli.Tests.Graphs;

/// <summary>Mermaid, DOT and JSON.</summary>
public sealed partial class TextGraphTests
{
    private const string Nasty = "A \"b\" ]|<i>&#35;;\\ü`%%\n*_end";

    [Fact]
    public void Mermaid_has_the_layers_with_counts_and_the_violations_marked()
    {
        Assert.Equal(
            """
            flowchart TD
                l0["Endpoint<br/>9 types"]
                l1["Service<br/>9 types"]
                l2["Repository<br/>9 types"]
                l3["Model<br/>18 types, shared"]
                l4["Job<br/>0 types"]
                l5["no layer<br/>5 types"]
                style l5 stroke-dasharray:4
                l6["outside the solution<br/>1 type"]
                style l6 stroke-dasharray:4
                l0 -->|"37 uses"| l1
                l0 ==>|"2 uses, 1 finding"| l2
                l0 -.->|"25 uses, tolerated"| l3
                l0 ==>|"2 uses, 1 finding"| l6
                l1 -->|"38 uses"| l2
                l1 -->|"66 uses"| l3
                l2 ==>|"1 use, 1 finding"| l0
                l2 -->|"27 uses"| l3
                linkStyle 1,3,6 stroke:#cf222e,color:#cf222e

            """,
            GraphFile.Render(SampleGraph.Of(50), GraphFormat.Mermaid));
    }

    [Fact]
    public void Mermaid_is_within_what_is_drawn_however_many_layers_there_are()
    {
        var text = MermaidGraph.Write(Dense(60));
        Assert.InRange(text.Length, 1000, 50_000);
        Assert.InRange(text.Split('\n').Count(line => line.Contains("-->|", StringComparison.Ordinal) || line.Contains("==>|", StringComparison.Ordinal)), 300, 499);
        Assert.Matches("omitted\\[\"\\d+ edges more", text);
    }

    [Fact]
    public void In_mermaid_a_name_is_nothing_but_a_name()
    {
        var line = MermaidGraph.Write(Named(Nasty)).Split('\n')[1];
        Assert.Matches("""^    l0\["[\p{L}\p{N} .#;]*<br/>1 type"\]$""", line);
        Assert.Contains("A #34;b#34; #93;", line);
    }

    [Fact]
    public void Dot_has_a_cluster_for_each_layer_and_its_namespaces_in_it()
    {
        var text = GraphFile.Render(SampleGraph.Of(50), GraphFormat.Dot);
        Assert.StartsWith("digraph \"Contoso Shop\" {\n", text);
        Assert.Equal(7, Regex.Count(text, "subgraph cluster_"));
        Assert.Contains("label=\"Model (shared)\"", text);
        Assert.Contains("[label=\"Contoso.Shop.Sales.Api.Controllers\\n5 types\"];", text);
        Assert.Contains("[label=\"2 uses, 1 finding\", color=\"#cf222e\"", text);
        Assert.Contains("[label=\"(global namespace)\\n5 types\"];", text);
        Assert.Equal(text.Count(letter => letter == '{'), text.Count(letter => letter == '}'));
    }

    [Fact]
    public void In_dot_quotes_and_backslashes_are_escaped()
    {
        var text = DotGraph.Write(Named(Nasty));
        Assert.Contains("""label="A \"b\" ]|<i>&amp;#35;;\\ü`%%\n*_end";""", text);
        Assert.StartsWith("""digraph "A \"b\" ]""", text);
    }

    [Fact]
    public void Json_is_the_model_by_the_names_that_its_page_explains()
    {
        var model = SampleGraph.Of(50);
        using var json = JsonDocument.Parse(GraphFile.Render(model, GraphFormat.Json));
        var root = json.RootElement;
        Assert.Equal(1, root.GetProperty("version").GetInt32());
        var edge = root.GetProperty("edges").EnumerateArray().First(item => item.GetProperty("state").GetString() == "violation");
        Assert.Equal("error", edge.GetProperty("findings")[0].GetProperty("level").GetString());
        Assert.True(edge.GetProperty("findings")[0].GetProperty("place").GetProperty("line").GetInt32() > 0);
        Assert.InRange(edge.GetProperty("source").GetInt32(), 0, model.Types.Count - 1);

        var page = File.ReadAllText(Path.Combine(Root(), "src", "Bylaw.Cli", "Graphs", "README.md"));
        Assert.DoesNotContain(Names(root), name => !page.Contains($"`{name}`", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Names(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Names(property.Value).Prepend(property.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Names),
        _ => [],
    };

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Analyzers.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }

    private static GraphModel Named(string name) => GraphBuilder.Build(
        new GraphFacts(name, [new(name, false)], [new("A", name, name, name, name, null, null), new("B", "B", "N", null, name, null, null)], [new("A", "B", 1, [])]), Reports.With());

    // Every layer uses every other one.
    private static GraphModel Dense(int layers)
    {
        var numbers = Enumerable.Range(0, layers).Select(number => number.ToString()).ToList();
        return GraphBuilder.Build(
            new GraphFacts(
                "Dense",
                [.. numbers.Select(number => new LayerFact("Layer" + number, false))],
                [.. numbers.Select(number => new TypeFact(number, "T" + number, "N", "Layer" + number, "P", null, null))],
                [.. numbers.SelectMany(source => numbers.Where(target => target != source).Select(target => new UseFact(source, target, 3, [])))]),
            Reports.With());
    }
}
