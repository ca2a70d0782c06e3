using Spectre.Console;

namespace Bylaw.Cli.Output;

/// <summary>Shows what long work is at; on a terminal only, and never in the results.</summary>
internal static class Progress
{
    /// <param name="work">Is given what to call with the text that is shown.</param>
    public static Task<T> RunAsync<T>(string first, Func<Action<string>, Task<T>> work)
    {
        // Ctrl-C is only listened to when the command has come back with its task.
        var console = Terminal.On(Console.Error);
        return console.Profile.Capabilities.Ansi && !Console.IsErrorRedirected
            ? console.Status().StartAsync(Markup.Escape(first), status => Task.Run(() => work(text => status.Status(Markup.Escape(text)))))
            : Task.Run(() => work(_ => { }));
    }
}
