using Bylaw.Cli.Commands;
using Bylaw.Cli.Loading;
using Bylaw.Cli.Output;
using Microsoft.CodeAnalysis;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Bylaw.Cli.Mcp;

/// <summary>Serves the tools on the standard input and output until the client closes them.</summary>
internal static class AgentServer
{
    private const string Instructions = """
        Bylaw enforces this solution's rules in the C# compiler. Before you write or change a C# file, ask rules_for_path; before you save it, ask check_file with
        its new text, and correct what is found: suggest_fix has a ready change for many findings. explain says what a rule, a diagnostic, a type or "A -> B" is about.
        """;

    public static async Task RunAsync(SolutionChoice choice, string root, CancellationToken cancellation)
    {
        // The standard output is the protocol's: whatever else writes there is heard on the other one.
        Console.SetOut(Console.Error);
        var session = new SolutionSession(new SolutionLoading(fallback => choice.Resolve(fallback) with { Purpose = "mcp" }));
        var tools = new AgentTools(session, choice, root);
        var options = new McpServerOptions
        {
            ServerInfo = new Implementation { Name = "bylaw", Title = "Bylaw", Version = ToolVersion.Text },
            ServerInstructions = Instructions,
            ToolCollection =
            [
                Tool(tools.RulesForPath, "rules_for_path", "Rules for a file", "The rules that hold for a file, in words; also for one that does not exist yet. Ask before writing code."),
                Tool(tools.CheckFile, "check_file", "Check a file", "Checks a C# file against the rules, as it is on disk or with text that is not saved yet. Gives each finding with its place, its rule and the titles of its quick-fixes. What only the whole solution shows, such as cycles, `bylaw check` finds."),
                Tool(tools.Explain, "explain", "Explain", "Explains a rule, a diagnostic (BYL1001), a layer, a type, a route (\"GET /orders/{id}\"), or whether A may use B (\"A -> B\")."),
                Tool(tools.SuggestFix, "suggest_fix", "Suggest a fix", "What the files would be after the quick-fix of a finding of check_file, as a unified diff or as text. Writes nothing."),
            ],
            ResourceCollection =
            [
                Resource(tools.RuleFile, "bylaw://rule-file", "rule-file", "The rule file of the solution.", "application/yaml"),
                Resource(tools.SpecCoverage, "bylaw://spec-coverage", "spec-coverage", "What became of each sentence of the documents that rules come from: enforced, delegated, a matter of judgment, about how people work, or a question.", "text/markdown"),
            ],
        };
        await using var server = McpServer.Create(new StdioServerTransport("bylaw"), options);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var warm = WarmAsync(session, stop.Token);
        await server.RunAsync(cancellation);
        await stop.CancelAsync();
        await warm;
    }

    // The first question is to find all loaded and compiled, ours included.
    private static async Task WarmAsync(SolutionSession session, CancellationToken cancellation)
    {
        try
        {
            var snapshot = await session.CurrentAsync(cancellation);
            foreach (var document in snapshot.Solution.Projects.Select(project => project.Documents.FirstOrDefault(document => document.FilePath?.StartsWith(snapshot.Root, StringComparison.Ordinal) == true)).OfType<Document>())
                await FileCheck.RunAsync(snapshot, document.FilePath!, content: null, cancellation);
        }
        catch (OperationCanceledException)
        {
            // The client has gone.
        }
        catch (Exception exception)
        {
            // Whoever asks is told, with what to do.
            Messages.Say(exception is LoadException or ToolProblem ? exception.Message : exception.ToString());
        }
    }

    private static McpServerTool Tool(Delegate method, string name, string title, string description) => McpServerTool.Create(
        method, new McpServerToolCreateOptions { Name = name, Title = title, Description = description, ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = false });

    private static McpServerResource Resource(Delegate read, string uri, string name, string description, string type) =>
        McpServerResource.Create(read, new McpServerResourceCreateOptions { UriTemplate = uri, Name = name, Description = description, MimeType = type });
}
