using System.CommandLine;
using System.CommandLine.Invocation;
using Bylaw.Cli;
using Bylaw.Cli.Commands;
using Bylaw.Cli.Loading;
using Bylaw.Cli.Output;

var root = new RootCommand("Bylaw keeps the rules that a team has written down: derives them from its documents and enforces them in the C# compiler.")
{
    BaselineCommand.Create(),
    CheckCommand.Create(),
    DeriveCommand.Create(),
    DoctorCommand.Create(),
    ExplainCommand.Create(),
    FixCommand.Create(),
    GraphCommand.Create(),
    InitCommand.Create(),
    McpCommand.Create(),
    ReportCommand.Create(),
    SchemaCommand.Create(),
};
try
{
    var command = root.WithCommandHelp().Parse(args);
    if (command.Action is not ParseErrorAction)
        return await command.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(15) });
    foreach (var error in command.Errors)
        Messages.Say(error.Message);
    return Messages.Fail(ExitCode.Invalid, "Try it with --help.");
}
catch (OperationCanceledException)
{
    return Messages.Fail(ExitCode.NothingDone, "Stopped; nothing was written.");
}
catch (LoadException exception)
{
    return Messages.Fail(exception.ExitCode, exception.Message);
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
{
    return Messages.Fail(ExitCode.NothingDone, exception.Message);
}
