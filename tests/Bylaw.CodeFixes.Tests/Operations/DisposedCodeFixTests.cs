using Bylaw.CodeFixes;

namespace Bylaw.CodeFixes.Tests.Operations;

public sealed class DisposedCodeFixTests
{
    private static FixTest<DisposedCodeFix> Test => new FixTest<DisposedCodeFix>().Expect("BYL7003").Rules("""
        bylaw: 1
        rules:
          give-back: { in: any, ensure: disposed }
        """);

    private static string Method(string body) => $$"""
        using System;
        using System.Diagnostics;
        using System.IO;
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
    [InlineData("object A(string path) { var [|process|] = Process.Start(path); var output = process.StandardOutput; return output; }")]
    [InlineData("void A() { var [|source|] = new CancellationTokenSource(); B(source.Token); } void B(CancellationToken token) { }")]
    public Task What_may_be_needed_for_longer(string code) => Test.Source(Method(code))
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
