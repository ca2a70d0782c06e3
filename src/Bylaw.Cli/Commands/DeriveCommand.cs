using System.CommandLine;
using Bylaw.Cli.Output;
using Bylaw.Rules;
using Bylaw.Rules.Reading;
using Bylaw.Rules.Yaml;
using Bylaw.Specs.Deriving;
using Bylaw.Specs.Reading;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Cli.Commands;

/// <summary>`bylaw derive`: documents to a rule file and a report.</summary>
internal static class DeriveCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("path") { Description = "Documents, folders or globs; of a folder the agent specs in it.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string?>("--output", "-o") { Description = "The rule file to write; without it the rules go to the standard output." };
        var report = new Option<string?>("--report") { Description = "Write what became of each statement: as JSON, or as markdown where the name ends in .md." };
        var lexicon = new Option<string[]>("--lexicon") { Description = "A lexicon of your own; its words come before ours.", DefaultValueFactory = _ => [] };
        var check = new Option<bool>("--check") { Description = "Write nothing; end with 4 where the rule file is not what its documents say." };
        var verbose = new Option<bool>("--verbose", "-v") { Description = "Show every statement, not only those with a question." };
        var command = new Command("derive", "Derives a rule file from markdown that people and coding agents read.") { paths, output, report, check, lexicon, verbose };
        command.Validators.Add(result =>
        {
            if (result.GetValue(check) && result.GetValue(output) is null)
                result.AddError("--check compares a rule file with its documents: name it with --output.");
        });
        command.SetAction(result => Run(new Request(
            result.GetValue(paths)!, result.GetValue(output), result.GetValue(report), result.GetValue(check), result.GetValue(lexicon)!, result.GetValue(verbose))));
        return command;
    }

    private sealed record Request(string[] Paths, string? Output, string? Report, bool Check, string[] Lexicons, bool Verbose);

    private static int Run(Request request)
    {
        if (ReadLexicon(request.Lexicons) is not { } lexicon)
            return ExitCode.Invalid;

        var files = SpecFiles.Read(request.Paths, Directory.GetCurrentDirectory());
        foreach (var problem in files.Problems)
            Messages.Say(problem.ToString());
        if (files.Documents.Count == 0 || files.Problems.Any(problem => problem.IsError))
            return Messages.Fail(ExitCode.NothingDone, "Nothing was written.");

        var derivation = new Deriver(lexicon).Derive(files.Documents);
        if (derivation.Statements.Count == 0)
            return Messages.Fail(ExitCode.NothingDone, $"No statement was recognised in {Messages.Count(files.Documents.Count, "document")}; nothing was written.");

        var rules = RuleFileWriter.Write(derivation, request.Output is null ? "" : Path.GetDirectoryName(Path.GetRelativePath(".", Path.GetFullPath(request.Output)))!.Replace('\\', '/'));
        if (rules.Length > YamlLimits.MaxLength)
            return Messages.Fail(ExitCode.Invalid, $"The rule file would have {rules.Length} characters, and the build reads {YamlLimits.MaxLength}; derive from fewer documents at a time. Nothing was written.");
        if (CheckOwnText(rules) is { } broken)
            return Messages.Fail(ExitCode.Invalid, $"What was derived is no valid rule file, which is a fault of Bylaw: line {broken.Place.Line}: {broken.Message}. Nothing was written.");

        if (request.Check)
            return Check(request.Output!, rules, derivation);

        if (request.Report is { } report)
            SafeFile.Write(report, report.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? MarkdownReport.Write(derivation, files.Problems) : ReportWriter.Json(derivation, files.Problems));
        if (request.Output is { } output)
        {
            SafeFile.Write(output, rules);
            SayWhatWins(output, derivation);
        }
        else
        {
            Console.Out.Write(rules);
        }

        DeriveView.Write(derivation, request.Output is null ? Console.Error : Console.Out, request.Verbose);
        return ExitCode.Clean;
    }

    private static int Check(string ruleFile, string rules, Derivation derivation)
    {
        if (!File.Exists(ruleFile))
            return Messages.Fail(ExitCode.NothingDone, $"{ruleFile}: there is no such rule file; derive it without --check first.");
        var drift = DriftFinder.Find(File.ReadAllText(ruleFile), rules, derivation);
        Console.Out.Write(DriftText.Write(drift, ruleFile));
        return drift.Any ? ExitCode.Drift : ExitCode.Clean;
    }

    // The team's own rule file has the last word, and nobody should wonder why a derived rule does nothing.
    private static void SayWhatWins(string output, Derivation derivation)
    {
        if (RuleFiles.Find(Path.GetDirectoryName(Path.GetFullPath(output))!) is not { } own || Path.GetFullPath(own) == Path.GetFullPath(output))
            return;
        foreach (var rule in OverridingRules.Find(new RuleFileText(Path.GetRelativePath(".", own), File.ReadAllText(own)), output, derivation.Rules.Select(rule => rule.Name)).Rules)
            Messages.Say(rule.Says);
    }

    private static Lexicon? ReadLexicon(string[] paths)
    {
        var files = new List<RuleFileText>();
        foreach (var path in paths)
        {
            if (!File.Exists(path))
            {
                Messages.Say($"{path}: there is no such lexicon.");
                return null;
            }

            files.Add(new RuleFileText(path, File.ReadAllText(path)));
        }

        var problems = new List<Problem>();
        var lexicon = LexiconReader.Read([.. files, LexiconReader.BuiltIn()], problems);
        foreach (var problem in problems)
            Console.Error.WriteLine($"{problem.Place}: {problem.Message}");
        return problems.Count == 0 ? lexicon : null;
    }

    // A rule file that the build refuses would be worse than none.
    private static Problem? CheckOwnText(string rules) =>
        RuleBookReader.Read(new RuleFileText("derived", rules), []).Problems.FirstOrDefault(problem => problem.Id == "BYL0002");
}
