using System.Text;
using Bylaw.Rules.Yaml;

namespace Bylaw.Rules.Tests.Yaml;

/// <summary>Prints random documents of the subset that the reader accepts, each with the tree that it must give.</summary>
internal sealed class YamlGenerator(int seed)
{
    private readonly Random _random = new(seed);
    private readonly YamlScalarPrinter _scalars = new(new Random(seed + 1));
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _shape = new();

    public (string Text, string Shape) Document()
    {
        _text.Clear();
        _shape.Clear();
        Noise();
        if (_random.Next(6) == 0)
            _text.Append("---").Append(_random.Next(2) == 0 ? " # start" : "").Append('\n');
        BlockCollection(_random.Next(8) == 0 ? 2 : 0, depth: 0);
        if (_random.Next(6) == 0)
        {
            // Only here: after a text block noise would be part of the text.
            _text.Append("...\n");
            Noise();
        }

        var text = _text.ToString();
        return (_random.Next(6) switch { 0 => text.Replace("\n", "\r\n"), 1 => text.Replace('\n', '\r'), _ => text }, _shape.ToString());
    }

    private bool Rarely() => _random.Next(8) == 0;

    private void Noise()
    {
        while (Rarely())
            _text.Append(_random.Next(3) switch { 0 => "\n", 1 => "   # a comment: [\"\n", _ => "# - another\n" });
    }

    private void BlockCollection(int column, int depth)
    {
        if (_random.Next(3) == 0)
            BlockList(column, depth);
        else
            BlockMap(column, depth);
    }

    /// <param name="lead">What stands before the first item if not its indentation: the spaces after the '-' around it.</param>
    private void BlockList(int column, int depth, string? lead = null)
    {
        Items('[', ']', first =>
        {
            _text.Append((first ? lead : null) ?? new string(' ', column)).Append('-');
            ItemOf(column, depth);
        });
    }

    private void BlockMap(int column, int depth, string? lead = null)
    {
        var used = new HashSet<string>();
        Items('{', '}', first =>
        {
            _text.Append((first ? lead : null) ?? new string(' ', column));
            Key(used, inFlow: false);
            _text.Append(Rarely() ? " :" : ":");
            ValueOf(column, depth);
        });
    }

    private void Items(char open, char close, Action<bool> item)
    {
        _shape.Append(open);
        for (int i = 0, count = _random.Next(1, 5); i < count; i++)
        {
            _shape.Append(i == 0 ? "" : ", ");
            item(i == 0);
        }

        _shape.Append(close);
    }

    private void Key(HashSet<string> used, bool inFlow)
    {
        string key;
        do
            key = _scalars.Key();
        while (!used.Add(key));
        Print(key, _scalars.Line(key, inFlow));
        _shape.Append(": ");
    }

    /// <summary>After the '-' of a list's item.</summary>
    private void ItemOf(int column, int depth)
    {
        var spaces = _random.Next(4) == 0 ? 3 : 1;
        var inner = column + 1 + spaces;
        switch (depth < 3 ? _random.Next(8) : 8)
        {
            case 0:
                BlockMap(inner, depth + 1, new string(' ', spaces));
                break;
            case 1:
                BlockList(inner, depth + 1, new string(' ', spaces));
                break;
            default:
                CommonValue(column, depth);
                break;
        }
    }

    /// <summary>After the ':' of a map's key.</summary>
    private void ValueOf(int column, int depth)
    {
        if (depth < 3 && Rarely())
        {
            EndLine();
            BlockList(column, depth + 1);
        }
        else
        {
            CommonValue(column, depth);
        }
    }

    private void CommonValue(int column, int depth)
    {
        switch (depth < 3 ? _random.Next(8) : 7)
        {
            case 0 or 1:
                EndLine();
                BlockCollection(column + _random.Next(1, 5), depth + 1);
                break;
            case 2 or 3:
                _text.Append(' ');
                Flow(column, depth + 1);
                EndLine();
                break;
            case 4:
                _shape.Append(YamlShape.Scalar("", YamlScalarStyle.Plain));
                EndLine();
                break;
            default:
                _text.Append(' ');
                var value = _scalars.Value();
                var printed = _scalars.Block(value, column);
                Print(value, printed);
                if (printed.Style is YamlScalarStyle.Literal or YamlScalarStyle.Folded)
                    _text.Append('\n');
                else
                    EndLine();
                break;
        }
    }

    private void EndLine()
    {
        _text.Append(_random.Next(10) switch { 0 => "  ", 1 => " # said 'so'", 2 => "\t# tab", _ => "" }).Append('\n');
        Noise();
    }

    private void Flow(int parent, int depth)
    {
        if (_random.Next(2) == 0)
            FlowList(parent, depth);
        else
            FlowMap(parent, depth);
    }

    private void FlowList(int parent, int depth)
    {
        _text.Append('[');
        FlowSpace(parent);
        Items('[', ']', first =>
        {
            Comma(first, parent);
            FlowValue(parent, depth);
        });
        FlowEnd(']', parent);
    }

    private void FlowMap(int parent, int depth)
    {
        _text.Append('{');
        FlowSpace(parent);
        var used = new HashSet<string>();
        Items('{', '}', first =>
        {
            Comma(first, parent);
            Key(used, inFlow: true);
            _text.Append(": ");
            if (Rarely())
                _shape.Append(YamlShape.Scalar("", YamlScalarStyle.Plain));
            else
                FlowValue(parent, depth);
        });
        FlowEnd('}', parent);
    }

    private void FlowValue(int parent, int depth)
    {
        if (depth < 4 && _random.Next(4) == 0)
        {
            Flow(parent, depth + 1);
            return;
        }

        var value = _scalars.Value();
        Print(value, _scalars.Line(value, inFlow: true));
    }

    private void Comma(bool first, int parent)
    {
        if (first)
            return;
        _text.Append(',');
        FlowSpace(parent);
    }

    private void FlowEnd(char closing, int parent)
    {
        if (Rarely())
            _text.Append(',');
        if (Rarely())
            _text.Append('\n').Append(' ', parent);
        _text.Append(closing);
    }

    private void FlowSpace(int parent)
    {
        if (Rarely())
            _text.Append(Rarely() ? " # why\n\n" : "\n").Append(' ', parent + _random.Next(1, 6));
        else if (_random.Next(3) > 0)
            _text.Append(' ');
    }

    private void Print(string value, (string Text, YamlScalarStyle Style) printed)
    {
        _text.Append(printed.Text);
        _shape.Append(YamlShape.Scalar(value, printed.Style));
    }
}
