using Bylaw.CodeFixes;

namespace Bylaw.CodeFixes.Tests.Operations;

public sealed class DisposedCodeFixTests
{
    private static FixTest<DisposedCodeFix> Test => new FixTest<DisposedCodeFix>().Expect("BYL7003").Rules("""
        bylaw: 1
        rules:
          give-back: { in: any, ensure: disposed }
        """);

    private static FixTest<DisposedCodeFix> OfTypes => new FixTest<DisposedCodeFix>().Expect("BYL7003").Rules("""
        bylaw: 1
        rules:
          give-back: { in: any, ensure: { disposed: { types: [CancellationTokenSource, HttpListener, MeterListener, Archive, Process, StreamReader] } } }
        """).Source("""
        using System;
        using System.Collections.Generic;
        class Archive(string path, Action? changed = null) : IDisposable
        {
            public List<Entry> Entries { get; } = [];
            public int Count => path.Length + (changed is null ? 0 : 1);
            public void Dispose() { }
        }
        class Entry { public string Name => ""; public long Length => 1; public void Delete() { } public object Open(int from) => from; }
        """);

    private static string Method(string body) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.Diagnostics.Metrics;
        using System.IO;
        using System.Net;
        using System.Threading;
        using System.Threading.Tasks;
        class Reader
        {
            {{body}}
        }
        """;

    [Fact]
    public Task Several_in_one_method() => Test
        .Source(Method("""
            async Task<string> A(string path)
                {
                    // All of it.
                    var reader = [|File|].OpenText(path);
                    return "";
                }
            """).Replace("var reader = [|File|]", "var [|reader|] = File", StringComparison.Ordinal).Replace("return \"\";", """
                if (path.Length > 1)
                        {
                            Process? [|process|] = Process.Start(path); // waits
                            process.WaitForExit(10);
                            await process.WaitForExitAsync();
                            path += process.StandardOutput.ReadToEnd() + process.ExitCode;
                        }

                        StreamWriter [|writer|] = new(path) { AutoFlush = true };
                        writer.NewLine = "\n";
                        await writer.WriteAsync("a").ConfigureAwait(false);
                        return await reader.ReadToEndAsync();
                """, StringComparison.Ordinal))
        .Fixed(Method("""
            async Task<string> A(string path)
                {
                    // All of it.
                    using var reader = File.OpenText(path);
                    return "";
                }
            """).Replace("return \"\";", """
                if (path.Length > 1)
                        {
                            using Process? process = Process.Start(path); // waits
                            process.WaitForExit(10);
                            await process.WaitForExitAsync();
                            path += process.StandardOutput.ReadToEnd() + process.ExitCode;
                        }

                        using StreamWriter writer = new(path) { AutoFlush = true };
                        writer.NewLine = "\n";
                        await writer.WriteAsync("a").ConfigureAwait(false);
                        return await reader.ReadToEndAsync();
                """, StringComparison.Ordinal)).Title("Declare 'reader' with 'using' (safe)").RunAsync();

    [Theory]
    [InlineData("bool A(string path) { var [|reader|] = new StreamReader(path); return reader.ReadToEnd().StartsWith('a'); }")]
    [InlineData("void A(string path) { var [|reader|] = new StreamReader(path); reader?.ReadLine()?.Trim().ToString(); }")]
    [InlineData("long A(string s, List<string> names) { var [|archive|] = new Archive(s); var n = 0L; foreach (var e in archive.Entries) { n += e.Length; names.Add(e.Name); e.Delete(); } return n; }")]
    public Task What_ends_with_the_block(string code) => OfTypes.Source(Method(code))
        .Fixed(Method(code.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal).Replace("{ var ", "{ using var ", StringComparison.Ordinal))).RunAsync();

    [Theory]
    [InlineData("object A(string path) { var [|process|] = Process.Start(path); var output = process.StandardOutput; return output; }")]
    [InlineData("void A() { var [|source|] = new CancellationTokenSource(); B(source.Token); } void B(CancellationToken token) { }")]
    [InlineData("void A() { var [|source|] = new CancellationTokenSource(1000); source.Token.Register(() => Console.Beep()); }")]
    [InlineData("void A() { var [|source|] = new CancellationTokenSource(1000); source?.Token.Register(() => Console.Beep()); }")]
    [InlineData("void A() { var [|listener|] = new HttpListener(); listener.Start(); }")]
    [InlineData("void A() { var [|listener|] = new MeterListener { InstrumentPublished = (a, b) => { } }; listener.RecordObservableInstruments(); }")]
    [InlineData("void A() { var [|listener|] = new MeterListener(); listener.InstrumentPublished = (a, b) => { }; }")]
    [InlineData("int A() { var [|archive|] = new Archive(\"a\", () => Console.Beep()); return archive.Count; }")]
    [InlineData("void A() { var [|listener|] = new MeterListener(); listener.SetMeasurementEventCallback<int>(B); listener.RecordObservableInstruments(); } static void B(Instrument a, int b, ReadOnlySpan<KeyValuePair<string, object?>> c, object? d) { }")]
    [InlineData("void A(string path, List<object> list) { var [|process|] = Process.Start(path); if (process.StandardOutput is { } output) list.Add(output); }")]
    [InlineData("int A(string s, List<object> list) { var [|archive|] = new Archive(s); foreach (var e in archive.Entries) list.Add(e); return 1; }")]
    [InlineData("int A(string s, List<object> list) { var [|archive|] = new Archive(s); foreach (var e in archive.Entries) list.Add(e.Open(1)); return 1; }")]
    [InlineData("int A(string s, List<Action> list) { var [|archive|] = new Archive(s); foreach (var e in archive.Entries) list.Add(() => e.Delete()); return 1; }")]
    [InlineData("Entry? A(string s) { var [|archive|] = new Archive(s); foreach (var e in archive.Entries) return e; return null; }")]
    public Task What_may_be_needed_for_longer(string code) => OfTypes.Source(Method(code))
        .Fixed(Method(code.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal).Replace("{ var ", "{ using var ", StringComparison.Ordinal))).Review().RunAsync();

    [Theory]
    [InlineData("void A(Action<object> tick) { var [|timer|] = new System.Timers.Timer(10); timer.Start(); }")]
    [InlineData("void A(string path) { var [|watcher|] = new FileSystemWatcher(path); watcher.EnableRaisingEvents = true; }")]
    [InlineData("void A(string path) { var [|process|] = Process.Start(path); process.Exited += delegate { }; }")]
    [InlineData("Action A(string path) { var [|file|] = File.OpenRead(path); return () => file.ReadByte(); }")]
    [InlineData("Task<string> A(string path) { var [|reader|] = new StreamReader(path); return reader.ReadToEndAsync(); }")]
    [InlineData("CancellationToken A(bool b, CancellationToken token) { if (b) { var [|source|] = CancellationTokenSource.CreateLinkedTokenSource(token); token = source.Token; } return token; }")]
    [InlineData("void A(int n) { switch (n) { case 1: var [|file|] = File.OpenRead(\"a\"); file.ReadByte(); break; } }")]
    [InlineData("private readonly CancellationTokenSource [|_source|] = new(); CancellationToken A() => _source.Token;")]
    public Task What_a_using_would_end_or_does_not_fit(string code) => Test.Source(Method(code)).NotOffered().RunAsync();
}
