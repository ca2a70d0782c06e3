using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Bylaw.Testing;

/// <summary>Says why a test failed: the files with carets under what was found, then what was expected and what was found.</summary>
internal static class FailureText
{
    public static string Errors(ProjectCompilation project, IEnumerable<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Where(it => it.Severity == DiagnosticSeverity.Error).ToList();
        var text = new StringBuilder($"{project.Name} does not compile.\n");
        foreach (var source in project.Sources)
        {
            var own = errors.Where(error => error.Location.SourceTree?.FilePath == source.Path).ToList();
            if (own.Count > 0) Append(text, source, own.Select(error => (error.Location.SourceSpan, $"{error.Id}: {error.GetMessage()}")));
        }

        foreach (var error in errors.Where(error => !error.Location.IsInSource)) text.Append($"\n{error.Id}: {error.GetMessage()}\n");
        return text.ToString();
    }

    public static string Mismatch(ProjectCompilation project, string run, IReadOnlyCollection<Expected> expected, IReadOnlyCollection<Finding> actual)
    {
        var (missing, extra) = Compare(expected, actual);
        var text = new StringBuilder($"{project.Name}, {run}: {Count(missing.Count, "expected finding")} missing, {Count(extra.Count, "finding")} not expected.\n");
        foreach (var file in project.Documents)
        {
            if (actual.Any(it => it.Path == file.Path) || expected.Any(it => it.Path == file.Path))
                Append(text, file, actual.Where(it => it.Path == file.Path).Select(it => (it.Span, $"{it.Id}: {it.Message}")));
        }

        List(text, "Expected:", expected.Select(it => (missing.Contains(it), Line(project, it.Path, it.Span, it.Id ?? "any id", it.Message))));
        List(text, "Actual:", actual.Select(it => (extra.Contains(it), Line(project, it.Path, it.Span, it.Id, it.Message))));
        return text.ToString();
    }

    public static string Difference(ProjectCompilation project, string run, IReadOnlyCollection<Finding> first, IReadOnlyCollection<Finding> here)
    {
        var expected = first.Select(it => new Expected(it.Path, it.Span, it.Id, it.Message)).ToList();
        var text = new StringBuilder($"The whole compilation gives what the test expects, this run does not.\n{Mismatch(project, run, expected, here)}");
        List(text, "In the whole compilation only:", first.Except(here).Select(it => (true, it.ToString())));
        List(text, "In this run only:", here.Except(first).Select(it => (true, it.ToString())));
        return text.ToString();
    }

    /// <summary>Pairs off what matches, the most particular expectation first.</summary>
    public static (List<Expected> Missing, List<Finding> Extra) Compare(IEnumerable<Expected> expected, IEnumerable<Finding> actual)
    {
        var missing = new List<Expected>();
        var extra = actual.ToList();
        foreach (var one in expected.OrderBy(it => it.Id is null).ThenBy(it => it.Message is null))
        {
            var index = extra.FindIndex(one.Matches);
            if (index < 0) missing.Add(one);
            else extra.RemoveAt(index);
        }

        return (missing, extra);
    }

    private static void Append(StringBuilder text, Document file, IEnumerable<(TextSpan Span, string Label)> labels)
    {
        var below = labels.ToLookup(label => file.Text.Lines.IndexOf(label.Span.Start));
        text.Append($"\n{file.Path}\n");
        foreach (var line in file.Text.Lines)
        {
            text.Append($"{line.LineNumber + 1,4} | {line}\n");
            foreach (var (span, label) in below[line.LineNumber])
            {
                // A tab stays a tab, so that the carets stand where the code does.
                var indent = string.Concat(file.Text.ToString(TextSpan.FromBounds(line.Start, span.Start)).Select(c => c == '\t' ? c : ' '));
                var width = Math.Max(1, Math.Min(span.End, line.End) - span.Start);
                text.Append($"     | {indent}{new string('^', width)} {label}\n");
            }
        }
    }

    private static void List(StringBuilder text, string title, IEnumerable<(bool Marked, string Line)> lines)
    {
        text.Append($"\n{title}\n");
        foreach (var (marked, line) in lines.DefaultIfEmpty((false, "nothing"))) text.Append($"{(marked ? "  ! " : "    ")}{line}\n");
    }

    private static string Line(ProjectCompilation project, string? path, TextSpan span, string id, string? message)
    {
        if (project.Documents.FirstOrDefault(file => file.Path == path) is not { } document) return $"(no location) {id}: {message ?? "any message"}";
        var place = document.Text.Lines.GetLinePosition(span.Start);
        return $"{path}({place.Line + 1},{place.Character + 1}) '{document.Text.ToString(span)}' {id}: {message ?? "any message"}";
    }

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
