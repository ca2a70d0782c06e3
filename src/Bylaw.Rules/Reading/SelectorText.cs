namespace Bylaw.Rules.Reading;

/// <summary>A selector in canonical words, to compare two and to explain one.</summary>
internal static class SelectorText
{
    public static string Of(Selector selector) => selector switch
    {
        AnyTypeSelector => "any",
        AllOfSelector all => "{ " + string.Join(", ", all.Items.Select(Of)) + " }",
        AnyOfSelector any => "[ " + string.Join(", ", any.Items.Select(Of)) + " ]",
        NotSelector not => "not: " + Of(not.Item),
        NamespaceSelector { Pattern: var pattern } => "in: " + pattern.Text,
        TypeNameSelector { Pattern: var pattern } => "named: " + pattern.Text,
        ProjectSelector { Pattern: var pattern } => "project: " + pattern.Text,
        PathSelector { Pattern: var pattern } => "path: " + pattern.Text,
        LayerSelector { Layer: var layer } => "layer: " + layer,
        FacetSelector { Facet: var facet } => "is: " + facet,
        TraitSelector { Trait: var trait } => "is: " + TypeTraits.ByName.First(pair => pair.Value == trait).Key,
        ExtendsSelector { Base: var item } => "extends: " + Of(item),
        ImplementsSelector { Interface: var item } => "implements: " + Of(item),
        HasAttributeSelector { Attribute: var item } => "has: " + Of(item),
        HasMemberSelector member => "members: { " + string.Join(", ", member.Names.Select(name => name.Text))
            + (member.Type is null ? "" : ", type: " + Of(member.Type)) + (member.Attribute is null ? "" : ", has: " + Of(member.Attribute)) + " }",
        _ => selector.ToString(),
    };

    /// <summary>The patterns written in this selector itself.</summary>
    public static IEnumerable<string> Patterns(Selector selector) => selector switch
    {
        NamespaceSelector { Pattern: var pattern } => [pattern.Text],
        TypeNameSelector { Pattern: var pattern } => [pattern.Text],
        ProjectSelector { Pattern: var pattern } => [pattern.Text],
        PathSelector { Pattern: var pattern } => [pattern.Text],
        HasMemberSelector member => member.Names.Select(name => name.Text),
        _ => [],
    };

    /// <summary>Names in this selector itself that are to have another value than the captured one.</summary>
    public static IEnumerable<string> OtherCaptures(Selector selector) =>
        Patterns(selector).SelectMany(Captured).Where(name => name[0] == '!').Select(name => name.Substring(1));

    /// <summary>What stands between braces.</summary>
    public static IEnumerable<string> Captured(string text)
    {
        for (var open = text.IndexOf('{'); open >= 0;)
        {
            var close = text.IndexOf('}', open);
            if (close < 0)
                yield break;

            open = text.LastIndexOf('{', close);
            if (close > open + 1)
                yield return text.Substring(open + 1, close - open - 1);
            open = text.IndexOf('{', close);
        }
    }
}
