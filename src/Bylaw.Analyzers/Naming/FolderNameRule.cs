namespace Bylaw.Analyzers;

/// <summary>BYL3003 of `name: { folder: …, namespace: … }`.</summary>
internal static class FolderNameRule
{
    /// <summary>Returns the captures with what folder and namespace bound.</summary>
    public static Captures Judge(NamedType named, Captures captures) => JudgeFolder(named, JudgeNamespace(named, captures));

    private static Captures JudgeNamespace(NamedType named, Captures captures)
    {
        if (named.Verb.Namespace.Count == 0)
            return captures;

        var space = SymbolNames.Namespace(named.Type);
        if (Match(named.Verb.Namespace, space, captures) is { } bound)
            return bound;

        var expected = NameCaptures.Text(named.Verb.Namespace, captures, pattern => pattern.Text);
        named.Report(RuleIds.FolderName, named.Declarations[0],
            $"{named.Text} must move from the {(space.Length == 0 ? "global namespace" : $"namespace '{space}'")} to {expected}", captures);
        return captures;
    }

    private static Captures JudgeFolder(NamedType named, Captures captures)
    {
        if (named.Verb.Folder.Count == 0)
            return captures;

        var bound = captures;
        foreach (var declaration in named.Declarations)
        {
            var path = named.Rules.PathOf(declaration.SyntaxTree);
            // A linked file from elsewhere has no folder that the rule file could speak of.
            if (path.Length == 0 || path[0] == '/' || path.IndexOf(':') >= 0)
                continue;

            var folder = path.Substring(0, Math.Max(0, path.LastIndexOf('/')));
            if (Match(named.Verb.Folder, folder, captures) is { } found)
            {
                bound = found;
            }
            else
            {
                var expected = NameCaptures.Text(named.Verb.Folder, captures, pattern => pattern.Text);
                named.Report(RuleIds.FolderName, declaration,
                    $"{named.Text} must move from the folder {(folder.Length == 0 ? "of the rule file" : $"'{folder}'")} to {expected}", captures);
            }
        }

        return bound;
    }

    /// <summary>Null when none of the patterns fits.</summary>
    public static Captures? Match(IReadOnlyList<NamePattern> patterns, string text, Captures captures)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.Match(text, captures) is { } bound)
                return bound;
        }

        return null;
    }
}
