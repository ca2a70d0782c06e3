using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.ForbiddenUse;

/// <summary>A service throws no HTTP exception, in whatever way; catching one is none of this rule's business.</summary>
public sealed class ThrowTests
{
    private static RuleTest Services(string source) => new RuleTest().Rules("""
        bylaw: 1
        layers: { Service: { named: "*Service" } }
        rules:
          service-no-http:
            in: Service
            forbid: { throws: [{ is: http-exception }, System.NotImplementedException] }
        """).Source("Exceptions.cs", """
        using System;
        using System.Net;
        namespace Shop;
        public class NotFoundException : Exception { public HttpStatusCode StatusCode => HttpStatusCode.NotFound; }
        public class GoneException : NotFoundException { }
        public class MissingException : Exception { }
        public static class Errors
        {
            public static NotFoundException NotFound() => new();
            public static Exception Unknown() => new NotFoundException();
            public static Exception Block() { return new NotFoundException(); }
            public static MissingException Missing() => new();
            public static Exception Library(string text) => text.Length > 1 ? new Exception() : new MissingException();
        }
        public static class Throw
        {
            public static void Always() => throw new NotFoundException();
            public static void IfNull(object? o) { if (o is null) throw new MissingException(); if (o is "") { throw new NotFoundException(); } }
            public static void IfEmpty(string s) { if (s.Length == 0) throw new MissingException(); }
            public static void Deep() => Always();
            public static void Work() { Console.WriteLine(); throw new NotFoundException(); }
        }
        """).Source("using System; using System.Net.Http; using System.Threading.Tasks; using Microsoft.AspNetCore.Http;\nnamespace Shop;\n" + source).Expect("BYL2003");

    [Fact]
    public Task Thrown_directly() => Services("""
        class OrderService
        {
            void A() => throw new {|#0:NotFoundException|}();
            void B() { throw new {|BYL2003:GoneException|}(); }
            void C() => throw new {|BYL2003:BadHttpRequestException|}("");
            void D() { throw new System.Net.Http.{|BYL2003:HttpRequestException|}(); }
            void E() => throw new MissingException();
        }
        """).Expect(0, "BYL2003", "'OrderService' (Service) must not throw 'NotFoundException' [service-no-http]").RunAsync();

    [Theory]
    [InlineData("public int StatusCode => 404;", true)]
    [InlineData("public int? HttpStatus;", true)]
    [InlineData("public HttpStatusCode Status => HttpStatusCode.NotFound;", true)]
    [InlineData("public HttpStatusCode? Answer;", true)]
    [InlineData("public int Status => 3;", false)]
    [InlineData("public int ExitStatusCode => 3;", false)]
    [InlineData("public string StatusCode => \"sold\";", false)]
    public Task Told_by_its_status(string member, bool isHttp) => Services($$"""
        class OrderService { void A() => throw new {{(isHttp ? "[|PaymentException|]" : "PaymentException")}}(); }
        class PaymentException : Exception { {{member}} }
        """.Replace("HttpStatusCode ", "System.Net.HttpStatusCode ").Replace("HttpStatusCode?", "System.Net.HttpStatusCode?").Replace("> HttpStatusCode.", "> System.Net.HttpStatusCode.")).RunAsync();

    // Callers would have to know HTTP to catch it; a team whose services are clients of others may see that differently.
    [Fact]
    public Task The_failure_of_a_call_can_be_taken_out() => new RuleTest().Rules("""
        bylaw: 1
        facets:
          http-exception: { is: http-exception, not: System.Net.Http.HttpRequestException }
        rules:
          service-no-http: { in: { named: "*Service" }, forbid: { throws: { is: http-exception } } }
        """).Source("""
        class OrderService
        {
            void A() => throw new System.Net.Http.HttpRequestException();
            void B() => throw new Microsoft.AspNetCore.Http.{|BYL2003:BadHttpRequestException|}("");
        }
        """).RunAsync();

