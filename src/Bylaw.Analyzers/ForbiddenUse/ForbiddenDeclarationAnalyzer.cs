using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Analyzers;

/// <summary>BYL2007 of `forbid: { declares: … }`: a type that there must not be, by its name, its place, its base or what else a selector says.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ForbiddenDeclarationAnalyzer() : BylawAnalyzer(Descriptors.ForbiddenDeclaration)
{
    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules)
    {
        if (VerbRules<ForbidVerb>.Of(rules) is { } forbids && forbids.All.Any(rule => rule.Verb.Declares.Count > 0))
            context.OnSymbols("the declaration of", symbol => Analyze(symbol, rules, forbids), SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context, CompilationRules rules, VerbRules<ForbidVerb> forbids)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        // Of top-level statements nobody chose the class.
        if (type.IsImplicitlyDeclared || type.Name == WellKnownMemberNames.TopLevelStatementsEntryPointTypeName)
            return;

        var subject = rules.Subjects.Of(type).Subject;
        FindingSink? sink = null;
        foreach (var rule in forbids.For(subject))
        {
            if (rule.Verb.Declares.Count == 0
                || UseMatch.Any(rules, rule.Verb.Declares, type, rule.Captures) is not { } captures
                || Declarations.Of(type, context.Compilation, context.CancellationToken) is not [var declaration, ..])
            {
                continue;
            }

            sink ??= new FindingSink(rules, context.ReportDiagnostic);
            sink.Add(new Finding(rule.Rule, RuleIds.ForbiddenDeclaration, Declarations.IdentifierOf(declaration)!.Value.GetLocation(),
                new FindingSite(type, type, null, MemberPart.Signature), $"{MessageText.Subject(subject, null)} must not be declared", captures, null));
        }

        sink?.Flush();
    }
}
