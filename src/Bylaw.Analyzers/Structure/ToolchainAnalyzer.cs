using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Analyzers;

/// <summary>BYL1010 of `ensure: { toolchain: … }`: what a project is compiled for, and with which C#.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ToolchainAnalyzer() : BylawAnalyzer(Descriptors.Toolchain)
{
    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules)
    {
        var toolchains = rules.Rules.Where(rule => rule.Verb is ToolchainVerb && ProjectScope.Holds(rule, rules) != false).ToList();
        foreach (var rule in toolchains)
            rules.Health.Matched(rule);
        if (toolchains.Count > 0)
            context.OnAdditionalFiles("the toolchain, by", file => Judge(file, rules, toolchains));
    }

    private static void Judge(AdditionalFileAnalysisContext context, CompilationRules rules, List<Rule> toolchains)
    {
        var sink = new FindingSink(rules, context.ReportDiagnostic);
        foreach (var rule in toolchains)
        {
            if (ProjectScope.PlaceIn(context.AdditionalFile, rule, rules) is not { } place)
                continue;

            foreach (var problem in Problems((ToolchainVerb)rule.Verb, rules))
            {
                sink.Add(new Finding(rule, RuleIds.Toolchain, PlaceLocation.Of(place), new FindingSite(null, null, null, MemberPart.Signature),
                    $"'{rules.Compilation.AssemblyName}' must {problem}", Captures.None, null));
            }
        }

        sink.Flush();
    }

    private static IEnumerable<string> Problems(ToolchainVerb toolchain, CompilationRules rules)
    {
        var framework = rules.Project.TargetFramework;
        if (framework.Length > 0)
        {
            if (toolchain.Frameworks.Count > 0 && !toolchain.Frameworks.Any(pattern => pattern.Matches(framework)))
                yield return $"target {string.Join(" or ", toolchain.Frameworks)}, not {framework}";
            if (toolchain.LowestFramework is { } lowest && IsBelow(framework, lowest))
                yield return $"target .NET {lowest} or later, not {framework}";
        }

        if (toolchain.LowestLanguage is { } csharp && rules.Compilation is CSharpCompilation { LanguageVersion: var version and not LanguageVersion.Preview }
            && VersionNumber.IsBelow(version.ToDisplayString(), csharp))
        {
            yield return $"be compiled as C# {csharp} or later, not {version.ToDisplayString()}";
        }
    }

    // `net10.0-windows` is .NET 10; `netstandard2.0`, `netcoreapp3.1` and `net48` are what was before .NET 5.
    private static bool IsBelow(string framework, string lowest)
    {
        var isNet = framework.StartsWith("net", StringComparison.OrdinalIgnoreCase) && framework.Length > 3 && char.IsDigit(framework[3]) && framework.IndexOf('.') > 0;
        return !isNet || VersionNumber.IsBelow(framework.Substring(3), lowest);
    }
}
