using System.Text;

namespace Bylaw.Rules.Language;

/// <summary>The rule language as a JSON schema (draft 2020-12), for completion and validation in editors.</summary>
internal sealed class JsonSchema
{
    private readonly StringBuilder _text = new();
    private readonly Dictionary<Shape, string> _names = new(ReferenceComparer.Instance);
    private readonly List<(string Name, Shape Shape)> _definitions = [];
    private int _depth;

    private JsonSchema()
    {
    }

    /// <summary>The whole schema; ends with a line break.</summary>
    public static string Print()
    {
        var schema = new JsonSchema();
        schema.PrintDocument();
        return schema._text.Append('\n').ToString();
    }

    private void PrintDocument()
    {
        Open('{');
        Property("$schema", "https://json-schema.org/draft/2020-12/schema");
        Property("title", "Bylaw rule file");
        Body(RuleLanguage.Document);

        Name("$defs");
        Open('{');
        for (var i = 0; i < _definitions.Count; i++)
        {
            Name(_definitions[i].Name);
            Open('{');
            Body(_definitions[i].Shape);
            Close('}');
        }

        Close('}');
        Close('}');
    }

    /// <summary>A map or a choice is printed once and referred to, since the language is recursive.</summary>
    private void Value(Shape shape)
    {
        Open('{');
        if (shape is DeferredShape deferred)
            Property("$ref", "#/$defs/" + NameOf(deferred.Target()));
        else if (shape is MapShape { Keys.Count: > 0 } or ChoiceShape)
            Property("$ref", "#/$defs/" + NameOf(shape));
        else
            Body(shape);
        Close('}');
    }

    private string NameOf(Shape shape)
    {
        if (_names.TryGetValue(shape, out var known))
            return known;

        var words = shape is MapShape map ? map.Name : ((ChoiceShape)shape).Meaning.Split(',')[0];
        var name = string.Concat(words.Split(' ').Where(word => word is not ("a" or "an" or "the")).Select(word => new string([.. word.Where(char.IsLetter)])));
        for (var stem = name; _definitions.Any(definition => definition.Name == name);)
            name = stem + (_definitions.Count(definition => definition.Name.StartsWith(stem, StringComparison.Ordinal)) + 1);

        _names.Add(shape, name);
        _definitions.Add((name, shape));
        return name;
    }

    private void Body(Shape shape)
    {
        switch (shape)
        {
            case TextShape text:
                Property("type", "string");
                Property("description", text.Meaning);
                break;
            case WordShape words:
                if (words.Explained is { } explained)
                    Property("description", explained);
                Name("enum");
                if (words.Words[0] == "true")
                    _text.Append("[true, false]"); // YAML reads these as truth values, so an editor sees no strings here.
                else
                    Words(words.Words);
                break;
            case NumberShape number:
                Property("type", "integer");
                Raw("minimum", number.From.ToString(System.Globalization.CultureInfo.InvariantCulture));
                Raw("maximum", number.To.ToString(System.Globalization.CultureInfo.InvariantCulture));
                break;
            case ExpiryShape:
                Property("type", "string");
                Property("pattern", "^(never|[0-9]{4}-[0-9]{2}-[0-9]{2})$");
                break;
            case ListShape list:
                List(list);
                break;
            case DictionaryShape dictionary:
                Property("type", "object");
                Property("description", "Keys: " + dictionary.KeyMeaning);
                Name("additionalProperties");
                Value(dictionary.Value());
                break;
            case MapShape map:
                Map(map);
                break;
            case ChoiceShape choice:
                Property("description", choice.Meaning);
                Name("anyOf");
                Open('[');
                foreach (var form in choice.Forms)
                    Item(form);
                Close(']');
                break;
        }
    }

    private void List(ListShape list)
    {
        if (list.OrSingle)
        {
            Name("anyOf");
            Open('[');
            Item(list.Item);
            Item(list with { OrSingle = false });
            Close(']');
            return;
        }

        Property("type", "array");
        if (!list.MayBeEmpty)
            Raw("minItems", "1");
        Name("items");
        Value(list.Item);
    }

    private void Map(MapShape map)
    {
        Property("type", "object");
        Property("description", map.Summary);
        Raw("additionalProperties", "false");
        if (map.Keys.Any(key => key.Required))
        {
            Name("required");
            Words([.. map.Keys.Where(key => key.Required).Select(key => key.Name)]);
        }

        if (map.AtLeastOneOf is { } some)
        {
            Name("anyOf");
            Open('[');
            foreach (var key in some)
            {
                Comma();
                _text.Append("{ \"required\": [").Append(Quote(key)).Append("] }");
            }

            Close(']');
        }

        Name("properties");
        Open('{');
        foreach (var key in map.Keys)
        {
            Name(key.Name);
            Open('{');
            Property("description", key.Summary);
            Name("allOf");
            Open('[');
            Item(key.Value());
            Close(']');
            Close('}');
        }

        Close('}');
    }

    private void Item(Shape shape)
    {
        Comma();
        Value(shape);
    }

    private void Property(string name, string value)
    {
        Name(name);
        _text.Append(Quote(value));
    }

    private void Raw(string name, string value)
    {
        Name(name);
        _text.Append(value);
    }

    private void Words(IReadOnlyList<string> words) => _text.Append('[').Append(string.Join(", ", words.Select(Quote))).Append(']');

    private void Name(string name)
    {
        Comma();
        _text.Append(Quote(name)).Append(": ");
    }

    private void Comma()
    {
        var last = _text[_text.Length - 1];
        if (last is not ('{' or '['))
            _text.Append(',');
        _text.Append('\n').Append(' ', _depth * 2);
    }

    private void Open(char bracket)
    {
        _text.Append(bracket);
        _depth++;
    }

    private void Close(char bracket)
    {
        _depth--;
        if (_text[_text.Length - 1] is not ('{' or '['))
            _text.Append('\n').Append(' ', _depth * 2);
        _text.Append(bracket);
    }

    private static string Quote(string text) => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";

    // Records compare by content, which never ends in a recursive language.
    private sealed class ReferenceComparer : IEqualityComparer<Shape>
    {
        public static readonly ReferenceComparer Instance = new();

        public bool Equals(Shape? x, Shape? y) => ReferenceEquals(x, y);

        public int GetHashCode(Shape shape) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(shape);
    }
}
