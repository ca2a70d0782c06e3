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
        var output = new Option<string?>("--output", "-o") { Description = "The rule file to write; without it the rules go to the standard output." };
        var report = new Option<string?>("--report") { Description = "Write what became of each statement: as JSON, or as markdown where the name ends in .md." };
        var lexicon = new Option<string[]>("--lexicon") { Description = "A lexicon of your own; its words come before ours.", DefaultValueFactory = _ => [] };
        var check = new Option<bool>("--check") { Description = "Write nothing; end with 4 where the rule file is not what its documents say." };
        var verbose = new Option<bool>("--verbose", "-v") { Description = "Show every statement, not only those with a question." };
        var command = new Command("derive", "Derives a rule file from markdown that people and coding agents read.") { paths, output, report, check, lexicon, verbose };
        command.Validators.Add(result =>
        {
            if (result.GetResult(check) is { Implicit: false } && result.GetResult(output) is null)
                result.AddError("--check compares a rule file with its documents: name it with --output.");
            if (result.GetResult(output) is { Tokens: [{ Value.Length: > 0 } rules] } && result.GetResult(report) is { Tokens: [{ Value.Length: > 0 } other] } && IsSame(rules.Value, other.Value))
                result.AddError($"{other.Value}: rule file and report can't be the same file.");
        });
        // What a shell makes of a variable that isn't set would otherwise be the folder that one is in.
        paths.Validators.Add(AddErrors);
        output.Validators.Add(AddErrors);
        report.Validators.Add(AddErrors);
        command.SetAction(result => Run(new Request(
            result.GetValue(paths)!, result.GetValue(output), result.GetValue(report), result.GetValue(check), result.GetValue(lexicon)!, result.GetValue(verbose))));
        return command;
    }

    private static void AddErrors(SymbolResult result)
    {
        foreach (var path in result.Tokens.Select(token => token.Value))
        {
            if (string.IsNullOrWhiteSpace(path))
                result.AddError("A path is empty.");
            else if (path.StartsWith('-') && !Path.Exists(path))
                result.AddError($"{path}: there is no such option, and no such file.");
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

        var written = new List<(string Path, string Text)>();
        if (request.Report is { } report)
            written.Add((report, report.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? MarkdownReport.Write(derivation, files.Problems) : ReportWriter.Json(derivation, files.Problems)));
        if (request.Output is not null)
            written.Add((request.Output, rules));
        SafeFile.Write(written);
        if (request.Output is { } output)
            SayWhatWins(output, derivation);
        else
            Console.Out.Write(rules);

        DeriveView.Write(derivation, request.Output is null ? Console.Error : Console.Out, request.Verbose);
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
