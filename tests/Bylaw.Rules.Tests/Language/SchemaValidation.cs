using System.Text.Json;
using System.Text.RegularExpressions;
using Bylaw.Rules.Yaml;

namespace Bylaw.Rules.Tests.Language;

/// <summary>As much of JSON schema as our own uses, over a rule file's nodes; what an editor would do with it.</summary>
internal static class SchemaValidation
{
    /// <summary>Empty when the node is valid.</summary>
    public static string Error(JsonElement root, JsonElement schema, YamlNode node)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            var error = Keyword(root, schema, keyword, node);
            if (error.Length > 0)
                return error;
        }

        return "";
    }

    private static string Keyword(JsonElement root, JsonElement schema, JsonProperty keyword, YamlNode node)
    {
        var value = keyword.Value;
        switch (keyword.Name)
        {
            case "$schema" or "title" or "description" or "$defs":
                return "";
            case "$ref":
                return Error(root, root.GetProperty("$defs").GetProperty(value.GetString()!["#/$defs/".Length..]), node);
            case "type":
                return IsOfType(value.GetString()!, node) ? "" : $"{node.Place}: no {value}";
            case "enum":
                return node is YamlScalar word && value.EnumerateArray().Any(item => item.GetRawText().Trim('"') == word.Value) ? "" : $"{node.Place}: none of {value}";
            case "minimum":
                return Number(node) >= value.GetInt32() ? "" : $"{node.Place}: too small";
            case "maximum":
                return Number(node) <= value.GetInt32() ? "" : $"{node.Place}: too large";
            case "pattern":
                return node is YamlScalar text && Regex.IsMatch(text.Value, value.GetString()!) ? "" : $"{node.Place}: no {value}";
            case "minItems":
                return node is not YamlList list || list.Items.Count >= value.GetInt32() ? "" : $"{node.Place}: empty";
            case "items":
                return node is YamlList items ? First(items.Items.Select(item => Error(root, value, item))) : "";
            case "required":
                return node is YamlMap map ? First(value.EnumerateArray().Select(name => map.Find(name.GetString()!) is null ? $"{node.Place}: no {name}" : "")) : "";
            case "allOf":
                return First(value.EnumerateArray().Select(item => Error(root, item, node)));
            case "anyOf":
                var errors = value.EnumerateArray().Select(item => Error(root, item, node)).ToList();
                return errors.Contains("") ? "" : string.Join("; ", errors);
            case "properties":
                return node is YamlMap known
                    ? First(known.Entries.Select(entry => value.TryGetProperty(entry.Key.Value, out var property) ? Error(root, property, entry.Value) : ""))
                    : "";
            case "additionalProperties":
                return node is YamlMap open ? Additional(root, schema, value, open) : "";
            default:
                throw new InvalidOperationException($"The schema uses {keyword.Name}, which this validation does not know.");
        }
    }

    private static string Additional(JsonElement root, JsonElement schema, JsonElement value, YamlMap map)
    {
        var others = map.Entries.Where(entry => !(schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(entry.Key.Value, out _)));
        return First(others.Select(entry => value.ValueKind == JsonValueKind.False ? $"{entry.Key.Place}: {entry.Key.Value} is not allowed" : Error(root, value, entry.Value)));
    }

    private static bool IsOfType(string type, YamlNode node) => type switch
    {
        "string" => node is YamlScalar { Value.Length: > 0 },
        "integer" => Number(node) is not null,
        "array" => node is YamlList,
        _ => node is YamlMap,
    };

    private static int? Number(YamlNode node) => node is YamlScalar scalar && int.TryParse(scalar.Value, out var number) ? number : null;

    private static string First(IEnumerable<string> errors) => errors.FirstOrDefault(error => error.Length > 0) ?? "";
}
