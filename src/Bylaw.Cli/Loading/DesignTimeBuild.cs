using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Bylaw.Cli.Loading;

/// <summary>
/// Asks MSBuild how each project would be compiled, without compiling: one run for all of them, in which the package's own targets take part, so that
/// tool and build see the same files and settings. Everything that it writes goes into a folder of its own.
/// </summary>
internal sealed partial class DesignTimeBuild
{
    /// <summary>Of the embedded files that MSBuild is given.</summary>
    private const string ResourceFolder = "Build/";

    private readonly DirectoryInfo _folder;
    private readonly DirectoryInfo _descriptions;

    /// <summary>Projects with an opinion of their own about where they write, which must be told otherwise.</summary>
    private readonly HashSet<(string Path, string Framework)> _again = [];

    /// <param name="folder">Where everything goes that MSBuild writes. What the command lines name of it must be there as long as they are of use.</param>
    public DesignTimeBuild(string folder)
    {
        _folder = new DirectoryInfo(folder);
        _descriptions = _folder.CreateSubdirectory("descriptions");
        foreach (var old in _descriptions.EnumerateFiles())
            old.Delete();
    }

    public DesignTimeResult Run(DotnetSdk sdk, ProjectList input, LoadOptions options, CancellationToken cancellation)
    {
        var projects = input.Projects.Where(project => project.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase) && File.Exists(project)).ToList();
        var extensions = WriteExtensions();
        var log = Describe(sdk, input.Root, projects, extensions, options, inParallel: true, cancellation);

        // Where MSBuild can't even load one project, it forgets the answers of all that were asked along with it.
        var known = Descriptions().Select(project => project.Path).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var missing = projects.Where(project => !known.Contains(project) || _again.Any(again => again.Path == project)).ToList();
        if (missing.Count > 0 && (projects.Count > 1 || _again.Count > 0))
        {
            foreach (var old in _descriptions.EnumerateFiles().Where(file => IsToBeAskedAgain(file.FullName)).ToList())
                old.Delete();
            log = [.. log, .. Describe(sdk, input.Root, missing, extensions, options, inParallel: false, cancellation)];
        }

