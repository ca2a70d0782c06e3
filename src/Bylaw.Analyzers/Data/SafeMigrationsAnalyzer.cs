using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>BYL6005 of `ensure: safe-migrations`: what a migration drops is gone, and a release that went wrong must be taken back.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SafeMigrationsAnalyzer() : BylawAnalyzer(Descriptors.SafeMigrations)
{
    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules) =>
        CheckedBody<SafeMigrationsVerb>.Register(context, rules, "the migration", Judge);

    private static void Judge(CheckedBody<SafeMigrationsVerb> body)
    {
        if (body.Owner is not IMethodSymbol { IsOverride: true } method || !MigrationStep.IsMigration(method.ContainingType))
            return;
        if (method.Name == "Up")
            JudgeUp(method, body);
        else if (method.Name == "Down")
            JudgeDown(method, body);
    }

    private static void JudgeUp(IMethodSymbol up, CheckedBody<SafeMigrationsVerb> body)
    {
        var steps = new List<IInvocationOperation>();
        foreach (var block in body.Blocks)
            AddSteps(block, steps);
        if (steps.Count == 0)
            return;

        foreach (var rule in body.RulesAt(steps[0]))
        {
            if (rule.Verb.ForbidDestructive)
                JudgeSteps(steps, rule, body);
            if (rule.Verb.RequireDown && !HasDown(up.ContainingType) && steps.Exists(MigrationStep.ChangesSchema))
                ReportDown(up, steps[0], rule, body);
        }
    }

    private static void JudgeSteps(List<IInvocationOperation> steps, BoundRule<SafeMigrationsVerb> rule, CheckedBody<SafeMigrationsVerb> body)
    {
        foreach (var step in steps)
        {
            if (MigrationStep.Loss(step, steps) is { } loss)
                body.Report(rule, RuleIds.SafeMigrations, step, $"{body.SubjectAt(step)} must not {loss}", step.TargetMethod);
        }
    }

    private static void JudgeDown(IMethodSymbol down, CheckedBody<SafeMigrationsVerb> body)
    {
        var here = body.Blocks[0];
        if (here.Syntax.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } declaration || Undoes(declaration))
            return;

        foreach (var rule in body.RulesAt(here))
        {
            if (rule.Verb.RequireDown && UpChangesSchema(down.ContainingType, here, body.Cancellation))
                ReportDown(down, here, rule, body);
        }
    }

    private static void ReportDown(IMethodSymbol method, IOperation here, BoundRule<SafeMigrationsVerb> rule, CheckedBody<SafeMigrationsVerb> body)
    {
        var place = here.Syntax.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Identifier ?? here.Syntax.GetFirstToken();
        body.Report(rule, RuleIds.SafeMigrations, here, place.GetLocation(), $"{body.SubjectAt(here)} must undo in 'Down' what 'Up' does", method);
    }

    // Both are written in one file, by the tool that makes migrations.
    private static bool UpChangesSchema(INamedTypeSymbol migration, IOperation here, CancellationToken cancellation)
    {
        foreach (var member in migration.GetMembers("Up"))
        {
            if (member is not IMethodSymbol { IsOverride: true, DeclaringSyntaxReferences: [var reference, ..] } || reference.SyntaxTree != here.Syntax.SyntaxTree
                || here.SemanticModel?.GetOperation(reference.GetSyntax(cancellation), cancellation) is not { } up)
            {
                continue;
            }

            var steps = new List<IInvocationOperation>();
            AddSteps(up, steps);
            return steps.Exists(MigrationStep.ChangesSchema);
        }

        return false;
    }

    private static void AddSteps(IOperation code, List<IInvocationOperation> steps)
    {
        foreach (var operation in code.DescendantsAndSelf())
        {
            if (operation is IInvocationOperation call && MigrationStep.Is(call))
                steps.Add(call);
        }
    }

    private static bool HasDown(INamedTypeSymbol migration)
    {
        for (var type = migration; type is not null && MigrationStep.IsMigration(type); type = type.BaseType)
        {
            foreach (var member in type.GetMembers("Down"))
            {
                if (member is IMethodSymbol { IsOverride: true })
                    return true;
            }
        }

        return false;
    }

    private static bool Undoes(MethodDeclarationSyntax down) => down switch
    {
        { ExpressionBody.Expression: ThrowExpressionSyntax } => false,
        { Body.Statements: [] or [ThrowStatementSyntax] } => false,
        _ => true,
    };
}
