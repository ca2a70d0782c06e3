using System.Collections.Concurrent;
using Bylaw.Rules.Language;

namespace Bylaw.Analyzers;

/// <summary>
/// Whether a name is that of a type of a layer, in singular or plural, with or without what the layer adds to it.
/// </summary>
internal sealed class EntityNames(CompilationRules rules)
{
    private readonly ConcurrentDictionary<(string Capture, string Value, CaptureCondition Condition), bool> _known = new();
    private readonly ConcurrentDictionary<int, bool> _visible = new();
    private readonly ConcurrentDictionary<int, IReadOnlyList<string>> _namesOfLayers = new();
    private readonly OwnTypes _types = new(rules);

    public bool IsKnown(string capture, string value, CaptureCondition condition) =>
        _known.GetOrAdd((capture, value, condition), static (key, self) => self.Find(key.Item1, key.Item2, key.Item3), this);

    /// <summary>The type of the layers whose name is a slip away.</summary>
    public string? Nearest(string value, CaptureCondition condition)
    {
        var near = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var word in condition.Or)
        {
            if (NearestWord.Of(value, [word]) is not null)
                near.Add(word);
        }

        foreach (var layer in condition.ExistsIn)
        {
            foreach (var name in _namesOfLayers.GetOrAdd(layer, static (layer, self) => self._types.NamesOf(layer), this))
            {
                if (NearestWord.Of(value, [name]) is not null)
                    near.Add(name);
            }
        }

        return NearestWord.Of(value, near);
    }

    private bool Find(string capture, string value, CaptureCondition condition)
    {
        foreach (var word in condition.Or)
        {
            if (EnglishPlural.Same(word, value))
                return true;
        }

        if (condition.ExistsIn.Count == 0)
            return false;

        foreach (var form in EnglishPlural.FormsOf(value))
        {
            if (IsOfLayer(form, condition) || IsOfLayer("I" + form, condition))
                return true;

            foreach (var layer in condition.ExistsIn)
            {
                foreach (var template in Templates(layer, capture))
                {
                    if (IsOfLayer(template.Replace("{" + capture + "}", form), condition))
                        return true;
                }
            }
        }

        // A project may see no model at all, only contracts: there nothing can be said.
        foreach (var layer in condition.ExistsIn)
        {
            if (_visible.GetOrAdd(layer, static (layer, self) => self._types.HasAny(layer), this))
                return false;
        }

        return true;
    }

    /// <summary>The layer may name its types after the entity too: OrderModel of `{Entity}Model` is the Order.</summary>
    private IEnumerable<string> Templates(int layer, string capture)
    {
        foreach (var selector in rules.Book.Layers[layer].Selector.DescendantsAndSelf())
        {
            if (selector is not TypeNameSelector { Pattern.Name.Text: var text })
                continue;

            var name = text.Substring(text.LastIndexOf('.') + 1);
            if (name.Contains("{" + capture + "}") && name.IndexOf('*') < 0 && name.IndexOf('{') == name.LastIndexOf('{'))
                yield return name;
        }
    }

    private bool IsOfLayer(string name, CaptureCondition condition)
    {
        foreach (var type in _types.Named(name))
        {
            if (condition.ExistsIn.Contains(rules.Layers.Of(type)))
                return true;
        }

        return false;
    }
}
