using System.CommandLine;
using Bylaw.Cli.Commands;

var root = new RootCommand("Bylaw keeps the rules that a team has written down: derives them from its documents and enforces them in the C# compiler.")
{
    DeriveCommand.Create(),
    ReportCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
