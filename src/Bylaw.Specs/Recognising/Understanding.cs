using Bylaw.Specs.Statements;

namespace Bylaw.Specs.Recognising;

/// <summary>What becomes of a statement.</summary>
internal enum Disposition
{
    /// <summary>By at least one rule of the rule file.</summary>
    Enforced,

    /// <summary>An analyzer that exists already does it: <see cref="Understanding.Delegate"/>.</summary>
    Delegated,

    /// <summary>A person has to decide.</summary>
    Judgment,

    /// <summary>About how people and agents work, not about code.</summary>
    Process,

    /// <summary>Could be enforced if a question were answered.</summary>
    Unresolved,
}

/// <summary>A statement, understood.</summary>
/// <param name="Kind">What it is about, such as layer-dependency or raw-sql: a word of <see cref="StatementKinds"/>.</param>
/// <param name="Reason">For a person: why it is no rule, or the question to answer; null where rules speak for themselves.</param>
internal sealed record Understanding(
    string Kind, Disposition Disposition, IReadOnlyList<RuleDraft> Rules, IReadOnlyList<string> Delegate, string? Reason)
{
    /// <summary>Path globs outside of which the document says nothing; empty where the statement doesn't limit it.</summary>
    public IReadOnlyList<string> Scope { get; init; } = [];

    /// <summary>How strongly the rules of its section are meant: it is enforced by those. Null for a statement that speaks for itself.</summary>
    public Force? SetsForce { get; init; }

    public static Understanding Enforced(string kind, params IReadOnlyList<RuleDraft> rules) => new(kind, Disposition.Enforced, rules, [], null);

    public static Understanding Delegated(string kind, IReadOnlyList<string> ids, string? reason = null) => new(kind, Disposition.Delegated, [], ids, reason);

    public static Understanding Judgment(string kind, string reason) => new(kind, Disposition.Judgment, [], [], reason);

    public static Understanding Process(string reason, string kind = StatementKinds.Process) => new(kind, Disposition.Process, [], [], reason);

    public static Understanding Unresolved(string kind, string question) => new(kind, Disposition.Unresolved, [], [], question);
}
