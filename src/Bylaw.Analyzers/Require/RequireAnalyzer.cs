using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>
/// The verb `require`. What each of its keys demands stands in a part of its own; this finds what the demands are made of: types, public methods,
/// and endpoints, whether they are methods or the lambdas of routes.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RequireAnalyzer() : BylawAnalyzer(
    Descriptors.RequiredAttribute, Descriptors.RequiredReturn, Descriptors.RequiredBase, Descriptors.RequiredInterface,
    Descriptors.RequiredParameter, Descriptors.RequiredModifier, Descriptors.RequiredCall, Descriptors.RequiredSetter)
{
    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules)
    {
        if (VerbRules<RequireVerb>.Of(rules) is not { } requires)
            return;

        const string What = "what is required of";
        if (requires.All.Any(rule => rule.Verb.Each == RequireEach.Type))
            context.OnSymbols(What, symbol => AnalyzeType(symbol, rules, requires), SymbolKind.NamedType);
        if (requires.All.Any(rule => rule.Verb.Each != RequireEach.Type))
            context.OnSymbols(What, symbol => AnalyzeMethod(symbol, rules, requires), SymbolKind.Method);
        if (requires.All.Any(rule => rule.Verb.Each != RequireEach.Type && rule.Verb.Call.Count > 0))
            context.OnBodies(What, block => AnalyzeBody(block, rules, requires));
        if (requires.All.Any(rule => rule.Verb.Each == RequireEach.Type && rule.Verb.Before.Count > 0))
            context.OnBodies(What, block => AnalyzeStatements(block, rules, requires));
        if (rules.Handlers.MayRoute && requires.All.Any(rule => rule.Verb.Each == RequireEach.Endpoint))
            context.OnBodies(What + " the routes in", block => AnalyzeRoutes(block, rules, requires));
    }

    private static void AnalyzeType(SymbolAnalysisContext context, CompilationRules rules, VerbRules<RequireVerb> requires)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.IsImplicitlyDeclared)
            return;

        var subject = rules.Subjects.Of(type).Subject;
        var bound = requires.For(subject);
        if (bound.Length == 0 || Declarations.Of(type, context.Compilation, context.CancellationToken) is not [var declaration, ..] declarations)
            return;

        var sink = new FindingSink(rules, context.ReportDiagnostic);
        foreach (var rule in bound)
        {
            if (rule.Verb.Each != RequireEach.Type || !DemandTargets.Judges(rules, rule, type))
                continue;

            var demand = new Demand(rules, rule, subject, type, null, PlaceOf(declaration), new FindingSite(type, type, null, MemberPart.Signature), sink);
            RequiredAttributeRule.Judge(demand, type);
            RequiredBaseRule.Judge(demand, type);
            RequiredInterfaceRule.Judge(demand, type);
            RequiredParameterRule.Judge(demand, type);
            RequiredModifierRule.Judge(demand, type, declarations);
            RequiredSetterRule.Judge(demand, type, context.CancellationToken);
            RequiredCallRule.Judge(demand, declarations, context.CancellationToken);
        }

        sink.Flush();
    }

    private static void AnalyzeMethod(SymbolAnalysisContext context, CompilationRules rules, VerbRules<RequireVerb> requires)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (!DemandTargets.IsCandidate(method) || method.PartialDefinitionPart is not null)
            return;

        var subject = rules.Subjects.OfMember(method).Subject;
        var bound = requires.For(subject);
        if (bound.Length == 0 || Declarations.Of(method, context.Compilation, context.CancellationToken) is not [var declaration, ..] declarations)
            return;

        var route = rules.Handlers.RouteOf(method);
        var sink = new FindingSink(rules, context.ReportDiagnostic);
        foreach (var rule in bound)
        {
            if (!DemandTargets.Judges(rules, rule, method, route))
                continue;

            var demand = new Demand(rules, rule, subject, method, route, PlaceOf(declaration), new FindingSite(method.ContainingType, method, route, MemberPart.Signature), sink);
            var isInterface = method.ContainingType.TypeKind == TypeKind.Interface;
            // What a route carries is said where the route is mapped.
            if (!isInterface && !(route is not null && rule.Verb.Each == RequireEach.Endpoint))
                RequiredAttributeRule.Judge(demand, method);
            if (!isInterface)
                RequiredModifierRule.Judge(demand, method, declarations);
            if ((RequiredReturnRule.IsMissing(demand, method) || RequiredParameterRule.IsMissing(demand, method)) && !DemandTargets.IsDecidedElsewhere(method, rules, requires, rule))
            {
                RequiredReturnRule.Judge(demand, method);
                RequiredParameterRule.Judge(demand, method);
            }
        }

        sink.Flush();
    }

    private static void AnalyzeBody(OperationBlockAnalysisContext context, CompilationRules rules, VerbRules<RequireVerb> requires)
    {
        if (context.OwningSymbol is not IMethodSymbol method || !DemandTargets.IsCandidate(method))
            return;

        var bound = requires.For(rules.Subjects.OfMember(method).Subject);
        if (bound.Length == 0)
            return;

        var bodies = context.OperationBlocks.RemoveAll(block => block is not IBlockOperation);
        if (bodies.IsEmpty || bodies[0].Syntax.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } declaration)
            return;

        var route = rules.Handlers.RouteOf(method);
        var sink = new FindingSink(rules, context.ReportDiagnostic);
        foreach (var rule in bound)
        {
            if (rule.Verb.Call.Count == 0 || !DemandTargets.Judges(rules, rule, method, route))
                continue;

            var site = new FindingSite(method.ContainingType, method, route, MemberPart.Body);
            RequiredCallRule.Judge(new Demand(rules, rule, rules.Subjects.OfMember(method).Subject, method, route, PlaceOf(declaration), site, sink), bodies);
        }

        sink.Flush();
    }

    // Top-level statements are a type without a declaration. Which call comes first can be told there; whatever else a rule requires has no name to be reported at.
    private static void AnalyzeStatements(OperationBlockAnalysisContext context, CompilationRules rules, VerbRules<RequireVerb> requires)
    {
        if (context.OwningSymbol is not IMethodSymbol { Name: WellKnownMemberNames.TopLevelStatementsEntryPointMethodName, ContainingType: { } program } method)
            return;

        var subject = rules.Subjects.Of(program).Subject;
        var sink = new FindingSink(rules, context.ReportDiagnostic);
        foreach (var rule in requires.For(subject))
        {
            if (rule.Verb.Each != RequireEach.Type || rule.Verb.Before.Count == 0)
                continue;

            var site = new FindingSite(program, method, null, MemberPart.Body);
            RequiredCallRule.Judge(new Demand(rules, rule, subject, program, null, context.OperationBlocks[0].Syntax.GetFirstToken().GetLocation(), site, sink), context.OperationBlocks);
        }

        sink.Flush();
    }

    private static void AnalyzeRoutes(OperationBlockAnalysisContext context, CompilationRules rules, VerbRules<RequireVerb> requires)
    {
        if (!rules.Regions.Of(context.OwningSymbol, context.OperationBlocks).MapsRoutes)
            return;

        var member = context.OwningSymbol is IMethodSymbol { AssociatedSymbol: { } property } ? property : context.OwningSymbol;
        foreach (var block in context.OperationBlocks)
        {
            foreach (var call in RouteCalls.In(block))
                AnalyzeRoute(context, member, call, rules, requires);
        }
    }

    private static void AnalyzeRoute(
        OperationBlockAnalysisContext context, ISymbol member, IInvocationOperation call, CompilationRules rules, VerbRules<RequireVerb> requires)
    {
        if (member.ContainingType is not { } owner)
            return;

        var subject = rules.Subjects.Of(owner, RegionKind.Handler).Subject;
        var bound = requires.For(subject);
        if (bound.Length == 0)
            return;

        var root = OperationRoot.Of(call);
        var signature = new FindingSink(rules, context.ReportDiagnostic);
        var body = new FindingSink(rules, context.ReportDiagnostic);
        var place = CallName.Of(call.Syntax).GetLocation();
        RouteCalls.Collect(call, [root], (function, symbol, route) =>
        {
            foreach (var rule in bound)
            {
                if (rule.Verb.Each != RequireEach.Endpoint || symbol is not IMethodSymbol handler)
                    continue;

                var demand = new Demand(rules, rule, subject, handler, route, place, new FindingSite(owner, member, route, MemberPart.Signature), signature);
                RequiredAttributeRule.JudgeRoute(demand, handler, call, root);
                // A method says the rest where it is declared.
                if (handler.MethodKind is not (MethodKind.AnonymousFunction or MethodKind.LocalFunction))
                    continue;

                RequiredReturnRule.Judge(demand, handler);
                RequiredParameterRule.Judge(demand, handler);
                RequiredModifierRule.Judge(demand, handler, []);
                if (HandlerCode.BodyOf(function, handler, root) is { } code)
                    RequiredCallRule.Judge(demand with { Site = demand.Site with { Part = MemberPart.Body }, Sink = body }, [code]);
            }
        });
        signature.Flush();
        body.Flush();
    }

    private static Location PlaceOf(SyntaxNode declaration) => Declarations.IdentifierOf(declaration)!.Value.GetLocation();
}
