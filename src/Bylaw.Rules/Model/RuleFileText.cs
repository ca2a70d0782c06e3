namespace Bylaw.Rules;

/// <summary>A rule file as the host hands it over.</summary>
/// <param name="Path">Where it lies; `extends` finds it by this.</param>
internal sealed record RuleFileText(string Path, string Text);
