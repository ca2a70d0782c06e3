using System.CommandLine;
using System.Runtime.CompilerServices;
using Bylaw.Cli.Checking;
using Bylaw.Cli.Explaining;
using Bylaw.Cli.Loading;
using Bylaw.Cli.Output;

namespace Bylaw.Cli.Commands;

/// <summary>`bylaw explain`: why something is as it is, in words.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var what = new Argument<string>("what") { Description = "A rule, a diagnostic (BYL1001), a layer, a type, a route (\"GET /orders/{id}\", or /orders/{id} where one verb has it) or a use (\"A -> B\", of types or layers)." };
        var solution = new SolutionOptions();
        var command = new Command("explain", "Explains a rule, a diagnostic, a type, a route, or whether one type or layer may use another.")
        {
            what, solution.Input, solution.Rules, solution.Configuration,
        }.WithHelp(new(
            "Rules, layers and diagnostics are answered from the rule file; where a solution is named with a rule, what it selects and finds is added.",
            [
                ("bylaw explain layering", "what the rule demands, why, and how to fix it"),
                ("bylaw explain layering Shop.slnx", "the same, with what it selects and finds"),
                ("bylaw explain BYL1001", "the reference page, and the rules that report it"),
                ("bylaw explain OrderService", "its layer and why, the rules that hold for it"),
                ("bylaw explain \"GET /orders/{id}\"", "the same for the code of a route"),
                ("bylaw explain \"OrdersController -> OrderRepository\"", "whether one may use the other, and where it does"),
            ],
            [
                (ExitCode.Clean, "explained"),
                (ExitCode.Invalid, "there is no such thing, or several; or an argument is wrong"),
                (ExitCode.NothingDone, "the code could not be read"),
            ]));
        command.SetAction((result, cancellation) => RunAsync(result.GetValue(what)!, solution.Of(result), result.GetResult(solution.Input) is { Implicit: false, Tokens.Count: > 0 }, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string what, SolutionChoice choice, bool isNamed, CancellationToken cancellation)
    {
        try
        {
            var question = Question.Of(what);
            using var fallback = new FallbackRules();
            var root = Directory.Exists(choice.Input) ? choice.Input : Path.GetDirectoryName(Path.GetFullPath(choice.Input))!;
            if (choice.Rules is not null && !File.Exists(choice.Rules))
                return Messages.Fail(ExitCode.Invalid, $"There is no rule file '{choice.Rules}'.");

            var own = choice.Rules ?? (Directory.Exists(root) ? RuleFiles.Find(root) : null);
            var book = RuleFiles.Read(own ?? fallback.Path);
            if (book.Problems.FirstOrDefault(problem => problem.Id == "BYL0002") is { } invalid && own is not null)
                Messages.Say($"{invalid.Place}: {invalid.Message}; what is wrong is left out here.");
            var text = new RuleText(book, Path.GetFullPath(Directory.Exists(choice.Input) && !isNamed ? "." : root)) { Fallback = own is null ? FallbackRules.Preset : null };
            var explained = RuleFileExplainer.Explain(question, text);
            if (explained is null || (isNamed && question.Kind == QuestionKind.Name))
                explained = await InCodeAsync(question, choice.Resolve(fallback.Path), cancellation);
            else if (own is null)
                explained = explained with { Note = Explanation.ByPreset };
            if (explained.Note is { } note)
                Messages.Say(note);
            ExplainView.Write(explained, Console.Out);
            return ExitCode.Clean;
        }
        catch (UnknownNameException exception)
        {
            return Messages.Fail(ExitCode.Invalid, exception.Message);
        }
    }

    private static async Task<Explanation> InCodeAsync(Question question, LoadOptions options, CancellationToken cancellation) => await Progress.RunAsync("Reading the projects", async progress =>
    {
        using var solution = SolutionLoader.Open(options, cancellation);
        return await ExplainAsync(question, solution, progress, cancellation);
    });

    // Apart, so that nothing of Roslyn is looked for before it is known where it lies.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<Explanation> ExplainAsync(Question question, SolutionLoader solution, Action<string> progress, CancellationToken cancellation)
    {
        var results = await SolutionCheck.ResultsAsync(solution, progress, cancellation);
        return CodeExplainer.Explain(question, results, solution.List.Root, solution.Options.FallbackRuleFile);
    }
}
