using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;

namespace Bylaw.CodeFixes;

/// <summary>Whether somebody should look at what a fix has made.</summary>
internal enum FixSafety
{
    /// <summary>Mechanical, with the same behaviour: what FixAll, `dotnet format` and `bylaw fix` apply.</summary>
    Safe,

    /// <summary>Right in most cases, and for a person to judge; never applied to more than one finding at once, except by `bylaw fix --review`.</summary>
    Review,
}

/// <summary>A way to make one finding right.</summary>
/// <param name="Title">What will happen, in the imperative, without a full stop: "Write 'int?'".</param>
/// <param name="Key">The same for all findings that it makes right in the same way.</param>
internal abstract record Fix(string Title, FixSafety Safety, string Key)
{
    public string TitleWithSafety => Title + (Safety == FixSafety.Safe ? " (safe)" : " (review)");
}

/// <summary>
/// A fix within the file of the finding. The fixes of one file share one editor, so a node is replaced by what
/// <see cref="SyntaxEditor.ReplaceNode(SyntaxNode, Func{SyntaxNode, SyntaxGenerator, SyntaxNode})"/> makes of its current form: another fix may have been at work within it.
/// </summary>
internal sealed record DocumentFix(string Title, FixSafety Safety, string Key, Action<SyntaxEditor> Edit) : Fix(Title, Safety, Key);

/// <summary>A fix that reaches over files.</summary>
/// <param name="Change">The changed solution; null if it turns out that it cannot be done.</param>
internal sealed record SolutionFix(string Title, FixSafety Safety, string Key, Func<CancellationToken, Task<Solution?>> Change) : Fix(Title, Safety, Key);
