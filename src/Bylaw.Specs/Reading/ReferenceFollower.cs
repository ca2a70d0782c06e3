namespace Bylaw.Specs.Reading;

/// <summary>Reads what documents refer to, inside the repository, each file once.</summary>
internal static class ReferenceFollower
{
    // Whoever is further away than this isn't meant any more.
    private const int MostSteps = 5;
    private const int MostFiles = 500;

    /// <param name="parts">Takes, for a file that is only referred to by anchors, the parts that are meant.</param>
    /// <returns>The documents given, and those that were found, in the order of their paths.</returns>
    public static List<(string File, SpecDocument Document)> Follow(
        List<(string File, SpecDocument Document)> documents, string directory, Dictionary<string, IReadOnlyList<(int Start, int End)>?> parts, List<SpecProblem> problems)
    {
        var all = documents.ToDictionary(document => document.File, StringComparer.Ordinal);
        var given = new HashSet<string>(all.Keys, StringComparer.Ordinal);
        var anchors = new Dictionary<string, Anchors>(StringComparer.Ordinal);
        var told = new HashSet<(string, string)>();
        var pending = documents;
        for (var step = 0; step < MostSteps && pending.Count > 0; step++)
        {
            var next = new List<(string File, SpecDocument Document)>();
            foreach (var ((file, document), references) in pending.Zip(InParallel.Select(pending, entry => Reference.Of(entry.Document))))
            {
                if (references.Count == 0)
                    continue;
                var root = RootOf(file, directory);
                foreach (var reference in references)
                    Follow(file, document.Path, root, reference, next);
            }

            pending = next;
        }

        return [.. all.Values.OrderBy(entry => entry.Document.Path, StringComparer.Ordinal)];

        void Follow(string from, string fromPath, string root, Reference reference, List<(string File, SpecDocument Document)> next)
        {
            var candidates = Candidates(from, root, reference).Where(file => IsInside(file, root)).ToList();
            var file = candidates.Find(File.Exists);
            if (file is null)
            {
                if (told.Add((from, reference.Target)))
                    problems.Add(new SpecProblem(fromPath, reference.Line, Missing(reference, candidates.Count > 0), IsError: false));
                return;
            }

            if (!all.TryGetValue(file, out var target))
            {
                if (all.Count >= MostFiles)
                    return;
                var (text, problem) = SpecText.Read(file);
                if (text is null)
                {
                    if (told.Add((from, reference.Target)))
                        problems.Add(new SpecProblem(fromPath, reference.Line, $"'{reference.Target}' is referred to, but {problem}", IsError: false));
                    return;
                }

                target = all[file] = (file, SpecParser.Parse(SpecFiles.Named(file, directory), "", text) with { IsReferred = !SpecPaths.IsSpec(SpecFiles.Named(file, directory)) });
                parts[file] = [];
                next.Add(target);
            }

            if (target.Document.IsReferred && reference.IsMeant)
                target = all[file] = (file, target.Document with { IsReferred = false });
            if (reference.Anchor is not { } anchor)
            {
                if (!given.Contains(file))
                    parts[file] = null;
            }
            else if (Known(target).Find(anchor) is not { } part)
            {
                if (told.Add((from, reference.Target + "#" + anchor)))
                    problems.Add(new SpecProblem(fromPath, reference.Line, $"'{reference.Target}' has no heading '#{anchor}'", IsError: false));
            }
            else if (!given.Contains(file) && parts[file] is { } known)
            {
                parts[file] = [.. known, part];
            }
        }

        Anchors Known((string File, SpecDocument Document) target) =>
            anchors.TryGetValue(target.File, out var known) ? known : anchors[target.File] = new Anchors(target.Document);
    }

    private static string Missing(Reference reference, bool isInside) => reference.IsSkill
        ? $"the skill '{reference.Target}' is referred to, but there is no .claude/skills/{reference.Target}/SKILL.md"
        : isInside ? $"'{reference.Target}' is referred to, but there is no such file" : $"'{reference.Target}' is referred to, but lies outside of the repository";

    // As seen from the document, then from the root of the repository.
    private static IEnumerable<string> Candidates(string from, string root, Reference reference)
    {
        var target = reference.IsSkill ? $".claude/skills/{reference.Target}/SKILL.md" : reference.Target.TrimStart('/');
        if (target.Contains('\0'))
            yield break;
        if (!reference.IsSkill && !reference.Target.StartsWith('/'))
            yield return Path.GetFullPath(target, Path.GetDirectoryName(from)!);
        yield return Path.GetFullPath(target, root);
    }

    private static bool IsInside(string file, string root) =>
        file.StartsWith(root.EndsWith(Path.DirectorySeparatorChar) ? root : root + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // The folder with .git in it, or else where derive runs, or else where the document lies.
    private static string RootOf(string file, string directory)
    {
        for (var folder = Path.GetDirectoryName(file); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.Exists(Path.Combine(folder, ".git")))
                return folder;
        }

        var full = Path.GetFullPath(directory);
        return IsInside(file, full) ? full : Path.GetDirectoryName(file)!;
    }
}
