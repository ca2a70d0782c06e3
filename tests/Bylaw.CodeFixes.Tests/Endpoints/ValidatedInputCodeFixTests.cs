namespace Bylaw.CodeFixes.Tests.Endpoints;

public sealed class ValidatedInputCodeFixTests
{
    private const string Library = """
        using System;
        using System.Linq.Expressions;
        namespace FluentValidation
        {
            public interface IRuleBuilder<T> { IRuleBuilder<T> NotEmpty(); IRuleBuilder<T> NotNull(); IRuleBuilder<T> IsInEnum(); }
            public abstract class AbstractValidator<T> { public IRuleBuilder<T> RuleFor<TValue>(Expression<Func<T, TValue>> member) => null!; }
        }
        """;

    private static FixTest<ValidatedInputCodeFix> Test => new FixTest<ValidatedInputCodeFix>().Expect("BYL5006").Rules("""
        bylaw: 1
        layers:
          Endpoint: { is: endpoint }
        rules:
          validated: { in: Endpoint, ensure: validated-input }
        """);

    private static string Controller(string action) => $$"""
        using Microsoft.AspNetCore.Mvc;
        using Shop.Orders;

        namespace Shop.Web;

        [ApiController]
        public class OrdersController : ControllerBase
        {
            [HttpPost] public IActionResult {{action}}(CreateOrder order) => Ok();
        }
        """;

    [Fact]
    public Task A_validator_says_what_the_types_say() => Test.Source(Library)
        .Source("src/Shop/Orders/CreateOrder.cs", """
            using System;
            using System.Collections.Generic;

            namespace Shop.Orders;

            public enum Speed { Slow, Fast }

            public abstract record Command { public Guid Key { get; init; } }

            public record CreateOrder(string Customer, string? Note, int Quantity, Speed Speed, List<string> Tags) : Command;
            """)
        .Source("src/Shop/Web/OrdersController.cs", Controller("[|Create|]"))
        .FixedFile("src/Shop/Web/OrdersController.cs", Controller("Create"))
        .FixedFile("src/Shop/Orders/CreateOrderValidator.cs", """
            using FluentValidation;

            namespace Shop.Orders;

            public sealed class CreateOrderValidator : AbstractValidator<CreateOrder>
            {
                public CreateOrderValidator()
                {
                    // What the types say. What else is valid, and how long or large it may be, only you know.
                    RuleFor(input => input.Customer).NotEmpty();
                    RuleFor(input => input.Speed).IsInEnum();
                    RuleFor(input => input.Tags).NotNull();
                    RuleFor(input => input.Key).NotEmpty();
                }
            }

            """)
        .Title("Create CreateOrderValidator with what the types of CreateOrder say (review)").Review().RunAsync();

    [Theory]
    // Nothing to begin with: a number may be any.
    [InlineData("public record CreateOrder(string? Customer, int Quantity);")]
    // Somebody has the name already.
    [InlineData("public record CreateOrder(string Customer); public class CreateOrderValidator;")]
    public Task Not_where_there_is_nothing_to_say(string type) => Test.Source(Library).Source("namespace Shop.Orders; " + type).Source(Controller("[|Create|]")).NotOffered().RunAsync();

    [Fact]
    public Task Not_without_the_library() => Test.Source("namespace Shop.Orders; public record CreateOrder(string Customer);").Source(Controller("[|Create|]")).NotOffered().RunAsync();

    [Fact]
    public Task Two_endpoints_of_one_type_get_one() => Test.Source(Library)
        .Source("src/Shop/Orders/CreateOrder.cs", "namespace Shop.Orders;\n\npublic record CreateOrder(string Customer);\n")
        .Source("src/Shop/Web/OrdersController.cs", Controller("[|Create|]").Replace("    [HttpPost]", "    [HttpPut] public IActionResult [|Change|](CreateOrder order) => Ok();\n    [HttpPost]", StringComparison.Ordinal))
        .FixedFile("src/Shop/Web/OrdersController.cs", Controller("Create").Replace("    [HttpPost]", "    [HttpPut] public IActionResult Change(CreateOrder order) => Ok();\n    [HttpPost]", StringComparison.Ordinal))
        .FixedFile("src/Shop/Orders/CreateOrderValidator.cs", """
            using FluentValidation;

            namespace Shop.Orders;

            public sealed class CreateOrderValidator : AbstractValidator<CreateOrder>
            {
                public CreateOrderValidator()
                {
                    // What the types say. What else is valid, and how long or large it may be, only you know.
                    RuleFor(input => input.Customer).NotEmpty();
                }
            }

            """).Review().RunAsync();
}
