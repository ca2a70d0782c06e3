using Bylaw.Cli.Checking;
using Bylaw.CodeFixes;
using Microsoft.CodeAnalysis;

namespace Bylaw.Cli.Fixing;

/// <summary>What `bylaw fix` is asked for.</summary>
/// <param name="UpTo">How safe a fix must be.</param>
internal sealed record FixRequest(FindingChoice Choice, FixSafety UpTo);

/// <summary>What became of the findings that were to be fixed.</summary>
/// <param name="Projects">As they were found.</param>
/// <param name="Invalid">What is wrong with rule files; then nothing was tried.</param>
internal sealed record FixOutcome(
    string Root, IReadOnlyList<CheckedProject> Projects, IReadOnlyList<Diagnostic> Invalid, IReadOnlyList<FixedId> Ids, IReadOnlyList<LeftFinding> Left, IReadOnlyList<FileChange> Files);

/// <param name="Fixed">Findings that are no longer there.</param>
internal sealed record FixedId(string Id, string Title, int Fixed, int Left);

/// <param name="Reason">Why it is not fixed, if more is to be said than its kind does.</param>
internal sealed record LeftFinding(Diagnostic Finding, LeftBecause Because, string? Reason);

internal enum LeftBecause
{
    NoFix,

    /// <summary>It has one that somebody should look at.</summary>
    NeedsReview,

    /// <summary>It was tried, and made something else wrong.</summary>
    TakenBack,
}

/// <summary>A file that a fix changes, with what it has before and after.</summary>
/// <param name="Before">Null for a new file.</param>
/// <param name="After">Null for one that goes.</param>
/// <param name="OldPath">Null for a new file; another one than <paramref name="Path"/> where it is renamed or moved.</param>
/// <param name="Content">What is written; null for a file that goes.</param>
/// <param name="Disk">What was read; null for a new file.</param>
internal sealed record FileChange(string? OldPath, string Path, string? Before, string? After, byte[]? Content, SourceOnDisk? Disk)
{
    public bool HasMark => (Disk?.HasMark ?? Content?.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) == true;
}
