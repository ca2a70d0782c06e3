using System.Text;

namespace Bylaw.Cli.Output;

/// <summary>Writes files whole or not at all: whatever happens on the way, what was there before stays.</summary>
internal static class SafeFile
{
    /// <exception cref="IOException">One of them can't be written; none is, and the old content is untouched.</exception>
    public static void Write(params IReadOnlyList<(string Path, string Text)> files) =>
        Write([.. files.Select(file => (file.Path, (byte[]?)new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(file.Text)))]);

    /// <param name="files">Without content for those that are to be deleted.</param>
    /// <exception cref="IOException">One of them can't be written; none is, and the old content is untouched.</exception>
    public static void Write(IReadOnlyList<(string Path, byte[]? Content)> files)
    {
        var written = new List<(string Temporary, string Path)>();
        var deleted = new List<(string Temporary, string Path)>();
        try
        {
            foreach (var (path, content) in files.Where(file => file.Content is not null && !IsDevice(file.Path)))
            {
                var full = Target(path);
                var temporary = full + "." + Path.GetRandomFileName() + ".tmp";
                written.Add((temporary, full));
                try
                {
                    Prepare(full);
                    File.WriteAllBytes(temporary, content!);
                    if (!OperatingSystem.IsWindows() && File.Exists(full))
                        File.SetUnixFileMode(temporary, File.GetUnixFileMode(full));
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                {
                    throw new IOException($"{path}: it can't be written: {Reason(exception).Replace(temporary, full, StringComparison.Ordinal).TrimEnd('.')}; name another file, or change that. Nothing was written.", exception);
                }
            }

            // First, since a new name may differ from the old one in nothing but its case.
            foreach (var (path, _) in files.Where(file => file.Content is null))
            {
                var temporary = Path.GetFullPath(path) + "." + Path.GetRandomFileName() + ".tmp";
                File.Move(path, temporary);
                deleted.Add((temporary, Path.GetFullPath(path)));
            }

            foreach (var (path, content) in files.Where(file => file.Content is not null && IsDevice(file.Path)))
                WriteToDevice(path, content!);
            foreach (var (temporary, path) in written)
                File.Move(temporary, path, overwrite: true);
            foreach (var (temporary, _) in deleted)
                File.Delete(temporary);
        }
        finally
        {
            foreach (var (temporary, path) in deleted.Where(file => File.Exists(file.Temporary)))
                File.Move(temporary, path);
            foreach (var (temporary, _) in written)
            {
                if (File.Exists(temporary))
                    File.Delete(temporary);
            }
        }
    }

    // What stands for something else than a file, such as /dev/null or /dev/fd/63, is written to and never replaced.
    private static bool IsDevice(string path) => Path.GetFullPath(path) is var full
        && (OperatingSystem.IsWindows() ? full.StartsWith(@"\\.\", StringComparison.Ordinal) : full.StartsWith("/dev/", StringComparison.Ordinal) || full.StartsWith("/proc/", StringComparison.Ordinal));

    private static void WriteToDevice(string path, byte[] content)
    {
        try
        {
            using var device = new FileStream(path, FileMode.Open, FileAccess.Write);
            device.Write(content);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{path}: it can't be written: {Reason(exception).TrimEnd('.')}. Nothing was written.", exception);
        }
    }

    // A link stays one.
    private static string Target(string path) => !File.Exists(path) ? Path.GetFullPath(path) : new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);

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
