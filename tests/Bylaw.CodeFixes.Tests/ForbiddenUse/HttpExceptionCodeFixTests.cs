namespace Bylaw.CodeFixes.Tests.ForbiddenUse;

public sealed class HttpExceptionCodeFixTests
{
    private static FixTest<HttpExceptionCodeFix> Test(string instead = "") => new FixTest<HttpExceptionCodeFix>().Expect("BYL2003").Rules($$"""
        bylaw: 1
        rules:
          service-no-http:
            in: { named: "*Service" }
            forbid: { throws: { is: http-exception } }
            {{instead}}
        """).Source("""
        namespace Shop.Api
        {
            public class ApiException(int status, string message, System.Exception? inner = null) : System.Exception(message, inner)
            {
                public int StatusCode => status;
            }
        }
        """);

    [Fact]
    public Task The_exception_that_the_rule_names() => Test("instead: { map: { Shop.Api.ApiException: Shop.Domain.DomainException } }")
        .Source("namespace Shop.Domain { public class DomainException(string message, System.Exception? inner = null) : System.Exception(message, inner); }")
        .Source("""
            using Shop.Api;

            namespace Shop;

            public class OrderService
            {
                public void A(int id) => throw new [|ApiException|](404, $"No order {id}."); // none

                public void B()
                {
                    try
                    {
                        A(1);
                    }
                    catch (System.IO.IOException error)
                    {
                        throw new [|ApiException|](409, "Busy.", error);
                    }

                    throw new Shop.Api.[|ApiException|](
                        400,
                        "No.");
                }
            }
            """)
        .Fixed("""
            using Shop.Domain;

            namespace Shop;

            public class OrderService
            {
                public void A(int id) => throw new DomainException($"No order {id}."); // none

                public void B()
                {
                    try
                    {
                        A(1);
                    }
                    catch (System.IO.IOException error)
                    {
                        throw new DomainException("Busy.", error);
                    }

                    throw new DomainException(
                        "No.");
                }
            }
            """)
        .Title("Throw DomainException instead of ApiException (safe)").RunAsync();

    [Fact]
    public Task One_that_is_caught_is_for_a_person_to_look_at() => Test("instead: { map: { Shop.Api.ApiException: Shop.Domain.DomainException } }")
        .Source("namespace Shop.Domain { public class DomainException(string message) : System.Exception(message); }")
        .Source("class Web { void M() { try { } catch (Shop.Api.ApiException) { } } }")
        .Source("class OrderService { void M() => throw new Shop.Api.[|ApiException|](400, \"No.\"); }")
        .Fixed("class OrderService { void M() => throw new Shop.Domain.DomainException(\"No.\"); }")
        .Title("Throw DomainException instead of Shop.Api.ApiException (review)").Review().RunAsync();

    [Theory]
    [InlineData("class Web { void M() { try { } catch (Shop.Api.ApiException) { } } }")]
    [InlineData("class Web { System.Collections.Generic.Dictionary<System.Type, int> Codes = new() { [typeof(Gone)] = 410 }; }")]
    [InlineData("class Web { void Map<T>(int code) { } void M() => Map<Gone>(410); }")]
    public Task One_that_is_known_to_others_or_by_its_base_is_for_a_person_too(string web) => Test("instead: { map: { Gone: Shop.Domain.DomainException } }")
        .Source("namespace Shop.Domain { public class DomainException(string message) : System.Exception(message); }")
        .Source("class Gone(string message) : Shop.Api.ApiException(410, message);")
        .Source(web)
        .Source("class OrderService { void M() => throw new [|Gone|](\"No.\"); }")
        .Fixed("using Shop.Domain;\n\nclass OrderService { void M() => throw new DomainException(\"No.\"); }")
        .Title("Throw DomainException instead of Gone (review)").Review().RunAsync();

    [Fact]
    public Task The_one_that_the_solution_has_for_this_status() => Test()
        .Source("namespace Shop.Domain { public class OrderNotFoundException(string message) : System.Exception(message); public class ConflictException(string message) : System.Exception(message); }")
        .Source("""
            using Microsoft.AspNetCore.Http;

            namespace Shop.Domain;

            public class OrderService
            {
                public void A() => throw new Shop.Api.[|ApiException|](StatusCodes.Status404NotFound, "No order.");
            }
            """)
        .Fixed("""
            namespace Shop.Domain;

            public class OrderService
            {
                public void A() => throw new OrderNotFoundException("No order.");
            }
            """)
        .Title("Throw OrderNotFoundException instead of Shop.Api.ApiException (review)").Review().RunAsync();

    [Fact]
    public Task A_new_one_beside_the_others() => Test()
        .Source("src/Shop/Domain/NotFoundException.cs", "namespace Shop.Domain; public class NotFoundException(string message) : System.Exception(message);")
        .Source("""
            using Microsoft.AspNetCore.Http;

            namespace Shop.Domain;

            public class OrderService
            {
                public void A() => throw new [|BadHttpRequestException|]("No name.");
            }
            """)
        .Fixed("""
            namespace Shop.Domain;

            public class OrderService
            {
                public void A() => throw new ValidationException("No name.");
            }
            """)
        .FixedFile("src/Shop/Domain/ValidationException.cs", """
            namespace Shop.Domain;

            public sealed class ValidationException : System.Exception
            {
                public ValidationException(string message) : base(message)
                {
                }
            }

            """)
        .Title("Throw a new ValidationException, beside NotFoundException (review)").Review().RunAsync();

    [Theory]
    [InlineData("public void A() => throw new Shop.Api.[|ApiException|](418, \"Teapot.\");")]
    [InlineData("public void A() => throw [|Make|](); static Shop.Api.ApiException Make() => new [|Shop.Api.ApiException|](404, \"None.\");")]
    public Task Not_where_no_answer_is_right(string members) => Test().Source($"class OrderService {{ {members.Replace("[|Shop.Api.ApiException|]", "Shop.Api.[|ApiException|]", StringComparison.Ordinal)} }}").NotOffered().RunAsync();
}
