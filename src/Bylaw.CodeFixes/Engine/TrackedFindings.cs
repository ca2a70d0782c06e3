using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Bylaw.CodeFixes;

/// <summary>A finding whose place is known by a mark on its tokens, so that it is found again after others were fixed.</summary>
internal sealed record TrackedFinding(Diagnostic Original, DocumentId Document, SyntaxAnnotation Mark)
{
    /// <summary>The finding at its present place; null when its code is gone.</summary>
    public async Task<Diagnostic?> InAsync(Document document, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var tokens = root!.GetAnnotatedTokens(Mark).ToList();
        if (tokens.Count == 0)
            return null;

        var span = TextSpan.FromBounds(tokens[0].SpanStart, tokens[tokens.Count - 1].Span.End);
        var location = Location.Create(root.SyntaxTree, span);
        return Diagnostic.Create(
            Original.Descriptor, location, Original.Severity, Original.AdditionalLocations, Original.Properties, Original.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }
}

/// <summary>Findings of a solution, in the order of their places.</summary>
internal sealed record TrackedFindings(Solution Solution, ImmutableArray<TrackedFinding> Findings)
{
    private const string Kind = "bylaw.finding";

    public static async Task<TrackedFindings> OfAsync(Solution solution, IEnumerable<Diagnostic> findings, CancellationToken cancellation)
    {
        var tracked = ImmutableArray.CreateBuilder<TrackedFinding>();
        var files = findings.Where(finding => finding.Location.IsInSource).GroupBy(finding => solution.GetDocument(finding.Location.SourceTree))
            .Where(file => file.Key is not null).OrderBy(file => file.Key!.FilePath ?? file.Key.Name, StringComparer.Ordinal).ToList();
        foreach (var file in files)
        {
            var document = file.Key!;
            var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
            var marks = new Dictionary<SyntaxToken, List<SyntaxAnnotation>>();
            // A project that is built for several frameworks reports a place once for each.
            foreach (var finding in file.OrderBy(finding => finding.Location.SourceSpan).GroupBy(finding => (finding.Location.SourceSpan, finding.Id, finding.GetMessage(null))).Select(same => same.First()))
            {
                var mark = new SyntaxAnnotation(Kind);
                var span = finding.Location.SourceSpan;
                // A directive stands in the trivia of a token.
                Add(root.FindToken(span.Start, findInsideTrivia: true));
                Add(root.FindToken(Math.Max(span.Start, span.End - 1), findInsideTrivia: true));
                tracked.Add(new TrackedFinding(finding, document.Id, mark));

                void Add(SyntaxToken token)
                {
                    if (!marks.TryGetValue(token, out var here))
                        marks.Add(token, here = []);
                    if (!here.Contains(mark))
                        here.Add(mark);
                }
            }

            solution = solution.WithDocumentSyntaxRoot(document.Id, root.ReplaceTokens(marks.Keys, (token, current) => current.WithAdditionalAnnotations(marks[token])));
        }

        return new TrackedFindings(solution, tracked.ToImmutable());
    }

    /// <summary>Without marks, and with the documents as they were where nothing else changed.</summary>
    public static async Task<Solution> ForgetAsync(Solution before, Solution after, CancellationToken cancellation)
    {
        foreach (var id in after.GetChanges(before).GetProjectChanges().SelectMany(project => project.GetChangedDocuments()).ToList())
        {
            var root = (await after.GetDocument(id)!.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
            var old = await before.GetDocument(id)!.GetTextAsync(cancellation).ConfigureAwait(false);
            var text = root.GetText(old.Encoding, old.ChecksumAlgorithm);
            after = text.ContentEquals(old)
                ? after.WithDocumentText(id, old)
                : after.WithDocumentText(id, old.WithChanges(text.GetTextChanges(old)));
        }

        return after;
    }
}
