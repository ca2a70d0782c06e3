using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>One rule and what it makes its demands of.</summary>
/// <param name="Route">Of a handler; it names it in the message.</param>
/// <param name="Place">The name that is reported.</param>
internal sealed record Demand(
    CompilationRules Rules, BoundRule<RequireVerb> Bound, Subject Subject, ISymbol Symbol, string? Route, Location Place, FindingSite Site, FindingSink Sink)
{
    public RequireVerb Verb => Bound.Verb;

    public void Report(string id, string what) => Report(id, what, Place);

    public void Report(string id, string what, Location place)
    {
        var subject = Route is null ? MessageText.Target(Symbol, Subject.LayerName) : MessageText.Subject(Subject, Route);
        Sink.Add(new Finding(Bound.Rule, id, place, Site, $"{subject} must {what}", Bound.Captures, null));
    }

    /// <summary>Of a member of the type that the demand is made of.</summary>
    public void ReportMember(string id, string what, ISymbol member, Location place, string advice) => Sink.Add(new Finding(
        Bound.Rule, id, place, Site with { Member = member }, $"{MessageText.Target(Symbol, Subject.LayerName)} must {what}", Bound.Captures, null, advice));

    /// <summary>Whether the type, one of its bases or interfaces is one of these.</summary>
    public bool IsOne(IReadOnlyList<Selector> selectors, INamedTypeSymbol type) => UseMatch.AnyOfFamily(Rules, selectors, type, Bound.Captures) is not null;

    /// <summary>`'Envelope&lt;*&gt;' or 'Result'`: names without their namespaces.</summary>
    public string Names(IReadOnlyList<Selector> selectors) => string.Join(" or ", selectors.Select(selector => SelectorNames.Demanded(selector, Bound.Captures)).Distinct());

    public string NameOf(Selector selector) => SelectorNames.Of(selector, Bound.Captures);
}
