using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Bylaw.CodeFixes;

/// <summary>BYL4002: the directive that switches nullable off goes, or one that switches it on comes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NullableDisabledCodeFix)), Shared]
public sealed class NullableDisabledCodeFix() : BylawCodeFix(RuleIds.NullableDisabled)
{
    /// <summary>More files than this know the types of one: whether they still compile without a warning is for a build to say.</summary>
    private const int MaxUsers = 40;

    private static readonly FileCache<FixSafety?> Known = new();

    private protected override async Task<IReadOnlyList<Fix>> FindAsync(FindingContext context)
    {
        var isOn = NullableDisabledRule.IsEnabled(context.Model.Compilation);
        var directive = context.Root.FindTrivia(context.Finding.Location.SourceSpan.Start).GetStructure() as NullableDirectiveTriviaSyntax;
        if (directive is null && (isOn || context.Token.Parent is not MemberDeclarationSyntax))
            return [];

        var edit = directive is not null && isOn ? (Action<SyntaxEditor>)(editor => Remove(editor, context.Root, directive))
            : directive is not null ? editor => Replace(editor, directive)
            : editor => Insert(editor, context.Root);
        var title = directive is not null && isOn ? $"Remove '{directive.ToString().Trim()}'" : directive is not null ? $"Write '#nullable enable' instead of '{directive.ToString().Trim()}'" : "Write '#nullable enable' at the top of the file";

        // Each type of the file asks for the same `#nullable enable`.
        var place = directive?.SpanStart ?? -1;
        return await Known.GetAsync(context.Solution, context.Root.SyntaxTree, place, () => SafetyAsync(context, edit)).ConfigureAwait(false) is { } safety ? [new DocumentFix(title, safety, "nullable", edit)] : [];
    }

    // Null where the file would not compile.
    private static async Task<FixSafety?> SafetyAsync(FindingContext context, Action<SyntaxEditor> edit)
    {
        var changed = new SyntaxEditor(context.Root, context.Solution.Services);
        edit(changed);
        var root = changed.GetChangedRoot();
        if (!await CompileCheck.HoldsAsync(context.Solution, context.Solution.WithDocumentSyntaxRoot(context.Document.Id, root), context.Cancellation).ConfigureAwait(false))
            return null;

        return await BringsNoWarningAsync(context, root).ConfigureAwait(false) ? FixSafety.Safe : FixSafety.Review;
    }

    // Who uses the types of the file sees other annotations now.
    private static async Task<bool> BringsNoWarningAsync(FindingContext context, SyntaxNode root)
    {
        // Where something else is wrong, the compiler says little of null.
        if (context.Model.GetDiagnostics(cancellationToken: context.Cancellation).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            || !await WarningCheck.HoldsAsync(context.Document, root, context.Cancellation).ConfigureAwait(false))
        {
            return false;
        }

        var names = TypeFiles.TypesIn(context.Root).Select(type => Declarations.IdentifierOf(type)?.ValueText).OfType<string>().Distinct().ToList();
        var solution = context.Solution.WithDocumentSyntaxRoot(context.Document.Id, root);
        var users = 0;
        foreach (var other in context.Solution.Projects.SelectMany(project => project.Documents).Where(other => other.Id != context.Document.Id))
        {
            var text = (await other.GetTextAsync(context.Cancellation).ConfigureAwait(false)).ToString();
            if (!names.Exists(name => text.IndexOf(name, StringComparison.Ordinal) >= 0))
                continue;
            if (++users > MaxUsers
                || await WarningCheck.CountAsync(solution.GetDocument(other.Id)!, context.Cancellation).ConfigureAwait(false) > await WarningCheck.CountAsync(other, context.Cancellation).ConfigureAwait(false))
            {
                return false;
            }
        }

        return true;
    }

