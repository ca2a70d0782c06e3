using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>Turns an exception of ours into BYL0008: AD0001 would be a warning, and the analyzer would be off with the build green.</summary>
internal static class Guard
{
    public static void Run(Action<Diagnostic> report, string what, Location? location, Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            report(Diagnostic.Create(Descriptors.InternalError, location ?? Location.None,
                $"Bylaw failed at {what}, which was not checked: {exception.GetType().Name}: {exception.Message} {FirstFrame(exception)}. Please report this"));
        }
    }

    private static string FirstFrame(Exception exception)
    {
        var trace = exception.StackTrace ?? "";
        var end = trace.IndexOf('\n');
        return (end < 0 ? trace : trace.Substring(0, end)).Trim();
    }
}
