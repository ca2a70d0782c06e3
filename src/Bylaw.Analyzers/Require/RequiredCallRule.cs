using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>
/// BYL8007 of `require: { call: …, before: … }`. Without `before` the call must be made; with it, it must be made before the first of those that are.
/// Before is what is evaluated earlier in the text of the same body; branches and calls in other members are not followed.
/// </summary>
internal static class RequiredCallRule
{
    /// <summary>A method or handler, by its operations.</summary>
    public static void Judge(Demand demand, ImmutableArray<IOperation> bodies)
    {
        if (demand.Verb.Call.Count == 0)
            return;

        var calls = new Calls(demand);
        foreach (var body in bodies)
        {
            foreach (var operation in body.DescendantsAndSelf())
            {
                if (TargetOf(operation) is { } target)
                    calls.Add(target, operation.Syntax);
            }
        }

        calls.Judge();
    }

    /// <summary>A type: somewhere in its members. Binds only what has a name that is asked for.</summary>
    public static void Judge(Demand demand, IReadOnlyList<SyntaxNode> declarations, CancellationToken cancellation)
    {
        if (demand.Verb.Call.Count == 0)
            return;

        var all = new Calls(demand);
        foreach (var declaration in declarations)
        {
            if (declaration is not TypeDeclarationSyntax type)
                return;

            SemanticModel? model = null;
            foreach (var member in type.Members)
            {
                var calls = new Calls(demand);
                foreach (var node in member.DescendantNodes())
                {
                    if (node is not (InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax) || !MayBeAskedFor(demand.Verb, node))
                        continue;

                    model ??= Signature.ModelOf(demand.Rules.Compilation, declaration.SyntaxTree);
                    if (model.GetSymbolInfo(node, cancellation).Symbol is { } target)
                    {
                        all.Add(target, node);
                        calls.Add(target, node);
                    }
                }

                if (demand.Verb.Before.Count > 0)
                    calls.Judge();
            }
        }

        if (demand.Verb.Before.Count == 0)
            all.Judge();
    }

    private static bool MayBeAskedFor(RequireVerb verb, SyntaxNode node)
    {
        var name = node is InvocationExpressionSyntax ? CallName.Of(node).ValueText : "new";
        return Names(verb.Call, name) || Names(verb.Before, name);
    }

    private static bool Names(IReadOnlyList<MemberUse> uses, string name)
    {
        foreach (var use in uses)
        {
            foreach (var pattern in use.Names)
            {
                if (pattern.Matches(name))
                    return true;
            }
        }

        return false;
    }

    private static ISymbol? TargetOf(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod,
        IObjectCreationOperation creation => creation.Constructor,
        IPropertyReferenceOperation property => property.Property,
        _ => null,
    };

    /// <summary>The calls of one body that the rule is about. A call is made when all of it has been evaluated, so by its end.</summary>
    private sealed class Calls(Demand demand)
    {
        private SyntaxNode? _required;
        private SyntaxNode? _later;

        public void Add(ISymbol target, SyntaxNode node)
        {
            if (IsOne(demand.Verb.Call, target) && IsEarlier(node, _required))
                _required = node;
            if (IsOne(demand.Verb.Before, target) && IsEarlier(node, _later))
                _later = node;
        }

        public void Judge()
        {
            var names = string.Join(" or ", demand.Verb.Call.Select(use => $"'{SelectorNames.Of(use)}'"));
            if (demand.Verb.Before.Count == 0)
            {
                if (_required is null)
                    demand.Report(RuleIds.RequiredCall, "call " + names);
            }
            else if (_later is not null && !(_required is not null && _required.Span.End <= _later.Span.End))
            {
                var name = CallName.Of(_later);
                demand.Report(RuleIds.RequiredCall, $"call {names} before '{name.ValueText}'", name.GetLocation());
            }
        }

        private static bool IsEarlier(SyntaxNode node, SyntaxNode? known) => known is null || node.Span.End < known.Span.End;

        private bool IsOne(IReadOnlyList<MemberUse> uses, ISymbol target)
        {
            if (uses.Count == 0)
                return false;

            // What implements or overrides a member has its name, except where it says so explicitly, and no code calls those.
            var definition = (target as IMethodSymbol)?.ReducedFrom ?? target;
            foreach (var use in uses)
            {
                if (!UseMatch.HasName(use, UseMatch.NameOf(definition)))
                    continue;
                if (UseMatch.Member(demand.Rules, use, definition, demand.Bound.Captures) is not null)
                    return true;
                if (MemberOrigin.Implemented(definition) is { } implemented && UseMatch.Member(demand.Rules, use, implemented, demand.Bound.Captures) is not null)
                    return true;
            }

            return false;
        }
    }
}

/// <summary>The name in a call: `MapGet` of `app.MapGet(…)`, the type of `new Order()`.</summary>
internal static class CallName
{
    public static SyntaxToken Of(SyntaxNode call) => call switch
    {
        InvocationExpressionSyntax invocation => Of(invocation.Expression),
        MemberAccessExpressionSyntax access => access.Name.Identifier,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier,
        SimpleNameSyntax name => name.Identifier,
        QualifiedNameSyntax name => name.Right.Identifier,
        AliasQualifiedNameSyntax name => name.Name.Identifier,
        ObjectCreationExpressionSyntax creation => Of(creation.Type),
        ImplicitObjectCreationExpressionSyntax creation => creation.NewKeyword,
        _ => call.GetFirstToken(),
    };
}
