using Bylaw.Rules.Yaml;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Bylaw.Rules.Tests.Yaml;

/// <summary>What YamlDotNet makes of a text, against what we make of it.</summary>
internal static class YamlOracle
{
    /// <summary>True when we accept the text; then YamlDotNet must accept it too and see the same values at the same places.</summary>
    public static bool AcceptsAsOracle(string text)
    {
        var problems = new List<Problem>();
        var node = YamlReader.Read("bylaw.yml", text, problems);
        if (problems.Count > 0)
            return false;

        var expected = Read(text);
        var actual = YamlShape.Of(node, withPlaces: true);
        if (expected != actual)
            Assert.Fail($"YamlDotNet: {expected}\nBylaw:      {actual}\n{Show(text)}");
        return true;
    }

    public static string Show(string text) => $"--- text\n{text}\n--- text, escaped\n{Escape(text)}";

    public static string Escape(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    private static string Read(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count switch
            {
                0 => "nothing",
                1 when stream.Documents[0].RootNode is YamlScalarNode { Value: "", Style: ScalarStyle.Plain } => "nothing",
                1 => YamlShape.Of(stream.Documents[0].RootNode, withPlaces: true),
                _ => "several documents",
            };
        }
        catch (YamlException e)
        {
            return "refused: " + e.Message;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            return "refused: " + e.Message;
        }
    }
}
