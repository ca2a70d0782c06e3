using System.CommandLine;
using Bylaw.Cli.Output;

namespace Bylaw.Cli.Commands;

/// <summary>`bylaw schema`: what an editor needs to complete and check rule files.</summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        var output = new Option<string?>("--output", "-o") { HelpName = "file", Description = "The file to write; without it, or with -, the schema goes to the standard output." };
        var command = new Command("schema", "Writes the JSON schema of rule files, by which an editor completes and checks them.") { output }.WithHelp(new(
            """
            Put it beside bylaw.yml, and begin that with the line

              # yaml-language-server: $schema=./bylaw.schema.json

            VS Code reads it with the extension "YAML" (redhat.vscode-yaml), Neovim and others with yaml-language-server, Rider and Visual Studio by their settings for JSON schemas.
            """,
            [("bylaw schema -o bylaw.schema.json", "")],
            [(ExitCode.Clean, "written"), (ExitCode.Invalid, "an argument is wrong"), (ExitCode.NothingDone, "the file can't be written")]));
        command.SetAction(result => Run(result.GetValue(output) ?? Destination.StandardOutput));
        return command;
    }

    private static int Run(string output)
    {
        if (Destination.Error(("--output", output)) is { } error)
            return Messages.Fail(ExitCode.Invalid, error);
        Destination.Write([(output, Resources.Read("bylaw.schema.json")!)], Console.Out);
        return ExitCode.Clean;
    }
}
