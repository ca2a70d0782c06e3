using System.Collections.Concurrent;
using Bylaw.Rules.Language;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>
/// Whether a name is that of a type of a layer. Asks the assemblies of this solution by name, since to enumerate their types would cost more than
/// all else that is checked.
/// </summary>
internal sealed class EntityNames(CompilationRules rules)
{
    private readonly ConcurrentDictionary<(string Capture, string Value, CaptureCondition Condition), bool> _known = new();
    private readonly ConcurrentDictionary<int, bool> _visible = new();
    private readonly Lazy<IReadOnlyList<IAssemblySymbol>> _assemblies = new(() => OwnAssemblies(rules));

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

        foreach (var assembly in _assemblies.Value)
        {
            foreach (var name in assembly.TypeNames)
            {
                if (Math.Abs(name.Length - value.Length) <= value.Length / 3 && NearestWord.Of(value, [name]) is not null && IsOfLayer(name, condition))
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
            if (_visible.GetOrAdd(layer, static (layer, self) => self.IsVisible(layer), this))
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
        foreach (var assembly in _assemblies.Value)
        {
            if (!assembly.TypeNames.Contains(name))
                continue;

            var types = SymbolEqualityComparer.Default.Equals(assembly, rules.Compilation.Assembly)
                ? rules.Compilation.GetSymbolsWithName(name, SymbolFilter.Type)
                : TypesNamed(assembly.GlobalNamespace, name);
            foreach (var type in types)
            {
                if (type is INamedTypeSymbol named && condition.ExistsIn.Contains(rules.Layers.Of(named)))
                    return true;
            }
        }

        return false;
    }

    private static IEnumerable<ISymbol> TypesNamed(INamespaceSymbol space, string name)
    {
        foreach (var type in space.GetTypeMembers(name))
            yield return type;

        foreach (var inner in space.GetNamespaceMembers())
        {
            foreach (var type in TypesNamed(inner, name))
                yield return type;
        }
    }

    /// <summary>
    /// Whether there is any type of the layer. Only asked when a name is about to be called unknown, and ends at the first type, for which it looks
    /// in likely namespaces first.
    /// </summary>
    private bool IsVisible(int layer)
    {
        var places = new List<NamePattern>();
        foreach (var selector in rules.Book.Layers[layer].Selector.DescendantsAndSelf())
        {
            if (selector is NamespaceSelector { Pattern: var pattern })
                places.Add(pattern);
        }

        foreach (var assembly in _assemblies.Value)
        {
            if (places.Count > 0 && HasType(assembly.GlobalNamespace, layer, places))
                return true;
        }

        foreach (var assembly in _assemblies.Value)
        {
            if (HasType(assembly.GlobalNamespace, layer, null))
                return true;
        }

        return false;
    }

    private bool HasType(INamespaceSymbol space, int layer, List<NamePattern>? places)
    {
        if (places is null || places.Exists(place => place.Matches(space.IsGlobalNamespace ? "" : space.ToDisplayString())))
        {
            foreach (var type in space.GetTypeMembers())
            {
                if (rules.Layers.Of(type) == layer)
                    return true;
            }
        }

        foreach (var inner in space.GetNamespaceMembers())
        {
            if (HasType(inner, layer, places))
                return true;
        }

        return false;
    }

    private static List<IAssemblySymbol> OwnAssemblies(CompilationRules rules)
    {
        var assemblies = new List<IAssemblySymbol> { rules.Compilation.Assembly };
        foreach (var assembly in rules.Compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (rules.Project.IsOwn(assembly))
                assemblies.Add(assembly);
        }

        return assemblies;
    }
}
