using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>BYL7006 of `ensure: no-console`: what is written with Console reaches no log.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConsoleAnalyzer() : BylawAnalyzer(Descriptors.Console)
{
    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules) =>
        CheckedBody<NoConsoleVerb>.Register(context, rules, "the console output of", Judge);

    private static void Judge(CheckedBody<NoConsoleVerb> body)
    {
        foreach (var operation in body.Operations())
        {
            // `Console.WriteLine(…)`, a method group of it, `Console.Out`, `Console.Error`.
            var member = operation switch
            {
                IInvocationOperation { TargetMethod: var method } => method,
                IMemberReferenceOperation { Member: var referenced } => referenced,
                _ => null,
            };
            if (member is null || !Writes(member))
                continue;

            foreach (var rule in body.RulesAt(operation))
                body.Report(rule, RuleIds.Console, operation, $"{body.SubjectAt(operation)} must not write to the console with '{SymbolNames.ForMessage(member)}'", member);
        }
    }

    private static bool Writes(ISymbol member) =>
        member.Name is "Write" or "WriteLine" or "Out" or "Error" or "OpenStandardOutput" or "OpenStandardError"
        && member.ContainingType is { Name: "Console" } type && SymbolNames.Namespace(type) == "System";
}
