using System.Collections.Immutable;
using Bylaw.Rules.Language;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>
/// The health of the rule file itself: missing (BYL0001), invalid (0002), without effect (0003, 0004), quotes that their specs
/// no longer have (0005), baseline entries that the code has outgrown
/// (0006), exceptions whose end is near (0007) or past (0010). What is wrong with a file is reported in that file.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RuleFileAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Descriptors.NoRuleFile, Descriptors.InvalidRuleFile, Descriptors.SelectsNothing, Descriptors.NoEffect, Descriptors.SpecDrift,
        Descriptors.StaleBaseline, Descriptors.ExceptionExpiring, Descriptors.ExceptionExpired, Descriptors.InternalError,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.OnStart(start =>
        {
            if (CompilationRules.Of(start.Compilation, start.Options, start.CancellationToken) is { } rules)
                Register(start, rules);
            else
                start.RegisterCompilationEndAction(end => end.ReportDiagnostic(Diagnostic.Create(Descriptors.NoRuleFile, Location.None,
                    "No bylaw.yml lies in the project's folder or above it, so Bylaw checks nothing; add one, or set BylawEnabled to false in the project")));
        });
    }

    private static void Register(CompilationStartAnalysisContext context, CompilationRules rules)
    {
        context.OnAdditionalFiles("the rule file", file => ReportFile(file, rules));

        context.OnEnd("the rules that failed", end => ReportFailed(end, rules));

        // Whether a selector is dead is decided by all projects that share the rule file, here only when there is no other one.
        if (DecidesDeadness(rules))
        {
            ObserveHealth(context, rules);
            context.OnEnd("the rules that select nothing", end => ReportDead(end, rules, OwnRules(rules)));
        }

        if (UnknownMembers.AreNamed(rules))
            context.OnEnd("the members that rules name", end => ReportUnknownMembers(end, rules));

        if (!rules.Baseline.IsEmpty && !rules.Project.IsMultiTargeted)
            context.OnEnd("the baseline", end => ReportStale(end, rules));
    }

    /// <summary>Whether this compilation is all that the rule file is about.</summary>
    internal static bool DecidesDeadness(CompilationRules rules) => rules.Files.IsOfProject && !rules.Project.HasProjectReferences;

    /// <summary>Presets speak of backends in general: that this one has no repositories is no mistake.</summary>
    internal static Rule[] OwnRules(CompilationRules rules) => [.. rules.Rules.Where(rule => rules.Files.OwnPaths.Contains(rule.Place.File))];

    /// <summary>Notes in <see cref="CompilationRules.Health"/> which of the team's own rules hold for something.</summary>
    internal static void ObserveHealth(CompilationStartAnalysisContext context, CompilationRules rules)
    {
        var own = OwnRules(rules);
        context.OnSymbols("the rules for", symbol => Classify(rules, own, (INamedTypeSymbol)symbol.Symbol, RegionKind.Type), SymbolKind.NamedType);
        context.OnBodies("the rules for the handlers in", block => ClassifyHandlers(block, rules, own));
    }

    private static void ReportFile(AdditionalFileAnalysisContext context, CompilationRules rules)
    {
        var path = context.AdditionalFile.Path;
        foreach (var problem in rules.Book.Problems.Concat(rules.Baseline.Problems))
        {
            if (problem.Place.File == path)
                context.ReportDiagnostic(Create(Descriptors.Of(problem.Id), problem.Place, problem.Message, problem.Meant));
        }

        foreach (var (place, message) in SpecDrift.In(path, rules, context.CancellationToken))
            context.ReportDiagnostic(Create(Descriptors.SpecDrift, place, message));

        foreach (var exception in rules.Book.Exceptions)
        {
            if (exception.Place.File != path || exception.Expires is not { } end)
                continue;

            var days = end.DaysFrom(rules.Project.Today);
            var what = $"The exception from {string.Join(", ", exception.Rules)} at '{exception.At}'{(exception.To is { } to ? $" for '{to}'" : "")}";
            var reason = exception.Reason.TrimEnd('.');
            if (days < 0)
                context.ReportDiagnostic(Create(Descriptors.ExceptionExpired, exception.Place, $"{what} expired on {end}; mend the code, or give it a new date. Its reason was: {reason}"));
            else if (days <= ExceptionList.NoticeDays)
                context.ReportDiagnostic(Create(Descriptors.ExceptionExpiring, exception.Place, $"{what} expires on {end}, {Days(days)}; its reason is: {reason}"));
        }
    }

    private static void ReportFailed(CompilationAnalysisContext context, CompilationRules rules)
    {
        foreach (var failed in rules.Health.Failed)
            context.ReportDiagnostic(Create(Descriptors.InternalError, failed.Key.Place, Guard.Text($"the rule '{failed.Key.Name}'", failed.Value)));
    }

    // A layer of minimal-API handlers has no types of its own.
    private static void ClassifyHandlers(OperationBlockAnalysisContext context, CompilationRules rules, Rule[] own)
    {
        if (context.OwningSymbol.ContainingType is { } type && rules.Regions.Of(context.OwningSymbol, context.OperationBlocks).MapsRoutes)
            Classify(rules, own, type, RegionKind.Handler);
    }

    // A check may look at bodies only, and a rule holds for a type without one too.
    private static void Classify(CompilationRules rules, Rule[] own, INamedTypeSymbol type, RegionKind region)
    {
        var subject = rules.Subjects.Of(type, region).Subject;
        foreach (var rule in own)
        {
            if (!rules.Health.HasMatched(rule) && subject.Bind(rules, rule) is not null)
                rules.Health.Matched(rule);
        }
    }

    private static void ReportDead(CompilationAnalysisContext context, CompilationRules rules, Rule[] own)
    {
        foreach (var layer in rules.Book.Layers)
        {
            if (rules.Files.OwnPaths.Contains(layer.Place.File) && !rules.Health.HasMatched(layer))
                context.ReportDiagnostic(Create(Descriptors.SelectsNothing, layer.Place, $"The layer '{layer.Name}' has no type in this project; correct its selector, or take it out"));
        }

        foreach (var rule in own)
        {
            if (!rules.Health.HasMatched(rule))
                context.ReportDiagnostic(Create(Descriptors.SelectsNothing, rule.Place, $"The rule '{rule.Name}' holds for no type of this project, so it checks nothing; correct its 'in'"));
        }

        foreach (var rule in rules.RulesOfOtherFiles)
        {
            if (rules.Files.OwnPaths.Contains(rule.Place.File))
                context.ReportDiagnostic(Create(Descriptors.SelectsNothing, rule.Place, $"The rule '{rule.Name}' is about {rule.AppliesTo} by the spec it comes from, where this project has no file; correct that spec's 'applies-to'"));
        }
    }

    private static void ReportUnknownMembers(CompilationAnalysisContext context, CompilationRules rules)
    {
        foreach (var (place, message) in UnknownMembers.Of(rules))
            context.ReportDiagnostic(Create(Descriptors.SelectsNothing, place, message));
    }

    private static void ReportStale(CompilationAnalysisContext context, CompilationRules rules)
    {
        foreach (var entry in rules.Baseline.Entries.OrderBy(entry => entry.Place.Line))
        {
            if (StaleEntry.Judge(entry, rules) is { } stale)
                context.ReportDiagnostic(Create(Descriptors.StaleBaseline, entry.Place, stale.Why, stale.Meant));
        }
    }

    private static Diagnostic Create(DiagnosticDescriptor descriptor, Place place, string message, string? meant = null) => Diagnostic.Create(
        descriptor, PlaceLocation.Of(place), meant is null ? null : ImmutableDictionary<string, string?>.Empty.Add(FindingProperties.Meant, meant), Capitalize(message));

    internal static string Capitalize(string text) => text.Length > 0 && char.IsLower(text[0]) ? char.ToUpperInvariant(text[0]) + text.Substring(1) : text;

    private static string Days(int days) => days switch { 0 => "today", 1 => "tomorrow", _ => $"in {days} days" };
}