        // What a part of a solution references is compiled with it, and not checked.
        var asked = projects.ToHashSet(StringComparer.OrdinalIgnoreCase);
        while (Descriptions().SelectMany(project => project.References).Select(reference => reference.Project).Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(project => project.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase) && File.Exists(project) && asked.Add(project)).ToList() is { Count: > 0 } referenced)
        {
            log = [.. log, .. Describe(sdk, input.Root, referenced, extensions, options, inParallel: true, cancellation)];
        }

        var described = Descriptions().ToList();
        _again.ExceptWith(described.Select(project => (project.Path, project.TargetFramework)));
        return new DesignTimeResult([.. described.Select(project => projects.Contains(project.Path, StringComparer.OrdinalIgnoreCase) ? project : project with { IsEnabled = false })], projects.ToDictionary(project => project, project =>
            _again.Any(again => again.Path == project) ? "it sets IntermediateOutputPath in a file that is read after all others, and can't be told to leave it alone" : Failure(project, log)));
    }

    /// <returns>What MSBuild has to complain about.</returns>
    private List<string> Describe(DotnetSdk sdk, string root, List<string> projects, string extensions, LoadOptions options, bool inParallel, CancellationToken cancellation)
    {
        var list = Path.Combine(_folder.FullName, "projects.txt");
        File.WriteAllLines(list, projects);

        var start = new ProcessStartInfo(sdk.Host) { WorkingDirectory = root, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        List<string> arguments =
        [
            "msbuild", $"-property:BylawForceIntermediate={(_again.Count > 0 ? "true" : "false")}", Path.Combine(_folder.FullName, "msbuild", "files", "Describe.proj"), "-nologo", "-maxcpucount", "-nodeReuse:false", "-noAutoResponse", "-verbosity:quiet", "-consoleLoggerParameters:NoSummary",
            "-terminalLogger:off", .. Properties(list, inParallel, extensions, options).Select(pair => $"-property:{pair.Name}={Escape(pair.Value)}"),
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        // Whatever the tool itself was started by must not decide which SDK this is.
        foreach (var name in (ReadOnlySpan<string>)["MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILD_EXE_PATH", "MSBuildLoadMicrosoftTargetsReadOnly"])
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";

        using var process = Process.Start(start)!;
        // Ours may be a client's, who speaks to us there.
        process.StandardInput.Close();
        using var stop = cancellation.Register(() => process.Kill(entireProcessTree: true));
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        cancellation.ThrowIfCancellationRequested();

        return [.. (output + "\n" + error.Result).Split('\n').Select(line => line.Trim()).Where(line => Trouble().IsMatch(line)).Distinct()];
    }

    private IEnumerable<ProjectDescription> Descriptions() => _descriptions.EnumerateFiles().Select(file => Read(file.FullName)).OfType<ProjectDescription>().DistinctBy(project => (project.Path, project.TargetFramework))
        .OrderBy(project => project.Path, StringComparer.Ordinal).ThenBy(project => project.TargetFramework, StringComparer.Ordinal);

    private IEnumerable<(string Name, string Value)> Properties(string list, bool inParallel, string extensions, LoadOptions options)
    {
        yield return ("BylawProjectList", list);
        yield return ("BylawInParallel", inParallel ? "true" : "false");
        yield return ("BylawDescriptions", _descriptions.FullName);
        yield return ("BylawIntermediate", Path.Combine(_folder.FullName, "obj"));
        // Where MSBuild looks for what a user adds to all builds: unlike the Custom… properties, a project has no reason to set this one.
        yield return ("MSBuildUserExtensionsPath", extensions);
        yield return ("DesignTimeBuild", "true");
        yield return ("ContinueOnError", "ErrorAndContinue");
        // Those of the intermediate folder, which is not the real one, are never there.
        yield return ("CompileUsingReferenceAssemblies", "false");
        yield return ("SkipCompilerExecution", "true");
        yield return ("ProvideCommandLineArgs", "true");
        yield return ("BuildProjectReferences", "false");
        yield return ("UseSharedCompilation", "false");
        if (options.RuleFile is not null)
            yield return ("BylawRuleFile", options.RuleFile);
        if (options.FallbackRuleFile is not null)
            yield return ("BylawFallbackRuleFile", options.FallbackRuleFile);
        if (options.Configuration is not null)
            yield return ("Configuration", options.Configuration);
    }

    private string WriteExtensions()
    {
        var folder = Path.Combine(_folder.FullName, "msbuild");
        var users = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData) is { Length: > 0 } data ? Path.Combine(data, "Microsoft", "MSBuild") : null;
        var files = Directory.CreateDirectory(Path.Combine(folder, "files")).FullName;
        foreach (var resource in typeof(DesignTimeBuild).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(ResourceFolder, StringComparison.Ordinal)))
        {
            using var stream = typeof(DesignTimeBuild).Assembly.GetManifestResourceStream(resource)!;
            using var file = File.Create(Path.Combine(files, resource[ResourceFolder.Length..]));
            stream.CopyTo(file);
        }

        foreach (var (place, own) in (ReadOnlySpan<(string, string)>)[("ImportBefore", "Describe.props"), ("ImportAfter", "Describe.targets")])
        {
            var imports = Directory.CreateDirectory(Path.Combine(folder, "Current", "Microsoft.Common.targets", place)).FullName;
            var project = new XElement("Project", Import(Path.Combine(files, own)));
            // What the user really has there still counts.
            if (users is not null)
                project.AddFirst(Import(Path.Combine(users, "Current", "Microsoft.Common.targets", place, "*")));
            project.Save(Path.Combine(imports, "Bylaw.targets"));
        }

        return folder;
    }

    private static XElement Import(string files) => new("Import",
        new XAttribute("Project", files.EndsWith('*') ? Escape(files[..^1]) + "*" : Escape(files)), new XAttribute("Condition", $"Exists('{Escape(Path.GetDirectoryName(files)!)}')"));

    /// <summary>Null for a file that is not whole enough to be of use.</summary>
    private ProjectDescription? Read(string file)
    {
        var lines = File.ReadAllLines(file, Encoding.UTF8).Select(line => line.Split('\t', 2)).Where(parts => parts.Length == 2).ToList();
        string One(string key) => lines.Find(parts => parts[0] == key)?[1] ?? "";
        if (One("project") is not { Length: > 0 } path)
            return null;
        if (IsToBeAskedAgain(file))
        {
            _again.Add((path, One("framework")));
            return null;
        }

        IReadOnlyList<ProjectReferencePath> References(string key) => [.. lines.Where(parts => parts[0] == key).Select(parts => parts[1].Split('\t')).Select(parts =>
            new ProjectReferencePath(parts[0], parts.Length > 1 ? parts[1] : "", parts.Length > 2 ? parts[2].Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : []))];
        return new ProjectDescription(
            path, One("framework"), One("language"), One("target"), !One("enabled").Equals("false", StringComparison.OrdinalIgnoreCase), One("rules") is { Length: > 0 } rules ? rules : null, One("assets"),
            [.. lines.Where(parts => parts[0] == "argument").Select(parts => parts[1])], References("reference"), References("analyzer"));
    }

    private static bool IsToBeAskedAgain(string description) => File.ReadLines(description).Contains("again", StringComparer.Ordinal);

    // MSBuild ends each line with the project in brackets.
    private static string? Failure(string project, List<string> log) =>
        log.Find(line => line.Contains(project, StringComparison.OrdinalIgnoreCase)) is { } line ? ErrorText(line) : null;

    private static string ErrorText(string line)
    {
        var start = Trouble().Match(line).Index + 2;
        var end = line.LastIndexOf(" [", StringComparison.Ordinal);
        return line[start..(end > start ? end : line.Length)];
    }

    // Without the reference assemblies of a framework nothing compiles; a build says it louder than this one.
    [GeneratedRegex(": (error|warning MSB3644)")]
    private static partial Regex Trouble();

    /// <summary>As MSBuild wants text that it must take as it stands.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character is '%' or ',' or '*' or '?' or '@' or '$' or '(' or ')' or ';' or '\'')
                escaped.Append('%').Append(((int)character).ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            else
                escaped.Append(character);
        }

        return escaped.ToString();
    }
}

/// <param name="Failures">By project; null for one that MSBuild had nothing to say against.</param>
internal sealed record DesignTimeResult(IReadOnlyList<ProjectDescription> Projects, IReadOnlyDictionary<string, string?> Failures)
{
    /// <summary>Of what is known to be an input only when projects have been described.</summary>
    public string? Inputs { get; init; }
}
