using System.CommandLine;
using Bylaw.Cli.Checking;
using Bylaw.Cli.Graphs;
using Bylaw.Cli.Loading;
using Bylaw.Cli.Output;

namespace Bylaw.Cli.Commands;

/// <summary>`bylaw graph`: layers and namespaces as the code uses them, against what the rules allow.</summary>
internal static class GraphCommand
{
    public static Command Create()
    {
        var solution = new SolutionOptions();
        var mermaid = new Option<string?>("--mermaid") { HelpName = "[file]", Description = "The layers, for a markdown document. Without a file, or with -, it goes to the standard output, as with the others.", Arity = ArgumentArity.ZeroOrOne };
        var dot = new Option<string?>("--dot") { HelpName = "[file]", Description = "The namespaces, for Graphviz.", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<string?>("--json") { HelpName = "[file]", Description = "All types and uses, for programs.", Arity = ArgumentArity.ZeroOrOne };
        var html = new Option<string?>("--html") { HelpName = "[file]", Description = "One page to look around in, for a browser; needs no network.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("graph", "Draws the layers of a solution: who uses whom, how often, and what is against the rules.")
        {
            solution.Input, solution.Rules, solution.Configuration, mermaid, dot, json, html,
        }.WithHelp(new(
            "Needs a restored solution, and changes nothing in it. Without a format it is --mermaid.",
            [
                ("bylaw graph --html layers.html", "a page to look around in"),
                ("bylaw graph Shop.slnx --mermaid >> README.md", "the layers in a document"),
                ("bylaw graph --dot | dot -Tsvg > layers.svg", "the namespaces, drawn by Graphviz"),
            ],
            [
                (ExitCode.Clean, "drawn"),
                (ExitCode.Invalid, "an argument is wrong"),
                (ExitCode.NothingDone, "there is no type to draw, or a project could not be analysed"),
            ]));
        (GraphFormat Format, Option<string?> Option)[] formats = [(GraphFormat.Mermaid, mermaid), (GraphFormat.Dot, dot), (GraphFormat.Json, json), (GraphFormat.Html, html)];
        command.SetAction((result, cancellation) => RunAsync(
            solution.Of(result), [.. formats.Where(format => result.GetResult(format.Option) is not null).Select(format => (format.Format, result.GetValue(format.Option) ?? Destination.StandardOutput))], cancellation));
        return command;
    }

    private static async Task<int> RunAsync(SolutionChoice choice, IReadOnlyList<(GraphFormat Format, string File)> wanted, CancellationToken cancellation)
    {
        if (wanted.Count == 0)
            wanted = [(GraphFormat.Mermaid, Destination.StandardOutput)];
        if (Destination.Error(wanted.Select(format => ($"--{format.Format.ToString().ToLowerInvariant()}", format.File))) is { } error)
            return Messages.Fail(ExitCode.Invalid, error);
        if (wanted.Select(format => GraphFile.WhyNot(format.Format)).FirstOrDefault(reason => reason is not null) is { } reason)
            return Messages.Fail(ExitCode.NothingDone, reason);

        using var fallback = new FallbackRules();
        var options = choice.Resolve(fallback.Path);
        var (model, report) = await Progress.RunAsync("Reading the projects", async progress =>
        {
            using var loader = SolutionLoader.Open(options, cancellation);
            return await LoadAsync(loader, progress, cancellation);
        });

        Destination.Write([.. wanted.Select(format => (format.File, GraphFile.Render(model, format.Format)))], Console.Out);
        foreach (var project in report.Projects.Where(project => project.State is ProjectState.Failed or ProjectState.Partly))
            Messages.Say($"{project.Name}: {Reports.CheckText.Of(project)}");
        return report.Summary.Types == 0 || report.Projects.Any(project => project.State == ProjectState.Failed) ? ExitCode.NothingDone : ExitCode.Clean;
    }

    private static async Task<(GraphModel, CheckReport)> LoadAsync(SolutionLoader loader, Action<string> progress, CancellationToken cancellation)
    {
        var facts = await SolutionCheck.FactsAsync(loader, wantsUses: true, progress, cancellation);
        var report = SolutionCheck.Report(loader, facts, FallbackRules.Preset, loader.LoadTime);
        return (CheckedGraph.Of(Path.GetFileNameWithoutExtension(loader.List.Name), facts, report), report);
    }
}
