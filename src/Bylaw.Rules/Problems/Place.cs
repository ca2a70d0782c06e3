namespace Bylaw.Rules;

/// <summary>Where something stands in a rule file: one run of characters on one line.</summary>
/// <param name="File">The path as the host gave it, or the preset's name.</param>
/// <param name="Start">Offset of the first character in the text, 0-based.</param>
/// <param name="Length">Number of characters, on the same line.</param>
/// <param name="Line">Line, 1-based.</param>
/// <param name="Column">Column, 1-based, in characters.</param>
internal readonly record struct Place(string File, int Start, int Length, int Line, int Column)
{
    public override string ToString() => $"{File}({Line},{Column})";
}
