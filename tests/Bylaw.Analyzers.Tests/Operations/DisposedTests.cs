using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Operations;

public sealed class DisposedTests
{
    private const string Id = "BYL7003";

    private static RuleTest Disposed(string check = "disposed", string rule = "in: any") => new RuleTest().Rules($$"""
        bylaw: 1
        layers:
          Endpoint: { is: endpoint }
          Service: { named: "{Entity}Service" }
        rules:
          give-back:
            {{rule}}
            ensure: {{check}}
        """).Expect(Id);

    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Data.Common;
        using System.Diagnostics;
        using System.IO;
        using System.Net.WebSockets;
        using System.Threading;
        using System.Threading.Tasks;
        using Dapper;
        abstract class SqlConnection(string text) : DbConnection { string Text => text; }
        """;

    private static string InMethod(string code) => Usings + $$"""
        class C
        {
            Process? _kept;
            static readonly List<object> All = [];
            static void Take(IDisposable d) { }
            object? M(string path, Stream body, CancellationToken stop) { {{code}} return null; }
            async Task N(Func<CancellationToken, Task> work, SqlConnection given) { await Task.Yield(); }
            object? Rest => _kept;
        }
        """;

    [Theory]
    [InlineData("var [|process|] = Process.Start(\"git\"); process.WaitForExit();")]
    [InlineData("Process [|process|] = new(); process.Start();")]
    [InlineData("var [|process|] = new Process { StartInfo = new ProcessStartInfo(\"git\") }; process.Start(); if (process.ExitCode != 0) throw new Exception();")]
    [InlineData("var [|watcher|] = new FileSystemWatcher(path); watcher.Changed += (s, e) => { }; watcher.EnableRaisingEvents = true;")]
    [InlineData("var [|socket|] = new ClientWebSocket(); socket.Options.KeepAliveInterval = TimeSpan.Zero;")]
    [InlineData("var [|source|] = new CancellationTokenSource(5); Task.Delay(1, source.Token).Wait();")]
    [InlineData("var [|source|] = CancellationTokenSource.CreateLinkedTokenSource(stop); source.Cancel();")]
    [InlineData("var [|timer|] = new System.Timers.Timer(5); timer.Elapsed += (s, e) => { }; timer.Start();")]
    [InlineData("var [|stream|] = File.OpenRead(path); stream.ReadByte();")]
    [InlineData("var [|reader|] = new StreamReader(path); var text = reader.ReadToEnd();")]
    [InlineData("Action a = () => { var [|stream|] = File.Create(path); stream.WriteByte(1); }; a();")]
    [InlineData("void Local() { var [|stream|] = File.Create(path); stream?.WriteByte(1); } Local();")]
    public Task A_local_that_is_only_used_reports(string code) => Disposed().Source(InMethod(code)).RunAsync();

    [Theory]
    [InlineData("using var process = Process.Start(\"git\"); process.WaitForExit();")]
    [InlineData("using (var process = Process.Start(\"git\")) { process.WaitForExit(); }")]
    [InlineData("using (Process a = new(), b = new()) { }")]
    [InlineData("var process = Process.Start(\"git\"); try { process.WaitForExit(); } finally { process.Dispose(); }")]
    [InlineData("var process = Process.Start(\"git\"); process?.Dispose();")]
    [InlineData("var process = Process.Start(\"git\"); using (process) { }")]
    [InlineData("var process = Process.Start(\"git\"); process.Exited += (s, e) => process.Dispose();")]
    [InlineData("var stream = File.OpenRead(path); stream.Close();")]
    [InlineData("var stream = File.OpenRead(path); return stream;")]
    [InlineData("var stream = File.OpenRead(path); return new StreamReader(stream);")]
    [InlineData("var process = Process.Start(\"git\"); _kept = process;")]
    [InlineData("var process = Process.Start(\"git\"); All.Add(process);")]
    [InlineData("var process = Process.Start(\"git\"); Take(process);")]
    [InlineData("var source = new CancellationTokenSource(); return new { source };")]
    [InlineData("var source = new CancellationTokenSource(); IDisposable d = source; d.Dispose();")]
    [InlineData("var source = new CancellationTokenSource(); var other = source; other.Dispose();")]
    [InlineData("var source = new CancellationTokenSource(); object[] all = [source]; return all;")]
    [InlineData("var reader = new StreamReader(body); reader.ReadToEnd();")]
    [InlineData("var memory = new MemoryStream(); memory.WriteByte(1);")]
    [InlineData("var process = Process.GetCurrentProcess(); var id = process.Id;")]
    [InlineData("var text = File.ReadAllText(path); var lines = File.ReadLines(path);")]
    [InlineData("var client = new System.Net.Http.HttpClient(); client.CancelPendingRequests();")]
    public Task A_local_that_is_given_back_or_on_is_fine(string code) => Disposed().Source(InMethod(code)).RunAsync();

    [Fact]
    public Task Connections() => Disposed().Source(Usings + """
        class MyConnection : SqlConnectionBase { }
        class C
        {
            void A() { var [|connection|] = new MyConnection(); connection.Open(); connection.Query<int>("select 1"); }
            void B() { using var connection = new MyConnection(); connection.Open(); }
            void D(DbConnection given) { var mine = given; mine.Open(); }
            DbConnection E() { var connection = new MyConnection(); connection.Open(); return connection; }
            async Task F() { await using var connection = new MyConnection(); await connection.OpenAsync(); }
        }
        class SqlConnectionBase : DbConnection
        {
            public override string ConnectionString { get; set; } = "";
            public override string Database => "";
            public override string DataSource => "";
            public override string ServerVersion => "";
            public override System.Data.ConnectionState State => default;
            public override void ChangeDatabase(string databaseName) { }
            public override void Close() { }
            public override void Open() { }
            protected override DbTransaction BeginDbTransaction(System.Data.IsolationLevel isolationLevel) => throw new NotSupportedException();
            protected override DbCommand CreateDbCommand() => throw new NotSupportedException();
        }
        """).RunAsync();

    [Fact]
    public Task Fields_that_nobody_disposes_report() => Disposed().Source(Usings + """
        class A { readonly Timer [|_timer|] = new(_ => { }); }
        class B { Process? _process; void Start() { [|_process|] = Process.Start("git"); } void Stop() => _process?.Kill(); }
        class D : IDisposable { readonly CancellationTokenSource [|_stop|] = new(); void Stop() => _stop.Cancel(); public void Dispose() { } }
        class E { FileSystemWatcher [|Watcher|] { get; } = new("."); }
        class F { FileSystemWatcher? _watcher; FileSystemWatcher W => [|_watcher|] ??= new FileSystemWatcher("."); }
        partial class G { ClientWebSocket? _socket; G() { this.[|_socket|] = new ClientWebSocket(); } }
        partial class G { Task Send() => _socket!.SendAsync(default(ArraySegment<byte>), default, true, default); }
        """).RunAsync();

    [Fact]
    public Task Fields_that_are_disposed_or_others_are_fine() => Disposed().Source(Usings + """
        class A : IDisposable { readonly Timer _timer = new(_ => { }); public void Dispose() => _timer.Dispose(); }
        class B : IAsyncDisposable { readonly Timer _timer = new(_ => { }); public async ValueTask DisposeAsync() => await _timer.DisposeAsync(); }
        class D : IDisposable { Timer? _timer; void Start() => _timer = new(_ => { }); public void Dispose() { this._timer?.Dispose(); } }
        partial class E : IDisposable { readonly CancellationTokenSource _stop = new(); }
        partial class E { public void Dispose() => _stop.Dispose(); }
        class F { Process? _process; void Run() { _process = Process.Start("git"); using (_process) { } } }
        class G { Process? _process; void Stop() { _process = Process.Start("git"); _process.Dispose(); _process = null; } }
        class H(Process process) { readonly Process _process = process; int Id => _process.Id; }
        class I { static readonly Timer Clock = new(_ => { }); static Timer? late; static void Go() { late = new(_ => { }); } }
        static class J { static readonly Timer Clock = new(_ => { }); }
        class K { readonly List<IDisposable> _all = []; readonly Timer _timer = new(_ => { }); K() { _all.Add(_timer); } }
        class L { Stream? _stream; StreamReader? _reader; void Go() { _stream = File.OpenRead("a"); _reader = new StreamReader(_stream); } void End() => _reader?.Dispose(); }
        class M : BaseOwner { Timer? _timer; void Go() { _timer = new(_ => { }); } protected override void Dispose(bool disposing) { if (disposing) { _timer?.Dispose(); } } }
        class BaseOwner : IDisposable { public void Dispose() => Dispose(true); protected virtual void Dispose(bool disposing) { } }
        class N { public Process? Process { get; set; } } class O { void Go(N n) { n.Process = Process.Start("git"); } }
        """).RunAsync();

    [Fact]
    public Task The_messages_name_what_is_left() => Disposed().Source(Usings + """
        class OrderService
        {
            readonly Timer {|#0:_timer|} = new(_ => { });
            void M() { var {|#1:process|} = Process.Start("git"); process.WaitForExit(); }
        }
        class ItemService : IDisposable { readonly Timer {|#2:_timer|} = new(_ => { }); public void Dispose() { } }
        """)
        .Expect(0, Id, "'OrderService' (Service) must be IDisposable and dispose '_timer', a Timer that it makes [give-back]")
        .Expect(1, Id, "'OrderService' (Service) must dispose the Process 'process' [give-back]")
        .Expect(2, Id, "'ItemService' (Service) must dispose '_timer', a Timer that it makes [give-back]").RunAsync();

    [Fact]
    public Task A_rule_names_its_own_types() => Disposed("{ disposed: { types: [Shop.Lease] } }").Source(Usings + """
        namespace Shop
        {
            class Lease : IDisposable { public void Renew() { } public void Dispose() { } }
            class C { void M() { var [|lease|] = new Lease(); lease.Renew(); var process = new Process(); process.Start(); } }
        }
        """).RunAsync();

    [Fact]
    public Task Events_where_the_rule_asks() => Disposed("{ disposed: { events: true } }").Source("""
        using System;
        class Hub { public event Action? Changed; public static event Action? Any; public void Raise() { Changed?.Invoke(); Any?.Invoke(); } }
        class A { public A(Hub hub) { hub.[|Changed|] += Refresh; } void Refresh() { } }
        class B { readonly Hub _hub; public B(Hub hub) { _hub = hub; _hub.[|Changed|] += () => { }; } }
        class C { public C() { Hub.[|Any|] += Refresh; } void Refresh() { } }
        class D : IDisposable { readonly Hub _hub; public D(Hub hub) { _hub = hub; _hub.Changed += Refresh; } void Refresh() { } public void Dispose() => _hub.Changed -= Refresh; }
        class E { readonly Hub _hub = new(); public E() { _hub.Changed += Refresh; } void Refresh() { } }
        class F { void M() { var hub = new Hub(); hub.Changed += M; } }
        class G { event Action? Own; void M() { Own += M; Own?.Invoke(); } }
        """).RunAsync();

    [Fact]
    public Task Events_are_left_alone_otherwise() => Disposed().Source("""
        using System;
        class Hub { public event Action? Changed; public void Raise() => Changed?.Invoke(); }
        class A { public A(Hub hub) { hub.Changed += Refresh; } void Refresh() { } }
        """).RunAsync();

    [Fact]
    public Task Only_what_the_rule_is_about() => Disposed(rule: "in: Endpoint").Source("""
        using System.Diagnostics;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Mvc;
        class ToolsController : ControllerBase { public void Get() { var [|process|] = Process.Start("git"); process.Kill(); } }
        class ToolService { void Get() { var process = Process.Start("git"); process.Kill(); } }
        static class Routes
        {
            public static void Map(WebApplication app) => app.MapGet("/a", () => { var [|process|] = Process.Start("git"); process.Kill(); });
        }
        """).RunAsync();
}
