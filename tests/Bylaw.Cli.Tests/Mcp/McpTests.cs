using System.Diagnostics;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Bylaw.Cli.Tests.Mcp;

/// <summary>`bylaw mcp` as a process, asked by the client of the protocol's own SDK.</summary>
public sealed class McpTests(RestoredProjects projects) : IClassFixture<RestoredProjects>
{
    private const string Project = "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup></Project>";

    private const string Rules = """
        bylaw: 1
        specs:
          team: { file: AGENTS.md }
        layers:
          Service: { in: "Shop.Services.**" }
          Store: { named: "*Store" }
        rules:
          question-mark: { in: any, ensure: { nullable-style: { forbid: ["Nullable<T>"] } } }
          service-clock:
            in: Service
            forbid: { members: [System.DateTime.UtcNow] }
            because: tests set the clock
            instead: Use TimeProvider.
            source: { spec: team, line: 3, quote: Services ask the clock for the time. }
          no-store: { in: { in: "Shop.Web.**" }, forbid: { layers: [Store] } }
        """;

    private const string Service = "namespace Shop.Services;\n\npublic class OrderService\n{\n    public DateTime Now => DateTime.UtcNow;\n    public Nullable<int> Count { get; set; }\n}\n";

    private Tool Shop() => projects.With(
        ("Core/Core.csproj", Project),
        ("Web/Web.csproj", Project.Replace("</Project>", "<ItemGroup><ProjectReference Include=\"../Core/Core.csproj\" /></ItemGroup></Project>")),
        ("Shop.slnx", "<Solution><Project Path=\"Core/Core.csproj\" /><Project Path=\"Web/Web.csproj\" /></Solution>"),
        ("bylaw.yml", Rules),
        ("AGENTS.md", "# Rules\n\n- Services ask the clock for the time.\n- Services must not use DateTime.UtcNow.\n"),
        ("Core/OrderService.cs", Service),
        ("Core/OrderStore.cs", "namespace Shop; public class OrderStore { }"),
        ("Web/Page.cs", "namespace Shop.Web; public class Page { public OrderStore? Orders { get; set; } }"));

    private static Task<McpClient> ConnectAsync(Tool tool, params string[] arguments) => McpClient.CreateAsync(new StdioClientTransport(new StdioClientTransportOptions
    {
        Name = "bylaw",
        Command = "dotnet",
        Arguments = [Path.Combine(AppContext.BaseDirectory, "bylaw.dll"), "mcp", .. arguments],
        WorkingDirectory = tool.Folder,
    }));

    private static async Task<(string Text, bool IsError, JsonElement? Structured)> AskAsync(McpClient client, string tool, params (string Name, object? Value)[] arguments)
    {
        var result = await client.CallToolAsync(tool, arguments.ToDictionary(argument => argument.Name, argument => argument.Value));
        return (((TextContentBlock)result.Content.Single()).Text, result.IsError == true, result.StructuredContent);
    }

    private static async Task<List<string>> FindingsAsync(McpClient client, string path, string? content = null)
    {
        var (text, isError, structured) = await AskAsync(client, "check_file", ("path", path), ("content", content));
        Assert.False(isError, text);
        return [.. structured!.Value.GetProperty("findings").EnumerateArray().Select(finding => $"{finding.GetProperty("line")} {finding.GetProperty("id")}")];
    }

    [Fact]
    public async Task Tools_and_resources_are_named_and_described()
    {
        await using var client = await ConnectAsync(Shop());
        var tools = await client.ListToolsAsync();
        Assert.Equal(["check_file", "explain", "rules_for_path", "suggest_fix"], tools.Select(tool => tool.Name).Order(StringComparer.Ordinal));
        Assert.All(tools, tool => Assert.NotEmpty(tool.Description));
        Assert.Equal("bylaw", client.ServerInfo!.Name);
        Assert.Contains("rules_for_path", client.ServerInstructions!);

        var resources = await client.ListResourcesAsync();
        Assert.Equal(["bylaw://rule-file", "bylaw://spec-coverage"], resources.Select(resource => resource.Uri).Order(StringComparer.Ordinal));
        Assert.Equal(Rules, ((TextResourceContents)(await client.ReadResourceAsync("bylaw://rule-file")).Contents.Single()).Text);
        Assert.Contains("AGENTS.md", ((TextResourceContents)(await client.ReadResourceAsync("bylaw://spec-coverage")).Contents.Single()).Text);
    }

