using Bylaw.Rules;
using Bylaw.Rules.Reading;

namespace Bylaw.Specs.Describing;

/// <summary>A selector in words.</summary>
internal static class SelectorPhrase
{
    public static string Of(Selector selector) => selector switch
    {
        AnyTypeSelector => "any type",
        LayerSelector { Layer: var layer } => layer,
        FacetSelector { Facet: var facet } => $"`{facet}`",
        TypeNameSelector { Pattern.Text: var text } => $"`{text}`",
        NamespaceSelector { Pattern.Text: var text } => $"types in `{text}`",
        ProjectSelector { Pattern.Text: var text } => $"types of project `{text}`",
        PathSelector { Pattern.Text: var text } => $"types in files `{text}`",
        ExtendsSelector { Base: var item } => $"types that extend {Of(item)}",
        ImplementsSelector { Interface: var item } => $"types that implement {Of(item)}",
        HasAttributeSelector { Attribute: var item } => $"types with {Of(item)}",
        NotSelector { Item: var item } => $"anything but {Of(item)}",
        AnyOfSelector { Items: var items } => Join(items.Select(Of), "or"),
        AllOfSelector { Items: var items } => All(items),
        _ => $"`{SelectorText.Of(selector)}`",
    };

    public static string Of(IEnumerable<Selector> alternatives) => Join(alternatives.Select(Of), "or");

    public static string Join(IEnumerable<string> parts, string word)
    {
        var list = parts.Distinct().ToList();
        return list.Count <= 1 ? string.Concat(list) : $"{string.Join(", ", list.Take(list.Count - 1))} {word} {list[^1]}";
    }

    private static string All(IReadOnlyList<Selector> items)
    {
        var kept = items.Where(item => item is not NotSelector).Select(Of).ToList();
        var left = items.OfType<NotSelector>().Select(not => Of(not.Item)).ToList();
        return (kept.Count == 0 ? "any type" : Join(kept, "and")) + (left.Count == 0 ? "" : $" (but not {Join(left, "or")})");
    }
}
