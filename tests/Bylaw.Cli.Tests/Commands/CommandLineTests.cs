using System.CommandLine;
using Bylaw.Cli.Commands;

namespace Bylaw.Cli.Tests.Commands;

/// <summary>What is typed wrong is named, with what was meant; what can be typed is told by `--help`.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    public static TheoryData<string> Commands => [.. CommandLine.Create().Subcommands.Select(command => command.Name)];

    [Theory, MemberData(nameof(Commands))]
    public void Help_of_every_command_has_examples_and_exit_codes(string name)
    {
        var help = Help(name);
        var examples = help[help.IndexOf("\nExamples:\n", StringComparison.Ordinal)..help.IndexOf("\nExit codes:\n", StringComparison.Ordinal)];
        var codes = help[help.IndexOf("\nExit codes:\n", StringComparison.Ordinal)..];
        Assert.Contains($"\n  bylaw {name}", examples.Replace("bylaw init --agent", "bylaw mcp", StringComparison.Ordinal));
        foreach (var code in (string[])["\n  0  ", "\n  2  ", "\n  3  "])
            Assert.Contains(code, codes);
        Assert.All(help[help.IndexOf("\nExamples:\n", StringComparison.Ordinal)..].Split('\n'), line => Assert.InRange(line.Length, 0, 100));
    }

    [Theory, MemberData(nameof(Commands))]
    public void Each_option_says_what_it_is_for(string name)
    {
        var command = CommandLine.Create().Subcommands.Single(command => command.Name == name);
        Assert.All(command.Options, option => Assert.EndsWith(".", option.Description));
        Assert.All(command.Options.Where(option => option.Arity.MaximumNumberOfValues > 0 && option.HelpName is not null), option => Assert.Equal(option.Arity.MinimumNumberOfValues == 0, option.HelpName!.StartsWith('[')));
    }

    [Fact]
    public void A_value_that_may_be_left_out_stands_in_brackets()
    {
        Assert.Contains("--changed [<commit>]", Help("check"));
        Assert.Contains("--html [<file>]", Help("graph"));
        Assert.Contains("--html <file>", Help("check"));
    }

    [Theory]
    [InlineData("there is no option '--jsn', did you mean '--json'", "check", "--jsn")]
    [InlineData("there is no option '--jsn', did you mean '--json'", "check", "--sarif", "--jsn", "x")]
    [InlineData("there is no option '--jsn', did you mean '--json'", "check", "--changed", "--jsn=x")]
    [InlineData("bylaw graph: there is no option '--sarif'; `bylaw check` has it.", "graph", "--sarif", "x")]
    [InlineData("there is no option '-q'", "check", "-q")]
    [InlineData("There is no command 'chek', did you mean 'check'", "chek", "Shop.slnx")]
    [InlineData("There is no command 'lint'; there are baseline, check, derive", "lint")]
    [InlineData("'B.sln' is one too many: `bylaw check` takes one <solution>: A solution (.sln, .slnx, .slnf), a C# project or a folder.", "check", "A.sln", "B.sln")]
    [InlineData("'x' is one too many: `bylaw schema` takes options only.", "schema", "x")]
    [InlineData("neither a solution nor a C# project. Name a solution (.sln, .slnx, .slnf), a C# project (.csproj) or a folder.", "check", "AGENTS.md")]
    [InlineData("There is no file or folder 'nowhere'", "fix", "nowhere")]
    [InlineData("has 2 solutions: A.slnx, B.slnx", "check", "two")]
    [InlineData("Old.vbproj' is no C# project", "check", "Old.vbproj")]
    [InlineData("'info' is no value of --fail-on; it is one of error, suggestion, warning.", "check", "--fail-on", "info")]
    [InlineData("A.cs: --output would write over this C# file; name another one.", "schema", "-o", "A.cs")]
    [InlineData("--sarif needs a value: --sarif <file>", "check", "--sarif")]
    [InlineData("`bylaw explain` needs <what>: A rule", "explain")]
    [InlineData("Only one result can go to the standard output, not --sarif and --json", "check", "--sarif", "-", "--json", "-")]
    [InlineData("Only one result can go to the standard output, not --mermaid and --dot", "graph", "--mermaid", "--dot", "-")]
    [InlineData("two/A.slnx: --html would write over it; name the solution before --html", "graph", "--html", "two/A.slnx")]
    [InlineData("--changed takes a commit or a branch, not 'two/A.slnx'; name the solution first", "check", "--changed", "two/A.slnx")]
    [InlineData("Only one result can go to the standard output, not --output and --report", "derive", "AGENTS.md", "--report", "-")]
    [InlineData("--check compares a rule file with its documents", "derive", "AGENTS.md", "--check", "-o", "-")]
    public void What_is_typed_wrong_ends_with_2_and_a_remedy(string message, params string[] arguments)
    {
        _tool.Write("AGENTS.md", "# Ours\n");
        _tool.Write("Old.vbproj", "<Project />");
        _tool.Write("two/A.slnx", "<Solution />");
        _tool.Write("two/B.slnx", "<Solution />");

        var outcome = _tool.Run(arguments);

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(message, outcome.Error);
        Assert.False(outcome.HasTrace);
        Assert.False(_tool.Has("-"));
        Assert.Equal("<Solution />", _tool.Read("two/A.slnx"));
    }

    [Fact]
    public void A_device_is_written_to_and_not_replaced()
    {
        if (OperatingSystem.IsWindows())
            return;
        // One that is replaced by mistake here could not be: it is a link into this process.
        var outcome = _tool.Run("schema", "-o", "/dev/stdout");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.StartsWith("{", outcome.Output);
    }

    [Fact]
    public void Without_a_command_there_is_help_and_no_success()
    {
        var outcome = _tool.Run();
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("Commands:\n", outcome.Error);
    }

    [Fact]
    public void A_misspelt_option_beside_help_is_no_mistake() => Assert.Equal(0, _tool.Run("check", "--jsn", "--help").ExitCode);

    [Theory]
    [InlineData("schema", "-o", "-")]
    [InlineData("derive", "AGENTS.md", "-o", "-")]
    [InlineData("derive", "AGENTS.md", "-o", "derived.bylaw.yml", "--report", "-")]
    [InlineData("report", "-o", "-")]
    public void A_hyphen_is_the_standard_output(params string[] arguments)
    {
        _tool.Write("AGENTS.md", "# Ours\n\n- Controllers must not use the DbContext.\n");
        _tool.Write("bylaw.yml", "bylaw: 1\nextends: bylaw/backend\n");

        var outcome = _tool.Run(arguments);

        Assert.Equal(0, outcome.ExitCode);
        Assert.NotEqual("", outcome.Output);
        Assert.DoesNotContain("Next:", outcome.Output);
        Assert.False(_tool.Has("-"));
    }

    private static string Help(string command)
    {
        var output = new StringWriter();
        Assert.Equal(0, CommandLine.Create().Parse([command, "--help"]).Invoke(new InvocationConfiguration { Output = output }));
        return output.ToString();
    }
}
