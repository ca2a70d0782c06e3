using Bylaw.Specs.Deriving;
using Bylaw.Specs.Reading;
using Bylaw.Specs.Tests.Recognising;
using Bylaw.Specs.Vocabulary;
using Bylaw.Testing;

namespace Bylaw.Specs.Tests.OnCode;

/// <summary>A derived rule works: from the sentence to the findings in code that breaks it, and none in code that keeps it.</summary>
public sealed class OnCodeTests
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Authorization;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Mvc;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.EntityFrameworkCore;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    private static readonly Lexicon Lexicon = Forms.Lexicon;

    public static TheoryData<string> Cases => [.. CodeCase.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Finds_what_breaks_the_sentence(string name)
    {
        var one = CodeCase.All.Single(other => other.Name == name);
        var rules = RulesOf(one.Spec);
        var test = Project(one, rules);
        var solution = new TestSolution(test, []);
        if (one.Tests is not null)
        {
            var code = test;
            test = new ProjectDefinition(one.Tests);
            test.Properties["BylawIsTestProject"] = "true";
            test.AdditionalFiles.AddRange(code.AdditionalFiles);
            code.AdditionalFiles.Clear();
            solution = new TestSolution(test, [code]);
        }

        var project = solution.Open(test, new Shape());
        var errors = project.Compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error).ToList();
        Assert.True(errors.Count == 0, string.Join('\n', errors));

        var findings = await new Analysis(project, AnalyzerList.All).Whole(concurrent: false);
        var found = findings.Select(finding => project.Sources.FirstOrDefault(source => source.Path == finding.Path) is { } source
            ? $"{source.Path}:{source.Text.Lines.GetLineFromPosition(finding.Span.Start).LineNumber + 1} {RuleOf(finding)}" : RuleOf(finding));
        var expected = project.Sources.SelectMany(source => source.Text.Lines.SelectMany(line => CodeCase.MarksOf(line.ToString()).Select(rule => $"{source.Path}:{line.LineNumber + 1} {rule}")))
            .Concat(one.Finds);
        var missing = expected.Except(found).ToList();
        var extra = found.Except(expected).ToList();
        Assert.True(missing.Count + extra.Count == 0,
            $"Missing:\n{string.Join('\n', missing)}\nMore:\n{string.Join('\n', extra)}\n\n{string.Join('\n', findings.Select(finding => $"{finding.Id} {finding.Path}: {finding.Message}"))}\n\n{rules}");
    }

    /// <summary>A rule of a topic that no case breaks may check nothing.</summary>
    [Fact]
    public void Every_rule_of_a_topic_has_code_that_breaks_it()
    {
        var cases = CodeCase.All.ToLookup(one => one.Name);
        Assert.Equal([],
            from topic in Lexicon.Topics
            from rule in topic.Rules
            where !cases[topic.Name].Any(one => one.Broken.Contains(rule.Key))
            select $"{topic.Name}: {rule.Key}");
    }

    private static string RulesOf(string spec) =>
        RuleFileWriter.Write(new Deriver(Lexicon).Derive([SpecParser.Parse("docs/spec.md", "spec", Document(spec))]), "");

    // A sentence alone is an item of a list, as most specs write their rules.
    private static string Document(string spec)
    {
        var isSentence = !spec.Contains('\n', StringComparison.Ordinal) && (char.IsLetter(spec[0]) || spec[0] == '`');
        return spec.StartsWith('#') ? spec : isSentence ? $"# Rules\n\n- {spec}\n" : $"# Rules\n\n{spec}\n";
    }

    private static ProjectDefinition Project(CodeCase one, string rules)
    {
        var project = new ProjectDefinition(one.Assembly);
        project.AdditionalFiles.Add(new Document("bylaw.yml", rules, "root"));
        project.AdditionalFiles.Add(new Document("docs/spec.md", Document(one.Spec), "spec"));
        project.Libraries.Add(Packages.Reference);
        project.AddSource("src/Shop/Usings.cs", Usings);
        foreach (var (path, code) in one.Files)
            project.AddSource(path, code);
        if (one.Files.Any(file => file.Code.Contains("WebApplication.Create()", StringComparison.Ordinal)))
            project.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        foreach (var (key, value) in one.Properties)
            project.Properties[key] = value;
        return project;
    }

    private static string RuleOf(Finding finding) =>
        finding.Message.LastIndexOf('[') is >= 0 and var open && finding.Message.EndsWith(']') ? finding.Message[(open + 1)..^1].Split(',')[0] : $"{finding.Id} {finding.Message}";
}
