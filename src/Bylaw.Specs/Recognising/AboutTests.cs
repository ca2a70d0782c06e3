using Bylaw.Rules.Reading;
using Bylaw.Rules.Yaml;

namespace Bylaw.Specs.Recognising;

/// <summary>Rules that are about tests: those that read them, ask for them, name their packages or what only they use.</summary>
internal static class AboutTests
{
    public static bool Is(RuleDraft draft) => draft.Body.Flag("include-tests") || draft.Body.Find("catalog") is not null || Says(draft.Body);

    private static bool Says(YamlNode node) => node switch
    {
        YamlScalar text => text.Value.Contains("Test", StringComparison.Ordinal) || text.Value.Contains("InMemory", StringComparison.Ordinal),
        YamlList list => list.Items.Any(Says),
        YamlMap map => map.Entries.Any(entry => Says(entry.Value)),
        _ => false,
    };
}
