using System.Collections.Immutable;
using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>
/// The code of one member under one check: its operations, the rules that hold at a place, and where its findings go. What a check is about lies
/// in the region around the operation, so that the handler of a route is an endpoint inside a method that wires routes.
/// </summary>
internal sealed class CheckedBody<TVerb> where TVerb : Verb
{
    private readonly VerbRules<TVerb> _checks;
    private readonly BodyRegions _regions;
    private readonly FindingSink _sink;

    private CheckedBody(OperationBlockAnalysisContext context, ImmutableArray<IOperation> blocks, CompilationRules rules, VerbRules<TVerb> checks, BodyRegions regions)
    {
        (Rules, Blocks, Cancellation, _checks, _regions) = (rules, blocks, context.CancellationToken, checks, regions);
        Owner = context.OwningSymbol;
        Member = Owner is IMethodSymbol { AssociatedSymbol: { } property } ? property : Owner;
        _sink = new FindingSink(rules, context.ReportDiagnostic);
    }

    public CompilationRules Rules { get; }

    /// <summary>Bodies and initializers; no attributes.</summary>
    public ImmutableArray<IOperation> Blocks { get; }

    /// <summary>What findings belong to: of an accessor its property.</summary>
    public ISymbol Member { get; }

    /// <summary>The method, field or property whose code it is, as the compiler says it.</summary>
    public ISymbol Owner { get; }

    public CancellationToken Cancellation { get; }

    /// <summary>Registers a check over bodies; nothing where no rule of the project asks for it. Bodies that no rule is about are left out.</summary>
    /// <param name="what">What is looked at, as in "failed at …".</param>
    public static void Register(CompilationStartAnalysisContext context, CompilationRules rules, string what, Action<CheckedBody<TVerb>> judge)
    {
        if (VerbRules<TVerb>.Of(rules) is not { } checks)
            return;

        context.OnBodies(what, block =>
        {
            var blocks = block.OperationBlocks.RemoveAll(static operation => operation is IAttributeOperation);
            if (blocks.IsEmpty)
                return;

            var regions = rules.Regions.Of(block.OwningSymbol, blocks);
            if (!HasRules(checks, regions))
                return;

            var body = new CheckedBody<TVerb>(block, blocks, rules, checks, regions);
            judge(body);
            body._sink.Flush();
        });
    }

    private static bool HasRules(VerbRules<TVerb> checks, BodyRegions regions)
    {
        foreach (var subject in regions.Subjects)
        {
            if (checks.For(subject.Subject).Length > 0)
                return true;
        }

        return false;
    }

    /// <summary>All operations in the order of the source, without those that no rule is about.</summary>
    public IEnumerable<IOperation> Operations()
    {
        var todo = OperationStack.Take(Blocks);
        while (todo.Count > 0)
        {
            var operation = todo.Pop();
            foreach (var child in operation.ChildOperations.Reverse())
                todo.Push(child);

            if (RulesAt(operation).Length > 0)
                yield return operation;
        }

        OperationStack.Return(todo);
    }

    public BoundRule<TVerb>[] RulesAt(IOperation operation) => _checks.For(_regions.At(operation.Syntax).Rules.Subject);

    /// <summary>The lambda or local function around it that answers a route; null outside of these.</summary>
    public SyntaxNode? HandlerAt(IOperation operation) => _regions.At(operation.Syntax).Function;

    /// <summary>`'OrdersController' (Endpoint)`, `'GET /orders' (Endpoint)`: whose code it is.</summary>
    public string SubjectAt(IOperation operation)
    {
        var region = _regions.At(operation.Syntax);
        return MessageText.Subject(region.Rules.Subject, region.Route);
    }

    /// <summary>Reports at the last name of an expression, as in `a.b.Name(…)`; at its first token where it has none.</summary>
    public void Report(BoundRule<TVerb> rule, string id, IOperation operation, string what, ISymbol? target = null) =>
        Report(rule, id, operation, PlaceOf(operation.Syntax), what, target);

    /// <param name="operation">Where it belongs: the region around it.</param>
    /// <param name="what">The first part of the message: `'A' must not …`, without a full stop.</param>
    /// <param name="target">What is used or wrong; it tells findings apart in the baseline.</param>
    /// <param name="targetName">The same, where it is no symbol.</param>
    public void Report(BoundRule<TVerb> rule, string id, IOperation operation, Location place, string what, ISymbol? target = null, string? targetName = null)
    {
        var region = _regions.At(operation.Syntax);
        var site = new FindingSite(region.Rules.Subject.Type, Member, region.Route, MemberPart.Body);
        _sink.Add(new Finding(rule.Rule, id, place, site, what, rule.Captures, target) { TargetName = targetName });
    }

    private static Location PlaceOf(SyntaxNode syntax) =>
        (syntax is ExpressionSyntax expression ? ReferencePosition.LastName(expression) : syntax.GetFirstToken()).GetLocation();
}
