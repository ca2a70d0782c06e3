using Microsoft.CodeAnalysis;

namespace Bylaw.CodeFixes;

/// <summary>What a type should be called.</summary>
internal static class TypeNames
{
    /// <summary>Without the I of an interface; null when the name is right, or no one name is.</summary>
    public static string? Wanted(NamedType named)
    {
        var entities = new EntityNames(named.Rules);
        if (NamingAnalyzer.CapturesOf(named, entities) is not null)
            return null;

        var start = NameCaptures.BeforeName(named);
        var bare = SymbolNames.WithoutInterfacePrefix(named.Type) ?? named.Type.Name;
        var templates = named.Verb.Type.Where(pattern => !pattern.IsFullName && named.Rules.Matcher.MatchesArguments(pattern, named.Type)).Select(pattern => pattern.Name.Text).ToList();
        // A pattern that has the I itself is about the interface as it is written.
        if (named.Type.TypeKind == TypeKind.Interface)
            templates = [.. templates.Select(template => template.Length > 1 && template[0] == 'I' && (char.IsUpper(template[1]) || template[1] is '{' or '*') ? template.Substring(1) : template)];

        return NewName.Of(bare, templates, start, ConditionOf(named, entities));
    }

    public static Func<string, Func<string, bool>?> ConditionOf(NamedType named, EntityNames entities) => capture =>
        named.Verb.Where.TryGetValue(capture, out var condition) ? value => entities.IsKnown(capture, value, condition) : null;
}
