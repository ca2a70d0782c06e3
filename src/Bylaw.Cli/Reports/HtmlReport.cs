using System.Globalization;
using System.Net;
using System.Text;
using Bylaw.Cli.Checking;
using Bylaw.Cli.Output;
using Bylaw.Rules;

namespace Bylaw.Cli.Reports;

/// <summary>One page that needs nothing else: no network, and no script to be read. The script filters.</summary>
internal static class HtmlReport
{
    public static string Write(CheckReport report)
    {
        var page = new Page(report);
        return page.Write();
    }

    private sealed class Page(CheckReport report)
    {
        private readonly StringBuilder text = new();

        // Names may hold anything, so what the filter compares are numbers.
        private readonly List<string> rules = [.. report.Findings.SelectMany(Rules).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        private readonly List<string> projects = [.. report.Projects.Select(project => project.Name).Concat(report.Findings.SelectMany(finding => finding.Projects)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

        public string Write()
        {
            var title = $"bylaw check: {CheckText.Counts(report)}";
            text.Append($"""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
                <title>{Text(title)}</title>
                <style>
                {Resources.Read("page/report.css")}</style>
                </head>
                <body>
                <h1>{Text(title)}</h1>

                """);
            WriteSummary();
            WriteFindings();
            WriteSuppressed();
            WriteProjects();
            WriteExceptions();
            text.Append($"<p class=\"meta\">bylaw {Text(ToolVersion.Text)}</p>\n<script>\n{Resources.Read("page/report.js")}</script>\n</body>\n</html>\n");
            return text.ToString().ReplaceLineEndings("\n");
        }

        private void WriteSummary()
        {
            text.Append("<table id=\"summary\"><tbody>\n");
            foreach (var line in CheckText.Summary(report))
                text.Append($"<tr><th>{Text(line.Label)}</th><td{(line.NeedsCare ? " class=\"care\"" : "")}>{Text(line.Text)}</td></tr>\n");
            text.Append("</tbody></table>\n");
        }

        private void WriteFindings()
        {
            text.Append("<h2>Findings</h2>\n<form id=\"filter\" hidden>\n");
            WriteSelect("level", "Level", Enum.GetValues<FindingLevel>().Reverse().Select(level => ((int)level, CheckText.Name(level))));
            WriteSelect("rule", "Rule", rules.Index());
            WriteSelect("project", "Project", projects.Index());
            text.Append("<label>Text<input name=\"text\" type=\"search\"></label>\n<button type=\"reset\">All</button>\n<output name=\"shown\"></output>\n</form>\n");
            if (!report.Open.Any())
                text.Append("<p>No findings.</p>\n");
            text.Append("<div id=\"findings\">\n");
            WriteFiles(report.Open, "f", isOpen: true);
            text.Append("</div>\n");
        }

        private void WriteSelect(string name, string label, IEnumerable<(int Value, string Text)> options)
        {
            text.Append($"<label>{label}<select name=\"{name}\"><option value=\"\">all</option>");
            foreach (var option in options)
                text.Append(CultureInfo.InvariantCulture, $"<option value=\"{option.Value}\">{Text(option.Text)}</option>");
            text.Append("</select></label>\n");
        }

        private void WriteSuppressed()
        {
            var suppressed = report.Findings.Where(finding => finding.Suppression is not null).ToList();
            if (suppressed.Count == 0)
                return;
            text.Append("<h2>Suppressed in the code</h2>\n");
            WriteFiles(suppressed, "s", isOpen: false);
        }

        private void WriteFiles(IEnumerable<CheckedFinding> findings, string prefix, bool isOpen)
        {
            var number = 0;
            foreach (var file in findings.GroupBy(report.PathOf))
            {
                text.Append($"<details data-file{(isOpen ? " open" : "")}><summary><span class=\"path\">{Text(file.Key)}</span> <span class=\"count\">{Text(CheckText.Counts(file))}</span></summary><ol>\n");
                foreach (var finding in file)
                    WriteFinding(finding, $"{prefix}{++number}");
                text.Append("</ol></details>\n");
            }
        }

        private void WriteFinding(CheckedFinding finding, string id)
        {
            var level = CheckText.Name(finding.Level);
            text.Append($"<li id=\"{id}\" data-level=\"{(int)finding.Level}\" data-rule=\"{Numbers(rules, Rules(finding))}\" data-project=\"{Numbers(projects, finding.Projects)}\">\n");
            text.Append($"<p><span class=\"level {level}\">{level}</span> {Id(finding)} {Text(finding.Message)}</p>\n");
            if (finding.Excerpt is { } excerpt)
                text.Append($"<code class=\"excerpt\">{Text(excerpt)}</code>\n");
            text.Append($"<p class=\"meta\"><a href=\"#{id}\">{Text(FindingLine.Place(report, finding))}</a>{Meta(finding)}</p>\n</li>\n");
        }

        private static string Meta(CheckedFinding finding)
        {
            List<string> parts = [.. finding.Also.Prepend(finding.Rule).Where(rule => rule is not null).Select(rule => $"rule {rule}")];
            if (finding.Projects.Count > 0)
                parts.Add(string.Join(", ", finding.Projects));
            if (finding.Source is { } source)
                parts.Add($"{source.Path}{(source.Line is { } line ? ":" + line.ToString(CultureInfo.InvariantCulture) : "")}{(source.Quote is { } quote ? $" “{quote}”" : "")}");
            if (finding.Related.Count > 0)
                parts.Add("see " + string.Join(", ", finding.Related.Select(place => $"{place.Path}({place.Line},{place.Column})")));
            if (finding.Suppression is { } suppression)
                parts.Add(suppression.Justification is { Length: > 0 } justification ? $"suppressed: {justification}" : "suppressed, and nobody says why");
            return string.Concat(parts.Select(part => " · " + Text(part)));
        }

        private static string Id(CheckedFinding finding) =>
            finding.HelpLink is { } link && (link.StartsWith("https://", StringComparison.Ordinal) || link.StartsWith("http://", StringComparison.Ordinal))
                ? $"<a href=\"{Text(link)}\" title=\"{Text(finding.Title)}\">{Text(finding.Id)}</a>"
                : $"<span title=\"{Text(finding.Title)}\">{Text(finding.Id)}</span>";

        private void WriteProjects()
        {
            if (report.Projects.Count == 0)
                return;
            text.Append("<h2>Projects</h2>\n<table><thead><tr><th>Project</th><th>Frameworks</th><th>State</th></tr></thead><tbody>\n");
            foreach (var project in report.Projects)
                text.Append($"<tr><td title=\"{Text(project.Path)}\">{Text(project.Name)}</td><td>{Text(string.Join(", ", project.TargetFrameworks))}</td><td>{Text(CheckText.Of(project))}</td></tr>\n");
            text.Append("</tbody></table>\n");
        }

        private void WriteExceptions()
        {
            if (report.Summary.Exceptions.Count == 0)
                return;
            text.Append("<h2>Exceptions</h2>\n<table><thead><tr><th>Rule</th><th>At</th><th>Ends</th></tr></thead><tbody>\n");
            foreach (var exception in report.Summary.Exceptions)
                text.Append($"<tr><td>{Text(exception.Rule)}</td><td>{Text(exception.At)}</td><td>{Text(CheckText.DaysLeft(exception))}</td></tr>\n");
            text.Append("</tbody></table>\n");
        }

        // What is about the rule file itself is found under its id.
        private static IEnumerable<string> Rules(CheckedFinding finding) => [finding.Rule ?? finding.Id, .. finding.Also];

        private static string Numbers(List<string> all, IEnumerable<string> some) => string.Join(' ', some.Select(item => all.IndexOf(item)));

        private static string Text(string value) => WebUtility.HtmlEncode(OneLine.Of(value));
    }
}
