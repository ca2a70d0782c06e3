using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Bylaw.Cli.Fixing;

/// <summary>A file as it is on disk, with what an edit must not change: its encoding and its byte order mark.</summary>
internal sealed class SourceOnDisk
{
    private readonly byte[] _bytes;
    private readonly Encoding _encoding;
    private readonly int _mark;

    private SourceOnDisk(string path, byte[] bytes, Encoding encoding, int mark) => (Path, _bytes, _encoding, _mark) = (path, bytes, encoding, mark);

    public string Path { get; }

    public bool HasMark => _mark > 0;

    /// <summary>Null where the text can't be written back as it was read: nobody knows its encoding, or it has changed since.</summary>
    public static SourceOnDisk? Of(string path, SourceText text)
    {
        if (!File.Exists(path))
            return null;
        var bytes = File.ReadAllBytes(path);
        var (encoding, mark) = EncodingOf(bytes, text.Encoding);
        var file = new SourceOnDisk(path, bytes, encoding, mark);
        return file.Encode(text.ToString()).AsSpan().SequenceEqual(bytes) ? file : null;
    }

    /// <summary>Whether nobody has written it since.</summary>
    public bool IsAsRead() => File.Exists(Path) && File.ReadAllBytes(Path).AsSpan().SequenceEqual(_bytes);

    public byte[] Encode(string text) => [.. _bytes.AsSpan(0, _mark), .. _encoding.GetBytes(text)];

    private static (Encoding, int Mark) EncodingOf(byte[] bytes, Encoding? read)
    {
        foreach (var encoding in (ReadOnlySpan<Encoding>)[new UTF8Encoding(true), new UTF32Encoding(false, true), new UTF32Encoding(true, true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true)])
        {
            if (bytes.AsSpan().StartsWith(encoding.Preamble))
                return (encoding, encoding.Preamble.Length);
        }

        return (read ?? new UTF8Encoding(false), 0);
    }
}
