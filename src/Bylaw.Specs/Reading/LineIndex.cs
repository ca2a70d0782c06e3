namespace Bylaw.Specs.Reading;

/// <summary>Offsets of a text to lines.</summary>
internal sealed class LineIndex
{
    private readonly List<int> starts = [0];

    public LineIndex(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
                starts.Add(i + 1);
        }
    }

    /// <summary>The 1-based line of an offset.</summary>
    public int LineAt(int offset)
    {
        var index = starts.BinarySearch(offset);
        return index >= 0 ? index + 1 : ~index;
    }
}