    [Fact]
    public async Task Rules_are_told_for_a_file_that_does_not_exist()
    {
        await using var client = await ConnectAsync(Shop());
        var (text, isError, _) = await AskAsync(client, "rules_for_path", ("path", "Core/New/CartService.cs"));
        Assert.False(isError);
        Assert.Contains("For `Core/New/CartService.cs`", text);
        Assert.Contains("- **service-clock**: Service must not use `System.DateTime.UtcNow`, because tests set the clock. Use TimeProvider.", text);
        Assert.Contains("- **Service**: `in: \"Shop.Services.**\"`", text);
        Assert.DoesNotContain("<!--", text);
    }

    [Fact]
    public async Task A_file_is_checked_as_it_is_and_as_it_would_be()
    {
        await using var client = await ConnectAsync(Shop());
        var (text, _, structured) = await AskAsync(client, "check_file", ("path", "Core/OrderService.cs"));
        Assert.Equal("Core/OrderService.cs: 2 findings", text.Split('\n')[0]);
        var clock = structured!.Value.GetProperty("findings")[0];
        Assert.Equal(("BYL2002", "service-clock", "tests set the clock", "Use TimeProvider.", "AGENTS.md:3", 5),
            (clock.GetProperty("id").GetString(), clock.GetProperty("rule").GetString(), clock.GetProperty("because").GetString(), clock.GetProperty("instead").GetString(), clock.GetProperty("source").GetString(), clock.GetProperty("line").GetInt32()));
        Assert.Equal("Write 'int?' (safe)", structured.Value.GetProperty("findings")[1].GetProperty("fixes")[0].GetString());

        Assert.Equal(["6 BYL4001"], await FindingsAsync(client, "Core/OrderService.cs", Service.Replace("DateTime.UtcNow", "default")));
        Assert.Empty(await FindingsAsync(client, "Core/OrderStore.cs"));
        Assert.Equal(["1 BYL1001"], await FindingsAsync(client, "Web/Page.cs"));

        // A new file belongs to the project whose folder it lies in.
        Assert.Equal(["1 BYL2002"], await FindingsAsync(client, Path.Combine(projects.Tool.Folder, "Core", "New", "CartService.cs"), "namespace Shop.Services; class CartService { long Now => DateTime.UtcNow.Ticks; }"));
        Assert.Equal(["1 BYL1001"], await FindingsAsync(client, "Web/New.cs", "namespace Shop.Web; class New { OrderStore? Orders { get; set; } }"));
        Assert.False(projects.Tool.Has("Web/New.cs"));

        var broken = await AskAsync(client, "check_file", ("path", "Web/New.cs"), ("content", "namespace Shop.Web; class New { Missing? Orders; OrderStore? Store; }"));
        Assert.Contains("does not compile (1 error)", broken.Text);
        Assert.Contains("BYL1001", broken.Text);
    }

    [Fact]
    public async Task Once_warm_an_answer_takes_no_second()
    {
        await using var client = await ConnectAsync(Shop());
        await FindingsAsync(client, "Core/OrderService.cs");
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            var watch = Stopwatch.StartNew();
            Assert.Equal(2, (await FindingsAsync(client, "Core/OrderService.cs", Service + $"// {i}\n")).Count);
            best = watch.Elapsed < best ? watch.Elapsed : best;
        }

