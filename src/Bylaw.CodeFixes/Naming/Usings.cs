using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.CodeFixes;

/// <summary>The usings of a file when types come or go.</summary>
internal static class Usings
{
    private const string Unneeded = "CS8019";

    /// <summary>The usings that nothing in the file needs, as they are written.</summary>
    public static async Task<HashSet<string>> UnneededAsync(Document document, CancellationToken cancellation)
    {
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var root = await model.SyntaxTree.GetRootAsync(cancellation).ConfigureAwait(false);
        return new(model.GetDiagnostics(cancellationToken: cancellation).Where(diagnostic => diagnostic.Id == Unneeded)
            .SelectMany(diagnostic => root.DescendantNodes(diagnostic.Location.SourceSpan).OfType<UsingDirectiveSyntax>().Where(directive => diagnostic.Location.SourceSpan.IntersectsWith(directive.Span)))
            .Select(directive => directive.ToString()), StringComparer.Ordinal);
    }

    /// <param name="kept">Those that nothing needed before either: they are none of ours to remove.</param>
    public static async Task<Document> WithoutUnneededAsync(Document document, ICollection<string> kept, CancellationToken cancellation)
    {
        var unneeded = await UnneededAsync(document, cancellation).ConfigureAwait(false);
        unneeded.ExceptWith(kept);
        return unneeded.Count == 0 ? document : await WithoutAsync(document, directive => unneeded.Contains(directive.ToString()), cancellation).ConfigureAwait(false);
    }

    public static async Task<Document> WithoutAsync(Document document, Func<UsingDirectiveSyntax, bool> which, CancellationToken cancellation)
    {
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var gone = root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>().Where(which).ToList();
        if (gone.Count == 0)
            return document;

        // The heading of the file stands before the first token, which may be the first of these.
        var first = root.GetFirstToken();
        var heading = gone.Any(directive => directive.Span.Contains(first.Span)) ? first.LeadingTrivia : default;
        var rest = root.RemoveNodes(gone, SyntaxRemoveOptions.KeepNoTrivia)!;
        if (rest is CompilationUnitSyntax { Usings.Count: 0, Externs.Count: 0 } && heading.Count == 0)
            rest = rest.WithLeadingTrivia(rest.GetLeadingTrivia().SkipWhile(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)));
        return document.WithSyntaxRoot(heading.Count > 0 ? rest.WithLeadingTrivia(heading.AddRange(rest.GetLeadingTrivia().SkipWhile(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)))) : rest);
    }

    /// <summary>Among the others in their order: `System` first if it stands first, then by the alphabet.</summary>
    public static CompilationUnitSyntax With(CompilationUnitSyntax unit, string space)
    {
        var inner = unit.Members.OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault(one => one.Usings.Count > 0);
        var usings = unit.Usings.Count == 0 && inner is not null ? inner.Usings : unit.Usings;
        if (usings.Any(directive => IsOf(directive, space)))
            return unit;

        var line = usings.Count > 0 && usings[0].GetTrailingTrivia().LastOrDefault() is { RawKind: (int)SyntaxKind.EndOfLineTrivia } end ? end : EndOfLine(unit);
        var directive = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(space)).NormalizeWhitespace().WithTrailingTrivia(line);
        var plain = usings.Where(one => one.Alias is null && !one.StaticKeyword.IsKind(SyntaxKind.StaticKeyword) && !one.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)).ToList();
        var at = plain.FirstOrDefault(one => Comes(space, one.NamespaceOrType.ToString())) is { } next ? usings.IndexOf(next) : plain.Count > 0 ? usings.IndexOf(plain[plain.Count - 1]) + 1 : 0;

        if (usings.Count == 0)
        {
            var first = unit.GetFirstToken();
            var heading = HeadingOf(first.LeadingTrivia);
            return unit.ReplaceToken(first, first.WithLeadingTrivia(SyntaxFactory.TriviaList(line).AddRange(first.LeadingTrivia.Skip(heading.Count))))
                .WithUsings(SyntaxFactory.SingletonList(directive.WithLeadingTrivia(heading)));
        }

        if (at == 0)
            (directive, usings) = (directive.WithLeadingTrivia(usings[0].GetLeadingTrivia()), usings.Replace(usings[0], usings[0].WithLeadingTrivia()));
        else if (usings[at - 1].GetLeadingTrivia().LastOrDefault() is { RawKind: (int)SyntaxKind.WhitespaceTrivia } indent)
            directive = directive.WithLeadingTrivia(indent);
        usings = usings.Insert(at, directive);
        return inner is not null && unit.Usings.Count == 0 ? unit.ReplaceNode(inner, inner.WithUsings(usings)) : unit.WithUsings(usings);
    }

    public static bool IsOf(UsingDirectiveSyntax directive, string space) =>
        directive.Alias is null && !directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword) && directive.NamespaceOrType.ToString().Replace("global::", "") == space;

    public static SyntaxTrivia EndOfLine(SyntaxNode root) =>
        root.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: (int)SyntaxKind.EndOfLineTrivia } line ? line : SyntaxFactory.ElasticEndOfLine("\n");

    private static bool Comes(string space, string before)
    {
        var (mine, its) = (IsSystem(space), IsSystem(before));
        return mine != its ? mine : string.CompareOrdinal(space, before) < 0;
    }

    private static bool IsSystem(string space) => space == "System" || space.StartsWith("System.", StringComparison.Ordinal);

    // A copyright notice, with the empty line behind it.
    private static SyntaxTriviaList HeadingOf(SyntaxTriviaList trivia)
    {
        var end = 0;
        for (var i = 1; i < trivia.Count; i++)
        {
            if (trivia[i].IsKind(SyntaxKind.EndOfLineTrivia) && trivia[i - 1].IsKind(SyntaxKind.EndOfLineTrivia))
                end = i + 1;
        }

        return SyntaxFactory.TriviaList(trivia.Take(end));
    }
}
