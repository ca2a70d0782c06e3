using System.Runtime.CompilerServices;
using Markdig.Syntax;

namespace Bylaw.Specs.Reading;

/// <summary>A document with rules in it, parsed and not yet understood.</summary>
/// <param name="Path">As it is named in rule file and report: relative to where derive runs, forward slashes.</param>
/// <param name="Name">The short name in the rule file's `specs`, unique in one derivation.</param>
internal sealed record SpecDocument(string Path, string Name, string Text, FrontMatter FrontMatter, MarkdownDocument Markdown)
{
    private readonly LineIndex lines = new(Text);

    /// <summary>It was read because another one refers to it, and its name does not say that it is for agents or of rules.</summary>
    public bool IsReferred { get; init; }

    /// <summary>The 1-based line of an offset.</summary>
    public int LineAt(int offset) => lines.LineAt(offset);

    /// <summary>Each is one file: its text needn't be compared.</summary>
    public bool Equals(SpecDocument? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