        Assert.InRange(best.TotalSeconds, 0, 1);
    }

    [Fact]
    public async Task What_changes_on_disk_is_noticed()
    {
        var tool = Shop();
        await using var client = await ConnectAsync(tool);
        Assert.Equal(["1 BYL1001"], await FindingsAsync(client, "Web/Page.cs"));

        // Another file, in another project: the type is no store any more.
        tool.Write("Core/OrderStore.cs", "namespace Shop; public class OrderStorage { }");
        tool.Write("Core/Aliases.cs", "namespace Shop; public class OrderStore2 : OrderStorage { }");
        Assert.Equal(["1 BYL1001"], await FindingsAsync(client, "Web/Page.cs", "namespace Shop.Web { public class Page { public CartStore? Orders { get; set; } } } namespace Shop { public class CartStore { } }"));
        Assert.Empty(await FindingsAsync(client, "Web/Page.cs", "namespace Shop.Web; public class Page { public OrderStore2? Orders { get; set; } }"));

        // A deleted one is gone.
        File.Delete(Path.Combine(tool.Folder, "Core", "Aliases.cs"));
        Assert.Contains("CS0246", (await AskAsync(client, "check_file", ("path", "Web/Page.cs"), ("content", "namespace Shop.Web; public class Page { public OrderStore2? Orders { get; set; } }"))).Text);

        tool.Write("bylaw.yml", Rules.Replace("[System.DateTime.UtcNow]", "[System.DateTime.Now]"));
        Assert.Equal(["6 BYL4001"], await FindingsAsync(client, "Core/OrderService.cs"));
        tool.Write("Core/Core.csproj", Project.Replace("<ImplicitUsings>", "<BylawEnabled>false</BylawEnabled><ImplicitUsings>"));
        Assert.Contains("Core is switched off by BylawEnabled", (await AskAsync(client, "check_file", ("path", "Core/OrderService.cs"))).Text);
    }

    [Fact]
    public async Task A_fix_is_a_diff_or_text_and_nothing_is_written()
    {
        await using var client = await ConnectAsync(Shop());
        var (diff, _, _) = await AskAsync(client, "suggest_fix", ("path", "Core/OrderService.cs"), ("id", "BYL4001"));
        Assert.Contains("--- a/Core/OrderService.cs\n+++ b/Core/OrderService.cs\n", diff);
        Assert.Contains("-    public Nullable<int> Count { get; set; }\n+    public int? Count { get; set; }\n", diff);
        var (text, _, structured) = await AskAsync(client, "suggest_fix", ("path", "Core/OrderService.cs"), ("line", 6), ("fix", "write 'int?'"), ("content", Service + "// new\n"), ("format", "text"));
        Assert.Contains("public int? Count { get; set; }\n}\n// new\n", text);
        Assert.Equal("Core/OrderService.cs", structured!.Value.GetProperty("files")[0].GetProperty("path").GetString());
        Assert.Equal(Service, projects.Tool.Read("Core/OrderService.cs"));
    }

    [Fact]
    public async Task Explanations_need_no_code_where_the_rule_file_knows()
    {
        await using var client = await ConnectAsync(Shop());
        Assert.StartsWith("service-clock: a rule of bylaw.yml:9\n", (await AskAsync(client, "explain", ("what", "service-clock"))).Text);
        Assert.Contains("It selects 1 type: OrderService", (await AskAsync(client, "explain", ("what", "service-clock"), ("inCode", true))).Text);
        Assert.Contains("in: \"Shop.Services.**\"  (bylaw.yml:5)", (await AskAsync(client, "explain", ("what", "OrderService"))).Text);
        Assert.StartsWith("Page -> OrderStore: not allowed\n", (await AskAsync(client, "explain", ("what", "Page -> OrderStore"))).Text);
    }

    [Fact]
    public async Task What_can_not_be_done_is_said_with_a_remedy_and_the_server_goes_on()
    {
        var tool = Shop();
        await using var client = await ConnectAsync(tool);
        foreach (var (name, arguments, said) in (IEnumerable<(string, (string, object?)[], string)>)
            [
                ("check_file", [("path", "Core/Nothing.cs")], "Give its text as `content`"),
                ("check_file", [("path", "AGENTS.md")], "is no C# file"),
                ("check_file", [("path", "../Elsewhere.cs"), ("content", "class X { }")], "lies in the folder of no project"),
                ("check_file", [("path", "")], "name a file"),
                ("suggest_fix", [("path", "Core/OrderStore.cs")], "there is none"),
                ("suggest_fix", [("path", "Core/OrderService.cs")], "Several findings are meant"),
                ("suggest_fix", [("path", "Core/OrderService.cs"), ("id", "BYL4001"), ("fix", "Paint it")], "it has: Write 'int?' (safe)"),
                ("suggest_fix", [("path", "Core/OrderService.cs"), ("id", "BYL4001"), ("format", "xml")], "say diff or text"),
                ("explain", [("what", "OrderServise")], "did you mean 'OrderService'"),
            ])
        {
            var answer = await AskAsync(client, name, arguments);
            Assert.True(answer.IsError, answer.Text);
            Assert.Contains(said, answer.Text);
        }

        tool.Write("bylaw.yml", Rules.Replace("forbid: { layers", "forbit: { layers"));
        var invalid = await AskAsync(client, "check_file", ("path", "Core/OrderService.cs"));
        Assert.True(invalid.IsError);
        Assert.Contains("bylaw.yml(15,", invalid.Text);
        Assert.Contains("did you mean 'forbid'", invalid.Text);
        tool.Write("bylaw.yml", Rules);
        Assert.Equal(2, (await FindingsAsync(client, "Core/OrderService.cs")).Count);
        await Assert.ThrowsAnyAsync<McpException>(async () => await client.ReadResourceAsync("bylaw://nothing"));
    }

    [Fact]
    public async Task What_check_finds_in_files_check_file_finds()
    {
        var tool = Shop();
        var expected = tool.Run("check", ".").Output.Split('\n').Where(line => line.Contains(".cs(", StringComparison.Ordinal)).Select(line => line.Split(',')[0].Split('(')[1] + " " + line[line.IndexOf("BYL", StringComparison.Ordinal)..][..7]).Order(StringComparer.Ordinal).ToList();
        await using var client = await ConnectAsync(tool, "Shop.slnx");
        var found = new List<string>();
        foreach (var file in (string[])["Core/OrderService.cs", "Core/OrderStore.cs", "Web/Page.cs"])
            found.AddRange(await FindingsAsync(client, file));
        Assert.Equal(3, expected.Count);
        Assert.Equal(expected, found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_solution_that_is_not_there_is_said_at_once()
    {
        var run = Shop().Run("mcp", "Nothing.slnx");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("There is no file or folder 'Nothing.slnx'", run.Error);
    }

    [Fact]
    public async Task A_generator_that_is_built_meanwhile_is_loaded_anew()
    {
        const string words = "using Microsoft.CodeAnalysis;\n[Generator]\npublic class Words : IIncrementalGenerator\n{\n    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterPostInitializationOutput(output => output.AddSource(\"a\", \"namespace Made { public class First; }\"));\n}\n";
        var tool = projects.With(
            ("Gen/Gen.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><Reference Include=\"$(MSBuildToolsPath)/Roslyn/bincore/Microsoft.CodeAnalysis.dll\" /></ItemGroup></Project>"),
            ("Gen/Words.cs", words),
            ("App/App.csproj", Project.Replace("</Project>", "<ItemGroup><ProjectReference Include=\"../Gen/Gen.csproj\" OutputItemType=\"Analyzer\" ReferenceOutputAssembly=\"false\" /></ItemGroup></Project>")),
            ("bylaw.yml", "bylaw: 1\nrules:\n  nothing-made: { in: any, forbid: { types: [Made.First, Made.Second] } }\n"),
            ("App/Use.cs", "class Use { Made.First A; Made.Second B; }\n"));
        await using var client = await ConnectAsync(tool, "App");
        Assert.Equal([], await PlacesAsync(client));

        tool.Execute("dotnet", "build", "Gen", "-v", "q", "-p:NuGetAudit=false");
        Assert.Equal(["18 BYL2001"], await PlacesAsync(client));
        tool.Write("Gen/Words.cs", words.Replace("First", "Second", StringComparison.Ordinal));
        tool.Execute("dotnet", "build", "Gen", "-v", "q", "-p:NuGetAudit=false");
        Assert.Equal(["32 BYL2001"], await PlacesAsync(client));

        static async Task<List<string>> PlacesAsync(McpClient client)
        {
            var (text, isError, structured) = await AskAsync(client, "check_file", ("path", "Use.cs"));
            Assert.False(isError, text);
            return [.. structured!.Value.GetProperty("findings").EnumerateArray().Select(finding => $"{finding.GetProperty("column")} {finding.GetProperty("id")}")];
        }
    }
}
