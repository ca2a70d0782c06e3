using System.Text.Json;
using Bylaw.Rules.Language;
using Bylaw.Rules.Reading;

namespace Bylaw.Rules.Tests.Language;

public sealed class JsonSchemaTests
{
    private const string SchemaPath = "rules/bylaw.schema.json";

    [Fact]
    public void The_schema_in_the_repository_is_the_language()
    {
        var printed = JsonSchema.Print();
        var path = Path.Combine(Repository.Root, SchemaPath);
        var committed = File.Exists(path) ? File.ReadAllText(path) : "";
        if (committed != printed && Environment.GetEnvironmentVariable("BYLAW_UPDATE") == "1")
            File.WriteAllText(path, printed);

        Assert.True(committed == printed, $"{SchemaPath} is out of date; run the tests once with BYLAW_UPDATE=1");
    }

    [Fact]
    public void The_schema_is_json_whose_references_lead_somewhere()
    {
        using var document = JsonDocument.Parse(JsonSchema.Print());
        var definitions = document.RootElement.GetProperty("$defs").EnumerateObject().Select(definition => definition.Name).ToHashSet();
        var references = References(document.RootElement).ToList();

        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.Contains(reference["#/$defs/".Length..], definitions));
    }

    public static TheoryData<string> RuleFiles() => new(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "rules"), "*.bylaw.yml")
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "samples"), "bylaw.yml", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Repository.Root, path)));

    [Theory]
    [MemberData(nameof(RuleFiles))]
    public void Every_rule_file_of_the_repository_is_valid(string path)
    {
        var book = RuleBookReader.Read(new RuleFileText(path, Repository.Read(path)), []);

        Assert.DoesNotContain(book.Problems, problem => problem.Message != RuleBookReader.NoRules);
    }

    [Theory]
    [MemberData(nameof(RuleFiles))]
    public void What_the_reader_takes_the_schema_takes(string path)
    {
        var problems = new List<Problem>();
        var node = Bylaw.Rules.Yaml.YamlReader.Read(path, Repository.Read(path), problems);
        using var schema = JsonDocument.Parse(JsonSchema.Print());

        Assert.Empty(problems);
        Assert.Equal("", SchemaValidation.Error(schema.RootElement, schema.RootElement, node!));
    }

    [Theory]
    [InlineData("bylaw: 1\nlayer: {}")]
    [InlineData("bylaw: 2")]
    [InlineData("bylaw: 1\nrules: { a: { forbid: { typs: X } } }")]
    [InlineData("bylaw: 1\nrules: { a: { severity: loud } }")]
    [InlineData("bylaw: 1\nlayers: { A: { shared: true } }")]
    [InlineData("bylaw: 1\nexceptions: [{ rule: a, at: C, reason: Internal. }]")]
    [InlineData("bylaw: 1\nexceptions: [{ rule: a, reason: Internal., expires: never }]")]
    [InlineData("bylaw: 1\nexceptions: [{ rule: a, at: C, reason: Internal., expires: soon }]")]
    public void What_the_reader_refuses_the_schema_refuses(string text)
    {
        var problems = new List<Problem>();
        var node = Bylaw.Rules.Yaml.YamlReader.Read("bylaw.yml", text, problems)!;
        using var schema = JsonDocument.Parse(JsonSchema.Print());

        Assert.NotEqual("", SchemaValidation.Error(schema.RootElement, schema.RootElement, node));
        Assert.NotEmpty(RuleBookReader.Read(new RuleFileText("bylaw.yml", text), []).Problems);
    }

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property =>
            property is { Name: "$ref", Value.ValueKind: JsonValueKind.String } ? [property.Value.GetString()!] : References(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
