using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Operations;

public sealed class SwallowedExceptionTests
{
    private const string Id = "BYL7005";

    private static RuleTest NoSwallowing(string rule = "in: any", string check = "no-swallowed-exception") => new RuleTest().Rules($$"""
        bylaw: 1
        layers:
          Endpoint: { is: endpoint }
          Service: { named: "{Entity}Service" }
        rules:
          no-silence:
            {{rule}}
            ensure: {{check}}
        """).Expect(Id);

    private static string InMethod(string code) => $$"""
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Logging;
        class C
        {
            ILogger<C> _logger = null!;
            Exception? _last;
            async Task<object?> M(string path, CancellationToken stop)
            {
                await Task.Yield();
                {{code}}
                return null;
            }
            void Work() { }
        }
        """;

    [Theory]
    [InlineData("try { Work(); } [|catch|] { }")]
    [InlineData("try { Work(); } [|catch|] { /* best effort */ }")]
    [InlineData("try { Work(); } [|catch|] (Exception) { }")]
    [InlineData("try { Work(); } [|catch|] (SystemException) { }")]
    [InlineData("try { Work(); } [|catch|] (Exception) { return null; }")]
    [InlineData("try { Work(); } [|catch|] (Exception) { return new { ok = false }; }")]
    [InlineData("try { Work(); } [|catch|] (Exception ex) { _ = ex; }")]
    [InlineData("try { Work(); } [|catch|] (Exception) { path = \"\"; Work(); }")]
    [InlineData("try { Work(); } catch (IOException) { } [|catch|] { }")]
    [InlineData("try { Work(); } catch (OperationCanceledException) { } [|catch|] (Exception) { }")]
    [InlineData("foreach (var c in path) { try { Work(); } [|catch|] { continue; } }")]
    [InlineData("await Task.Run(() => { try { Work(); } [|catch|] { } });")]
    [InlineData("void Local() { try { Work(); } [|catch|] (Exception) { return; } } Local();")]
    [InlineData("try { Work(); } catch (Exception ex) { _logger.LogError(ex, \"failed\"); [|throw|] ex; }")]
    [InlineData("try { Work(); } catch (IOException ex) { [|throw|] ex; }")]
    [InlineData("try { Work(); } catch (IOException ex) { if (path == \"\") { try { [|throw|] ex; } finally { Work(); } } }")]
    [InlineData("try { Work(); } [|catch|] { } // the cache is rebuilt on the next request anyway")]
    [InlineData("try { Work(); } [|catch|] { /* TODO tell somebody that the cache is broken */ }")]
    [InlineData("try { Work(); } [|catch|] { // Swallow the exception\n }")]
    [InlineData("try { Work(); File.Delete(path); } [|catch|] { }")]
    [InlineData("var stream = File.OpenRead(path); try { stream.Dispose(); } [|catch|] { return null; }")]
    [InlineData("bool Save() { try { Work(); return true; } [|catch|] { return false; } } Save();")]
    [InlineData("bool IsKnown() { try { Work(); return true; } [|catch|] { path = \"\"; } return false; } IsKnown();")]
    [InlineData("string? IsolatedName() { try { return path; } [|catch|] { return null; } } IsolatedName();")]
    public Task What_nobody_hears_of_reports(string code) => NoSwallowing().Source(InMethod(code)).RunAsync();

