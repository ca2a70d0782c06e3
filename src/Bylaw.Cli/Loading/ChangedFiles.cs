using System.Diagnostics;

namespace Bylaw.Cli.Loading;

/// <summary>The files of a git work tree that differ from a commit, new ones among them.</summary>
internal static class ChangedFiles
{
    /// <returns>Full paths.</returns>
    /// <exception cref="LoadException">There is no git, no repository, or no such commit.</exception>
    public static IReadOnlySet<string> Since(string reference, string input)
    {
        var folder = Directory.Exists(input) ? input : Path.GetDirectoryName(input)!;
        // Not the top level itself, which has no links in its path.
        var root = Path.GetFullPath(Path.Combine(folder, Git(folder, "rev-parse", "--show-cdup").Trim()));
        // What a branch changed, not what happened on the other one meanwhile; a commit of the branch's own past is its own base.
        var start = Git(root, "merge-base", reference, "HEAD").Trim();
        return Split(Git(root, "diff", "--name-only", "-z", "--diff-filter=d", start)).Concat(Split(Git(root, "ls-files", "--others", "--exclude-standard", "-z")))
            .Select(path => Path.GetFullPath(path, root)).ToHashSet(OperatingSystem.IsLinux() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
    }

    private static string[] Split(string output) => output.Split('\0', StringSplitOptions.RemoveEmptyEntries);

    private static string Git(string folder, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = System.Text.Encoding.UTF8 };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : throw new LoadException($"git can't tell what changed: {(error.Result.Trim() is { Length: > 0 } said ? said.Split('\n')[0] : $"`git {string.Join(' ', arguments)}` has no answer; a shallow clone lacks the history that it needs")}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new LoadException("--changed asks git, and there is no `git` on the PATH.");
        }
    }
}
