using System.Text;

namespace Bylaw.Rules.Tests.Yaml;

/// <summary>Small random changes to a text, of the kind that people make by mistake.</summary>
internal sealed class YamlMutator(int seed)
{
    private static readonly string[] Inserts =
    [
        " ", "  ", "\t", "\n", "\n  ", "\n\n", ":", ": ", "-", "- ", "\n- ", "#", " #", "\"", "'", "[", "]", "{", "}", ",", "|", ">",
        "*", "&a ", "!t ", "?", "? ", "%", "@", "\\", "\\n", "<<: ", "---\n", "...\n", "\r", "x", "a: b", "\u00A0", "\u2028", "é", "|2-\n",
    ];

    private readonly Random _random = new(seed);

    public string Mutate(string text)
    {
        for (var changes = _random.Next(1, 4); changes > 0; changes--)
            text = Change(text);
        return text;
    }

    private string Change(string text)
    {
        var at = _random.Next(text.Length + 1);
        var length = Math.Min(_random.Next(1, 4), text.Length - at);
        return _random.Next(5) switch
        {
            0 => text.Remove(at, length),
            1 => text.Remove(at, length).Insert(at, Insert()),
            2 => ChangeLine(text, at),
            _ => text.Insert(at, Insert()),
        };
    }

    private string Insert() => Inserts[_random.Next(Inserts.Length)];

    private string ChangeLine(string text, int at)
    {
        var lines = text.Split('\n').ToList();
        var number = text.AsSpan(0, at).Count('\n');
        var line = lines[number];
        switch (_random.Next(4))
        {
            case 0:
                lines.RemoveAt(number);
                break;
            case 1:
                lines.Insert(number, line);
                break;
            case 2:
                lines[number] = new StringBuilder().Append(' ', _random.Next(1, 4)).Append(line).ToString();
                break;
            default:
                lines[number] = line.Length > 0 && line[0] == ' ' ? line[1..] : line;
                break;
        }

        return string.Join('\n', lines);
    }
}
