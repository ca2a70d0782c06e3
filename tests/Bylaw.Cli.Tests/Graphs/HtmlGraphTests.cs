using System.Text.Json;
using System.Text.RegularExpressions;
using Bylaw.Cli.Graphs;

namespace Bylaw.Cli.Tests.Graphs;

/// <summary>What can be said of the page without a browser; Browser/ has the rest, and works on the pages that are written here.</summary>
public sealed partial class HtmlGraphTests
{
    [Theory]
    [InlineData(50)]
    [InlineData(5000)]
    public void A_page_holds_the_model_and_asks_for_nothing(int types)
    {
        if (!HtmlGraph.IsAvailable)
            return;
        var model = SampleGraph.Of(types);
        var page = GraphFile.Render(model, GraphFormat.Html);
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "graph-pages")).FullName;
        File.WriteAllText(Path.Combine(folder, $"{types}.html"), page);
        Assert.InRange(page.Length, 50_000, 12_000_000);
        Assert.Contains("default-src 'none'", page);
        Assert.DoesNotContain("{{", page[..page.IndexOf("<script", StringComparison.Ordinal)]);
        using var json = JsonDocument.Parse(Data().Match(page).Groups[1].Value);
        Assert.Equal(model.Types.Count, json.RootElement.GetProperty("types").GetArrayLength());
    }

    [Fact]
    public void Nothing_in_a_name_or_an_excerpt_ends_the_element_that_it_is_in()
    {
        if (!HtmlGraph.IsAvailable)
            return;
        var nasty = "</script><img src=x onerror=alert(1)>&{{graph}}{{name}}";
        var use = new GraphUse($"{nasty}.cs", 1, 1, nasty);
        var facts = new GraphFacts(nasty, [new(nasty, false)], [new("A", nasty, nasty, nasty, nasty, nasty, 1), new("B", "B", "N", null, nasty, null, null)], [new("A", "B", 1, [use])]);
        var page = GraphFile.Render(GraphBuilder.Build(facts, Reports.With(Reports.Finding("BYL1001", nasty, nasty, use))), GraphFormat.Html);
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "graph-pages")).FullName, "nasty.html"), page);
        Assert.DoesNotContain("<img", page);
        using var json = JsonDocument.Parse(Data().Match(page).Groups[1].Value);
        Assert.Equal(nasty, json.RootElement.GetProperty("name").GetString());
    }

    [Fact]
    public void A_build_without_the_page_says_how_to_get_one()
    {
        Assert.Equal(HtmlGraph.IsAvailable ? null : HtmlGraph.WhyNot, GraphFile.WhyNot(GraphFormat.Html));
        Assert.Null(GraphFile.WhyNot(GraphFormat.Mermaid));
        Assert.Contains("Node.js", HtmlGraph.WhyNot);
        Assert.Contains("dotnet tool install", HtmlGraph.WhyNot);
    }

    [GeneratedRegex("""<script type="application/json" id="graph">(.*?)</script>""", RegexOptions.Singleline)]
    private static partial Regex Data();
}
