using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>BYL7007 of `ensure: guarded-jobs`: what fails once in the background is logged, and the job goes on.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnguardedJobAnalyzer() : BylawAnalyzer(Descriptors.UnguardedJob)
{
    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules) =>
        CheckedBody<GuardedJobsVerb>.Register(context, rules, "the jobs of", Judge);

    private static void Judge(CheckedBody<GuardedJobsVerb> body)
    {
        if (body.Owner is not IMethodSymbol method || !JobMethods.IsJob(method) || body.Blocks.FirstOrDefault(static block => block is IBlockOperation) is not { } block)
            return;

        var place = block.Syntax.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Identifier.GetLocation() ?? block.Syntax.GetLocation();
        var loops = JobLoops.Of(block);
        foreach (var rule in body.RulesAt(block))
        {
            var says = body.SubjectAt(block);
            if (loops.Count == 0)
            {
                if (JobGuard.Works(block) && !JobGuard.OnlyListens(block) && !JobGuard.IsGuarded(block, method.ContainingAssembly, isLoop: false))
                    body.Report(rule, RuleIds.UnguardedJob, block, place, $"{says} must catch and log what '{method.Name}' throws");
            }
            else
            {
                foreach (var loop in loops)
                {
                    if (JobGuard.Works(loop.Body) && !JobGuard.IsGuarded(loop.Body, method.ContainingAssembly, isLoop: true))
                        body.Report(rule, RuleIds.UnguardedJob, loop, $"{says} must catch and log inside its loop: the first exception ends '{method.Name}'");
                }
            }

            if (rule.Verb.Retry && JobGuard.Works(block) && !JobGuard.IsRetried(method, block, loops))
                body.Report(rule, RuleIds.UnguardedJob, block, place, $"{says} must try again when '{method.Name}' fails");
        }
    }
}
