using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Analyzers;

/// <summary>
/// BYL1007 of `require: { companion: … }`. A project knows nothing of its tests, so it is judged where both are seen: in the compilation of the
/// project that the companions belong to, which references the one with the classes; or is the same, where `in-project` is "{Project}".
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CompanionAnalyzer() : BylawAnalyzer(Descriptors.Companion)
{
    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules)
    {
        foreach (var rule in rules.Rules)
        {
            if (rule.Verb is CompanionVerb companion)
                context.OnEnd($"the rule '{rule.Name}'", end => Judge(end, rules, rule, companion));
        }
    }

    private static void Judge(CompilationAnalysisContext context, CompilationRules rules, Rule rule, CompanionVerb companion)
    {
        var sink = new FindingSink(rules, context.ReportDiagnostic);
        foreach (var assembly in AssembliesOf(rules, companion))
        {
            foreach (var type in ClassesOf(assembly.GlobalNamespace))
            {
                context.CancellationToken.ThrowIfCancellationRequested();
                var subject = rules.Subjects.Of(type).Subject;
                if (subject.Bind(rules, rule) is not { } captures)
                    continue;

                rules.Health.Matched(rule);
                var names = companion.Named.Select(captures.With("Name", type.Name).Fill).OfType<string>().ToList();
                if (names.Count == 0 || names.Any(name => IsDeclared(rules.Compilation, name)))
                    continue;

                sink.Add(new Finding(rule, RuleIds.Companion, PlaceOf(rules, rule), new FindingSite(null, null, null, MemberPart.Signature),
                    $"{MessageText.Subject(subject, null)} must have {string.Join(" or ", names.Select(name => $"'{name}'"))} in '{rules.Compilation.AssemblyName}'", captures, type) { IsOfEachTarget = true });
            }
        }

        sink.Flush();
    }

    /// <summary>The assemblies for whose classes this one has the companions.</summary>
    private static IEnumerable<IAssemblySymbol> AssembliesOf(CompilationRules rules, CompanionVerb companion) =>
        companion.Project == "{Project}" ? rules.Project.IsTest ? [] : [rules.Compilation.Assembly]
        : rules.Compilation.SourceModule.ReferencedAssemblySymbols.Where(assembly => rules.Project.IsReferenced(assembly)
            && Captures.None.With("Project", assembly.Name).Fill(companion.Project) == rules.Compilation.AssemblyName);

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