    [Theory]
    [InlineData("try { Work(); } catch { /* The cache is rebuilt on the next request. */ }")]
    [InlineData("try { Work(); } catch (Exception) { // an unreadable file is as good as none\n return null; }")]
    [InlineData("var stream = File.OpenRead(path); try { stream.Dispose(); } catch { }")]
    [InlineData("var stream = File.OpenRead(path); try { if (path != \"\") { await stream.DisposeAsync(); } stream?.Close(); } catch (Exception) { }")]
    [InlineData("try { foreach (var file in Directory.GetFiles(path)) File.Delete(file); } catch { }")]
    [InlineData("bool IsValid() { try { Work(); return true; } catch { return false; } } IsValid();")]
    [InlineData("async Task<bool> CanReachAsync() { try { await Task.Yield(); return true; } catch (Exception) { return false; } } await CanReachAsync();")]
    [InlineData("try { Work(); } catch { throw; }")]
    [InlineData("try { Work(); } catch (Exception) { Work(); throw; }")]
    [InlineData("try { Work(); } catch (Exception ex) { throw new InvalidOperationException(\"no\", ex); }")]
    [InlineData("try { Work(); } catch (Exception) { throw new InvalidOperationException(\"no\"); }")]
    [InlineData("try { Work(); } catch (Exception ex) { _logger.LogError(ex, \"failed\"); }")]
    [InlineData("try { Work(); } catch (Exception) { _logger.LogError(\"failed\"); return null; }")]
    [InlineData("try { Work(); } catch { _logger.Log(LogLevel.Warning, \"failed\"); }")]
    [InlineData("try { Work(); } catch (Exception ex) when (ex is not OperationCanceledException) { }")]
    [InlineData("try { Work(); } catch when (stop.IsCancellationRequested) { }")]
    [InlineData("try { Work(); } catch (OperationCanceledException) { }")]
    [InlineData("try { Work(); } catch (TaskCanceledException) { }")]
    [InlineData("try { Work(); } catch (IOException) { }")]
    [InlineData("try { Work(); } catch (FormatException) { return 0; }")]
    [InlineData("try { Work(); } catch (Exception ex) { _last = ex; }")]
    [InlineData("var all = new List<Exception>(); try { Work(); } catch (Exception ex) { all.Add(ex); }")]
    [InlineData("var done = new TaskCompletionSource(); try { Work(); } catch (Exception ex) { done.TrySetException(ex); }")]
    [InlineData("try { Work(); } catch (Exception ex) { return new { error = ex.Message }; }")]
    [InlineData("try { Work(); } catch (Exception ex) { System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(ex).Throw(); }")]
    [InlineData("try { Work(); } catch (Exception) { Environment.FailFast(\"no\"); }")]
    [InlineData("try { Work(); } catch { Console.Error.WriteLine(\"no\"); }")]
    [InlineData("try { Work(); } catch { System.Diagnostics.Activity.Current?.SetStatus(System.Diagnostics.ActivityStatusCode.Error); }")]
    [InlineData("try { Work(); } catch { return Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckResult.Unhealthy(); }")]
    [InlineData("try { Work(); } catch (Exception ex) { await Task.Run(() => throw ex); }")]
    [InlineData("try { Work(); } catch (Exception ex) { ex = new Exception(\"no\", ex); throw ex; }")]
    [InlineData("try { Work(); } catch (AggregateException ex) { throw ex.InnerException!; }")]
    [InlineData("try { Work(); } catch (IOException ex) { try { Work(); } catch (FormatException) { throw ex; } }")]
    [InlineData("try { Work(); } catch (IOException ex) { try { Work(); } finally { if (path == \"\") throw ex; } }")]
    [InlineData("var ex = new Exception(); throw ex;")]
    [InlineData("try { Work(); } finally { Work(); }")]
    public Task What_is_told_is_fine(string code) => NoSwallowing().Source(InMethod(code)).RunAsync();

    [Fact]
    public Task Own_ways_to_tell_are_fine() => NoSwallowing().Source("""
        using System;
        using System.Diagnostics.CodeAnalysis;
        using Microsoft.Extensions.Logging;
        using Microsoft.AspNetCore.Mvc.ModelBinding;
        interface IAppLog { void Write(string text); }
        class Result { public static Result Fail(string text) => new(); public static Result Ok() => new(); }
        class C(IAppLog log, ILogger<C> logger, ModelStateDictionary state)
        {
            void A() { try { B(); } catch { log.Write("no"); } }
            Result B() { try { D(); return Result.Ok(); } catch { return Result.Fail("no"); } }
            void D() { try { A(); } catch (Exception) { state.AddModelError("", "no"); } }
            void E() { try { A(); } catch { Stop(); } }
            void F() { try { A(); } catch { Tell(logger, "no"); } }
            bool TryG(out int n) { try { n = 1; A(); return true; } catch { n = 0; return false; } }
            [DoesNotReturn] static void Stop() => throw new Exception();
            static void Tell(ILogger to, string what) => to.LogError("{What}", what);
        }
        """).RunAsync();

