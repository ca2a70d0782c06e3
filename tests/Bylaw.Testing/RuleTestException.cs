namespace Bylaw.Testing;

/// <summary>A failed test. The message is all there is to read, so it is complete.</summary>
public sealed class RuleTestException(string message) : Exception(message);
