using Bylaw.Rules.Reading;

namespace Bylaw.Analyzers;

/// <summary>Selectors and members of a rule as a message names them: without namespaces, captures filled in where they are known.</summary>
internal static class SelectorNames
{
    /// <summary>More than this is a list to read, not a hint; the rule file has them all.</summary>
    private const int MaxNamed = 8;

    /// <summary>`Envelope&lt;*&gt;` of a name; what is no name in the words of the rule file.</summary>
    public static string Of(Selector selector, Captures captures) =>
        selector is TypeNameSelector { Pattern.Text: var text } ? Short(text, captures) : SelectorText.Of(selector);

    /// <summary>What a type must be: `'Envelope&lt;*&gt;'`, `a type that has 'CreatedAt' or 'CreatedOn'`.</summary>
    public static string Demanded(Selector selector, Captures captures) => selector is HasMemberSelector { Names: { Length: > 0 } names, Type: null, Attribute: null }
        ? $"a type that has {string.Join(" or ", names.Select(static name => $"'{name.Text}'"))}"
        : $"'{Of(selector, captures)}'";

    /// <summary>`SaveChangesAsync` of `Microsoft.EntityFrameworkCore.DbContext` is `DbContext.SaveChangesAsync`.</summary>
    public static string Of(MemberUse use) => use.Type is TypeNameSelector { Pattern.Text: var type } && use.Names is [var name]
        ? Short(type, Captures.None) + "." + name.Text
        : use.Text;

    /// <summary>`'*Command', 'ISender', dto and the layer Model`.</summary>
    public static string List(UseSet uses, IReadOnlyList<Selector> selectors, CompilationRules rules, Captures captures)
    {
        var names = new List<string>();
        foreach (var selector in selectors)
            AddEach(selector);
        foreach (var layer in uses.Layers)
            names.Add($"the layer {rules.Layers.NameOf(layer)}");

        if (names.Count > MaxNamed)
        {
            names.RemoveRange(MaxNamed, names.Count - MaxNamed);
            names.Add("others");
        }

        return names.Count == 1 ? names[0] : string.Join(", ", names.Take(names.Count - 1)) + " and " + names[names.Count - 1];

        void AddEach(Selector selector)
        {
            if (selector is AnyOfSelector any)
            {
                foreach (var item in any.Items)
                    AddEach(item);
            }
            else
            {
                names.Add(Part(selector, captures));
            }
        }
    }

    private static string Part(Selector selector, Captures captures) => selector switch
    {
        TypeNameSelector { Pattern.Text: var text } => $"'{Short(text, captures)}'",
        NamespaceSelector { Pattern.Text: var text } => $"'{captures.Fill(text) ?? text}'",
        FacetSelector { Facet: var facet } => facet,
        ExtendsSelector { Base: TypeNameSelector type } => $"what extends {Part(type, captures)}",
        ImplementsSelector { Interface: TypeNameSelector type } => $"what implements {Part(type, captures)}",
        _ => SelectorText.Of(selector),
    };

    private static string Short(string text, Captures captures)
    {
        var arguments = text.IndexOf('<');
        var name = arguments < 0 ? text : text.Substring(0, arguments);
        var bare = name.Substring(name.LastIndexOf('.') + 1);
        return (captures.Fill(bare) ?? bare) + (arguments < 0 ? "" : text.Substring(arguments));
    }
}
