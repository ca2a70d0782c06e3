namespace Bylaw.Specs.Reading;

/// <summary>Paths, globs and folders to documents.</summary>
internal static class SpecFiles
{
    private const int MostFiles = 20_000;

    /// <summary>Never throws. The order is that of the paths, whatever the order of the arguments.</summary>
    /// <param name="paths">Files, globs such as <c>docs/**/*.md</c>, or folders: then the specs in them.</param>
    /// <param name="directory">Where derive runs: paths are relative to it, and so are the documents' names.</param>
    /// <param name="follow">Whether documents that these refer to are read as well.</param>
    public static SpecSet Read(IReadOnlyList<string> paths, string directory, bool follow = true)
    {
        var problems = new List<SpecProblem>();
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            foreach (var file in Find(path, directory, problems))
                files.TryAdd(Named(file, directory), file);
        }

        var documents = new List<(string File, SpecDocument Document)>();
        foreach (var (name, file, document, problem) in InParallel.Select([.. files], file => Read(file.Key, file.Value)))
        {
            if (document is not null)
                documents.Add((file, document));
            else
                problems.Add(new SpecProblem(name, 0, problem!, IsError: true));
        }

        var parts = new Dictionary<string, IReadOnlyList<(int Start, int End)>?>(StringComparer.Ordinal);
        if (follow)
            documents = ReferenceFollower.Follow(documents, directory, parts, problems);
        var names = SpecPaths.Names([.. documents.Select(entry => entry.Document.Path)]);
        return new SpecSet(WithOwnNames([.. documents.Select((entry, index) => Meant(entry.Document, parts.GetValueOrDefault(entry.File)) with { Name = names[index], IsReferred = entry.Document.IsReferred })]), problems);
    }

    private static (string Name, string File, SpecDocument? Document, string? Problem) Read(string name, string file)
    {
        var (text, problem) = SpecText.Read(file);
        return (name, file, text is null ? null : SpecParser.Parse(name, "", text), problem);
    }

    private static SpecDocument Meant(SpecDocument document, IReadOnlyList<(int Start, int End)>? parts) =>
        parts is null ? document : SpecParser.Parse(document.Path, "", document.Text, parts);

    // What a document calls itself, `name: order-service` in its head, before what its file is called; not where two would be called the same.
    private static IReadOnlyList<SpecDocument> WithOwnNames(IReadOnlyList<SpecDocument> documents)
    {
        var own = documents.Select(document => document.FrontMatter.Values("name") is [var name] && IsName(name) ? name : document.Name).ToList();
        return own.Distinct(StringComparer.Ordinal).Count() < own.Count ? documents : [.. documents.Zip(own, (document, name) => document with { Name = name })];

        static bool IsName(string text) => text.Length is > 0 and < 60 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');
    }

    /// <summary>A file as it is named in reports: relative to where derive runs, with forward slashes.</summary>
    public static string Named(string file, string directory) => Path.GetRelativePath(directory, file).Replace('\\', '/');

    private static List<string> Find(string path, string directory, List<SpecProblem> problems)
    {
        var found = new List<string>();
        try
        {
            var full = Path.GetFullPath(path, directory);
            if (File.Exists(full))
                return [full];
            if (Directory.Exists(full))
            {
                Walk(full, directory, found, problems, SpecPaths.IsSpec);
                if (found.Count == 0)
                    problems.Add(new SpecProblem(path, 0, "there are no specs in this folder (AGENTS.md, CLAUDE.md, .claude/agents/*.md, .cursor/rules/*.mdc, .github/copilot-instructions.md …); name the files, or a glob such as \"docs/**/*.md\"", IsError: true));
                return found;
            }

            if (!Glob.IsGlob(path))
            {
                problems.Add(new SpecProblem(path, 0, "there is no such file or folder", IsError: true));
                return found;
            }

            var slashed = path.Replace('\\', '/');
            var fixedPart = string.Join('/', slashed.Split('/').TakeWhile(segment => !Glob.IsGlob(segment)));
            var start = slashed.StartsWith('/') && fixedPart.Length == 0 ? "/" : fixedPart;
            var root = Path.GetFullPath(start.Length == 0 ? "." : start, directory);
            var pattern = slashed[Math.Min(slashed.Length, fixedPart.Length == 0 ? (slashed.StartsWith('/') ? 1 : 0) : fixedPart.Length + 1)..];
            if (Directory.Exists(root))
                Walk(root, directory, found, problems, file => Glob.IsMatch(Path.GetRelativePath(root, file).Replace('\\', '/'), pattern));
            if (found.Count == 0)
                problems.Add(new SpecProblem(path, 0, "no file matches this pattern", IsError: true));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or System.Security.SecurityException)
        {
            problems.Add(new SpecProblem(path, 0, $"it can't be read: {exception.Message}", IsError: true));
        }

        return found;
    }

    // Links aren't followed: they may lead in circles, and out of the repository. What is not read for that is said.
    private static void Walk(string root, string directory, List<string> found, List<SpecProblem> problems, Func<string, bool> isWanted)
    {
        var options = new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None };
        var pending = new Stack<string>([root]);
        while (pending.Count > 0 && found.Count < MostFiles)
        {
            var current = new DirectoryInfo(pending.Pop());
            foreach (var file in current.EnumerateFiles("*", options).Where(file => isWanted(file.FullName)))
            {
                if (!IsLink(file))
                    found.Add(file.FullName);
                else if (!IsReadAnyway(file, root, isWanted))
                    problems.Add(new SpecProblem(Named(file.FullName, directory), 0, "it is a link to a file elsewhere, which is not followed; name that file", IsError: false));
            }

            foreach (var folder in current.EnumerateDirectories("*", options).Where(folder => SpecPaths.IsVisited(folder.Name)))
            {
                if (!IsLink(folder))
                    pending.Push(folder.FullName);
                else
                    problems.Add(new SpecProblem(Named(folder.FullName, directory), 0, "the folder is a link, which is not followed; name it to read what is in it", IsError: false));
            }
        }
    }

    private static bool IsLink(FileSystemInfo entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    // AGENTS.md as another name of CLAUDE.md.
    private static bool IsReadAnyway(FileInfo link, string root, Func<string, bool> isWanted) =>
        link.ResolveLinkTarget(returnFinalTarget: true) is FileInfo { Exists: true } target && !Path.GetRelativePath(root, target.FullName).StartsWith("..", StringComparison.Ordinal) && isWanted(target.FullName);
}
