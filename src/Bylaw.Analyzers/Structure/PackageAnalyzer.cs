using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Analyzers;

/// <summary>BYL1005 of `catalog: { of: package }`: the packages that a project references itself.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PackageAnalyzer() : BylawAnalyzer(Descriptors.Package)
{
    // It checks the project; it is none of its parts.
    private const string Self = "Bylaw.Analyzers";

    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules)
    {
        var catalogs = rules.Rules.Where(rule => rule.Verb is CatalogVerb { Kind: CatalogKind.Package } && ProjectScope.Holds(rule, rules) != false).ToList();
        foreach (var rule in catalogs)
            rules.Health.Matched(rule);
        if (catalogs.Count > 0 && rules.Project.Packages.Count > 0)
            context.OnAdditionalFiles("the packages, by", file => Judge(file, rules, catalogs));
    }

    // A project file is no C#: the place that can be shown is the rule, and the message says which project it is about.
    private static void Judge(AdditionalFileAnalysisContext context, CompilationRules rules, List<Rule> catalogs)
    {
        var sink = new FindingSink(rules, context.ReportDiagnostic);
        foreach (var rule in catalogs)
        {
            if (ProjectScope.PlaceIn(context.AdditionalFile, rule, rules) is not { } place)
                continue;

            foreach (var package in rules.Project.Packages)
            {
                if (package.Name != Self && Problem((CatalogVerb)rule.Verb, package.Name, package.Version) is { } problem)
                {
                    sink.Add(new Finding(rule, RuleIds.Package, PlaceLocation.Of(place), new FindingSite(null, null, null, MemberPart.Signature),
                        $"'{rules.Compilation.AssemblyName}' must {problem}", Captures.None, null) { TargetName = package.Name });
                }
            }
        }

        sink.Flush();
    }

    private static string? Problem(CatalogVerb catalog, string name, string version)
    {
        if (catalog.Substitute(name) is { } substitute)
            return $"reference '{substitute}' instead of the package '{name}'";
        if (!catalog.Admits(name))
            return $"not reference the package '{name}'";

        foreach (var (package, lowest) in catalog.Versions)
        {
            if (package.Matches(name) && VersionNumber.IsBelow(version, lowest))
                return $"reference '{name}' {lowest} or later, not {version}";
        }

        return null;
    }
}
