namespace Bylaw.Cli.Mcp;

/// <summary>Why a tool can't do what it was asked for, and what to do about it: told to whoever asked.</summary>
internal sealed class ToolProblem(string message) : Exception(message);
