using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Bylaw.CodeFixes;

/// <summary>BYL3003: the type goes to the namespace, its file to the folder that the rule wants.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FolderNameCodeFix)), Shared]
public sealed class FolderNameCodeFix() : BylawCodeFix(RuleIds.FolderName)
{
    private protected override async Task<IReadOnlyList<Fix>> FindAsync(FindingContext context)
    {
        if (NamedTypes.Of(context) is not { } named)
            return [];

        var captures = NamingAnalyzer.CapturesOf(named, new EntityNames(named.Rules)) ?? NameCaptures.BeforeName(named);
        var fixes = new List<Fix>();
        if (await NamespaceAsync(context, named, captures).ConfigureAwait(false) is { } move)
            fixes.Add(move);
        captures = FolderNameRule.Match(named.Verb.Namespace, SymbolNames.Namespace(named.Type), captures) ?? captures;
        if (await FolderAsync(context, named, captures).ConfigureAwait(false) is { } carry)
            fixes.Add(carry);
        return fixes;
    }

    private static async Task<Fix?> NamespaceAsync(FindingContext context, NamedType named, Captures captures)
    {
        var from = SymbolNames.Namespace(named.Type);
        if (named.Verb.Namespace.Count == 0 || from.Length == 0 || FolderNameRule.Match(named.Verb.Namespace, from, captures) is not null
            || Only(named.Verb.Namespace, from, '.', captures) is not { } to
            || await new NamespaceMove(context, from, to).OfAsync(named).ConfigureAwait(false) is not { } changed
            || !await HoldsAsync(context, changed).ConfigureAwait(false)
            || !await KeepsLayerAsync(context, named, changed, to).ConfigureAwait(false))
        {
            return null;
        }

        var isSafe = !RenameRisk.IsSeenOutside(context.Rules, named.Type) && !RenameRisk.IsForOthers(context.Project, named.Type)
            && !await NamesInStrings.HaveAsync(context.Solution, [named.Type.Name], [from], context.Cancellation).ConfigureAwait(false);
        return new SolutionFix($"Move '{named.Type.Name}' to the namespace '{to}'", isSafe ? FixSafety.Safe : FixSafety.Review, "namespace", _ => Task.FromResult<Solution?>(changed));
    }

    private static async Task<Fix?> FolderAsync(FindingContext context, NamedType named, Captures captures)
    {
        var root = context.Rules.Book.RootFolder;
        var path = context.Document.FilePath is { } full ? context.Rules.Book.Relative(full) : "";
        if (named.Verb.Folder.Count == 0 || path.Length == 0 || path[0] == '/' || path.IndexOf(':') >= 0 || !SourceFiles.CanRename(context.Solution))
            return null;

        var from = path.Substring(0, Math.Max(0, path.LastIndexOf('/')));
        if (FolderNameRule.Match(named.Verb.Folder, from, captures) is not null || Only(named.Verb.Folder, from, '/', captures) is not { } to
            || await SourceFiles.MovedAsync(context.Document, root + to + "/", context.Cancellation).ConfigureAwait(false) is not { } changed || !await HoldsAsync(context, changed).ConfigureAwait(false))
        {
            return null;
        }

        return new SolutionFix($"Move '{context.Document.Name}' to the folder '{to}'", FixSafety.Safe, "folder", _ => Task.FromResult<Solution?>(changed));
    }

    /// <summary>The one place that the patterns allow; a `*` stands for what the present place has there.</summary>
    private static string? Only(IReadOnlyList<NamePattern> patterns, string from, char separator, Captures captures)
    {
        var places = patterns.Select(pattern => Place(pattern.Text.Replace('\\', '/').Split(separator), from.Split(separator), separator, captures)).Distinct().ToList();
        return places is [{ } only] ? only : null;
    }

    private static string? Place(string[] wanted, string[] present, char separator, Captures captures)
    {
        wanted = [.. wanted.SkipWhile(segment => segment == ".")];
        for (var i = 0; i < wanted.Length; i++)
        {
            if (wanted[i] == "*" && i < present.Length)
                wanted[i] = present[i];
            else if (wanted[i].IndexOf('*') >= 0 || captures.Fill(wanted[i]) is not { Length: > 0 } filled)
                return null;
            else
                wanted[i] = filled;
        }

        return string.Join(separator.ToString(), wanted);
    }

    private static async Task<bool> HoldsAsync(FindingContext context, Solution changed) =>
        await CompileCheck.HoldsAsync(context.Solution, changed, context.Cancellation).ConfigureAwait(false) && !await NameCheck.HasNewFindingsAsync(context, changed).ConfigureAwait(false);

    // Layers go by namespaces as a rule.
    private static async Task<bool> KeepsLayerAsync(FindingContext context, NamedType named, Solution changed, string space)
    {
        var compilation = (await changed.GetProject(context.Project.Id)!.GetCompilationAsync(context.Cancellation).ConfigureAwait(false))!;
        return compilation.Assembly.GetTypeByMetadataName(space + "." + named.Type.MetadataName) is { } moved
            && CompilationRules.Of(compilation, context.Project.AnalyzerOptions, context.Cancellation) is { } rules
            && rules.Layers.NameOf(rules.Layers.Of(moved)) == named.Subject.LayerName;
    }
}
