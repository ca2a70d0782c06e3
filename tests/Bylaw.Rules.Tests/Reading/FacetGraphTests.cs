using System.Text;
using Bylaw.Rules.Reading;

namespace Bylaw.Rules.Tests.Reading;

/// <summary>Whatever facets and layers refer to: whoever matches types by the book comes to an end.</summary>
public sealed class FacetGraphTests
{
    [Theory]
    [InlineData("facets: { a: { is: b }, b: { is: a } }")]
    [InlineData("facets: { a: { is: b }, b: { not: { is: c } }, c: { extends: { is: b } } }")]
    public void A_circle_is_one_problem_and_selects_nothing(string facets)
    {
        var book = Read(facets + "\nrules: { r: { in: { is: a }, forbid: { types: X } } }");

        Assert.Contains("refers to itself", Assert.Single(book.Problems).Message);
        AssertEnds(book);
    }

    [Fact]
    public void What_refers_to_a_circle_is_no_part_of_it()
    {
        var book = Read("facets: { a: { any: [{ is: b }, { is: d }] }, b: { is: c }, c: { is: b }, d: { is: d2 }, d2: { is: d } }\nrules: { r: { in: { is: a }, forbid: { types: X } } }");

        Assert.Equal(
            ["the facet 'b' refers to itself through b -> c", "the facet 'd' refers to itself through d -> d2"],
            book.Problems.Select(problem => problem.Message));
        AssertEnds(book);
    }

    [Theory]
    [InlineData(12_000, "is: f{0}", "levels deep")]
    [InlineData(24, "any: [{ is: f{0} }, { is: f{0} }]", "comes to more than")]
    public void A_facet_that_is_too_much_is_refused(int count, string reference, string message)
    {
        var text = new StringBuilder("facets:\n");
        for (var i = 0; i < count; i++)
            text.Append($"  f{i}: {{ {reference.Replace("{0}", (i + 1).ToString())} }}\n");
        var book = Read(text + $"  f{count}: {{ is: class }}\nlayers: {{ L: {{ is: f0 }} }}\nrules: {{ r: {{ in: L, forbid: {{ types: X }} }} }}");

        Assert.Contains(book.Problems, problem => problem.Message.Contains(message));
        AssertEnds(book);
    }

    [Theory]
    [InlineData("A: { any: [{ in: X }, { layer: B }] }, B: { in: Y, not: { layer: A } }")]
    [InlineData("A: { layer: A }")]
    [InlineData("A: { any: [{ in: X }, { is: f }] }", "f: { extends: { layer: A } }")]
    public void A_layer_asks_for_no_layer(string layers, string facets = "g: { in: Z }")
    {
        var book = Read($"facets: {{ {facets} }}\nlayers: {{ {layers} }}\nrules: {{ r: {{ in: A, forbid: {{ types: X }} }} }}");

        Assert.NotEmpty(book.Problems);
        Assert.All(book.Problems, problem => Assert.Equal("BYL0004", problem.Id));
        AssertEnds(book);
    }

    [Fact]
    public void What_has_no_layer_does_not_depend_on_layers()
    {
        var book = Read("facets: { composition-root: [{ is: composition-root }, { layer: A }] }\nlayers: { A: { in: X } }\nrules: { r: { in: A, forbid: { types: X } } }");

        Assert.Contains("can't rest on a layer", Assert.Single(book.Problems).Message);
        AssertEnds(book);
    }

    /// <summary>Follows all references as a matcher does, which asks for layers inside layers too.</summary>
    internal static void AssertEnds(RuleBook book)
    {
        var steps = 0;
        foreach (var facet in book.Facets.Values)
            Follow(facet.Selector, facet.Name == "composition-root", 0);
        foreach (var layer in book.Layers)
            Follow(layer.Selector, true, 0);

        void Follow(Selector selector, bool isOfLayer, int depth)
        {
            Assert.InRange(depth, 0, FacetGraph.MaxDepth);
            foreach (var item in selector.DescendantsAndSelf())
            {
                Assert.InRange(++steps, 0, 1_000_000);
                if (isOfLayer)
                    Assert.IsNotType<LayerSelector>(item);
                if (item is FacetSelector { Facet: var name } && book.Facets.TryGetValue(name, out var facet))
                    Follow(facet.Selector, isOfLayer, depth + 1);
            }
        }
    }

    private static RuleBook Read(string text) => RuleBookReader.Read(new RuleFileText("bylaw.yml", "bylaw: 1\n" + text), []);
}
