using System.Runtime.CompilerServices;
using Bylaw.Rules.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Bylaw.Analyzers;

/// <summary>The additional files by the role that the package's targets gave them. Nothing is read from disk, no path is compared.</summary>
internal sealed class RuleFiles
{
    internal const string RoleKey = "build_metadata.AdditionalFiles.BylawRole";
    internal const string ScopeKey = "build_metadata.AdditionalFiles.BylawScope";

    private static readonly ConditionalWeakTable<SourceText, Cached> Books = new();

    private readonly List<AdditionalText> _extends = [];
    private readonly List<AdditionalText> _specs = [];

    private RuleFiles(AnalyzerOptions options)
    {
        foreach (var file in options.AdditionalFiles.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            var settings = options.AnalyzerConfigOptionsProvider.GetOptions(file);
            if (!settings.TryGetValue(RoleKey, out var role))
                continue;

            if (role == "root" && Root is null)
            {
                Root = file;
                IsOfProject = settings.TryGetValue(ScopeKey, out var scope) && scope == "project";
            }
            else if (role == "extends")
            {
                _extends.Add(file);
            }
            else if (role == "spec")
            {
                _specs.Add(file);
            }
            else if (role == "baseline")
            {
                Baseline ??= file;
            }
        }
    }

    public AdditionalText? Root { get; }

    /// <summary>Whether the rule file lies in the project's own folder, so that this compilation is all that it is about.</summary>
    public bool IsOfProject { get; }

    public AdditionalText? Baseline { get; }

    /// <summary>Documents that rules may quote.</summary>
    public IReadOnlyList<AdditionalText> Specs => _specs;

    /// <summary>The rule files that the team wrote, as against presets.</summary>
    public IReadOnlyCollection<string> OwnPaths => [.. _extends.Select(file => file.Path), Root?.Path ?? ""];

    public static RuleFiles Of(AnalyzerOptions options) => new(options);

    /// <summary>Null for files of others.</summary>
    public static string? RoleOf(AdditionalText file, AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GetOptions(file).TryGetValue(RoleKey, out var role) ? role : null;

    /// <summary>Read once per set of texts, for all analyzers of a compilation and, in an editor, for all compilations until a text changes.</summary>
    public RuleBook? ReadBook(CancellationToken cancellation)
    {
        if (Root?.GetText(cancellation) is not { } root)
            return null;

        var others = _extends.Select(file => (file.Path, Text: file.GetText(cancellation))).Where(file => file.Text is not null).ToList();
        var cached = Books.GetValue(root, _ => new Cached());
        lock (cached)
        {
            if (cached.Book is null || cached.Path != Root.Path || !cached.Others.SequenceEqual(others.Select(file => file.Text!)))
            {
                cached.Path = Root.Path;
                cached.Others = [.. others.Select(file => file.Text!)];
                cached.Book = RuleBookReader.Read(
                    new RuleFileText(Root.Path, root.ToString()), [.. others.Select(file => new RuleFileText(file.Path, file.Text!.ToString()))]);
            }

            return cached.Book;
        }
    }

    private sealed class Cached
    {
        public string Path { get; set; } = "";

        public IReadOnlyList<SourceText> Others { get; set; } = [];

        public RuleBook? Book { get; set; }
    }
}
