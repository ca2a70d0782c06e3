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
        var command = new Command("mcp", """
            Serves coding agents on the standard input and output, by the Model Context Protocol: the rules for a file before it is written, the findings of
            text that is not saved yet, explanations, and fixes as a diff. It writes nothing, and notices what changes on disk. A client starts it:

              { "mcpServers": { "bylaw": { "command": "dotnet", "args": ["bylaw", "mcp", "Shop.slnx"] } } }
            """)
        {
            solution.Input, solution.Rules, solution.Configuration,
        };
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
