using Bylaw.Specs.Deriving;
using Bylaw.Specs.Reading;
using Bylaw.Specs.Recognising;
using Bylaw.Specs.Tests.Recognising;

namespace Bylaw.Specs.Tests;

/// <summary>Documents, all the way to rules.</summary>
internal static class Derived
{
    public static Derivation From(params IReadOnlyList<string> documents) =>
        new Deriver(Forms.Lexicon).Derive([.. documents.Select((text, index) => SpecParser.Parse($"docs/spec{index + 1}.md", $"spec{index + 1}", text))]);

    /// <summary>`layering: { flow: "A -> B" }`, a line each.</summary>
    public static string Rules(params IReadOnlyList<string> documents) =>
        string.Join("\n", From(documents).Rules.Select(rule => $"{rule.Name}: {YamlText.Flow(rule.Body.Without("because", "instead"))}"));
}
