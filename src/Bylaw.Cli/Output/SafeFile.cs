using System.Text;

namespace Bylaw.Cli.Output;

/// <summary>Writes a file whole or not at all: whatever happens on the way, what was there before stays.</summary>
internal static class SafeFile
{
    /// <exception cref="IOException">It can't be written; the old content is untouched.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public static void Write(string path, string text)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var temporary = full + "." + Path.GetRandomFileName() + ".tmp";
        try
        {
            File.WriteAllText(temporary, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(temporary, full, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
