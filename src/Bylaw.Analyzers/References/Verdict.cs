using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>A rule that a use breaks.</summary>
/// <param name="Rule">The rule that is named; others that say the same of the same target are in <paramref name="Also"/>.</param>
/// <param name="Id">The diagnostic, which follows from the part of the verb.</param>
/// <param name="Captures">Of the subject and the target, for the advice.</param>
internal sealed record Verdict(Rule Rule, string Id, Captures Captures, ISymbol Target, IReadOnlyList<Rule> Also)
{
    public string DiagnosticId => Rule.CustomId ?? Id;
}