    private static void Remove(SyntaxEditor editor, SyntaxNode root, NullableDirectiveTriviaSyntax directive)
    {
        Edit(editor, directive, []);
        // What restores the project's setting after it has nothing to restore any more.
        var all = DirectivesIn(root);
        if (all.ElementAtOrDefault(all.IndexOf(directive) + 1) is { } next && next.SettingToken.IsKind(SyntaxKind.RestoreKeyword) && next.TargetToken.RawKind == directive.TargetToken.RawKind)
            Edit(editor, next, []);
    }

    private static void Replace(SyntaxEditor editor, NullableDirectiveTriviaSyntax directive) => Edit(editor, directive, [SyntaxFactory.Trivia(
        directive.WithSettingToken(SyntaxFactory.Token(SyntaxKind.EnableKeyword).WithTriviaFrom(directive.SettingToken)))]);

    private static void Insert(SyntaxEditor editor, SyntaxNode root)
    {
        var owner = root.GetFirstToken().Parent!;
        editor.ReplaceNode(owner, (current, _) =>
        {
            var token = current.GetFirstToken();
            // Several types of the file want it, and it stands there once.
            if (token.LeadingTrivia.Any(trivia => trivia.IsKind(SyntaxKind.NullableDirectiveTrivia)))
                return current;

            var line = Usings.EndOfLine(root);
            var heading = token.LeadingTrivia.TakeWhile(trivia => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.EndOfLineTrivia or SyntaxKind.WhitespaceTrivia).ToList();
            var directive = SyntaxFactory.Trivia(SyntaxFactory.NullableDirectiveTrivia(SyntaxFactory.Token(SyntaxKind.EnableKeyword).WithLeadingTrivia(SyntaxFactory.Space), true).WithEndOfDirectiveToken(
                SyntaxFactory.Token(SyntaxFactory.TriviaList(), SyntaxKind.EndOfDirectiveToken, SyntaxFactory.TriviaList(line))));
            return current.ReplaceToken(token, token.WithLeadingTrivia(heading.Append(directive).Append(line).Concat(token.LeadingTrivia.Skip(heading.Count))));
        });
    }

    private static List<NullableDirectiveTriviaSyntax> DirectivesIn(SyntaxNode root) =>
        [.. root.DescendantTrivia().Select(trivia => trivia.GetStructure()).OfType<NullableDirectiveTriviaSyntax>()];

    // With the spaces before it, and the empty line behind it where it begins the file.
    private static void Edit(SyntaxEditor editor, NullableDirectiveTriviaSyntax directive, SyntaxTrivia[] instead)
    {
        var owner = directive.ParentTrivia.Token;
        var text = directive.ToString();
        editor.ReplaceNode(owner.Parent!, (current, _) =>
        {
            var token = current.ChildTokens().FirstOrDefault(token => token.LeadingTrivia.Any(trivia => trivia.IsKind(SyntaxKind.NullableDirectiveTrivia) && trivia.GetStructure()!.ToString() == text));
            if (token.RawKind == 0)
                return current;

            var trivia = token.LeadingTrivia.ToList();
            var at = trivia.FindIndex(one => one.IsKind(SyntaxKind.NullableDirectiveTrivia) && one.GetStructure()!.ToString() == text);
            trivia.RemoveAt(at);
            trivia.InsertRange(at, instead);
            if (instead.Length == 0 && at > 0 && trivia[at - 1].IsKind(SyntaxKind.WhitespaceTrivia))
                trivia.RemoveAt(--at);
            if (instead.Length == 0 && at < trivia.Count && trivia[at].IsKind(SyntaxKind.EndOfLineTrivia) && (at == 0 || trivia[at - 1].IsKind(SyntaxKind.EndOfLineTrivia) && (at < 2 || trivia[at - 2].IsKind(SyntaxKind.EndOfLineTrivia))))
                trivia.RemoveAt(at);
            return current.ReplaceToken(token, token.WithLeadingTrivia(trivia));
        });
    }
}