    [Fact]
    public Task Try_is_no_excuse_for_what_gives_no_answer() => NoSwallowing().Source("""
        class C
        {
            void TryA() { try { TryA(); } [|catch|] { } }
            bool Tryst() { try { TryA(); return true; } [|catch|] { return false; } }
            bool TryB() { System.Action a = () => { try { TryA(); } [|catch|] { } }; a(); return true; }
        }
        """).RunAsync();

    [Fact]
    public Task Serilog_is_a_log() => NoSwallowing().Source("""
        using Serilog;
        class C(ILogger logger)
        {
            void A() { try { B(); } catch { logger.Warning("no"); } }
            void B() { try { A(); } catch { Log.Information("no"); } }
        }
        namespace Serilog
        {
            interface ILogger { void Warning(string text); }
            static class Log { public static void Information(string text) { } }
        }
        """).RunAsync();

    [Fact]
    public Task The_messages_name_what_is_caught() => NoSwallowing(check: "{ no-swallowed-exception: { specific: true } }").Source("""
        using System;
        class OrderService
        {
            void A() { try { A(); } {|#0:catch|} { } }
            void B() { try { A(); } {|#1:catch|} (Exception) { } }
            void C() { try { A(); } {|#2:catch|} (FormatException) { } }
            void D() { try { A(); } catch (Exception e) { {|#3:throw|} e; } }
        }
        """)
        .Expect(0, Id, "'OrderService' (Service) must not catch everything and tell nobody [no-silence]")
        .Expect(1, Id, "'OrderService' (Service) must not catch 'Exception' and tell nobody [no-silence]")
        .Expect(2, Id, "'OrderService' (Service) must not catch 'FormatException' and do nothing [no-silence]")
        .Expect(3, Id, "'OrderService' (Service) must rethrow with 'throw;': 'throw e;' loses the stack of the exception [no-silence]").RunAsync();

    [Theory]
    [InlineData("try { Work(); } [|catch|] (IOException) { }")]
    [InlineData("try { Work(); } catch (IOException) { /* gone already */ }")]
    [InlineData("try { Work(); } catch (IOException) { return null; }")]
    [InlineData("try { Work(); } catch (OperationCanceledException) { }")]
    [InlineData("try { Work(); } catch (IOException e) when (e.HResult == 1) { }")]
    public Task Specific_judges_empty_catches_that_nobody_explains(string code) =>
        NoSwallowing(check: "{ no-swallowed-exception: { specific: true } }").Source(InMethod(code)).RunAsync();

    [Fact]
    public Task Only_what_the_rule_is_about() => NoSwallowing("in: Endpoint").Source("""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Mvc;
        class OrdersController : ControllerBase { public IActionResult Get() { try { return Ok(); } [|catch|] { return BadRequest(); } } public IActionResult Put() { try { return Ok(); } [|catch|] (System.Exception) { return StatusCode(500); } } }
        class OrderService { void A() { try { A(); } catch { } } }
        static class Routes
        {
            public static void Map(WebApplication app)
            {
                try { app.Run(); } catch { }
                app.MapGet("/a", () => { try { return 1; } [|catch|] { return 0; } });
                app.MapGet("/c", () => { try { return Microsoft.AspNetCore.Http.Results.Ok(); } [|catch|] { return Microsoft.AspNetCore.Http.Results.StatusCode(500); } });
                app.MapGet("/b", Handle);
            }
            static int Handle() { try { return 1; } [|catch|] { return 0; } }
        }
        """).RunAsync();

    [Fact]
    public Task An_exception_names_the_method() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          no-silence: { ensure: no-swallowed-exception }
        exceptions:
          - { rule: no-silence, at: C.A, reason: "the process may be gone", expires: never }
        """).Source("class C { void A() { try { A(); } catch { } } void B() { try { A(); } [|catch|] { } } }").Expect(Id).RunAsync();
}
