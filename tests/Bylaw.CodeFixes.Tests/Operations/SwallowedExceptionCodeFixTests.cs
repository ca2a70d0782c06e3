using Bylaw.CodeFixes;

namespace Bylaw.CodeFixes.Tests.Operations;

public sealed class SwallowedExceptionCodeFixTests
{
    private static FixTest<SwallowedExceptionCodeFix> Test => new FixTest<SwallowedExceptionCodeFix>().Expect("BYL7005").Rules("""
        bylaw: 1
        rules:
          no-silence: { in: any, ensure: { no-swallowed-exception: { specific: true } } }
        """);

    [Fact]
    public Task The_stack_is_kept() => Test
        .Source("""
            using System;
            class C
            {
                void M(int n)
                {
                    try { M(n); }
                    catch (InvalidOperationException ex)
                    {
                        Console.WriteLine(ex.Message);
                        [|throw|] ex; // on
                    }
                    catch (Exception ex)
                    {
                        if (n > 0)
                            [|throw|] ex;
                        try { M(1); }
                        catch (Exception inner) when (inner is NotSupportedException) { [|throw|]  inner ; }
                        [|throw|] (ex);
                    }
                }
            }
            """)
        .Fixed("""
            using System;
            class C
            {
                void M(int n)
                {
                    try { M(n); }
                    catch (InvalidOperationException ex)
                    {
                        Console.WriteLine(ex.Message);
                        throw; // on
                    }
                    catch (Exception)
                    {
                        if (n > 0)
                            throw;
                        try { M(1); }
                        catch (Exception inner) when (inner is NotSupportedException) { throw; }
                        throw;
                    }
                }
            }
            """).Title("Write 'throw;' (safe)").RunAsync();

    [Fact]
    public Task It_is_logged() => Test
        .Source("""
            using System.IO;
            using Microsoft.Extensions.Logging;

            public class OrderService(ILogger<OrderService> logger)
            {
                public bool ShipAllOrdersAsync(string file)
                {
                    try
                    {
                        File.Delete(file);
                        return true;
                    }
                    [|catch|]
                    {
                        // Too bad.
                        return false;
                    }
                }

                private void Load(string file)
                {
                    try { File.ReadAllText(file); } [|catch|] (IOException) { }
                    try
                    {
                        File.ReadAllText(file);
                    }
                    [|catch|] (System.Exception)
                    {
                        // TODO
                    }
                }
            }
            """)
        .Fixed("""
            using System;
            using System.IO;
            using Microsoft.Extensions.Logging;

            public class OrderService(ILogger<OrderService> logger)
            {
                public bool ShipAllOrdersAsync(string file)
                {
                    try
                    {
                        File.Delete(file);
                        return true;
                    }
                    catch (Exception exception)
                    {
                        logger.LogError(exception, "Ship all orders failed");
                        // Too bad.
                        return false;
                    }
                }

                private void Load(string file)
                {
                    try { File.ReadAllText(file); } catch (IOException exception) { logger.LogWarning(exception, "Load failed"); }
                    try
                    {
                        File.ReadAllText(file);
                    }
                    catch (System.Exception exception)
                    {
                        logger.LogError(exception, "Load failed");
                        // TODO
                    }
                }
            }
            """).Title("Log the exception with 'logger' (review)").Review().RunAsync();

    [Fact]
    public Task The_nearest_logger_as_the_file_says_it() => Test
        .Source("""
            using System;

            public class Order(Microsoft.Extensions.Logging.ILogger<Order> logger)
            {
                private readonly Microsoft.Extensions.Logging.ILogger _log = logger;

                private void A()
                {
                    try { A(); }
                    catch (Exception ex) when (ex is TimeoutException) { throw; }
                    [|catch|] (Exception) { }
                }
            }
            """)
        .Fixed("""
            using System;
            using Microsoft.Extensions.Logging;

            public class Order(Microsoft.Extensions.Logging.ILogger<Order> logger)
            {
                private readonly Microsoft.Extensions.Logging.ILogger _log = logger;

                private void A()
                {
                    try { A(); }
                    catch (Exception ex) when (ex is TimeoutException) { throw; }
                    catch (Exception ex) { _log.LogError(ex, "A failed"); }
                }
            }
            """).Review().RunAsync();

    [Theory]
    [InlineData("class C { void M() { try { M(); } [|catch|] { } } }")]
    [InlineData("class C(Microsoft.Extensions.Logging.ILogger<C> logger) { object L => logger; static void M() { try { M(); } [|catch|] { } } }")]
    [InlineData("class C { void M(Microsoft.Extensions.Logging.ILogger a, Microsoft.Extensions.Logging.ILogger b) { try { M(a, b); } [|catch|] { } } }")]
    public Task No_logger_at_hand(string source) => Test.Source(source).NotOffered().RunAsync();
}
