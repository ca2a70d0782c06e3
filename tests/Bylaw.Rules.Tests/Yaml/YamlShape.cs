using System.Text;
using Bylaw.Rules.Yaml;
using YamlDotNet.Core;
using Oracle = YamlDotNet.RepresentationModel;

namespace Bylaw.Rules.Tests.Yaml;

/// <summary>A tree as one line of text, the same for our nodes and YamlDotNet's: values, styles, where each scalar starts.</summary>
internal static class YamlShape
{
    public static string Of(YamlNode? node, bool withPlaces = false)
    {
        var shape = new StringBuilder();
        Append(shape, node, withPlaces);
        return shape.ToString();
    }

    public static string Of(Oracle.YamlNode node, bool withPlaces = false)
    {
        var shape = new StringBuilder();
        Append(shape, node, withPlaces);
        return shape.ToString();
    }

    public static string Scalar(string value, YamlScalarStyle style) => Mark(style) + Quote(value);

    private static void Append(StringBuilder shape, YamlNode? node, bool withPlaces)
    {
        switch (node)
        {
            case null:
                shape.Append("nothing");
                break;
            case YamlScalar scalar:
                shape.Append(Scalar(scalar.Value, scalar.Style));
                if (withPlaces && scalar.Place.Length > 0)
                    shape.Append('@').Append(scalar.Place.Line).Append(',').Append(scalar.Place.Column);
                break;
            case YamlMap map:
                AppendAll(shape, '{', map.Entries, '}', entry =>
                {
                    Append(shape, entry.Key, withPlaces);
                    shape.Append(": ");
                    Append(shape, entry.Value, withPlaces);
                });
                break;
            case YamlList list:
                AppendAll(shape, '[', list.Items, ']', item => Append(shape, item, withPlaces));
                break;
            default:
                shape.Append("unreadable");
                break;
        }
    }

    private static void Append(StringBuilder shape, Oracle.YamlNode node, bool withPlaces)
    {
        switch (node)
        {
            case Oracle.YamlScalarNode scalar:
                var style = StyleOf(scalar.Style);
                shape.Append(Scalar(scalar.Value ?? "", style));
                if (withPlaces && (scalar.Value != "" || style != YamlScalarStyle.Plain))
                    shape.Append('@').Append(scalar.Start.Line).Append(',').Append(scalar.Start.Column);
                break;
            case Oracle.YamlMappingNode map:
                AppendAll(shape, '{', map.Children, '}', entry =>
                {
                    Append(shape, entry.Key, withPlaces);
                    shape.Append(": ");
                    Append(shape, entry.Value, withPlaces);
                });
                break;
            case Oracle.YamlSequenceNode list:
                AppendAll(shape, '[', list.Children, ']', item => Append(shape, item, withPlaces));
                break;
            default:
                throw new InvalidOperationException(node.NodeType.ToString());
        }
    }

    private static void AppendAll<T>(StringBuilder shape, char open, IEnumerable<T> items, char close, Action<T> append)
    {
        shape.Append(open);
        var first = true;
        foreach (var item in items)
        {
            shape.Append(first ? "" : ", ");
            first = false;
            append(item);
        }

        shape.Append(close);
    }

    private static YamlScalarStyle StyleOf(ScalarStyle style) => style switch
    {
        ScalarStyle.Plain => YamlScalarStyle.Plain,
        ScalarStyle.SingleQuoted => YamlScalarStyle.SingleQuoted,
        ScalarStyle.DoubleQuoted => YamlScalarStyle.DoubleQuoted,
        ScalarStyle.Literal => YamlScalarStyle.Literal,
        ScalarStyle.Folded => YamlScalarStyle.Folded,
        _ => throw new InvalidOperationException(style.ToString()),
    };

    private static string Mark(YamlScalarStyle style) => style switch
    {
        YamlScalarStyle.SingleQuoted => "'",
        YamlScalarStyle.DoubleQuoted => "\"",
        YamlScalarStyle.Literal => "|",
        YamlScalarStyle.Folded => ">",
        _ => "",
    };

    /// <summary>Visible and unambiguous, whatever the value holds.</summary>
    private static string Quote(string value)
    {
        var quoted = new StringBuilder("<");
        foreach (var c in value)
        {
            if (c is > '<' and <= '~' or >= ' ' and < '<' && c is not ('>' or '\\'))
                quoted.Append(c);
            else
                quoted.Append('\\').Append(((int)c).ToString("X4"));
        }

        return quoted.Append('>').ToString();
    }
}
