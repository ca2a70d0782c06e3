using System.CommandLine;
using System.CommandLine.Parsing;
using Bylaw.Cli.Explaining;

namespace Bylaw.Cli.Commands;

/// <summary>What is wrong with a command line, in our own words: what was typed, and what was probably meant.</summary>
internal static class UsageErrors
{
    public static IReadOnlyList<string> Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (Misspelt(parsed) is { Count: > 0 } options)
            return [.. options.Select(option => NoOption(option, command, parsed.RootCommandResult.Command))];
        if (command is RootCommand && parsed.UnmatchedTokens.Count > 0)
            return [NoCommand(parsed.UnmatchedTokens[0], command)];
        if (parsed.UnmatchedTokens.Count > 0)
            return [$"'{parsed.UnmatchedTokens[0]}' is one too many: {Takes(command)}."];
        return [.. parsed.Errors.Select(Reworded).Distinct()];
    }

    // The library takes what it does not know for an argument, or for the value of the option before it.
    private static List<string> Misspelt(ParseResult parsed) =>
        [.. parsed.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash).Where(token => token.Type == TokenType.Argument && IsOption(token.Value)).Select(token => token.Value.Split('=', ':')[0])];

    private static bool IsOption(string text) => (text is ['-', '-', var first, ..] && char.IsAsciiLetter(first)) || (text is ['-', var only, ..] && char.IsAsciiLetter(only));

    private static string NoOption(string option, Command command, Command root)
    {
        var name = command is RootCommand ? "bylaw" : $"bylaw {command.Name}";
        if (Nearest.Hint(option, Names(command)) is { Length: > 0 } hint)
            return $"{name}: there is no option '{option}'{hint}";
        var others = root.Subcommands.Where(other => Names(other).Contains(option)).Select(other => $"`bylaw {other.Name}`").ToList();
        return others.Count > 0 ? $"{name}: there is no option '{option}'; {string.Join(", ", others)} {(others.Count == 1 ? "has" : "have")} it."
            : $"{name}: there is no option '{option}'. A file of this name is written './{option}'.";
    }

    private static IEnumerable<string> Names(Command command) => command.Options.SelectMany(option => option.Aliases.Prepend(option.Name)).Append("--help").Where(name => name.StartsWith('-'));

    private static string NoCommand(string word, Command root)
    {
        var known = root.Subcommands.Select(command => command.Name).ToList();
        return $"There is no command '{word}'{Nearest.Hint(word, known, $"; there are {string.Join(", ", known)}.")}";
    }

    private static string Takes(Command command) => command.Arguments.Count == 0 ? $"`bylaw {command.Name}` takes options only"
        : $"`bylaw {command.Name}` takes {string.Join(" and ", command.Arguments.Select(argument => $"one <{argument.Name}>: {argument.Description?.TrimEnd('.')}"))}";

    private static string Reworded(ParseError error) => error.SymbolResult switch
    {
        OptionResult { Tokens.Count: 0, Option: var option } => $"{option.Name} needs a value: {option.Name} <{option.HelpName ?? option.Name.TrimStart('-')}>. {option.Description}",
        ArgumentResult { Tokens.Count: 0, Argument: var argument, Parent: CommandResult { Command: var command } } => $"`bylaw {command.Name}` needs <{argument.Name}>: {argument.Description}",
        OptionResult { Tokens: [.., var value], Option: var option } when option.GetCompletions(System.CommandLine.Completions.CompletionContext.Empty).Select(word => word.Label).ToList() is { Count: > 0 } words && !words.Contains(value.Value)
            => $"'{value.Value}' is no value of {option.Name}; it is one of {string.Join(", ", words)}.",
        _ => error.Message,
    };
}
