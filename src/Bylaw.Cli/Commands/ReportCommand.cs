using System.CommandLine;
using Bylaw.Cli.Guidance;
using Bylaw.Cli.Output;
using Bylaw.Specs.Describing;

namespace Bylaw.Cli.Commands;

/// <summary>`bylaw report`: what is enforced, for people and agents to read.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var rules = new Argument<string?>("rule-file") { Description = "The rule file, or a solution, project or folder: the bylaw.yml there or in the nearest folder above. This folder where it is left out.", Arity = ArgumentArity.ZeroOrOne };
        var format = new Option<string>("--format") { Description = "agents-md: a section for AGENTS.md or a file like it.", DefaultValueFactory = _ => "agents-md" };
        format.AcceptOnlyFromAmong("agents-md");
        var path = new Option<string?>("--for") { HelpName = "path", Description = "Only the rules that can concern this file, which need not be there yet; relative to the rule file, or to this folder if it is there." };
        var output = new Option<string?>("--output", "-o") { HelpName = "file", Description = "The document whose section is written; the rest of it stays. Without it, or with -, the section goes to the standard output." };
        var command = new Command("report", "Writes the rules that are enforced as text that people and agents read.") { rules, format, path, output }.WithHelp(new(
            "The section stands between two marks, so that the next run finds it again, and `bylaw derive` reads past it.",
            [
                ("bylaw report", "all rules of the nearest bylaw.yml, as markdown"),
                ("bylaw report -o AGENTS.md", "as a section of that document"),
                ("bylaw report --for src/Services/OrderService.cs", "what whoever edits this file must know"),
            ],
            [
                (ExitCode.Clean, "written"),
                (ExitCode.Invalid, "the rule file or an argument is wrong"),
                (ExitCode.NothingDone, "there is no rule file, or the document can't be written"),
            ]));
        command.SetAction(result => Run(result.GetValue(rules), result.GetValue(path), result.GetValue(output)));
        return command;
    }

    private static int Run(string? ruleFile, string? path, string? output)
    {
        if (ruleFile is not null && !Path.Exists(ruleFile))
            return Messages.Fail(ExitCode.Invalid, $"{ruleFile}: there is no such rule file.");
        if (FileOf(ruleFile ?? ".") is not { } file)
            return Messages.Fail(ExitCode.NothingDone, $"There is no bylaw.yml {(ruleFile is null ? "here" : $"in '{ruleFile}'")} or in a folder above; name the rule file, or let `bylaw init` propose one.");
        if (Destination.Error(("--output", output ?? Destination.StandardOutput)) is { } error)
            return Messages.Fail(ExitCode.Invalid, error);

        var book = RuleFiles.Read(file);
        foreach (var problem in book.Problems)
            Console.Error.WriteLine($"{problem.Place}: {problem.Message}");
        if (book.Problems.Any(problem => problem.Id == "BYL0002"))
            return ExitCode.Invalid;

        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var section = AgentsSection.Write(book, path is null ? null : new FileRules(book, FileOutline.Of(folder, Meant(path, folder))).Scope, PackageReference.IsIn(folder));
        if (output is null or Destination.StandardOutput)
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

    private static string? FileOf(string named) => Directory.Exists(named) ? RuleFiles.Find(named)
        : Path.GetExtension(named).ToLowerInvariant() is ".sln" or ".slnx" or ".slnf" or ".csproj" ? RuleFiles.Find(Path.GetDirectoryName(Path.GetFullPath(named))!) : named;

    // What is there is meant; what is to be written is named as rules name it.
    private static string Meant(string path, string folder) => path.Replace('\\', '/') is var slashes && File.Exists(slashes) ? Path.GetFullPath(slashes) : Path.GetFullPath(slashes, folder);
}
