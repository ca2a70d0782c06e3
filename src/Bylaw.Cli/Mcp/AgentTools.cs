using System.ComponentModel;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bylaw.Analyzers;
using Bylaw.Cli.Checking;
using Bylaw.Cli.Commands;
using Bylaw.Cli.Explaining;
using Bylaw.Cli.Fixing;
using Bylaw.Cli.Guidance;
using Bylaw.Cli.Loading;
using Bylaw.Cli.Output;
using Bylaw.Specs.Deriving;
using Bylaw.Specs.Describing;
using Bylaw.Specs.Reading;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Bylaw.Cli.Mcp;

/// <summary>What a coding agent may ask. Nothing is written to disk, and what goes wrong is an answer with a remedy.</summary>
internal sealed class AgentTools(SolutionSession session, SolutionChoice choice, string root)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public Task<CallToolResult> RulesForPath([Description("The file, relative to the solution or absolute; it need not exist yet.")] string path) => AnswerAsync(() =>
    {
        var full = FullPath(path);
        var (book, isFallback) = ReadRules(full);
        var folder = isFallback ? root : Path.GetDirectoryName(Path.GetFullPath(book.RootFile))!;
        var text = new StringBuilder(Unmarked(AgentsSection.Write(book, new FileRules(book, FileOutline.Of(folder, full)).Scope, PackageReference.IsIn(folder))));
        if (book.Layers.Count > 0)
        {
            text.Append("\nA type has the first of these layers that it matches:\n\n");
            foreach (var layer in book.Layers)
                text.Append("- **").Append(layer.Name).Append("**: `").Append(SelectorYaml.Of(layer.Selector)).Append('`').Append(layer.Shared ? " (every layer may use it)" : "").Append('\n');
        }

        return Task.FromResult(Text(text.ToString()));
    });

    public Task<CallToolResult> CheckFile(
        [Description("The C# file, relative to the solution or absolute.")] string path,
        [Description("The whole text of the file as it would be; leave it out to check what is on disk.")] string? content = null,
        CancellationToken cancellation = default) => AnswerAsync(async () =>
    {
        var file = await FileCheck.RunAsync(await session.CurrentAsync(cancellation), FullPath(path), content, cancellation);
        var shown = PathText.Relative(root, file.Path);
        var text = new StringBuilder(shown).Append(": ").Append(file.Findings.Count == 0 ? "no findings" : Messages.Count(file.Findings.Count, "finding")).Append('\n');
        var findings = new List<CheckedHere>();
        foreach (var finding in file.Findings)
        {
            var fixes = (await FileCheck.FixesAsync(finding, cancellation)).Select(fix => fix.TitleWithSafety).ToList();
            var here = new CheckedHere(finding, fixes);
            findings.Add(here);
            text.Append($"({here.Line},{here.Column}) {here.Severity} {here.Id}: {here.Message}\n");
            foreach (var fix in fixes)
                text.Append("    fix: ").Append(fix).Append('\n');
        }

        if (file.Errors.Count > 0)
            text.Append($"The file does not compile ({Messages.Count(file.Errors.Count, "error")}), so it was checked as far as its symbols go:\n").AppendJoin('\n', file.Errors.Take(5)).Append('\n');
        foreach (var note in file.Notes)
            text.Append("Note: ").Append(note).Append('\n');
        return Text(text.ToString(), new { path = shown, findings, compileErrors = file.Errors, notes = file.Notes });
    });

    public Task<CallToolResult> Explain(
        [Description("A rule, a diagnostic such as BYL1001, a layer, a type, a route such as \"GET /orders/{id}\", or \"A -> B\" for whether one type or layer may use another.")] string what,
        [Description("For a rule: also what it selects in the code, and what is found. The first time it takes a check of the whole solution.")] bool inCode = false,
        CancellationToken cancellation = default) => AnswerAsync(async () =>
    {
        var question = Question.Of(what);
        var (book, isFallback) = ReadRules(root);
        var explained = inCode && question.Kind == QuestionKind.Name ? null : RuleFileExplainer.Explain(question, new RuleText(book, root) { Fallback = isFallback ? FallbackRules.Preset : null });
        if (explained is null)
        {
            var (snapshot, results) = await session.ResultsAsync(cancellation);
            using var fallback = new FallbackRules();
            explained = CodeExplainer.Explain(question, results, snapshot.Root, fallback.Path);
        }
        else if (isFallback)
        {
            explained = explained with { Note = Explanation.ByPreset };
        }

        return Text(explained.Note is { } note ? $"{explained.Text}\n{note}\n" : explained.Text);
    });

    public Task<CallToolResult> SuggestFix(
        [Description("The C# file, relative to the solution or absolute.")] string path,
        [Description("Of the finding: its diagnostic id, or its rule.")] string? id = null,
        [Description("Of the finding: its line, from 1.")] int? line = null,
        [Description("Which fix, if there are several: its title, or how that begins. The first one if left out.")] string? fix = null,
        [Description("The whole text of the file if it is not saved yet.")] string? content = null,
        [Description("diff: a unified diff of all files that change. text: their whole text.")] string format = "diff",
        CancellationToken cancellation = default) => AnswerAsync(async () =>
    {
        if (format is not ("diff" or "text"))
            throw new ToolProblem($"There is no format '{format}'; say diff or text.");
        var file = await FileCheck.RunAsync(await session.CurrentAsync(cancellation), FullPath(path), content, cancellation);
        var suggestion = await FixSuggestion.OfAsync(file, id, line, fix, cancellation);
        var diff = suggestion.Diff(root);
        var text = new StringBuilder($"{suggestion.Title}: {Messages.Count(suggestion.Files.Count, "file")} would change; nothing is written.\n");
        if (suggestion.Others.Count > 0)
            text.Append("Other fixes: ").AppendJoin("; ", suggestion.Others).Append('\n');
        text.Append('\n');
        if (format == "diff")
        {
            text.Append(diff);
        }
        else
        {
            foreach (var change in suggestion.Files)
                text.Append($"=== {PathText.Relative(root, change.Path)}{(change.After is null ? " (goes)" : change.OldPath is { } old && old != change.Path ? $" (was {PathText.Relative(root, old)})" : "")}\n{change.After}\n");
        }

        return Text(text.ToString(), new { title = suggestion.Title, files = suggestion.Files.Select(change => Changed(change, format)).ToList(), diff = format == "diff" ? diff : null, others = suggestion.Others });
    });

    /// <summary>The rule file of the solution, as it is on disk.</summary>
    public string RuleFile()
    {
        var file = choice.Rules ?? RuleFiles.Find(root) ?? throw new McpException($"There is no bylaw.yml in '{root}' or above, so {FallbackRules.Preset} holds; `bylaw init` writes one.");
        return File.ReadAllText(file);
    }

    /// <summary>What became of each sentence of the documents that the rules come from.</summary>
    public string SpecCoverage()
    {
        try
        {
            return Coverage();
        }
        catch (Exception exception) when (exception is ToolProblem or IOException or UnauthorizedAccessException)
        {
            throw new McpException(exception.Message);
        }
    }

    private string Coverage()
    {
        var (book, isFallback) = ReadRules(root);
        var folder = isFallback ? root : Path.GetDirectoryName(Path.GetFullPath(book.RootFile))!;
        List<string> named = [.. book.Specs.Values.Select(spec => spec.File).Where(spec => File.Exists(Path.Combine(folder, spec)))];
        var files = SpecFiles.Read(named.Count > 0 ? named : ["."], folder);
        if (files.Documents.Count == 0)
            throw new ToolProblem($"'{folder}' has no documents that rules come from: no AGENTS.md, CLAUDE.md, .claude/agents or the like, and the rule file names none under `specs`.");
        return MarkdownReport.Write(new Deriver(Bylaw.Specs.Vocabulary.LexiconReader.Read([Bylaw.Specs.Vocabulary.LexiconReader.BuiltIn()], [])).Derive(files.Documents), files.Problems);
    }

    private string FullPath(string path) => string.IsNullOrWhiteSpace(path) ? throw new ToolProblem("`path` is empty; name a file.") : Path.GetFullPath(path.Replace('\\', '/'), root);

    private (RuleBook Book, bool IsFallback) ReadRules(string path)
    {
        var file = choice.Rules ?? RuleFiles.Find(Directory.Exists(path) ? path : Path.GetDirectoryName(path)!) ?? RuleFiles.Find(root);
        using var fallback = new FallbackRules();
        var book = RuleFiles.Read(file ?? fallback.Path);
        return book.Problems.FirstOrDefault(problem => problem.Id == RuleIds.InvalidRuleFile) is { } invalid && file is not null
            ? throw new ToolProblem($"The rule file is wrong: {PathText.Relative(root, invalid.Place.File)}({invalid.Place.Line},{invalid.Place.Column}): {invalid.Message}. Correct that first.")
            : (book, file is null);
    }

    // The marks are for documents that it is part of.
    private static string Unmarked(string section) => string.Join('\n', section.Split('\n').Where(line => !line.StartsWith(AgentsSection.BeginMark, StringComparison.Ordinal) && line != AgentsSection.End)).Trim('\n') + "\n";

    private object Changed(FileChange change, string format) => new
    {
        path = PathText.Relative(root, change.Path),
        from = change.OldPath is { } old && old != change.Path ? PathText.Relative(root, old) : null,
        isNew = change.Before is null,
        isRemoved = change.After is null,
        text = format == "text" ? change.After : null,
    };

    private static CallToolResult Text(string text, object? structured = null) => new()
    {
        Content = [new TextContentBlock { Text = text }],
        StructuredContent = structured is null ? null : JsonSerializer.SerializeToElement(structured, Json),
    };

    private static async Task<CallToolResult> AnswerAsync(Func<Task<CallToolResult>> answer)
    {
        try
        {
            return await answer();
        }
        catch (Exception exception) when (exception is ToolProblem or UnknownNameException or LoadException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Failed(exception.Message);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Messages.Say(exception.ToString());
            return Failed($"A fault of Bylaw: {exception.GetType().Name}: {exception.Message}. The other tools go on; the standard error of the server has more.");
        }
    }

    private static CallToolResult Failed(string message) => new() { IsError = true, Content = [new TextContentBlock { Text = message }] };

    /// <summary>A finding as an agent reads it.</summary>
    private sealed record CheckedHere(
        string Id, string Severity, int Line, int Column, int EndLine, int EndColumn, string Message, string? Rule, IReadOnlyList<string>? Also, string? Because, string? Instead, string? Source, IReadOnlyList<string> Fixes, string? HelpLink)
    {
        public CheckedHere(FileFinding finding, IReadOnlyList<string> fixes) : this(
            finding.Finding.Id,
            finding.Finding.Severity.ToString() switch { "Error" => "error", "Warning" => "warning", _ => "suggestion" },
            finding.Span.StartLinePosition.Line + 1, finding.Span.StartLinePosition.Character + 1, finding.Span.EndLinePosition.Line + 1, finding.Span.EndLinePosition.Character + 1,
            FindingText.Message(finding.Finding),
            finding.Property(FindingProperties.Rule),
            finding.Property(FindingProperties.Also)?.Split('|'),
            finding.Rule?.Because,
            finding.Property(FindingProperties.Instead) ?? (finding.Rule?.Instead is { } instead ? string.Join(' ', RuleText.Advice(instead)) : null),
            finding.Rule is { Sources: [var source, ..] } ? (finding.Book.Specs.TryGetValue(source.Spec, out var spec) ? spec.File : source.Spec) + (source.Line is { } line ? $":{line}" : "") : null,
            fixes,
            finding.Finding.Descriptor.HelpLinkUri is { Length: > 0 } link ? link : null)
        {
        }
    }
}
