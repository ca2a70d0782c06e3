using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.CodeFixes;

/// <summary>BYL3002: the file gets the name of its type, or the type a file of that name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FileNameCodeFix)), Shared]
public sealed class FileNameCodeFix() : BylawCodeFix(RuleIds.FileName)
{
    private protected override async Task<IReadOnlyList<Fix>> FindAsync(FindingContext context)
    {
        if (!SourceFiles.CanRename(context.Solution) || context.Token.Parent is not MemberDeclarationSyntax declaration || NamedTypes.Of(context) is not { } named
            || Wanted(named, declaration, context.Document.Name) is not { } name)
        {
            return [];
        }

        var solution = MustMove(context, declaration) ? null : SourceFiles.WithName(context.Solution, context.Document.Id, name);
        var title = $"Rename '{context.Document.Name}' to '{name}'";
        if (solution is null)
        {
            title = $"Move '{named.Type.Name}' to '{name}'";
            solution = await TypeFiles.MoveAsync(context.Document, declaration, name, context.Cancellation).ConfigureAwait(false);
        }

        return solution is not null && await CompileCheck.HoldsAsync(context.Solution, solution, context.Cancellation).ConfigureAwait(false)
            && !await NameCheck.HasNewFindingsAsync(context, solution).ConfigureAwait(false)
            ? [new SolutionFix(title, FixSafety.Safe, "file", _ => Task.FromResult<Solution?>(solution))]
            : [];
    }

    /// <summary>Files that another fix has added get the names that the rules want, where they say one.</summary>
    public static async Task<Solution> NamedAsync(Solution before, Solution after, CancellationToken cancellation)
    {
        var fix = new FileNameCodeFix();
        foreach (var id in after.GetChanges(before).GetProjectChanges().SelectMany(project => project.GetAddedDocuments()).ToList())
        {
            var document = after.GetDocument(id)!;
            foreach (var finding in await FindingCheck.FindAsync(document, new NamingAnalyzer(), cancellation).ConfigureAwait(false))
            {
                if (finding.Id == RuleIds.FileName && await FindingContext.OfAsync(document, finding, cancellation).ConfigureAwait(false) is { } context
                    && await fix.FindAsync(context).ConfigureAwait(false) is [SolutionFix renamed] && await renamed.Change(cancellation).ConfigureAwait(false) is { } named)
                {
                    after = SourceFiles.AsSaved(named);
                    break;
                }
            }
        }

        return after;
    }

    /// <summary>The one name that the file should have for this type; null when it has a right one, or nothing says which.</summary>
    private static string? Wanted(NamedType named, SyntaxNode declaration, string file)
    {
        if (NamingAnalyzer.CapturesOf(named, new EntityNames(named.Rules)) is not { } captures)
            return null;

        captures = FolderNameRule.Judge(named, captures);
        var names = named.Verb.File.Where(pattern => pattern.Text.IndexOf('*') < 0).Select(pattern => captures.Fill(pattern.Text)).OfType<string>().Distinct().ToList();
        if (names is not [var name] || FileNameRule.Match(named, declaration, file, captures) is not null)
            return null;

        // IOrderService.cs, OrderService.Queries.cs: what file names of C# have beside the name.
        if (SymbolNames.WithoutInterfacePrefix(named.Type) is not null && !name.StartsWith("I" + SymbolNames.WithoutInterfacePrefix(named.Type), StringComparison.Ordinal))
            name = "I" + name;
        var parts = file.Split('.');
        return parts.Length > 2 && declaration is TypeDeclarationSyntax { Modifiers: var modifiers } && modifiers.Any(SyntaxKind.PartialKeyword) && name.Split('.').Length == 2
            ? name.Insert(name.LastIndexOf('.'), "." + string.Join(".", parts.Skip(1).Take(parts.Length - 2)))
            : name;
    }

    // The file is another type's: one that it is named after, or one that stands before this one and has no right file either.
    private static bool MustMove(FindingContext context, MemberDeclarationSyntax declaration)
    {
        var stem = context.Document.Name.Split('.')[0];
        foreach (var other in TypeFiles.TypesIn(context.Root))
        {
            if (other == declaration || Declarations.IdentifierOf(other) is not { } identifier)
                continue;
            if (identifier.ValueText == stem)
                return true;
            if (other.SpanStart < declaration.SpanStart && context.Model.GetDeclaredSymbol(other, context.Cancellation) is INamedTypeSymbol type
                && NamedTypes.Of(context, type) is { } named && Wanted(named, other, context.Document.Name) is not null)
            {
                return true;
            }
        }

        return false;
    }
}
