using System.Diagnostics.CodeAnalysis;
using Bylaw.Cli.Loading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Bylaw.Cli.Starting;

/// <summary>Rule files that nobody has written yet, held against projects as if they lay in their place.</summary>
/// <param name="files">`bylaw.yml` first, then what it extends; full paths.</param>
internal sealed class UnwrittenRules(params IReadOnlyList<RuleFileText> files)
{
    private readonly List<UnwrittenFile> _files = [.. files.Select(file => new UnwrittenFile(file.Path, SourceText.From(file.Text)))];

    private string Folder => Path.GetDirectoryName(files[0].Path)!;

    /// <summary>Whether they would hold for a project: it lies below them, and no rule file is nearer.</summary>
    public bool HoldFor(ProjectDescription project) =>
        IsBelow(project.Folder) && (project.RuleFile is not { } own || !IsBelow(Path.GetDirectoryName(Path.GetFullPath(own))!));

    public LoadedProject In(LoadedProject project) => project with
    {
        Description = project.Description with { RuleFile = files[0].Path },
        Options = new AnalyzerOptions(
            [.. project.Options.AdditionalFiles.Where(file => Analyzers.RuleFiles.RoleOf(file, project.Options) is not ("root" or "extends" or "spec")), .. _files],
            new Provider(project.Options.AnalyzerConfigOptionsProvider, _files, project.Description.Folder == Folder)),
    };

    private bool IsBelow(string folder) => Path.GetRelativePath(Folder, folder) is var relative && relative != ".." && !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal) && !Path.IsPathRooted(relative);

    private sealed class UnwrittenFile(string path, SourceText text) : AdditionalText
    {
        // As a build names it.
        public override string Path { get; } = path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
    }

    private sealed class Provider(AnalyzerConfigOptionsProvider others, List<UnwrittenFile> files, bool isOfProject) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions => others.GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => others.GetOptions(tree);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            textFile is UnwrittenFile file && files.IndexOf(file) is >= 0 and var index ? new Role(index == 0 ? "root" : "extends", isOfProject) : others.GetOptions(textFile);
    }

    private sealed class Role(string role, bool isOfProject) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
        {
            value = key == Analyzers.RuleFiles.RoleKey ? role : key == Analyzers.RuleFiles.ScopeKey ? isOfProject ? "project" : "shared" : null;
            return value is not null;
        }
    }
}
