namespace Bylaw.Cli.Reports;

/// <summary>What a run of GitHub Actions tells the tools in it.</summary>
/// <param name="Workspace">The folder of the repository, which the paths of annotations are relative to.</param>
/// <param name="StepSummary">The file that the summary of the step is appended to.</param>
/// <param name="SourceUrl">Where the source of this commit is on the web, without a last slash.</param>
internal sealed record GitHubRun(string? Workspace, string? StepSummary, string? SourceUrl)
{
    /// <summary>Null anywhere else.</summary>
    public static GitHubRun? Of(Func<string, string?> environment)
    {
        if (!string.Equals(environment("GITHUB_ACTIONS"), "true", StringComparison.OrdinalIgnoreCase))
            return null;
        var (server, repository, commit) = (Set("GITHUB_SERVER_URL"), Set("GITHUB_REPOSITORY"), Set("GITHUB_SHA"));
        return new GitHubRun(Set("GITHUB_WORKSPACE"), Set("GITHUB_STEP_SUMMARY"),
            server is null || repository is null || commit is null ? null : $"{server}/{repository}/blob/{commit}");

        string? Set(string name) => environment(name) is { Length: > 0 } value ? value : null;
    }

    /// <summary>A path of the report, from the folder of the repository.</summary>
    public string PathOf(string root, string path)
    {
        if (Workspace is null)
            return path;
        var relative = Path.GetRelativePath(Workspace, Path.Combine(root, path)).Replace('\\', '/');
        return relative.StartsWith("../", StringComparison.Ordinal) ? path : relative;
    }
}
