using System.Text;

namespace Bylaw.Cli.Output;

/// <summary>Writes files whole or not at all: whatever happens on the way, what was there before stays.</summary>
internal static class SafeFile
{
    /// <exception cref="IOException">One of them can't be written; none is, and the old content is untouched.</exception>
    public static void Write(params IReadOnlyList<(string Path, string Text)> files)
    {
        var written = new List<(string Temporary, string Path)>();
        try
        {
            foreach (var (path, text) in files)
            {
                var full = Path.GetFullPath(path);
                var temporary = full + "." + Path.GetRandomFileName() + ".tmp";
                written.Add((temporary, full));
                try
                {
                    Prepare(full);
                    File.WriteAllText(temporary, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                {
                    throw new IOException($"{path}: it can't be written: {Reason(exception).Replace(temporary, full, StringComparison.Ordinal).TrimEnd('.')}; name another file, or change that. Nothing was written.", exception);
                }
            }

            foreach (var (temporary, path) in written)
                File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            foreach (var (temporary, _) in written)
            {
                if (File.Exists(temporary))
                    File.Delete(temporary);
            }
        }
    }

    private static void Prepare(string path)
    {
        if (Directory.Exists(path))
            throw new IOException("there is a folder of this name");
        var folder = Path.GetDirectoryName(path)!;
        if (File.Exists(folder))
            throw new IOException($"'{folder}' is a file, not a folder");
        Directory.CreateDirectory(folder);
    }

    private static string Reason(Exception exception) =>
        exception is UnauthorizedAccessException ? "there is no permission to write in this folder" : exception.Message;
}
