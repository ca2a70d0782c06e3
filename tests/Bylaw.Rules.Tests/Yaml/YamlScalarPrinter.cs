using System.Text;
using Bylaw.Rules.Yaml;

namespace Bylaw.Rules.Tests.Yaml;

/// <summary>Prints a random string in a random style that can hold it, and says which.</summary>
internal sealed class YamlScalarPrinter(Random random)
{
    private static readonly string[] Words =
    [
        "services", "own", "Transactions.", "Order", "**.Services.**", "*Command", "{Entity}Service", "a:b", "x#y", "it's", "\"so\"", "-5",
        "?", "-", "Repository<*>", "5", "true", "null", "~", "C:\\dir", "Ünïcode", "\U0001F600", "@at", "100%", "[a]", "&", "!", "|", ">",
        "key:", "#no", "---", "...", "a,b", "'", "\t", "(x)", "=", "<<", "GET", "/orders/{id}", "`",
    ];

    /// <summary>A value; with line breaks only where every one of them is wanted.</summary>
    public string Value()
    {
        var value = new StringBuilder();
        for (var words = random.Next(12) == 0 ? 0 : random.Next(1, 6); words > 0; words--)
        {
            value.Append(Words[random.Next(Words.Length)]);
            if (words > 1)
                value.Append(random.Next(12) switch { 0 => "\n", 1 => "\n\n", 2 => "  ", 3 => "", 4 => "\n  ", _ => " " });
        }

        return value.Append(random.Next(10) switch { 0 => "\n", 1 => " ", 2 => "\n\n", _ => "" }).ToString();
    }

    public string Key() => Words[random.Next(Words.Length)] + (random.Next(4) == 0 ? " " : "") + random.Next(1000);

    /// <summary>On one line.</summary>
    public (string Text, YamlScalarStyle Style) Line(string value, bool inFlow) => random.Next(3) switch
    {
        0 when IsPlain(value, inFlow) => (value, YamlScalarStyle.Plain),
        1 when value.IndexOfAny(['\n', '\r']) < 0 => ("'" + value.Replace("'", "''") + "'", YamlScalarStyle.SingleQuoted),
        _ => ('"' + Escape(value) + '"', YamlScalarStyle.DoubleQuoted),
    };

    /// <summary>
    /// After 'key:' or '-', its further lines indented by more than <paramref name="parent"/>; without the last line break.
    /// </summary>
    public (string Text, YamlScalarStyle Style) Block(string value, int parent)
    {
        var deeper = random.Next(1, 4);
        var indent = new string(' ', parent + deeper);
        switch (random.Next(6))
        {
            case 0 when CanBeLiteral(value):
                return (Header('|', value, deeper, out var chomped) + Indent(chomped, indent), YamlScalarStyle.Literal);
            case 1 when CanBeFolded(value):
                return (Header('>', value, deeper, out var folded) + Indent(Unfold(folded), indent), YamlScalarStyle.Folded);
            case 2 when IsProse(value):
                return (Wrap(value, indent), YamlScalarStyle.Plain);
            case 3 when CanBeFolded(value) && value[^1] != '\n':
                return ("'" + Wrap(value.Replace("'", "''"), indent) + "'", YamlScalarStyle.SingleQuoted);
            case 4 when CanBeFolded(value) && value[^1] != '\n':
                return ('"' + Wrap(value.Replace("\\", "\\\\").Replace("\"", "\\\""), indent) + '"', YamlScalarStyle.DoubleQuoted);
            default:
                return Line(value, inFlow: false);
        }
    }

    /// <summary>Narrower than what YAML allows: this is the test's own notion, not the reader's.</summary>
    private static bool IsPlain(string value, bool inFlow)
    {
        if (value.Length == 0 || !(char.IsLetterOrDigit(value[0]) || value[0] is '=' or '(' or '~' or '/' or '<'))
            return false;
        if (value.Any(c => c is '\n' or '\t' or '\r') || value != value.Trim() || value.EndsWith(':'))
            return false;
        if (value.Contains(": ") || value.Contains(" #") || value.Contains(" *"))
            return false;
        return !inFlow || value.IndexOfAny([',', '[', ']', '{', '}']) < 0 && !value.Contains(":,");
    }

    private static bool IsProse(string value) =>
        IsPlain(value.Replace('\n', ' '), inFlow: false)
        && Lines(value).All(line => line.Split(' ').All(word => word.Length > 0 && char.IsLetter(word[0])));

    private static bool CanBeLiteral(string value)
    {
        var lines = Lines(value);
        return lines.Length > 0 && lines.First(line => line.Length > 0 || line == lines[^1]).Trim().Length > 0 && !value.Contains('\r');
    }

    /// <summary>No line starts or ends with a blank, and there is one.</summary>
    private static bool CanBeFolded(string value)
    {
        var lines = Lines(value);
        return lines[0].Length > 0 && value.TrimEnd('\n').Length > 0 && !value.Contains('\r')
            && lines.All(line => line.Length == 0 || (!char.IsWhiteSpace(line[0]) && !char.IsWhiteSpace(line[^1])));
    }

    private static string[] Lines(string value) => value.Split('\n');

    private string Header(char indicator, string value, int indent, out string chomped)
    {
        var body = value.TrimEnd('\n');
        var breaks = value.Length - body.Length;
        var chomping = breaks switch { 0 => "-", 1 => random.Next(4) == 0 ? "+" : "", _ => "+" };
        chomped = breaks == 0 ? body : body + new string('\n', breaks - 1);
        var mustTell = body.TrimStart('\n').StartsWith(' ');
        var digit = mustTell || random.Next(6) == 0 ? indent.ToString() : "";
        var indicators = random.Next(2) == 0 ? chomping + digit : digit + chomping;
        return indicator + indicators + (random.Next(4) == 0 ? "  # text" : "") + "\n";
    }

    /// <summary>The first line stands after the key.</summary>
    private string Wrap(string value, string indent) => Indent(Unfold(value), indent)[indent.Length..];

    private static string Indent(string text, string indent) =>
        string.Join("\n", Lines(text).Select(line => line.Length == 0 ? line : indent + line));

    /// <summary>Every line break of the value needs a second one; single spaces between words may become one.</summary>
    private string Unfold(string value)
    {
        var end = value.TrimEnd('\n').Length;
        var text = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
        {
            var isInner = i > 0 && i < end - 1 && !char.IsWhiteSpace(value[i - 1]) && !char.IsWhiteSpace(value[i + 1]);
            if (value[i] == '\n' && i < end && value[i - 1] != '\n')
                text.Append("\n\n");
            else if (value[i] == ' ' && isInner && random.Next(3) == 0)
                text.Append('\n');
            else
                text.Append(value[i]);
        }

        return text.ToString();
    }

    private string Escape(string value)
    {
        var text = new StringBuilder();
        foreach (var c in value)
        {
            text.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => random.Next(2) == 0 ? "\\n" : "\\x0A",
                '\t' => random.Next(2) == 0 ? "\\t" : "\t",
                '/' when random.Next(4) == 0 => "\\/",
                _ when !char.IsSurrogate(c) && random.Next(c > '~' ? 2 : 20) == 0 => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        }

        return text.ToString();
    }
}
