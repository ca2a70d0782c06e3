using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Bylaw.Analyzers;

/// <param name="Key">With the keys around it, as configuration writes it: `Jwt:Key`.</param>
/// <param name="Span">Between the quotes.</param>
internal readonly record struct JsonText(string Key, string Value, TextSpan Span);

/// <summary>
/// The texts of a settings file. Comments and trailing commas are read over, as the configuration does; of a file that is no JSON it gives what it can.
/// </summary>
internal static class JsonTexts
{
    public static IReadOnlyList<JsonText> Of(string json)
    {
        var texts = new List<JsonText>();
        var keys = new Stack<string>();
        string? key = null;
        for (var at = 0; at < json.Length; at++)
        {
            switch (json[at])
            {
                case '/' when at + 1 < json.Length && json[at + 1] is '/' or '*':
                    at = EndOfComment(json, at);
                    break;
                case '{' or '[':
                    keys.Push(key ?? "");
                    key = null;
                    break;
                case '}' or ']':
                    if (keys.Count > 0)
                        keys.Pop();
                    key = null;
                    break;
                case ',':
                    key = null;
                    break;
                case '"':
                    var start = at + 1;
                    var value = Unquote(json, ref at);
                    if (key is null && IsKey(json, at + 1))
                        key = value;
                    else
                        texts.Add(new JsonText(Path(keys, key), value, TextSpan.FromBounds(start, Math.Min(at, json.Length))));
                    break;
            }
        }

        return texts;
    }

    private static string Path(Stack<string> keys, string? key)
    {
        var path = new StringBuilder();
        foreach (var outer in keys.Reverse())
        {
            if (outer.Length > 0)
                path.Append(outer).Append(':');
        }

        return key is null ? path.ToString().TrimEnd(':') : path.Append(key).ToString();
    }

    private static bool IsKey(string json, int at)
    {
        while (at < json.Length && char.IsWhiteSpace(json[at]))
            at++;
        return at < json.Length && json[at] == ':';
    }

    private static int EndOfComment(string json, int at)
    {
        var isLine = json[at + 1] == '/';
        var end = isLine ? json.IndexOf('\n', at) : json.IndexOf("*/", at + 2, StringComparison.Ordinal);
        return end < 0 ? json.Length : isLine ? end : end + 1;
    }

    // From the opening quote to the closing one.
    private static string Unquote(string json, ref int at)
    {
        var text = new StringBuilder();
        for (at++; at < json.Length && json[at] != '"'; at++)
        {
            if (json[at] == '\\' && at + 1 < json.Length)
                at++;
            text.Append(json[at]);
        }

        return text.ToString();
    }
}
