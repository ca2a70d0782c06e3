using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>BYL3006 of `name: { method: … }`: every public method that the type itself names.</summary>
internal static class MethodNameRule
{
    public static void Judge(NamedType named, Captures captures, EntityNames entities, CancellationToken cancellation)
    {
        if (named.Verb.Method.Count == 0)
            return;

        foreach (var member in named.Type.GetMembers())
        {
            if (member is not IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsImplicitlyDeclared: false } method)
                continue;

            var bound = Match(named, method.Name, captures);
            if ((bound is not null && UnknownEntityRule.FirstUnknown(named.Verb, bound, entities) is null) || MemberOrigin.IsElsewhere(method))
                continue;

            var declarations = Declarations.Of(method, named.Rules.Compilation, cancellation);
            if (declarations.Count == 0)
                continue;

            var subject = MessageText.Target(method, named.Subject.LayerName);
            if (bound is null)
            {
                var expected = NameCaptures.TextWithExample(named.Verb.Method, captures, pattern => pattern.Text);
                named.Report(RuleIds.MethodName, declarations[0], $"{subject} must be named {expected}", captures, method);
            }
            else if (UnknownEntityRule.FirstUnknown(named.Verb, captures, entities) is null)
            {
                // Only what the method's own name captured: the type's is reported at the type.
                UnknownEntityRule.Report(named, declarations[0], subject, bound, entities, method);
            }
        }
    }

    /// <summary>Null when the name fits no pattern.</summary>
    public static Captures? Match(NamedType named, string name, Captures captures)
    {
        foreach (var pattern in named.Verb.Method)
        {
            if (pattern.Match(name, captures) is { } bound)
                return bound;
        }

        return null;
    }
}
