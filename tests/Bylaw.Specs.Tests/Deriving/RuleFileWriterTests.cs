using Bylaw.Rules;
using Bylaw.Rules.Reading;
using Bylaw.Rules.Yaml;
using Bylaw.Specs.Deriving;
using Bylaw.Specs.Recognising;

namespace Bylaw.Specs.Tests.Deriving;

public sealed class RuleFileWriterTests
{
    private const string Document = """
        ---
        name: backend
        description: Rules of the backend.
        ---
        # Rules

        - Controllers must not use the `DbContext`, because a query there can't be tested.

          ```csharp
          // Good
          class OrdersController(OrderService orders);

          // Bad
          class OrdersController(ShopContext db);
          ```
        """;

    [Fact]
    public void A_derived_file_is_one_that_the_build_reads()
    {
        var text = RuleFileWriter.Write(Derived.From(Document), "");
        var book = RuleBookReader.Read(new RuleFileText("derived.bylaw.yml", text), []);
        Assert.Empty(book.Problems);
        var rule = Assert.Single(book.Rules);
        Assert.Equal("a query there can't be tested", rule.Because);
        var source = Assert.Single(rule.Sources);
        Assert.Equal(7, source.Line);
        Assert.Equal("docs/spec1.md", book.Specs[source.Spec].File);
        Assert.Equal(["class OrdersController(OrderService orders);"], rule.Examples.Ok);
        Assert.Equal(["class OrdersController(ShopContext db);"], rule.Examples.Bad);
    }

    [Fact]
    public void Paths_of_documents_are_relative_to_the_rule_file() =>
        Assert.Contains("file: ../docs/spec1.md", RuleFileWriter.Write(Derived.From(Document), "rules"));

    [Fact]
    public void The_same_documents_give_the_same_bytes() =>
        Assert.Equal(RuleFileWriter.Write(Derived.From(Document), ""), RuleFileWriter.Write(Derived.From(Document), ""));

    /// <summary>Texts that are something else to YAML when they stand bare.</summary>
    public static TheoryData<string> Texts =>
    [
        "plain", "two words", "", " leading", "trailing ", "a: b", "a:b", "a #b", "#a", "- a", "-a", "?", "*", "**.Services.**", "{Entity}Service", "[a]", "a, b", "a]", "\"quoted\"",
        "it's", "'", "true", "false", "null", "~", "12", "1.0", "2026-11-21", "yes", "no", "@a", "`a`", "%a", "|", ">", "&a", "!a", "a\\b", "a\tb", "line\nline", "line\n\n  indented\nend", "é → ü", "😀", "\u2028",
        "---", "...", "key:", ":", "a: ", "<T>", "x => y", "=",
    ];

    [Theory, MemberData(nameof(Texts))]
    public void What_is_written_is_read_back(string value)
    {
        var node = Node.Map(("scalar", Node.Text(value)), ("list", Node.List([Node.Text(value), Node.Text("b")])), ("map", Node.Map(("key", Node.Text(value)))));
        var text = new System.Text.StringBuilder();
        YamlText.WriteEntries(text, node, 0);
        var problems = new List<Problem>();
        var read = YamlReader.Read("x", text.ToString(), problems);
        Assert.True(problems.Count == 0, $"{text}\n{string.Join("\n", problems)}");
        Assert.True(Node.Same(node, read), text.ToString());
    }
}
