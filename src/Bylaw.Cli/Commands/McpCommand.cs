using System.CommandLine;
using System.Runtime.CompilerServices;
using Bylaw.Cli.Loading;
using Bylaw.Cli.Mcp;

namespace Bylaw.Cli.Commands;

/// <summary>`bylaw mcp`: answers coding agents over the Model Context Protocol.</summary>
internal static class McpCommand
{
    public static Command Create()
    {
        var solution = new SolutionOptions();
        var command = new Command("mcp", "Serves coding agents on the standard input and output, by the Model Context Protocol.")
        {
            solution.Input, solution.Rules, solution.Configuration,
        }.WithHelp(new(
            """
            An agent asks for the rules of a file before it writes it, for the findings of text that is not saved yet, for explanations, and for fixes as a diff. Nothing is written, and what changes on disk is noticed. A client starts it, by an entry of its configuration (.mcp.json):

              { "mcpServers": { "bylaw": { "command": "bylaw", "args": ["mcp", "Shop.slnx"] } } }
            """,
            [
                ("bylaw init --agent", "writes that entry"),
                ("claude mcp add bylaw -- bylaw mcp", "the same for a client with a list of its own"),
            ],
            [
                (ExitCode.Clean, "the client has closed it"),
                (ExitCode.Invalid, "an argument is wrong, such as a solution that is not there"),
                (ExitCode.NothingDone, "there is no .NET SDK that it could load the solution with"),
            ]));
        command.SetAction((result, cancellation) => RunAsync(solution.Of(result), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(SolutionChoice choice, CancellationToken cancellation)
    {
        // What is wrong from the start is said before a client waits.
        var input = choice.Resolve(null).Input;
        var root = Directory.Exists(input) ? input : Path.GetDirectoryName(input)!;
        SdkAssemblies.Use(DotnetSdk.Of(root));
        await ServeAsync(choice, root, cancellation);
        return ExitCode.Clean;
    }

    // Apart, so that nothing of Roslyn is looked for before it is known where it lies.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Task ServeAsync(SolutionChoice choice, string root, CancellationToken cancellation) => AgentServer.RunAsync(choice, root, cancellation);
}
