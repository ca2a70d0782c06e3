using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>
/// Uses of types and members against flow, forbid, allow and reserve. One analyzer for all of them, since a use that breaks several rules is one
/// finding; what each rule has against a use stands in Structure/ and ForbiddenUse/.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReferenceAnalyzer() : BylawAnalyzer(
    Descriptors.Flow, Descriptors.Reserved, Descriptors.ForbiddenType, Descriptors.ForbiddenMember, Descriptors.HttpException,
    Descriptors.ForbiddenAttribute, Descriptors.ForbiddenThrow)
{
    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules)
    {
        if (!rules.Rules.Any(rule => rule.Verb is FlowVerb { Chains.Count: > 0 } or ForbidVerb { IsAboutUses: true } or AllowVerb or ReserveVerb))
            return;

        context.OnSymbols("the declaration of", symbol => AnalyzeSignature(symbol, rules),
            SymbolKind.NamedType, SymbolKind.Method, SymbolKind.Property, SymbolKind.Field, SymbolKind.Event);
        context.OnBodies("the code of", block => AnalyzeBody(block, rules));
        context.OnSyntax("the attributes of the assembly", unit => AnalyzeAssemblyAttributes(unit, rules), SyntaxKind.CompilationUnit);
    }

    private static void AnalyzeSignature(SymbolAnalysisContext context, CompilationRules rules)
    {
        var symbol = context.Symbol;
        var subject = rules.Subjects.OfMember(symbol);
        if (subject.IsEmpty || symbol.IsImplicitlyDeclared || !Signature.MayUse(symbol, subject))
            return;

        var route = symbol is IMethodSymbol method ? rules.Handlers.RouteOf(method) : null;
        var regions = new BodyRegions(subject, route);
        var found = new ReferenceList();
        foreach (var rule in subject.Rules)
        {
            if (Signature.MayUse(symbol, subject.Only(rule)))
                found.AddAll(FindInSignature(context, symbol, rules, regions.Only(rule)));
        }

        Report(found, symbol, MemberPart.Signature, rules, context.ReportDiagnostic);
    }

    private static ReferenceList FindInSignature(SymbolAnalysisContext context, ISymbol symbol, CompilationRules rules, BodyRegions regions)
    {
        var found = new ReferenceList();
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            if (!rules.Compilation.ContainsSyntaxTree(reference.SyntaxTree) || GeneratedFile.IsGenerated(rules.Compilation, reference.SyntaxTree, context.CancellationToken))
                continue;

            var locator = new ReferenceLocator(rules, Signature.ModelOf(rules.Compilation, reference.SyntaxTree), regions, found);
            var syntax = reference.GetSyntax(context.CancellationToken);
            foreach (var node in Signature.Repeats(symbol, rules.Compilation) ? Signature.AttributesOf(syntax, symbol) : Signature.NodesOf(syntax, symbol))
                locator.Visit(node);
        }

        return found;
    }

    private static void AnalyzeBody(OperationBlockAnalysisContext context, CompilationRules rules)
    {
        var blocks = context.OperationBlocks.RemoveAll(static block => block is IAttributeOperation);
        if (blocks.IsEmpty)
            return;

        var regions = rules.Regions.Of(context.OwningSymbol, blocks);
        var suspicious = new ReferenceScan(rules, regions, blocks).Run();
        if (suspicious.Count == 0)
            return;

        var all = new ReferenceList();
        foreach (var rule in suspicious)
        {
            var narrowed = regions.Only(rule);
            var found = new ReferenceList();
            foreach (var block in blocks)
            {
                if (block.SemanticModel is { } model)
                    new ReferenceLocator(rules, model, narrowed, found).Visit(block.Syntax);
            }

            all.AddAll(found);
        }

        Report(all, context.OwningSymbol, MemberPart.Body, rules, context.ReportDiagnostic);
    }

    private static void AnalyzeAssemblyAttributes(SyntaxNodeAnalysisContext context, CompilationRules rules)
    {
        var unit = (CompilationUnitSyntax)context.Node;
        if (unit.AttributeLists.Count == 0 || rules.Subjects.Assembly.IsEmpty)
            return;

        var all = new ReferenceList();
        foreach (var rule in rules.Subjects.Assembly.Rules)
        {
            var found = new ReferenceList();
            var locator = new ReferenceLocator(rules, context.SemanticModel, new BodyRegions(rules.Subjects.Assembly.Only(rule), null), found);
            foreach (var list in unit.AttributeLists)
                locator.Visit(list);
            all.AddAll(found);
        }

        Report(all, null, MemberPart.Signature, rules, context.ReportDiagnostic);
    }

    private static void Report(ReferenceList found, ISymbol? member, MemberPart part, CompilationRules rules, Action<Diagnostic> report)
    {
        var sink = new FindingSink(rules, report);
        foreach (var reference in found.Items)
        {
            foreach (var hit in reference.Verdict.Hits)
                sink.Add(ToFinding(reference, hit, member, part, rules));
        }

        sink.Flush();
    }

    private static Finding ToFinding(in Reference found, Hit hit, ISymbol? member, MemberPart part, CompilationRules rules)
    {
        var (subject, target) = (found.Region.Rules.Subject, found.Verdict.Target);
        var used = MessageText.Target(target, target is INamedTypeSymbol type ? rules.Layers.NameOf(rules.Layers.Of(type)) : null);
        var verb = hit.Kind switch { UseKind.Throw => "throw", UseKind.Attribute => "carry", _ => "use" };
        var what = $"{MessageText.Subject(subject, found.Region.Route)} must not {verb} {used}";
        if (hit.Rule.Verb is ReserveVerb reserve)
            what += reserve.Owner is { } owner ? $", which belongs to {owner}" : ", which is reserved";

        var site = new FindingSite(subject.Type, member, found.Region.Route, part);
        return new Finding(hit.Rule, hit.Id, found.Token.GetLocation(), site, what, hit.Captures, target, Advice(hit, subject, target, rules));
    }

    private static string? Advice(Hit hit, Subject subject, ISymbol target, CompilationRules rules) => hit.Rule.Verb switch
    {
        FlowVerb flow when target is INamedTypeSymbol type => rules.FlowTable(flow).Advice(subject.Layer, rules.Layers.Of(type)),
        AllowVerb { Uses: var uses } when hit.Kind == UseKind.Throw => $"It may throw {SelectorNames.List(uses, uses.Throws, rules, hit.Captures)}.",
        AllowVerb { Uses: var uses } => $"Of this solution's types it may use {SelectorNames.List(uses, uses.Types, rules, hit.Captures)}.",
        _ => null,
    };
}
