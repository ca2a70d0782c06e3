using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Operations;

public sealed class UnguardedJobTests
{
    private const string Id = "BYL7007";

    private static RuleTest Guarded(string check = "guarded-jobs", string rule = "in: any") => new RuleTest().Rules($$"""
        bylaw: 1
        layers:
          Job: { extends: Microsoft.Extensions.Hosting.BackgroundService }
        rules:
          jobs-go-on:
            {{rule}}
            ensure: {{check}}
        """).Expect(Id);

    private const string Polly = """
        namespace Polly { public class ResiliencePipeline { public System.Threading.Tasks.ValueTask ExecuteAsync(System.Func<System.Threading.CancellationToken, System.Threading.Tasks.ValueTask> work, System.Threading.CancellationToken stop) => default; } }
        """;

    private static string InJob(string body, string method = "ExecuteAsync") => $$"""
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Channels;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;
        interface IWork { Task DoAsync(CancellationToken stop); }
        class CleanupJob(IWork work, ILogger<CleanupJob> logger, Channel<int> channel, PeriodicTimer timer, Polly.ResiliencePipeline pipeline) : BackgroundService
        {
            protected override async Task {{method}}(CancellationToken stop)
            {
                await Task.Yield();
                {{body}}
            }
            async Task Safe(CancellationToken stop) { try { await work.DoAsync(stop); } catch (Exception ex) { logger.LogError(ex, "No"); } }
            Task Unsafe(CancellationToken stop) => work.DoAsync(stop);
            async Task Twice(CancellationToken stop) { await Half(stop); await Half(stop); }
            async Task Half(CancellationToken stop) { await Safe(stop); }
            async Task Cycle(CancellationToken stop) { await Cycle(stop); await Unsafe(stop); }
            event EventHandler? Arrived;
            object Rest => (channel, timer, pipeline);
        }
        """;

    [Theory]
    [InlineData("[|while|] (!stop.IsCancellationRequested) { await work.DoAsync(stop); await Task.Delay(1, stop); }")]
    [InlineData("[|while|] (true) { await work.DoAsync(stop); }")]
    [InlineData("[|for|] (;;) { await work.DoAsync(stop); }")]
    [InlineData("[|do|] { await work.DoAsync(stop); } while (!stop.IsCancellationRequested);")]
    [InlineData("[|while|] (await timer.WaitForNextTickAsync(stop)) { await Unsafe(stop); }")]
    [InlineData("[|await|] foreach (var i in channel.Reader.ReadAllAsync(stop)) { await work.DoAsync(stop); }")]
    [InlineData("try { [|while|] (true) { await work.DoAsync(stop); } } catch (Exception ex) { logger.LogError(ex, \"No\"); }")]
    [InlineData("[|while|] (true) { try { await work.DoAsync(stop); } catch (OperationCanceledException) { break; } }")]
    [InlineData("[|while|] (true) { try { await work.DoAsync(stop); } catch (Exception ex) { logger.LogError(ex, \"No\"); throw; } }")]
    [InlineData("[|while|] (true) { try { await work.DoAsync(stop); } catch (Exception ex) { logger.LogError(ex, \"No\"); break; } }")]
    [InlineData("[|while|] (true) { try { await work.DoAsync(stop); } catch (Exception) { } }")]
    [InlineData("[|while|] (true) { try { await work.DoAsync(stop); } finally { logger.LogInformation(\"Done\"); } }")]
    public Task A_loop_that_the_first_exception_ends_reports(string body) => Guarded().Source(InJob(body)).Source(Polly).RunAsync();

