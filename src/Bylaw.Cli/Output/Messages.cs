namespace Bylaw.Cli.Output;

/// <summary>What the tool says beside its results; all of it on the standard error.</summary>
internal static class Messages
{
    public static void Say(string message) => Console.Error.WriteLine("bylaw: " + message);

    public static int Fail(int exitCode, string message)
    {
        Say(message);
        return exitCode;
    }

    /// <summary>"1 document", "3 documents".</summary>
    public static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
