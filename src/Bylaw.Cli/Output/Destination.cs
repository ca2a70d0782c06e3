namespace Bylaw.Cli.Output;

/// <summary>Where a result goes that is asked for by an option: a file, or the standard output, which is called `-`. A file of that name is `./-`.</summary>
internal static class Destination
{
    public const string StandardOutput = "-";

    private static readonly string[] Sources = [".sln", ".slnx", ".slnf", ".csproj", ".cs"];

    /// <summary>What is wrong with the choice, for the command line to refuse; null if nothing is.</summary>
    /// <param name="chosen">The option that names each, for the message.</param>
    public static string? Error(params IEnumerable<(string Option, string Path)> chosen)
    {
        var all = chosen.ToList();
        if (all.FirstOrDefault(file => file.Path.Length == 0) is { Option: { } empty })
            return $"{empty} names no file.";
        // `--html Shop.slnx` was meant to draw that solution.
        if (all.FirstOrDefault(file => Sources.Contains(Path.GetExtension(file.Path), StringComparer.OrdinalIgnoreCase)) is { Option: { } option, Path: var source })
            return Path.GetExtension(source).Equals(".cs", StringComparison.OrdinalIgnoreCase) ? $"{source}: {option} would write over this C# file; name another one."
                : $"{source}: {option} would write over it; name the solution before {option}, and behind it the file to write.";
        var twice = all.GroupBy(file => file.Path == StandardOutput ? file.Path : Path.GetFullPath(file.Path), StringComparer.OrdinalIgnoreCase).FirstOrDefault(file => file.Count() > 1);
        return twice is null ? null
            : twice.Key == StandardOutput ? $"Only one result can go to the standard output, not {string.Join(" and ", twice.Select(file => file.Option))}; name files for the others."
            : $"{twice.First().Path}: {string.Join(" and ", twice.Select(file => file.Option))} can't be the same file.";
    }

    /// <summary>All of them or none, the files first.</summary>
    /// <exception cref="IOException">One of the files can't be written.</exception>
    public static void Write(IReadOnlyList<(string Path, string Text)> results, TextWriter output)
    {
        SafeFile.Write([.. results.Where(result => result.Path != StandardOutput)]);
        foreach (var (_, text) in results.Where(result => result.Path == StandardOutput))
            output.Write(text);
    }
}
