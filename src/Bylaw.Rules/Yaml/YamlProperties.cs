using static Bylaw.Rules.Yaml.YamlCharacters;

namespace Bylaw.Rules.Yaml;

/// <summary>Anchors and tags: refused, and skipped so that the value after them is still read.</summary>
internal static class YamlProperties
{
    public static void Refuse(YamlReading reading, bool inFlow)
    {
        while (reading.Cursor.Current is '&' or '!')
            RefuseOne(reading, inFlow);
    }

    private static void RefuseOne(YamlReading reading, bool inFlow)
    {
        var cursor = reading.Cursor;
        var start = cursor.Position;
        while (!IsBlankOrEnd(cursor.Current) && !(inFlow && IsFlowIndicator(cursor.Current)))
            cursor.Skip(1);

        var token = cursor.TextFrom(start);
        reading.Report(cursor.From(start), token[0] == '&'
            ? $"anchors are not supported; repeat the value where it is needed, or for a text, {YamlAdvice.Quoted(token)}"
            : $"tags are not supported; remove it, or for a text, {YamlAdvice.Quoted(token)}");
        cursor.SkipBlanks();
    }
}
