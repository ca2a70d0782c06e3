using System.CommandLine;
using Bylaw.Cli.Checking;

namespace Bylaw.Cli.Commands;

/// <summary>How a command is told which findings it is about.</summary>
internal sealed class ChoiceOptions(string does)
{
    public Option<string[]> Rules { get; } = new("--rule") { HelpName = "rule", Description = $"{does} findings of this rule of the rule file; may be given several times.", DefaultValueFactory = _ => [] };

    public Option<string[]> Ids { get; } = new("--id") { HelpName = "id", Description = $"{does} findings with this id, such as BYL7006; may be given several times.", DefaultValueFactory = _ => [] };

    public FindingChoice Of(ParseResult result) => new([.. result.GetValue(Rules)!], [.. result.GetValue(Ids)!]);
}
