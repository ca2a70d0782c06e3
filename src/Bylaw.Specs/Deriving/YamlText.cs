using System.Text;
using Bylaw.Rules.Yaml;

namespace Bylaw.Specs.Deriving;

/// <summary>Writes nodes as a person would: what fits on a line on one line, the rest as a block.</summary>
internal static class YamlText
{
    /// <summary>Longer lines become blocks, except for single texts.</summary>
    private const int Width = 140;

    /// <summary>Entries of a map, each on lines of its own, indented.</summary>
    public static void WriteEntries(StringBuilder text, YamlMap map, int indent)
    {
        foreach (var entry in map.Entries)
            WriteEntry(text, entry.Key.Value, entry.Value, indent);
    }

    public static void WriteEntry(StringBuilder text, string key, YamlNode value, int indent)
    {
        text.Append(' ', indent).Append(Scalar(key, inFlow: false)).Append(':');
        var line = Flow(value);
        if (value is YamlScalar scalar)
        {
            WriteScalar(text, scalar.Value, indent);
            return;
        }

        if (indent + key.Length + 2 + line.Length <= Width)
        {
            text.Append(' ').Append(line).Append('\n');
            return;
        }

        text.Append('\n');
        if (value is YamlMap map)
            WriteEntries(text, map, indent + 2);
        else
            WriteItems(text, (YamlList)value, indent + 2);
    }

    // Code of several lines is a block; everything else is one line.
    private static void WriteScalar(StringBuilder text, string value, int indent)
    {
        if (!value.Contains('\n') || value.StartsWith(' ') || value.Contains('\t'))
        {
            text.Append(' ').Append(Scalar(value, inFlow: false)).Append('\n');
            return;
        }

        text.Append(" |-\n");
        foreach (var line in value.TrimEnd('\n').Split('\n'))
            text.Append(' ', line.Length == 0 ? 0 : indent + 2).Append(line.TrimEnd()).Append('\n');
    }

    private static void WriteItems(StringBuilder text, YamlList list, int indent)
    {
        foreach (var item in list.Items)
        {
            var line = Flow(item);
            if (item is YamlMap { Entries.Count: > 0 } map && indent + 2 + line.Length > Width)
            {
                var block = new StringBuilder();
                WriteEntries(block, map, indent + 2);
                text.Append(' ', indent).Append("- ").Append(block.ToString().AsSpan(indent + 2));
            }
            else
            {
                text.Append(' ', indent).Append("- ").Append(line).Append('\n');
            }
        }
    }

    /// <summary>On one line.</summary>
    public static string Flow(YamlNode node) => node switch
    {
        YamlScalar scalar => Scalar(scalar.Value, inFlow: true),
        YamlList list => "[" + string.Join(", ", list.Items.Select(Flow)) + "]",
        YamlMap { Entries.Count: 0 } => "{}",
        YamlMap map => "{ " + string.Join(", ", map.Entries.Select(entry => $"{Scalar(entry.Key.Value, inFlow: true)}: {Flow(entry.Value)}")) + " }",
        _ => "",
    };

    /// <summary>Without quotes where YAML takes it as this text, wherever it stands.</summary>
    public static string Scalar(string value, bool inFlow) =>
        IsPlain(value, inFlow) ? value : "\"" + Escaped(value) + "\"";

    private static bool IsPlain(string value, bool inFlow)
    {
        if (value.Length == 0 || value[0] == ' ' || value[^1] is ' ' or ':' || "-?:,[]{}#&*!|>'\"%@`".Contains(value[0]) && !(value[0] == '-' && value.Length > 1 && char.IsLetterOrDigit(value[1])))
            return false;
        for (var i = 0; i < value.Length; i++)
        {
            var letter = value[i];
            if (char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\uFEFF' || char.IsSurrogate(letter))
                return false;
            if (letter == ':' && i + 1 < value.Length && (value[i + 1] == ' ' || inFlow) || letter == '#' && value[i - 1] == ' ')
                return false;
            if (inFlow && letter is ',' or '[' or ']' or '{' or '}')
                return false;
        }

        return !value.StartsWith("---", StringComparison.Ordinal) && value is not ("true" or "false" or "null" or "~" or "yes" or "no" or "on" or "off")
            || value is "true" or "false";
    }

    private static string Escaped(string value)
    {
        var result = new StringBuilder(value.Length + 8);
        foreach (var letter in value)
        {
            _ = letter switch
            {
                '"' => result.Append("\\\""),
                '\\' => result.Append("\\\\"),
                '\n' => result.Append("\\n"),
                '\r' => result.Append("\\r"),
                '\t' => result.Append("\\t"),
                _ when char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\uFEFF' => result.Append($"\\u{(int)letter:X4}"),
                _ => result.Append(letter),
            };
        }

        return result.ToString();
    }
}
