using System.Text;

namespace Bylaw.Specs.Reading;

/// <summary>The text of a file, or why there is none.</summary>
internal static class SpecText
{
    public const int Most = 5 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>The text, or a sentence that says why it can't be read.</returns>
    public static (string? Text, string? Problem) Read(string path)
    {
        try
        {
            var length = new FileInfo(path).Length;
            return length > Most
                ? (null, $"it has {length / (1024.0 * 1024):0.0} MB; documents of more than 5 MB are not read")
                : Decode(File.ReadAllBytes(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.Security.SecurityException)
        {
            return (null, exception is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : $"it can't be read: {exception.Message}");
        }
    }

    public static (string? Text, string? Problem) Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0xFF, 0xFE]))
            return NonEmpty(Encoding.Unicode.GetString(bytes[2..]));
        if (bytes.StartsWith<byte>([0xFE, 0xFF]))
            return NonEmpty(Encoding.BigEndianUnicode.GetString(bytes[2..]));
        if (bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF]))
            bytes = bytes[3..];
        if (bytes.Contains((byte)0))
            return (null, IsUtf16(bytes) ? "it is UTF-16 without a byte order mark; save it as UTF-8" : "it is a binary file, not a text");
        try
        {
            return NonEmpty(Strict.GetString(bytes));
        }
        catch (DecoderFallbackException exception)
        {
            var line = bytes[..Math.Min(bytes.Length, exception.Index)].Count((byte)'\n') + 1;
            return (null, $"it is not UTF-8 (line {line}); save it as UTF-8");
        }
    }

    // Every other byte of what Europe writes is zero.
    private static bool IsUtf16(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % 2 != 0)
            return false;
        const int enough = 200;
        var (even, odd) = (0, 0);
        var end = Math.Min(bytes.Length, enough) & ~1;
        for (var i = 0; i < end; i += 2)
        {
            even += bytes[i] == 0 ? 1 : 0;
            odd += bytes[i + 1] == 0 ? 1 : 0;
        }

        return Math.Min(even, odd) == 0 && Math.Max(even, odd) > end / 2 * 3 / 4;
    }

    private static (string? Text, string? Problem) NonEmpty(string text) =>
        string.IsNullOrWhiteSpace(text) ? (null, "it is empty") : (text, null);
}
