using Bylaw.Cli.Output;

namespace Bylaw.Cli.Fixing;

/// <summary>Writes what fixes have made of files: all of them or none.</summary>
internal static class FixWriter
{
    /// <exception cref="IOException">One of them can't be written.</exception>
    public static void Write(IReadOnlyList<FileChange> files)
    {
        foreach (var file in files.Where(file => file.Disk?.IsAsRead() == false))
            throw new IOException($"{file.Disk!.Path}: somebody has changed this file meanwhile; run it again. Nothing was written.");

        var written = files.Where(file => file.Content is not null).Select(file => (file.Path, file.Content)).ToList();
        var gone = files.Select(file => file.After is null ? file.Path : file.OldPath).OfType<string>().Except(written.Select(file => file.Path), StringComparer.Ordinal);
        SafeFile.Write([.. gone.Select(path => (path, (byte[]?)null)), .. written]);
    }
}
