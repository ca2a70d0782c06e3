using System.CommandLine;
using Bylaw.Cli.Output;

namespace Bylaw.Cli.Commands;

/// <summary>`bylaw schema`: what an editor needs to complete and check rule files.</summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        var output = new Option<string?>("--output", "-o") { Description = "The file to write; without it the schema goes to the standard output." };
        var command = new Command("schema", "Writes the JSON schema of rule files, by which an editor completes and checks them.")
        { output }.WithHelp("""
            Put it beside bylaw.yml, and begin that with the line

              # yaml-language-server: $schema=./bylaw.schema.json

            VS Code reads it with the extension "YAML" (redhat.vscode-yaml), Neovim and others with yaml-language-server, Rider and Visual Studio by
            their settings for JSON schemas.

            Examples:
              bylaw schema -o bylaw.schema.json
            """);
        command.SetAction(result => Run(result.GetValue(output)));
        return command;
    }

    private static int Run(string? output)
    {
        var schema = Resources.Read("bylaw.schema.json")!;
        if (output is null)
            Console.Out.Write(schema);
        else
            SafeFile.Write((output, schema));
        return ExitCode.Clean;
    }
}
