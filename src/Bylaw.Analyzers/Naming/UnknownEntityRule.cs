using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>BYL3004 of `name: { where: { Entity: { exists-in: Model, or: [Auth] } } }`: what a name was captured from must exist.</summary>
internal static class UnknownEntityRule
{
    public static void Judge(NamedType named, Captures captures, EntityNames entities)
    {
        if (FirstUnknown(named.Verb, captures, entities) is not null)
            Report(named, named.Declarations[0], named.Text, captures, entities, null);
    }

    public static void Report(NamedType named, SyntaxNode declaration, string subject, Captures captures, EntityNames entities, ISymbol? member)
    {
        if (FirstUnknown(named.Verb, captures, entities) is not ({ } value, { } condition))
            return;

        var what = condition.ExistsIn.Count == 0
            ? $"which is none of {string.Join(", ", condition.Or.Select(word => $"'{word}'"))}"
            : $"which is no {string.Join(" or ", condition.ExistsIn.Select(named.Rules.Layers.NameOf))}";
        var hint = entities.Nearest(value, condition) is { } near ? $" (the nearest is '{near}')" : "";
        named.Report(RuleIds.UnknownEntity, declaration, $"{subject} is named after '{value}', {what}{hint}", captures, member);
    }

    /// <summary>The first captured value that its condition does not let pass.</summary>
    public static (string Value, CaptureCondition Condition)? FirstUnknown(NameVerb verb, Captures captures, EntityNames entities)
    {
        foreach (var entry in verb.Where)
        {
            if (captures[entry.Key] is { } value && !entities.IsKnown(entry.Key, value, entry.Value))
                return (value, entry.Value);
        }

        return null;
    }
}