    [Fact]
    public Task Another_exception_has_another_id() => Services("class OrderService { void A() => throw new {|BYL2006:NotImplementedException|}(); }").RunAsync();

    [Fact]
    public Task Created_and_handed_on() => Services("class OrderService { Task A() => Task.FromException(new [|NotFoundException|]()); void B() { var e = new [|NotFoundException|](); throw e; } NotFoundException C() => [|new|](); void D() { NotFoundException e = [|new|](); throw e; } Task E() => Task.FromException(new MissingException()); }").RunAsync();

    [Fact]
    public Task By_a_factory() => Services("class OrderService { void A() => throw Errors.[|NotFound|](); void B() => throw Errors.[|Unknown|](); void C() { throw Errors.[|Block|](); } void D() => throw Errors.Missing(); void E() => throw Errors.Library(\"\"); object F(object? o) => o ?? throw Errors.[|NotFound|](); }").RunAsync();

    [Fact]
    public Task By_a_helper() => Services("class OrderService { void A() => Throw.[|Always|](); void B(object o) => Throw.[|IfNull|](o); void C(string s) { Throw.IfEmpty(s); Throw.Deep(); Throw.Work(); ArgumentNullException.ThrowIfNull(s); } }").RunAsync();

    [Fact]
    public Task By_a_helper_of_its_own_is_reported_in_the_helper() => Services("class OrderService { void A() { Fail(); } static void Fail() => throw new [|NotFoundException|](); void B() { Local(); void Local() => throw new [|NotFoundException|](); } }").RunAsync();

    [Fact]
    public Task By_a_parameter_or_member() => Services("class OrderService { void A(NotFoundException e) => throw [|e|]; NotFoundException? _e; void B() => throw this.[|_e|]!; void C(Exception e) => throw e; }").RunAsync();

    [Fact]
    public Task Caught() => Services("""
        class OrderService
        {
            async Task A(HttpClient client)
            {
                try { await client.GetAsync(""); }
                catch (HttpRequestException e) when (e.StatusCode == System.Net.HttpStatusCode.NotFound) { throw new MissingException(); }
                catch (NotFoundException) { throw; }
                catch (GoneExceptionAlias e) { throw e; }
                catch (Exception e) when (e is NotFoundException other) { throw other; }
            }
        }
        class GoneExceptionAlias : Exception { public int StatusCode => 1; }
        """).RunAsync();

    [Fact]
    public Task Caught_is_no_use_of_an_http_type_either() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          no-http: { in: { named: "*Service" }, forbid: { types: { is: http-type }, throws: { is: http-exception } } }
        """).Source("""
        using Microsoft.AspNetCore.Http;
        namespace Shop;
        class OrderService { void A() { try { } catch (BadHttpRequestException e) { System.Console.WriteLine(e.Message); } throw new {|BYL2003:BadHttpRequestException|}(""); } }
        """).RunAsync();

    [Fact]
    public Task Named_but_neither_thrown_nor_created() => Services("class OrderService { bool A(Exception e) => e is NotFoundException; Type B() => typeof(NotFoundException); void C<T>() where T : NotFoundException { } NotFoundException? D() => null; string E() => nameof(NotFoundException); }").RunAsync();

    [Fact]
    public Task Allowed_exceptions() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          domain-errors: { in: { named: "*Service" }, allow: { throws: [Shop.DomainException, { extends: Shop.DomainException }] } }
        """).Source("""
        using System;
        namespace Shop;
        public class DomainException : Exception { }
        public class OrderMissing : DomainException { }
        class OrderService { void A() => throw new OrderMissing(); void B() => throw new DomainException(); void C() => throw new {|#0:InvalidOperationException|}(); void D() { try { } catch (Exception) { throw; } } object E() => new Uri("x"); }
        """).Expect(0, "BYL2006", "'OrderService' must not throw 'InvalidOperationException'. It may throw 'DomainException' and what extends 'DomainException'. [domain-errors]").RunAsync();
}
