using System.CommandLine;
using Bylaw.Cli;
using Bylaw.Cli.Commands;
using Bylaw.Cli.Output;

var root = new RootCommand("Bylaw keeps the rules that a team has written down: derives them from its documents and enforces them in the C# compiler.")
{
    DeriveCommand.Create(),
    ReportCommand.Create(),
};
try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
{
    return Messages.Fail(ExitCode.NothingDone, exception.Message);
}
