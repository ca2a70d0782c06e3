namespace Bylaw.Specs.Reading;

/// <summary>Which files of a repository are specs, and what they are called for short.</summary>
internal static class SpecPaths
{
    private static readonly string[] Patterns =
    [
        "**/.claude/agents/**/*.md", "**/.claude/skills/*/SKILL.md", "**/.claude/rules/**/*.md", "**/SKILL.md", "**/AGENTS.md", "**/CLAUDE.md", "**/CLAUDE.local.md", "**/GEMINI.md",
        "**/.cursor/rules/**/*.mdc", "**/.cursor/rules/**/*.md", "**/.cursorrules", "**/.windsurfrules", "**/.github/copilot-instructions.md", "**/.github/instructions/**/*.instructions.md",
        "**/.github/agents/**/*.md", "**/.github/chatmodes/**/*.md", "**/*.instructions.md",
    ];

    // Folders that hold what was built or fetched. Of those that begin with a dot only the ones above are looked into.
    private static readonly HashSet<string> Skipped = new(StringComparer.OrdinalIgnoreCase) { "bin", "obj", "node_modules", "packages", "artifacts", "dist", "vendor" };
    private static readonly HashSet<string> Dotted = new(StringComparer.OrdinalIgnoreCase) { ".claude", ".cursor", ".github", ".agents", ".windsurf" };

    public static bool IsSpec(string path)
    {
        var slashed = path.Replace('\\', '/');
        return Array.Exists(Patterns, pattern => Glob.IsMatch(slashed.StartsWith('/') ? slashed[1..] : slashed, pattern));
    }

    public static bool IsVisited(string folder) => folder.StartsWith('.') ? Dotted.Contains(folder) : !Skipped.Contains(folder);

    /// <summary>
    /// A short name for each path: what the file is called, with the folders in front that it takes to tell it from the others.
    /// </summary>
    public static IReadOnlyList<string> Names(IReadOnlyList<string> paths)
    {
        var parts = paths.Select(Parts).ToList();
        var lengths = new int[paths.Count];
        Array.Fill(lengths, 1);
        // Names that still collide get one more folder.
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var same in Enumerable.Range(0, paths.Count).GroupBy(Name).Where(group => group.Count() > 1))
            {
                foreach (var index in same.Where(index => lengths[index] < parts[index].Count))
                {
                    lengths[index]++;
                    changed = true;
                }
            }
        }

        var taken = new HashSet<string>(StringComparer.Ordinal);
        return [.. Enumerable.Range(0, paths.Count).Select(index => Free(Name(index), taken))];

        string Name(int index) => string.Join('-', parts[index].TakeLast(lengths[index]));
    }

    private static string Free(string name, HashSet<string> taken)
    {
        var free = name;
        for (var number = 2; !taken.Add(free); number++)
            free = $"{name}-{number}";
        return free;
    }

    // Folders, then the name. SKILL.md is called by its folder; folders that say nothing are left out.
    private static List<string> Parts(string path)
    {
        var segments = path.Split('/', '\\').Where(segment => segment.Length > 0 && segment is not ("." or ".." or ".claude" or ".github" or ".cursor" or "agents" or "skills" or "rules" or "instructions")).ToList();
        if (segments.Count == 0)
            return ["spec"];
        var file = segments[^1];
        foreach (var ending in new[] { ".instructions.md", ".agent.md", ".chatmode.md", ".mdc", ".md", ".markdown", ".txt" })
        {
            if (file.Length > ending.Length && file.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                file = file[..^ending.Length];
                break;
            }
        }

        segments[^1] = file;
        if (file.Equals("SKILL", StringComparison.OrdinalIgnoreCase) && segments.Count > 1)
            segments.RemoveAt(segments.Count - 1);
        var parts = segments.Select(Slug).Where(segment => segment.Length > 0).ToList();
        return parts.Count == 0 ? ["spec"] : parts;
    }

    private static string Slug(string text)
    {
        var slug = new System.Text.StringBuilder();
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter))
                slug.Append(char.ToLowerInvariant(letter));
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        return slug.ToString().Trim('-');
    }
}
