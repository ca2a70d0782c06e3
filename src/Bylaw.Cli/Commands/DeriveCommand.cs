using System.CommandLine;
using System.CommandLine.Parsing;
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
        var output = new Option<string?>("--output", "-o") { HelpName = "file", Description = "The rule file to write; without it, or with -, the rules go to the standard output." };
        var report = new Option<string?>("--report") { HelpName = "file", Description = "Write what became of each statement: as JSON, or as markdown where the name ends in .md; - is the standard output." };
        var lexicon = new Option<string[]>("--lexicon") { HelpName = "file", Description = "A lexicon of your own; its words come before ours.", DefaultValueFactory = _ => [] };
        var check = new Option<bool>("--check") { Description = "Write nothing; end with 4 where the rule file is not what its documents say." };
        var verbose = new Option<bool>("--verbose", "-v") { Description = "Show every statement, not only those with a question." };
        var command = new Command("derive", "Derives a rule file from markdown that people and coding agents read.") { paths, output, report, check, lexicon, verbose }.WithHelp(new(
            "Each rule names the sentences that it comes from, and each sentence is accounted for. Nothing is guessed: what could mean two things is a question.",
            [
                ("bylaw derive .", "look what the documents of this folder say"),
                ("bylaw derive . -o derived.bylaw.yml", "write it; then, in bylaw.yml: extends: [./derived.bylaw.yml]"),
                ("bylaw derive . -o derived.bylaw.yml --check", "in CI: do documents and rule file agree?"),
                ("bylaw derive AGENTS.md -v", "what became of each sentence"),
            ],
            [
                (ExitCode.Clean, "derived; with --check: they agree"),
                (ExitCode.Invalid, "a lexicon or an argument is wrong, or the file was written by hand"),
                (ExitCode.NothingDone, "a document is not there, can't be read, or says nothing that could be a rule"),
                (ExitCode.Drift, "with --check: they don't agree"),
            ]));
        command.Validators.Add(result =>
        {
            // A mistake of the line itself is told by who parses it.
            if (result.GetResult(output) is { Tokens.Count: 0 } || result.GetResult(report) is { Tokens.Count: 0 })
                return;
            var (rules, other) = (result.GetValue(output) ?? Destination.StandardOutput, result.GetValue(report));
            if (result.GetResult(check) is { Implicit: false } && rules == Destination.StandardOutput)
                result.AddError("--check compares a rule file with its documents: name it with --output.");
            if (Destination.Error(other is null ? [("--output", rules)] : [("--output", rules), ("--report", other)]) is { } error)
                result.AddError(error);
        });
        // What a shell makes of a variable that isn't set would otherwise be the folder that one is in.
        paths.Validators.Add(AddErrors);
        output.Validators.Add(AddErrors);
        report.Validators.Add(AddErrors);
        command.SetAction(result => Run(new Request(
            result.GetValue(paths)!, result.GetValue(output) is Destination.StandardOutput ? null : result.GetValue(output), result.GetValue(report), result.GetValue(check), result.GetValue(lexicon)!, result.GetValue(verbose))));
        return command;
    }

    private static void AddErrors(SymbolResult result)
    {
        foreach (var path in result.Tokens.Select(token => token.Value))
        {
            if (string.IsNullOrWhiteSpace(path))
                result.AddError("A path is empty.");
        }
    }

    private static bool IsSame(string path, string other) => string.Equals(Path.GetFullPath(path), Path.GetFullPath(other), StringComparison.OrdinalIgnoreCase);

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
        if (new[] { request.Output, request.Report }.OfType<string>().FirstOrDefault(path => files.Documents.Any(document => IsSame(path, document.Path))) is { } overwritten)
            return Messages.Fail(ExitCode.Invalid, $"{overwritten}: this is one of the documents, and would be overwritten; name another file. Nothing was written.");

        var derivation = new Deriver(lexicon).Derive(files.Documents);
        if (derivation.Statements.Count == 0)
            return Messages.Fail(ExitCode.NothingDone, $"{Named(files.Documents)}: no statement was recognised. One says what must be or must not, such as \"Controllers must not use the DbContext.\" Nothing was written.");

        var rules = RuleFileWriter.Write(derivation, request.Output is null ? "" : Path.GetDirectoryName(Path.GetRelativePath(".", Path.GetFullPath(request.Output)))!.Replace('\\', '/'));
        if (rules.Length > YamlLimits.MaxLength)
            return Messages.Fail(ExitCode.Invalid, $"The rule file would have {rules.Length} characters, and the build reads {YamlLimits.MaxLength}; derive from fewer documents at a time. Nothing was written.");
        if (CheckOwnText(rules) is { } broken)
            return Messages.Fail(ExitCode.Invalid, $"What was derived is no valid rule file, which is a fault of Bylaw: line {broken.Place.Line}: {broken.Message}. Nothing was written.");

        if (request.Check)
            return Check(request.Output!, rules, derivation);

        if (request.Output is { } existing && File.Exists(existing) && !RuleFileWriter.Wrote(File.ReadAllText(existing)))
            return Messages.Fail(ExitCode.Invalid, $"{existing}: somebody has written this file by hand, and it would be lost; derive into a file of its own, such as derived.bylaw.yml, and extend it: extends: [./derived.bylaw.yml]. Nothing was written.");

        List<(string Path, string Text)> results = [(request.Output ?? Destination.StandardOutput, rules)];
        if (request.Report is { } report)
            results.Add((report, report.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? MarkdownReport.Write(derivation, files.Problems) : ReportWriter.Json(derivation, files.Problems)));
        Destination.Write(results, Console.Out);
        if (request.Output is { } output)
            SayWhatWins(output, derivation);

        DeriveView.Write(derivation, results.Exists(result => result.Path == Destination.StandardOutput) ? Console.Error : Console.Out, request.Verbose);
        return ExitCode.Clean;
    }

    private static string Named(IReadOnlyList<SpecDocument> documents) => documents is [var only] ? only.Path : Messages.Count(documents.Count, "document");

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
