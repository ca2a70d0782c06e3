namespace Bylaw.Specs.Reading;

/// <summary>What is wrong with a document, or with a reference from one to another.</summary>
/// <param name="Line">The 1-based line, or 0 for the whole file.</param>
/// <param name="IsError">Whether what was asked for couldn't be read; else it is a note, and the rest holds.</param>
internal sealed record SpecProblem(string Path, int Line, string Message, bool IsError)
{
    public override string ToString() => Line > 0 ? $"{Path}({Line}): {Message}" : $"{Path}: {Message}";
}

/// <summary>The documents that were asked for, and those that they refer to.</summary>
internal sealed record SpecSet(IReadOnlyList<SpecDocument> Documents, IReadOnlyList<SpecProblem> Problems);