    [Theory]
    [InlineData("while (!stop.IsCancellationRequested) { try { await work.DoAsync(stop); } catch (Exception ex) { logger.LogError(ex, \"No\"); } await Task.Delay(1, stop); }")]
    [InlineData("while (true) { try { await work.DoAsync(stop); } catch (OperationCanceledException) { break; } catch (Exception ex) { logger.LogError(ex, \"No\"); } }")]
    [InlineData("while (true) { try { await work.DoAsync(stop); } catch (Exception ex) when (ex is not OperationCanceledException) { logger.LogError(ex, \"No\"); } }")]
    [InlineData("while (true) { try { await work.DoAsync(stop); } catch (Exception ex) { logger.LogError(ex, \"No\"); if (stop.IsCancellationRequested) return; await Task.Delay(5); } }")]
    [InlineData("try { while (true) { try { await work.DoAsync(stop); } catch (Exception ex) { logger.LogError(ex, \"No\"); } } } catch (OperationCanceledException) { }")]
    [InlineData("await foreach (var i in channel.Reader.ReadAllAsync(stop)) { try { await work.DoAsync(stop); } catch (Exception ex) { logger.LogError(ex, \"No\"); } }")]
    [InlineData("while (await timer.WaitForNextTickAsync(stop)) { await Safe(stop); }")]
    [InlineData("while (await timer.WaitForNextTickAsync(stop)) await pipeline.ExecuteAsync(async token => await work.DoAsync(token), stop);")]
    [InlineData("while (!stop.IsCancellationRequested) { using (logger.BeginScope(\"a\")) { try { await work.DoAsync(stop); } catch (Exception ex) { logger.LogError(ex, \"No\"); } } }")]
    [InlineData("while (!stop.IsCancellationRequested) { logger.LogDebug(\"Alive\"); await Task.Delay(TimeSpan.FromSeconds(1), stop); }")]
    [InlineData("try { await work.DoAsync(stop); } catch (Exception ex) { logger.LogError(ex, \"No\"); throw; }")]
    [InlineData("await Safe(stop);")]
    [InlineData("while (await timer.WaitForNextTickAsync(stop)) await Twice(stop);")]
    [InlineData("Arrived += async (_, _) => await work.DoAsync(stop); await work.DoAsync(stop);")]
    [InlineData("await Task.Delay(Timeout.Infinite, stop);")]
    [InlineData("")]
    public Task A_job_that_goes_on_is_fine(string body) => Guarded().Source(InJob(body)).Source(Polly).RunAsync();

    [Fact]
    public Task Other_methods_are_no_jobs() => Guarded().Source("""
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;
        interface IWork { Task DoAsync(CancellationToken stop); }
        class Plain(IWork work) { async Task ExecuteAsync(CancellationToken stop) { while (true) await work.DoAsync(stop); } }
        class Start(IWork work) : IHostedService
        {
            public async Task StartAsync(CancellationToken stop) => await work.DoAsync(stop);
            public Task StopAsync(CancellationToken stop) => Task.CompletedTask;
        }
        class Idle : BackgroundService { protected override Task ExecuteAsync(CancellationToken stop) => Task.CompletedTask; }
        abstract class Base : BackgroundService { }
        """).RunAsync();

    [Fact]
    public Task Jobs_of_Quartz() => Guarded().Source("""
        using System;
        using System.Threading.Tasks;
        using Quartz;
        class A : IJob { public async Task {|#0:Execute|}(IJobExecutionContext context) => await context.Do(); }
        class B : IJob { public async Task Execute(IJobExecutionContext context) { try { await context.Do(); } catch (Exception e) { throw new JobExecutionException(e); } } }
        namespace Quartz
        {
            interface IJobExecutionContext { Task Do(); }
            interface IJob { Task Execute(IJobExecutionContext context); }
            class JobExecutionException(Exception cause) : Exception("", cause);
        }
        """).Expect(0, Id, "'A' must catch and log what 'Execute' throws [jobs-go-on]").RunAsync();

    [Fact]
    public Task The_message_names_the_job() => Guarded()
        .Source(InJob("{|#0:while|} (true) { await work.DoAsync(stop); }")).Source(Polly)
        .Expect(0, Id, "'CleanupJob' (Job) must catch and log inside its loop: the first exception ends 'ExecuteAsync' [jobs-go-on]").RunAsync();

    [Fact]
    public Task Retry_may_be_required() => Guarded("{ guarded-jobs: { retry: required } }")
        .Source(InJob("while (true) { try { await work.DoAsync(stop); } catch (Exception ex) { logger.LogError(ex, \"No\"); } }", "{|#0:ExecuteAsync|}")).Source(Polly)
        .Expect(0, Id, "'CleanupJob' (Job) must try again when 'ExecuteAsync' fails [jobs-go-on]").RunAsync();

    [Theory]
    [InlineData("while (true) await pipeline.ExecuteAsync(async token => await work.DoAsync(token), stop);")]
    [InlineData("while (true) { for (var i = 0; i < 3; i++) { try { await work.DoAsync(stop); break; } catch (Exception ex) { logger.LogError(ex, \"No\"); } } }")]
    [InlineData("while (true) { try { await RetryAsync(() => work.DoAsync(stop)); } catch (Exception ex) { logger.LogError(ex, \"No\"); } } Task RetryAsync(Func<Task> f) => f();")]
    public Task Retry_has_many_forms(string body) => Guarded("{ guarded-jobs: { retry: required } }").Source(InJob(body)).Source(Polly).RunAsync();

    [Fact]
    public Task Only_what_the_rule_is_about() => Guarded(rule: "in: { named: Other* }")
        .Source(InJob("while (true) { await work.DoAsync(stop); }")).Source(Polly).Source("class OtherJob { }").RunAsync();
}
