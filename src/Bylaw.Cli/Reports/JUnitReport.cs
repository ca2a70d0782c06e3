using System.Globalization;
using System.Text;
using System.Xml;
using Bylaw.Cli.Checking;

namespace Bylaw.Cli.Reports;

/// <summary>
/// JUnit XML for the test views of CI systems: a project is a suite, and what a rule finds in a file is a test. Their names have no lines in them, so that
/// a view which compares two runs knows them again. That a project was analysed is a test too, so no suite is empty.
/// </summary>
internal static class JUnitReport
{
    public static string Write(CheckReport report)
    {
        // A file may be part of several projects; its findings are counted once.
        var byProject = report.Findings.ToLookup(finding => report.Projects.FirstOrDefault(project => finding.Projects.Contains(project.Name)));
        List<Suite> suites = [.. report.Projects.Select(project => new Suite(project.Name, [Analysis(project), .. Tests(report, project.Name, byProject[project])]))];
        if (byProject[null].Any() || suites.Count == 0)
            suites.Add(new Suite("bylaw", [.. suites.Count == 0 ? [NothingChecked] : Array.Empty<Test>(), .. Tests(report, "bylaw", byProject[null])]));

        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.None, OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", "bylaw check");
            WriteCounts(xml, [.. suites.SelectMany(suite => suite.Tests)]);
            xml.WriteAttributeString("time", report.Summary.Elapsed.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture));
            foreach (var suite in suites)
                WriteSuite(xml, suite);
            xml.WriteEndElement();
        }

        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{text}\n";
    }

    private sealed record Suite(string Name, IReadOnlyList<Test> Tests);

    private sealed record Test(string Class, string Name, string? File, int? Line, Result Result, string? Kind, string? Message, string Text);

    private enum Result
    {
        Passed,
        Failure,
        Error,
        Skipped,
    }

    private static readonly Test NothingChecked = new("bylaw", "analysis", null, null, Result.Error, "analysis", "there is no project, so nothing was checked", "");

    private static Test Analysis(CheckedProject project) => new(project.Name, "analysis", project.Path, null, project.State switch
    {
        ProjectState.Failed => Result.Error,
        ProjectState.Skipped => Result.Skipped,
        _ => Result.Passed,
    }, "analysis", CheckText.Of(project), CheckText.Of(project));

    private static IEnumerable<Test> Tests(CheckReport report, string project, IEnumerable<CheckedFinding> findings) =>
        from finding in findings
        group finding by (Rule: finding.Rule ?? finding.Id, Path: report.PathOf(finding), IsSuppressed: finding.Suppression is not null) into kind
        select Of(report, project, kind.Key.Rule, kind.Key.Path, [.. kind]);

    private static Test Of(CheckReport report, string project, string rule, string path, IReadOnlyList<CheckedFinding> findings)
    {
        var level = findings.Max(finding => finding.Level);
        var isSuppressed = findings[0].Suppression is not null;
        var result = isSuppressed ? Result.Skipped : level == FindingLevel.Suggestion ? Result.Passed : Result.Failure;
        var message = isSuppressed ? findings[0].Suppression!.Justification ?? "suppressed, and nobody says why" : findings[0].Message;
        return new Test(project, $"{rule}: {path}{(isSuppressed ? " (suppressed)" : "")}", path, findings[0].Place?.Line, result, CheckText.Name(level),
            findings.Count > 1 ? $"{message} (and {findings.Count - 1} more)" : message, string.Join('\n', findings.Select(finding => FindingLine.Of(report, finding))));
    }

    private static void WriteSuite(XmlWriter xml, Suite suite)
    {
        xml.WriteStartElement("testsuite");
        Attribute(xml, "name", suite.Name);
        WriteCounts(xml, suite.Tests);
        foreach (var test in suite.Tests)
            WriteTest(xml, test);
        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, IReadOnlyList<Test> tests)
    {
        Attribute(xml, "tests", Number(tests.Count));
        foreach (var (name, result) in new[] { ("failures", Result.Failure), ("errors", Result.Error), ("skipped", Result.Skipped) })
            Attribute(xml, name, Number(tests.Count(test => test.Result == result)));
    }

    private static void WriteTest(XmlWriter xml, Test test)
    {
        xml.WriteStartElement("testcase");
        Attribute(xml, "classname", test.Class);
        Attribute(xml, "name", test.Name);
        if (test.File is not null)
            Attribute(xml, "file", test.File);
        if (test.Line is { } line)
            Attribute(xml, "line", Number(line));
        if (test.Result != Result.Passed)
        {
            xml.WriteStartElement(test.Result.ToString().ToLowerInvariant());
            if (test.Result != Result.Skipped)
                Attribute(xml, "type", test.Kind!);
            Attribute(xml, "message", test.Message ?? "");
            xml.WriteString(Clean(test.Text));
            xml.WriteEndElement();
        }
        else if (test.Text.Length > 0)
        {
            xml.WriteElementString("system-out", Clean(test.Text));
        }

        xml.WriteEndElement();
    }

    private static void Attribute(XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, Clean(value));

    // XML has no way to say most control characters, or half a character.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
            clean.Append(rune.Value is (>= 0x20 or '\n' or '\t') and not (0xFFFE or 0xFFFF) ? rune : Rune.ReplacementChar);
        return clean.ToString();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
