using System.Text.Json;

namespace Bylaw.Cli.Tests.Commands;

public sealed class SchemaCommandTests : IDisposable
{
    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public void The_schema_of_rule_files_is_written_where_it_is_wanted()
    {
        var shown = _tool.Run("schema");
        var written = _tool.Run("schema", "-o", "editor/bylaw.schema.json");

        Assert.Equal((0, 0, ""), (shown.ExitCode, written.ExitCode, written.Output));
        Assert.Equal(shown.Output, _tool.Read("editor/bylaw.schema.json"));
        using var schema = JsonDocument.Parse(shown.Output);
        Assert.True(schema.RootElement.GetProperty("properties").TryGetProperty("rules", out _));
    }

    [Fact]
    public void The_help_says_how_an_editor_finds_it() => Assert.Contains("# yaml-language-server: $schema=./bylaw.schema.json", _tool.Run("schema", "--help").Output);
}
