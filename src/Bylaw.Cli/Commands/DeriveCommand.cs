using System.CommandLine;
using Bylaw.Rules;
using Bylaw.Specs.Deriving;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Cli.Commands;

/// <summary>`bylaw derive`: documents to a rule file and a report.</summary>
internal static class DeriveCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("path") { Description = "Documents, folders or globs; a folder means the agent specs in it.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string?>("--output", "-o") { Description = "The rule file to write; without it the rules go to the standard output." };
        var report = new Option<string?>("--report") { Description = "Write what became of each statement, as JSON." };
        var lexicon = new Option<string[]>("--lexicon") { Description = "A lexicon of your own; its words come before ours.", DefaultValueFactory = _ => [] };
        var command = new Command("derive", "Derives a rule file from markdown that people and coding agents read.") { paths, output, report, lexicon };
        command.SetAction(result => Run(result.GetValue(paths)!, result.GetValue(output), result.GetValue(report), result.GetValue(lexicon)!));
        return command;
    }

    private static int Run(string[] paths, string? output, string? report, string[] lexicons)
    {
        var problems = new List<Problem>();
        var lexicon = LexiconReader.Read([.. lexicons.Select(path => new RuleFileText(path, File.ReadAllText(path))), LexiconReader.BuiltIn()], problems);
        foreach (var problem in problems)
            Console.Error.WriteLine($"{problem.Place}: {problem.Message}");
        if (problems.Count > 0)
            return ExitCode.Invalid;
        throw new NotImplementedException($"{paths} {output} {report} {typeof(Deriver)}");
    }
}
