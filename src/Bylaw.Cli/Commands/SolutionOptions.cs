using System.CommandLine;
using Bylaw.Cli.Loading;

namespace Bylaw.Cli.Commands;

/// <summary>How every command that loads a solution is told which.</summary>
internal sealed class SolutionOptions
{
    public Argument<string> Input { get; } = new("solution") { Description = "A solution (.sln, .slnx, .slnf), a C# project or a folder.", DefaultValueFactory = _ => "." };

    public Option<string?> Rules { get; } = new("--rules") { HelpName = "file", Description = "The rule file for all projects. Without it each has the nearest bylaw.yml, and bylaw/backend where there is none." };

    public Option<string?> Configuration { get; } = new("--configuration", "-c") { HelpName = "name", Description = "The build configuration, such as Release." };

    public SolutionChoice Of(ParseResult result) => new(result.GetValue(Input)!, result.GetValue(Rules), result.GetValue(Configuration));
}

/// <summary>What the user has said.</summary>
internal sealed record SolutionChoice(string Input, string? Rules, string? Configuration)
{
    /// <param name="fallback">The rule file of projects that have none.</param>
    /// <exception cref="LoadException">What is named is not there.</exception>
    public LoadOptions Resolve(string? fallback) => Rules is not null && !File.Exists(Rules)
        ? throw new LoadException($"There is no rule file '{Rules}'.") { ExitCode = ExitCode.Invalid }
        : new LoadOptions(ProjectList.FindInput(Input), Rules is null ? null : Path.GetFullPath(Rules), fallback, Configuration);
}
