using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Analyzers;

/// <summary>The rules of one compilation with all that evaluating them needs; shared by the analyzers.</summary>
internal sealed class CompilationRules
{
    private static readonly ConditionalWeakTable<Compilation, CompilationRules> Cache = new();

    private static readonly Selector Marker = new FacetSelector("marker");

    private readonly ConcurrentDictionary<FlowVerb, FlowTable> _flows = new();

    private CompilationRules(Compilation compilation, RuleFiles files, RuleBook book, AnalyzerOptions options, CancellationToken cancellation)
    {
        Compilation = compilation;
        Solution = options.AnalyzerConfigOptionsProvider as ISolutionView;
        Files = files;
        Book = book;
        Project = new ProjectFacts(compilation, options.AnalyzerConfigOptionsProvider.GlobalOptions);
        Layers = new LayerMap(this);
        Matcher = new SelectorMatcher(this);
        Handlers = new HandlerIndex(compilation);
        Regions = new RegionFinder(this);
        RouteCallers = new RouteCallers(compilation);
        Exceptions = new ExceptionList(book, Project.Today, compilation.AssemblyName ?? "");
        Baseline = Baseline.Read(files.Baseline?.Path, files.Baseline?.GetText(cancellation)?.ToString(), compilation.AssemblyName ?? "");
        Subjects = new SubjectMap(this);
        ThrowHelpers = new ThrowHelpers(this);
        Paths = new PathScopes(this);
        var rules = book.Rules.Where(rule => rule.Severity.IsOn && (!Project.IsTest || book.IncludeTests || rule.IncludeTests || rule.Verb is CompanionVerb)).ToList();
        // The classes that want a companion are those of another project.
        RulesOfOtherFiles = [.. rules.Where(rule => rule.AppliesTo is { } paths && rule.Verb is not CompanionVerb && !Paths.HasAny(paths))];
        Rules = [.. rules.Except(RulesOfOtherFiles)];
        UseRules = [.. Rules.Where(rule => rule.Verb is FlowVerb or ForbidVerb { IsAboutUses: true } or AllowVerb or ReserveVerb)];
        Targets = new TargetFilter(this);
    }

    public Compilation Compilation { get; }

    /// <summary>Null in a build and in an editor, which see one project at a time.</summary>
    public ISolutionView? Solution { get; }

    public RuleFiles Files { get; }

    public RuleBook Book { get; }

    public ProjectFacts Project { get; }

    public LayerMap Layers { get; }

    public SelectorMatcher Matcher { get; }

    public HandlerIndex Handlers { get; }

    public RegionFinder Regions { get; }

    public RouteCallers RouteCallers { get; }

    public ExceptionList Exceptions { get; }

    public Baseline Baseline { get; }

    public SubjectMap Subjects { get; }

    public ThrowHelpers ThrowHelpers { get; }

    public PathScopes Paths { get; }

    public RuleHealth Health { get; } = new();

    /// <summary>The rules that hold in this project.</summary>
    public Rule[] Rules { get; }

    /// <summary>Those of them that say what may be used.</summary>
    public Rule[] UseRules { get; }

    /// <summary>Rules that would hold here if one of the files that they are about were in this project.</summary>
    public IReadOnlyList<Rule> RulesOfOtherFiles { get; }

    public TargetFilter Targets { get; }

    /// <summary>Null when the project has no rule file.</summary>
    public static CompilationRules? Of(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation)
    {
        var files = RuleFiles.Of(options);
        if (files.ReadBook(cancellation) is not { } book)
            return null;

        // In an IDE a rule file may change under an unchanged compilation.
        lock (Cache)
        {
            if (Cache.TryGetValue(compilation, out var known) && ReferenceEquals(known.Book, book)
                && ReferenceEquals(known.BaselineText, files.Baseline?.GetText(cancellation)))
            {
                return known;
            }

            var rules = new CompilationRules(compilation, files, book, options, cancellation)
            {
                BaselineText = files.Baseline?.GetText(cancellation),
            };
            Cache.Remove(compilation);
            Cache.Add(compilation, rules);
            return rules;
        }
    }

    private object? BaselineText { get; init; }

    /// <summary>Whether the arguments of the generic type only mark it, as in `ILogger&lt;OrderService&gt;`.</summary>
    public bool IsMarker(INamedTypeSymbol type) => type.IsGenericType && Matcher.Matches(Marker, new Candidate(type));

    public FlowTable FlowTable(FlowVerb verb) => _flows.GetOrAdd(verb, static (verb, rules) => new FlowTable(verb, rules.Book.Layers), this);

    /// <summary>The path of a tree relative to the rule file, with forward slashes.</summary>
    public string PathOf(SyntaxTree tree) => Book.Relative(tree.FilePath);
}
