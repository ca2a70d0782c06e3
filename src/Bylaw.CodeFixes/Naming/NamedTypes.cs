using Microsoft.CodeAnalysis;

namespace Bylaw.CodeFixes;

/// <summary>The type that a finding of the verb `name` is about, as the analyzer has read it.</summary>
internal static class NamedTypes
{
    /// <summary>Null when nothing of the kind stands there any more.</summary>
    public static NamedType? Of(FindingContext context) =>
        Declared(context) is { } symbol && (symbol as INamedTypeSymbol ?? symbol.ContainingType) is { } type ? Of(context, type) : null;

    /// <summary>The type or member whose name the finding marks.</summary>
    public static ISymbol? Declared(FindingContext context) =>
        context.Token.Parent is { } node && Declarations.IdentifierOf(node) == context.Token ? context.Model.GetDeclaredSymbol(node, context.Cancellation) : null;

    public static NamedType? Of(FindingContext context, INamedTypeSymbol type)
    {
        var subject = context.Rules.Subjects.Of(type).Subject;
        return context.Rule.Verb is NameVerb verb && subject.Bind(context.Rules, context.Rule) is { } captures
            && TypeSelection.JudgesConcrete(context.Rules, context.Rule.Subject, type)
            && Declarations.Of(type, context.Model.Compilation, context.Cancellation) is { Count: > 0 } declarations
                ? new NamedType(context.Rules, new BoundRule<NameVerb>(context.Rule, verb, captures), subject, type, declarations, new FindingSink(context.Rules, static _ => { }))
                : null;
    }
}
