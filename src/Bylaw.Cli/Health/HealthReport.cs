namespace Bylaw.Cli.Health;

/// <summary>What is the matter with the rules of a solution.</summary>
/// <param name="RuleFiles">Relative paths of those that hold.</param>
/// <param name="Missing">Projects that could not be looked at, each with the reason: what they would show is not known.</param>
internal sealed record HealthReport(IReadOnlyList<string> RuleFiles, IReadOnlyList<HealthSection> Sections, IReadOnlyList<string> Missing)
{
    /// <summary>Whether any project could be looked at.</summary>
    public bool IsAny { get; init; }

    public bool NeedsMending => Sections.Any(section => section.NeedsMending);
}

/// <param name="Title">What its items have in common.</param>
/// <param name="NeedsMending">Whether something is wrong, or only worth knowing.</param>
/// <param name="Remedy">What to do about it.</param>
internal sealed record HealthSection(string Title, bool NeedsMending, string Remedy, IReadOnlyList<string> Items);
