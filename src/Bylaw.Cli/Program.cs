using Bylaw.Cli;
using Bylaw.Cli.Commands;
using Bylaw.Cli.Loading;
using Bylaw.Cli.Output;

try
{
    return await CommandLine.RunAsync(args);
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
