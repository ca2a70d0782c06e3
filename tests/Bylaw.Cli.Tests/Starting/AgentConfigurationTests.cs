using System.Text.Json.Nodes;
using Bylaw.Cli.Starting;

namespace Bylaw.Cli.Tests.Starting;

public sealed class AgentConfigurationTests
{
    [Fact]
    public void A_new_file_has_the_server_and_nothing_else() =>
        Assert.Equal("""{"mcpServers":{"bylaw":{"command":"bylaw","args":["mcp"]}}}""", JsonNode.Parse(AgentConfiguration.With(null)!)!.ToJsonString());

    [Fact]
    public void What_others_have_entered_stays()
    {
        var merged = JsonNode.Parse(AgentConfiguration.With("""{ "a": [1, { "b": "ü<>" }], "mcpServers": { "other": { "command": "x", "env": { "K": "v" } } } }""")!)!;

        Assert.Equal("""[1,{"b":"ü<>"}]""", merged["a"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Equal("v", (string?)merged["mcpServers"]!["other"]!["env"]!["K"]);
        Assert.Equal("bylaw", (string?)merged["mcpServers"]!["bylaw"]!["command"]);
    }

    [Fact]
    public void An_entry_of_this_name_is_the_teams_own()
    {
        const string Text = """{ "mcpServers": { "bylaw": { "command": "dnx", "args": ["Bylaw.Tool", "mcp"] } } }""";

        Assert.Equal(Text, AgentConfiguration.With(Text));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{ // who reads comments?\n }")]
    [InlineData("""{ "mcpServers": [] }""")]
    public void What_could_lose_something_is_left_alone(string text) => Assert.Null(AgentConfiguration.With(text));
}
