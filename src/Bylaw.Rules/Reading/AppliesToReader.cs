namespace Bylaw.Rules.Reading;

/// <summary>Where rules hold because of the specs that they come from.</summary>
internal sealed class AppliesToReader(IReadOnlyDictionary<string, Spec> specs)
{
    private readonly Dictionary<string, RulePaths> _known = [];

    /// <summary>What any of the specs applies to; null for a rule that nobody wrote down, or of which one spec speaks of all files.</summary>
    public RulePaths? Of(IReadOnlyList<RuleSource> sources)
    {
        if (sources.Count == 0)
            return null;

        var patterns = new List<NamePattern>();
        foreach (var name in sources.Select(source => source.Spec).Distinct())
        {
            if (!specs.TryGetValue(name, out var spec) || spec.AppliesTo.Count == 0)
                return null;
            patterns.AddRange(spec.AppliesTo);
        }

        var key = string.Join("|", patterns);
        if (!_known.TryGetValue(key, out var paths))
            _known.Add(key, paths = new RulePaths(patterns));
        return paths;
    }
}
