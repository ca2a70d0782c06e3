using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Analyzers;

/// <summary>BYL1008 of `ensure: { layered: {} }`: a top-level type that no layer selects, so that no rule about layers sees it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnlayeredAnalyzer() : BylawAnalyzer(Descriptors.Unlayered)
{
    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules)
    {
        if (VerbRules<LayeredVerb>.Of(rules) is not { } layered)
            return;

        // Types of a test project have no layer unless the rule file says so; a rule alone does not give them one.
        if (rules.Project.IsTest && !rules.Book.IncludeTests)
            return;

        context.OnSymbols("the layer of", symbol => Analyze(symbol, rules, layered), SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context, CompilationRules rules, VerbRules<LayeredVerb> layered)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.ContainingType is not null || type.IsImplicitlyDeclared || rules.Layers.Of(type) != LayerMap.None || IsCompositionRoot(type, rules))
            return;

        var bound = layered.For(rules.Subjects.Of(type).Subject);
        if (bound.Length == 0)
            return;

        var declarations = Declarations.Of(type, context.Compilation, context.CancellationToken);
        if (declarations.Count == 0)
            return;

        var place = Declarations.IdentifierOf(declarations[0])!.Value.GetLocation();
        var sink = new FindingSink(rules, context.ReportDiagnostic);
        foreach (var rule in bound)
        {
            sink.Add(new Finding(rule.Rule, RuleIds.Unlayered, place, new FindingSite(type, type, null, MemberPart.Signature),
                $"'{SymbolNames.ForMessage(type)}' belongs to no layer", rule.Captures, null));
        }

        sink.Flush();
    }

    private static bool IsCompositionRoot(INamedTypeSymbol type, CompilationRules rules) =>
        type.Name == WellKnownMemberNames.TopLevelStatementsEntryPointTypeName
        || rules.Layers.IsCompositionRoot(type)
        || OnlyWires(type);

    // `static class OrderModule { static IServiceCollection AddOrders(this IServiceCollection services) … }`
    private static bool OnlyWires(INamedTypeSymbol type)
    {
        if (!type.IsStatic)
            return false;

        var wires = false;
        foreach (var member in type.GetMembers())
        {
            if (member is not IMethodSymbol { MethodKind: MethodKind.Ordinary, IsImplicitlyDeclared: false } method || method.DeclaredAccessibility == Accessibility.Private)
                continue;
            if (!CompositionCode.Wires(method))
                return false;
            wires = true;
        }

        return wires;
    }
}
