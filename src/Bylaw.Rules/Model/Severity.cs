namespace Bylaw.Rules;

/// <summary>How strongly a rule is reported; <see cref="None"/> switches it off.</summary>
internal enum Severity
{
    None,
    Silent,
    Suggestion,
    Warning,
    Error,
}
