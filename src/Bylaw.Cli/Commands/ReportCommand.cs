using System.CommandLine;
using Bylaw.Cli.Output;
using Bylaw.Specs.Describing;

namespace Bylaw.Cli.Commands;

/// <summary>`bylaw report`: what is enforced, for people and agents to read.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var rules = new Argument<string?>("rule-file") { Description = "The rule file; bylaw.yml here or in the nearest folder above where it is left out.", Arity = ArgumentArity.ZeroOrOne };
        var format = new Option<string>("--format") { Description = "agents-md: a section for AGENTS.md or a file like it.", DefaultValueFactory = _ => "agents-md" };
        format.AcceptOnlyFromAmong("agents-md");
        var path = new Option<string?>("--for") { Description = "Only the rules that can hold for this file, relative to the rule file." };
        var output = new Option<string?>("--output", "-o") { Description = "The document whose section is written; the rest of it stays. Without it the section goes to the standard output." };
        var command = new Command("report", "Writes the rules that are enforced as text that people and agents read.") { rules, format, path, output };
        command.SetAction(result => Run(result.GetValue(rules), result.GetValue(path), result.GetValue(output)));
        return command;
    }

    private static int Run(string? ruleFile, string? path, string? output)
    {
        var file = ruleFile ?? RuleFiles.Find(".");
        if (file is null || !File.Exists(file))
            return Messages.Fail(ExitCode.NothingDone, file is null ? "There is no bylaw.yml here or in a folder above; name the rule file." : $"{file}: there is no such file.");

        var book = RuleFiles.Read(file);
        foreach (var problem in book.Problems)
            Console.Error.WriteLine($"{problem.Place}: {problem.Message}");
        if (book.Problems.Any(problem => problem.Id == "BYL0002"))
            return ExitCode.Invalid;

        var section = AgentsSection.Write(book, path?.Replace('\\', '/'));
        if (output is null)
        {
            Console.Out.Write(section);
            return ExitCode.Clean;
        }

        var document = File.Exists(output) ? File.ReadAllText(output) : "";
        if (AgentsSection.Replace(document, section) is not { } replaced)
            return Messages.Fail(ExitCode.Invalid, $"{output}: the section that begins with '{AgentsSection.BeginMark}' has no end; put '{AgentsSection.End}' below it.");
        SafeFile.Write((output, replaced));
        return ExitCode.Clean;
    }
}
