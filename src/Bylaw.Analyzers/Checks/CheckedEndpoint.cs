using System.Collections.Immutable;
using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>
/// One endpoint under one check: an action of a controller, a method of a hub, a handler of a Razor page, or the lambda, local function or method
/// that a route hands its requests to. Each is seen once, where its code stands.
/// </summary>
internal sealed class CheckedEndpoint<TVerb> where TVerb : Verb
{
    private readonly FindingSink _sink;

    private CheckedEndpoint(CompilationRules rules, IMethodSymbol handler, IOperation? body, Subject subject, FindingSite site, Location place, BoundRule<TVerb>[] checks, FindingSink sink)
    {
        (Rules, Handler, Body, Subject, Site, Place, Checks, _sink) = (rules, handler, body, subject, site, place, checks, sink);
    }

    public CompilationRules Rules { get; }

    /// <summary>What answers the request: a method, a local function or a lambda.</summary>
    public IMethodSymbol Handler { get; }

    /// <summary>Its code; null where it has none of its own, such as an abstract action.</summary>
    public IOperation? Body { get; }

    public Subject Subject { get; }

    public FindingSite Site { get; }

    /// <summary>Its name, or the name of the call that maps it.</summary>
    public Location Place { get; }

    /// <summary>The rules that hold for it, at least one.</summary>
    public BoundRule<TVerb>[] Checks { get; }

    /// <summary>The `MapGet(…)` that hands it the requests, and what else the code around says of routes; null for methods that are judged where they are declared.</summary>
    public (IInvocationOperation Call, RouteConventions Routes)? Mapping { get; private init; }

    public string Text => Site.Route is null ? MessageText.Target(Handler, Subject.LayerName) : MessageText.Subject(Subject, Site.Route);

    /// <param name="what">What is looked at, as in "failed at …".</param>
    /// <param name="whereMapped">What is asked stands where a route is mapped, so a method that serves one is judged there and not where it is declared.</param>
    public static void Register(CompilationStartAnalysisContext context, CompilationRules rules, string what, Action<CheckedEndpoint<TVerb>> judge, bool whereMapped = false)
    {
        if (VerbRules<TVerb>.Of(rules) is not { } checks)
            return;

        context.OnBodies(what, block =>
        {
            var blocks = block.OperationBlocks.RemoveAll(static operation => operation is IAttributeOperation);
            if (blocks.IsEmpty)
                return;

            var sink = new FindingSink(rules, block.ReportDiagnostic);
            if (block.OwningSymbol is IMethodSymbol method && OfMethod(method, blocks, rules, checks, sink) is { } endpoint && !(whereMapped && endpoint.Site.Route is not null))
                judge(endpoint);
            foreach (var mapped in Mapped(block.OwningSymbol, blocks, rules, checks, sink, whereMapped))
                judge(mapped);
            sink.Flush();
        });
    }

    /// <param name="what">The first part of the message: `'A' must …`, without a full stop.</param>
    /// <param name="target">What is used or wrong; it tells findings apart in the baseline.</param>
    public void Report(BoundRule<TVerb> rule, string id, string what, ISymbol? target = null, Location? place = null, bool inBody = false) =>
        _sink.Add(new Finding(rule.Rule, id, place ?? Place, inBody ? Site with { Part = MemberPart.Body } : Site, what, rule.Captures, target) { IsOfEachTarget = true });

    /// <summary>Where an answer is told: at the last name of its expression, or at the endpoint's name where the signature says it.</summary>
    public Location PlaceOf(IOperation? value) => value is { Syntax: ExpressionSyntax expression } ? ReferencePosition.LastName(expression).GetLocation() : Place;

    private static CheckedEndpoint<TVerb>? OfMethod(IMethodSymbol method, ImmutableArray<IOperation> blocks, CompilationRules rules, VerbRules<TVerb> checks, FindingSink sink)
    {
        var route = rules.Handlers.RouteOf(method);
        if (method.MethodKind != MethodKind.Ordinary || (route is null && !EndpointMethods.IsEndpoint(method)))
            return null;

        var subject = rules.Subjects.OfMember(method).Subject;
        var bound = checks.For(subject);
        var body = blocks.FirstOrDefault(static block => block is IBlockOperation);
        if (bound.Length == 0 || body?.Syntax.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } declaration)
            return null;

        var site = new FindingSite(method.ContainingType, method, route, MemberPart.Signature);
        return new CheckedEndpoint<TVerb>(rules, method, body, subject, site, declaration.Identifier.GetLocation(), bound, sink);
    }

    // The lambdas and local functions of the routes that a member maps. A method is an endpoint where it is declared.
    private static IEnumerable<CheckedEndpoint<TVerb>> Mapped(ISymbol member, ImmutableArray<IOperation> blocks, CompilationRules rules, VerbRules<TVerb> checks, FindingSink sink, bool methodsToo)
    {
        if (!rules.Handlers.MayRoute || member.ContainingType is not { } owner || rules.Regions.Of(member, blocks) is var regions && !(regions.MapsRoutes && (methodsToo || regions.Subjects.Length > 1)))
            return [];

        var subject = rules.Subjects.Of(owner, RegionKind.Handler).Subject;
        var bound = checks.For(subject);
        if (bound.Length == 0)
            return [];

        var owning = member is IMethodSymbol { AssociatedSymbol: { } property } ? property : member;
        var endpoints = new List<CheckedEndpoint<TVerb>>();
        var seen = new HashSet<SyntaxNode>();
        foreach (var block in blocks)
        {
            RouteConventions? routes = null;
            foreach (var call in RouteCalls.In(block))
            {
                var root = OperationRoot.Of(call);
                RouteCalls.Collect(call, blocks, (function, symbol, route) =>
                {
                    if (symbol is not IMethodSymbol handler || !(methodsToo || handler.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction) || !seen.Add(call.Syntax))
                        return;

                    var site = new FindingSite(owner, owning, route, MemberPart.Signature);
                    endpoints.Add(new CheckedEndpoint<TVerb>(rules, handler, HandlerCode.BodyOf(function, handler, root), subject, site, CallName.Of(call.Syntax).GetLocation(), bound, sink)
                    {
                        Mapping = (call, routes ??= new RouteConventions(root)),
                    });
                });
            }
        }

        return endpoints;
    }
}
