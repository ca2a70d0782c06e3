namespace Bylaw.Rules;

/// <summary>Something wrong with a rule file. Readers collect these and go on; nothing in this assembly throws for bad input.</summary>
/// <param name="Id">The diagnostic it becomes, such as BYL0002.</param>
/// <param name="Place">The offending token.</param>
/// <param name="Message">What is wrong, what was expected, the nearest known word; one line, no full stop at the end.</param>
internal sealed record Problem(string Id, Place Place, string Message)
{
    /// <summary>The word that belongs there instead, if all that is wrong is a word.</summary>
    public string? Meant { get; init; }
}
