using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Bylaw.CodeFixes;

/// <summary>The using directives of a file whose code needs others than before.</summary>
internal static class Usings
{
    private const string Unneeded = "CS8019";

    /// <summary>The usings that nothing in the file needs, as they are written.</summary>
    public static async Task<HashSet<string>> UnneededAsync(Document document, CancellationToken cancellation)
    {
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        return new((await FileDiagnostics.OfAsync(document, cancellation).ConfigureAwait(false)).Where(diagnostic => diagnostic.Id == Unneeded)
            .SelectMany(diagnostic => root.DescendantNodes(diagnostic.Location.SourceSpan).OfType<UsingDirectiveSyntax>().Where(directive => diagnostic.Location.SourceSpan.IntersectsWith(directive.Span)))
            .Select(directive => directive.ToString()), StringComparer.Ordinal);
    }

    /// <param name="kept">Those that nothing needed before either: they are none of ours to remove.</param>
    public static async Task<Document> WithoutUnneededAsync(Document document, ICollection<string> kept, CancellationToken cancellation)
    {
        var unneeded = await UnneededAsync(document, cancellation).ConfigureAwait(false);
        unneeded.ExceptWith(kept);
        // Who knows what the other branch of an #if needs?
        if (unneeded.Count > 0 && (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!.DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.DisabledTextTrivia)))
            return document;
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

    public static bool IsOf(UsingDirectiveSyntax directive, string space) =>
        directive.Alias is null && !directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword) && directive.NamespaceOrType.ToString().Replace("global::", "") == space;

    public static SyntaxTrivia EndOfLine(SyntaxNode root) =>
        root.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: (int)SyntaxKind.EndOfLineTrivia } line ? line : SyntaxFactory.ElasticEndOfLine("\n");

    /// <summary>Once, however many fixes of a file ask for it.</summary>
    public static void Add(SyntaxEditor editor, string space) =>
        editor.ReplaceNode(editor.OriginalRoot, (current, _) => current is CompilationUnitSyntax unit ? With(unit, space) : current);

    /// <summary>Among the others where it belongs by its name.</summary>
    public static CompilationUnitSyntax With(CompilationUnitSyntax unit, string space)
    {
        if (unit.Usings.Count == 0 && unit.Members.FirstOrDefault() is BaseNamespaceDeclarationSyntax { Usings: { Count: > 0 } inner } outer)
            return unit.ReplaceNode(outer, outer.WithUsings(With(inner, space)));
        if (unit.Usings.Count > 0)
            return unit.WithUsings(With(unit.Usings, space));

        var header = HeaderOf(unit);
        var rest = unit.GetLeadingTrivia().Skip(header.Count);
        return unit.WithLeadingTrivia(rest).WithUsings([Directive(space).WithLeadingTrivia(header).WithTrailingTrivia(EndOfLine(unit), EndOfLine(unit))]);
    }

    private static SyntaxList<UsingDirectiveSyntax> With(SyntaxList<UsingDirectiveSyntax> usings, string space)
    {
        if (usings.Any(known => IsPlain(known) && known.Name?.ToString() == space))
            return usings;

        // Where it belongs by its name if they are in order, System before the others; otherwise at the end of the plain ones.
        var plain = usings.TakeWhile(IsPlain).Select(known => known.Name!.ToString()).ToList();
        var at = plain.Count;
        if (IsSorted(plain))
            at = plain.FindIndex(known => Compare(space, known) < 0) is >= 0 and var found ? found : plain.Count;
        // Not among those that an #if holds.
        if (usings.IndexOf(known => known.GetLeadingTrivia().Any(SyntaxKind.IfDirectiveTrivia)) is >= 0 and var conditional && conditional < at)
            at = conditional;

        var directive = Directive(space);
        if (at < usings.Count)
        {
            var next = usings[at];
            var before = next.GetLeadingTrivia().TakeWhile(trivia => !trivia.IsDirective).ToList();
            var after = next.GetLeadingTrivia().Skip(before.Count);
            return usings.Replace(next, next.WithLeadingTrivia(after)).Insert(at, directive.WithLeadingTrivia(before).WithTrailingTrivia(EndOf(next)));
        }

        return usings.Add(directive.WithTrailingTrivia(usings.Last().GetTrailingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia))));
    }

    // What stands before the first blank line is about the file.
    private static List<SyntaxTrivia> HeaderOf(CompilationUnitSyntax unit)
    {
        var trivia = unit.GetLeadingTrivia().ToList();
        var last = -1;
        for (var i = 1; i < trivia.Count; i++)
        {
            if (trivia[i].IsKind(SyntaxKind.EndOfLineTrivia) && (trivia[i - 1].IsKind(SyntaxKind.EndOfLineTrivia) || trivia[i - 1].IsDirective))
                last = i;
        }

        return trivia.GetRange(0, last + 1);
    }

    private static UsingDirectiveSyntax Directive(string space) =>
        SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(space)).WithUsingKeyword(SyntaxFactory.Token(SyntaxKind.UsingKeyword).WithTrailingTrivia(SyntaxFactory.Space));

    private static SyntaxTrivia EndOf(UsingDirectiveSyntax directive) =>
        directive.GetTrailingTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } end ? end : EndOfLine(directive.SyntaxTree.GetRoot());

    private static bool IsPlain(UsingDirectiveSyntax directive) =>
        directive is { Alias: null, Name: not null } && directive.StaticKeyword.IsKind(SyntaxKind.None) && directive.GlobalKeyword.IsKind(SyntaxKind.None);

    private static bool IsSorted(List<string> names)
    {
        for (var i = 1; i < names.Count; i++)
        {
            if (Compare(names[i - 1], names[i]) > 0)
                return false;
        }

        return true;
    }

    private static int Compare(string left, string right) =>
        IsSystem(left) == IsSystem(right) ? StringComparer.OrdinalIgnoreCase.Compare(left, right) : IsSystem(left) ? -1 : 1;

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
}
