using System.Collections.Concurrent;
using Bylaw.Rules.Baselines;
using Bylaw.Rules.Language;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Analyzers;

/// <summary>The names that one compilation has been seen to use, per catalog.</summary>
internal sealed class CatalogUse(CompilationRules rules)
{
    /// <summary>A longer list is no help in a message.</summary>
    private const int MaxNamesInMessage = 8;

    private readonly ConcurrentDictionary<Rule, ConcurrentDictionary<string, bool>> _found = new();
    private readonly ConcurrentDictionary<CatalogKind, bool> _unknown = new();

    /// <summary>There is a name of this kind that only the run time knows: it may be any of the catalog's.</summary>
    public void HasUnknown(CatalogKind kind) => _unknown.TryAdd(kind, true);

    /// <summary>Notes the name; what is wrong with it, or null.</summary>
    public string? Problem(Rule rule, CatalogVerb catalog, string name)
    {
        // RabbitMQ names a queue that is declared with no name itself; the default command of a tool has none.
        if (name.Length == 0)
            return null;

        _found.GetOrAdd(rule, static _ => new()).TryAdd(name, true);
        if (catalog.Substitute(name) is { } substitute)
            return $"must use '{substitute}' instead of the {catalog.Noun} '{name}'";
        if (catalog.Admits(name))
            return null;

        var names = catalog.Is.Select(known => known.Text);
        var near = NearestWord.Slip(name, names);
        var hint = near is not null ? $" (did you mean '{near}'?)"
            : catalog.Is.Count is 0 or > MaxNamesInMessage ? "" : $" (the catalog has {string.Join(", ", names)})";
        return catalog.Kind == CatalogKind.Service ? $"is no {catalog.Noun} of the catalog{hint}" : $"must not name the {catalog.Noun} '{name}'{hint}";
    }

    /// <summary>BYL1009: nothing has the name, although there are others of its kind here.</summary>
    public void ReportMissing(CompilationAnalysisContext context)
    {
        var own = rules.Files.OwnPaths;
        var sink = new FindingSink(rules, context.ReportDiagnostic);
        foreach (var rule in rules.Rules)
        {
            if (rule.Verb is not CatalogVerb catalog || _unknown.ContainsKey(catalog.Kind) || !_found.TryGetValue(rule, out var found))
                continue;

            foreach (var name in catalog.Is)
            {
                if (!own.Contains(name.Place.File) || found.Keys.Any(known => string.Equals(known, name.Text, catalog.Comparison)) || IsWritten(catalog, name.Text, context.CancellationToken))
                    continue;

                sink.Add(new Finding(rule, RuleIds.MissingName, PlaceLocation.Of(name.Place), new FindingSite(null, null, null, MemberPart.Signature),
                    $"The catalog has the {catalog.Noun} '{name.Text}', and nothing in '{rules.Compilation.AssemblyName}' has that name", Captures.None, null) { TargetName = name.Text });
            }
        }

        sink.Flush();
    }

    // A type is known by its name. Other names reach a library in many ways, of which we know some: where the word stands in the code at all,
    // it can't be said that nothing has it.
    private bool IsWritten(CatalogVerb catalog, string name, CancellationToken cancellation)
    {
        if (catalog.Kind == CatalogKind.Service)
            return false;

        foreach (var tree in rules.Compilation.SyntaxTrees)
        {
            if (tree.GetText(cancellation).ToString().IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0)
                return true;
        }

        return false;
    }
}
