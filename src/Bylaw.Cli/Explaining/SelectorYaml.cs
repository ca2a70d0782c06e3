using System.Text.RegularExpressions;

namespace Bylaw.Cli.Explaining;

/// <summary>A selector as a rule file has it: what is read here can be written there.</summary>
internal static partial class SelectorYaml
{
    /// <summary>On one line, without the braces around it: `named: "*Store", is: class`.</summary>
    public static string Of(Selector selector)
    {
        var item = Item(selector);
        return item is ['{', ' ', .., ' ', '}'] ? item[2..^2] : item;
    }

    /// <summary>With an alternative on each line, where there are several of different kinds.</summary>
    public static IEnumerable<string> Lines(Selector selector) =>
        selector is AnyOfSelector { Items.Length: > 1 } any && Alike(any.Items) is null ? any.Items.Select(item => "- " + Item(item)).Prepend("any:") : [Of(selector)];

    private static string Item(Selector selector) => selector switch
    {
        AnyTypeSelector => "any",
        TypeNameSelector { Pattern: { IsFullName: true, Text: var name } } => Text(name),
        AllOfSelector { Items: var items } => "{ " + string.Join(", ", items.Select(Of)) + " }",
        AnyOfSelector { Items: [var only] } => Item(only),
        AnyOfSelector { Items: var items } => Alike(items) is { } key ? key.Length == 0 ? $"[{string.Join(", ", items.Select(Value))}]" : $"{{ {key}: [{string.Join(", ", items.Select(Value))}] }}" : $"{{ any: [{string.Join(", ", items.Select(Item))}] }}",
        NotSelector { Item: var item } => $"{{ not: {Item(item)} }}",
        ExtendsSelector { Base: var item } => $"{{ extends: {Object(item)} }}",
        ImplementsSelector { Interface: var item } => $"{{ implements: {Object(item)} }}",
        HasAttributeSelector { Attribute: var item } => $"{{ has: {Object(item)} }}",
        HasMemberSelector member => $"{{ members: {{ {string.Join(", ", Members(member))} }} }}",
        _ when Key(selector) is { } key => $"{{ {key}: {Value(selector)} }}",
        _ => selector.ToString(),
    };

    // `extends: Shop.Thing`, `extends: [A, B]`, `extends: { is: class }`.
    private static string Object(Selector selector) => selector switch
    {
        TypeNameSelector { Pattern.Text: var name } => Text(name),
        AnyOfSelector { Items: var items } when items.All(item => item is TypeNameSelector) => $"[{string.Join(", ", items.Select(Value))}]",
        _ => Item(selector),
    };

    private static IEnumerable<string> Members(HasMemberSelector member)
    {
        if (member.Names.Length > 0)
            yield return $"named: {(member.Names is [var only] ? Text(only.Text) : $"[{string.Join(", ", member.Names.Select(name => Text(name.Text)))}]")}";
        if (member.Type is not null)
            yield return $"type: {Object(member.Type)}";
        if (member.Attribute is not null)
            yield return $"has: {Object(member.Attribute)}";
    }

    /// <returns>The key that all are values of; empty for full names, which need none; null where they differ.</returns>
    private static string? Alike(Selector[] items) => items.All(item => item is TypeNameSelector { Pattern.IsFullName: true }) ? ""
        : Key(items[0]) is { } key && items.All(item => Key(item) == key) ? key : null;

    private static string? Key(Selector selector) => selector switch
    {
        NamespaceSelector => "in",
        TypeNameSelector { Pattern.IsFullName: false } => "named",
        ProjectSelector => "project",
        PathSelector => "path",
        LayerSelector => "layer",
        FacetSelector or TraitSelector => "is",
        _ => null,
    };

    private static string Value(Selector selector) => selector switch
    {
        NamespaceSelector { Pattern.Text: var text } => Text(text),
        TypeNameSelector { Pattern.Text: var text } => Text(text),
        ProjectSelector { Pattern.Text: var text } => Text(text),
        PathSelector { Pattern.Text: var text } => Text(text),
        LayerSelector { Layer: var layer } => Text(layer),
        FacetSelector { Facet: var facet } => Text(facet),
        TraitSelector { Trait: var trait } => TypeTraits.ByName.First(pair => pair.Value == trait).Key,
        _ => Item(selector),
    };

    // As people write it; YAML has a meaning of its own for the rest.
    private static string Text(string text) => Plain().IsMatch(text) ? text : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    [GeneratedRegex(@"\A[A-Za-z_](?:[\w.-]|<[\w.]*>)*\z")]
    private static partial Regex Plain();
}
