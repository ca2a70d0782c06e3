using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Bylaw.CodeFixes;

/// <summary>`using` directives for extension methods, of which no name says where they come from; those of types add the annotations of Simplifier.</summary>
internal static class Imports
{
    /// <summary>Once, however many fixes of a file ask for it.</summary>
    public static void Add(SyntaxEditor editor, string space) =>
        editor.ReplaceNode(editor.OriginalRoot, (current, _) => current is CompilationUnitSyntax unit ? With(unit, space) : current);

    private static CompilationUnitSyntax With(CompilationUnitSyntax unit, string space)
    {
        if (unit.Usings.Count == 0 && unit.Members.FirstOrDefault() is BaseNamespaceDeclarationSyntax { Usings: { Count: > 0 } inner } outer)
            return unit.ReplaceNode(outer, outer.WithUsings(With(inner, space)));
        if (unit.Usings.Count > 0)
            return unit.WithUsings(With(unit.Usings, space));

        var header = HeaderOf(unit);
        var rest = unit.GetLeadingTrivia().Skip(header.Count);
        return unit.WithLeadingTrivia(rest).WithUsings([Directive(space).WithLeadingTrivia(header).WithTrailingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed, SyntaxFactory.ElasticCarriageReturnLineFeed)]);
    }

    private static SyntaxList<UsingDirectiveSyntax> With(SyntaxList<UsingDirectiveSyntax> usings, string space)
    {
        if (usings.Any(known => IsPlain(known) && known.Name?.ToString() == space))
            return usings;

        // Where it belongs by its name if they are in order, System before the others; otherwise at the end of the plain ones.
        var plain = usings.TakeWhile(IsPlain).Select(known => known.Name!.ToString()).ToList();
        var at = plain.Count;
        if (IsSorted(plain))
            at = plain.FindIndex(known => Compare(space, known) < 0) is >= 0 and var next ? next : plain.Count;

        var directive = Directive(space);
        if (at < usings.Count)
        {
            var next = usings[at];
            return usings.Replace(next, next.WithoutLeadingTrivia()).Insert(at, directive.WithLeadingTrivia(next.GetLeadingTrivia()).WithTrailingTrivia(EndOf(next)));
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
        directive.GetTrailingTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } end ? end : SyntaxFactory.ElasticCarriageReturnLineFeed;

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
