using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Analyzers;

/// <summary>
/// BYL1007 of `require: { companion: … }`. A project knows nothing of its tests, so it is judged where both are seen: in the compilation of the
/// project that the companions belong to, which references the one with the classes; or is the same, where `in-project` is "{Project}"; or any of these that has some, where it is `any`.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CompanionAnalyzer() : BylawAnalyzer(Descriptors.Companion)
{
    /// <summary>So many are named.</summary>
    private const int FewNames = 3;

    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules)
    {
        foreach (var rule in rules.Rules)
        {
            if (rule.Verb is CompanionVerb companion)
            {
                context.OnEnd($"the rule '{rule.Name}'", end => Judge(end, rules, rule, companion));
                if (rules.Solution is { } solution && !rules.Project.IsTest && companion.Project is not (CompanionVerb.OwnProject or CompanionVerb.AnyProject))
                    context.OnEnd($"the companions of the rule '{rule.Name}'", end => Demand(solution.Own, rules, rule, companion, end.CancellationToken));
            }
        }
    }

    private static void Judge(CompilationAnalysisContext context, CompilationRules rules, Rule rule, CompanionVerb companion)
    {
        var sink = new FindingSink(rules, context.ReportDiagnostic);
        foreach (var assembly in AssembliesOf(rules, companion))
        {
            var missing = new List<Finding>();
            var hasOne = false;
            foreach (var type in ClassesOf(assembly.GlobalNamespace))
            {
                context.CancellationToken.ThrowIfCancellationRequested();
                var subject = rules.Subjects.Of(type).Subject;
                if (subject.Bind(rules, rule) is not { } captures)
                    continue;

                var names = companion.Named.Select(captures.With("Name", type.Name).Fill).OfType<string>().ToList();
                if (names.Count == 0)
                    continue;
                if (names.Any(name => IsDeclared(rules.Compilation, name)))
                    hasOne = true;
                else if (companion.Project != CompanionVerb.AnyProject || !names.Any(assembly.TypeNames.Contains))
                    missing.Add(new Finding(rule, RuleIds.Companion, PlaceOf(rules, rule), new FindingSite(null, null, null, MemberPart.Signature),
                        $"{MessageText.Subject(subject, null)} must have {string.Join(" or ", names.Select(name => $"'{name}'"))} in '{rules.Compilation.AssemblyName}'", captures, type) { IsOfEachTarget = true });
            }

            // Where not one of a project's classes has its companion, that is not the place for them.
            if (companion.Project == CompanionVerb.AnyProject && !hasOne)
                continue;
            if (hasOne || missing.Count > 0)
                rules.Health.Matched(rule);
            missing.ForEach(sink.Add);
        }

        sink.Flush();
    }

    /// <summary>Where no project has that name, nobody would judge the classes of this one.</summary>
    private static void Demand(ProjectCode own, CompilationRules rules, Rule rule, CompanionVerb companion, CancellationToken cancellation)
    {
        var (assembly, companions) = (rules.Compilation.AssemblyName ?? "", new List<string>());
        if (Captures.None.With("Project", assembly).Fill(companion.Project) is not { } project || project == assembly)
            return;

        foreach (var type in ClassesOf(rules.Compilation.Assembly.GlobalNamespace))
        {
            cancellation.ThrowIfCancellationRequested();
            if (rules.Subjects.Of(type).Subject.Bind(rules, rule) is not { } captures || companion.Named.Select(captures.With("Name", type.Name).Fill).OfType<string>().FirstOrDefault() is not { } name
                || rules.Exceptions.Accepts(rule, null, null, null, type, assembly: project))
            {
                continue;
            }

            companions.Add(name);
        }

        if (companions.Count == 0)
            return;
        companions.Sort(StringComparer.Ordinal);
        var (classes, names) = (companions.Count == 1 ? "1 class" : $"{companions.Count} classes", string.Join(", ", companions.Take(FewNames).Select(name => $"'{name}'")));
        var what = $"{classes} of '{assembly}' must have companions in '{project}', and no project of the solution has that name: {names}{(companions.Count > FewNames ? $" and {companions.Count - FewNames} more" : "")}";
        var finding = new Finding(rule, RuleIds.Companion, PlaceOf(rules, rule), new FindingSite(null, null, null, MemberPart.Signature), what, Captures.None, null) { TargetName = project };
        if (FindingSink.Describe(finding, rules) is { } described)
            own.Companions.Add(new CompanionDemand(project, described));
    }

    /// <summary>The assemblies for whose classes this one has the companions, or may have them.</summary>
    private static IEnumerable<IAssemblySymbol> AssembliesOf(CompilationRules rules, CompanionVerb companion)
    {
        var isOwn = companion.Project is CompanionVerb.OwnProject or CompanionVerb.AnyProject;
        if (isOwn && rules.Project.IsTest)
            yield break;
        if (isOwn)
            yield return rules.Compilation.Assembly;
        if (companion.Project == CompanionVerb.OwnProject)
            yield break;

        foreach (var assembly in rules.Compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (rules.Project.IsReferenced(assembly) && (isOwn || Captures.None.With("Project", assembly.Name).Fill(companion.Project) == rules.Compilation.AssemblyName))
                yield return assembly;
        }
    }

    // What only the project itself sees is tested through what others see.
    private static IEnumerable<INamedTypeSymbol> ClassesOf(INamespaceSymbol space)
    {
        foreach (var type in space.GetTypeMembers())
        {
            if (type is { TypeKind: TypeKind.Class, IsAbstract: false, IsStatic: false, DeclaredAccessibility: Accessibility.Public })
                yield return type;
        }

        foreach (var inner in space.GetNamespaceMembers())
        {
            foreach (var type in ClassesOf(inner))
                yield return type;
        }
    }

    private static bool IsDeclared(Compilation compilation, string name) => compilation.ContainsSymbolsWithName(name, SymbolFilter.Type);

    private static Location PlaceOf(CompilationRules rules, Rule rule) => PlaceLocation.Of(
        rules.Files.OwnPaths.Contains(rule.Place.File) ? rule.Place : new Place(rules.Files.Root!.Path, 0, 0, 1, 1));
}
