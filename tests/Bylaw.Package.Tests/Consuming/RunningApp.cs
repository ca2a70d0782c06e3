using System.Diagnostics;
using System.Text;

namespace Bylaw.Package.Tests.Consuming;

/// <summary>A web application that was built, on a port of its own of this machine.</summary>
internal sealed class RunningApp : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly Process _process;

    public RunningApp(string assembly)
    {
        var start = new ProcessStartInfo(System.Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [assembly, "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = Path.GetDirectoryName(assembly),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Logging__LogLevel__Default"] = "Information";
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        Client = new HttpClient { BaseAddress = Address(_process.StandardOutput) };
    }

    public HttpClient Client { get; }

    /// <summary>Status and text of the answer, in a line.</summary>
    public async Task<string> AskAsync(string request)
    {
        var parts = request.Split(' ', 3);
        using var message = new HttpRequestMessage(new HttpMethod(parts[0]), parts[1]);
        if (parts.Length > 2)
            message.Content = new StringContent(parts[2], Encoding.UTF8, "application/json");
        using var answer = await Client.SendAsync(message);
        var text = await answer.Content.ReadAsStringAsync();
        return $"{request} -> {(int)answer.StatusCode} {text}";
    }

    public void Dispose()
    {
        Client.Dispose();
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit(Limit);
        _process.Dispose();
    }

    private static Uri Address(StreamReader output)
    {
        const string Sign = "Now listening on: ";
        var found = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        // Reads on to the end: with a full pipe the application would stand still.
        _ = Task.Run(() =>
        {
            var seen = new StringBuilder();
            while (output.ReadLine() is { } line)
            {
                seen.AppendLine(line);
                if (line.IndexOf(Sign, StringComparison.Ordinal) is var at and >= 0)
                    found.TrySetResult(new Uri(line[(at + Sign.Length)..]));
            }

            found.TrySetException(new InvalidOperationException($"The application ended:\n{seen}"));
        });
        return found.Task.WaitAsync(Limit).GetAwaiter().GetResult();
    }
}
