namespace Bylaw.CodeFixes.Tests.Endpoints;

public sealed class SecretInResponseCodeFixTests
{
    private static FixTest<SecretInResponseCodeFix> Test => new FixTest<SecretInResponseCodeFix>().Rules("""
        bylaw: 1
        layers:
          Endpoint: { is: endpoint }
        rules:
          no-secret: { in: Endpoint, ensure: no-secret-in-response }
        """).Review();

    [Fact]
    public Task Members_of_classes_and_records() => Test
        .Source("""
            namespace Shop.Models;

            public class User
            {
                public int Id { get; set; }

                /// <summary>Salted.</summary>
                public string PasswordHash { get; set; } = "";

                public Account? Account { get; set; }
            }

            public record Account(int Id, string ApiKey); // as the bank has it
            """)
        .Fixed("""
            using System.Text.Json.Serialization;

            namespace Shop.Models;

            public class User
            {
                public int Id { get; set; }

                /// <summary>Salted.</summary>
                [JsonIgnore]
                public string PasswordHash { get; set; } = "";

                public Account? Account { get; set; }
            }

            public record Account(int Id, [property: JsonIgnore] string ApiKey); // as the bank has it
            """)
        .Source("""
            using Microsoft.AspNetCore.Mvc;
            using Shop.Models;

            public class UsersController : ControllerBase
            {
                public User [|[|Get|]|]() => new();

                public IActionResult Find() => Ok(new [|Account|](1, "a"));
            }
            """).Title("Put [JsonIgnore] on User.PasswordHash (review)").RunAsync();

    [Theory]
    // Nobody could log in any more.
    [InlineData("public class Login { public string Password { get; set; } = \"\"; }", "public Login [|Post|](Login login) => login;")]
    [InlineData("public class Login { public string Password { get; set; } = \"\"; }", "public Login [|Get|]() => System.Text.Json.JsonSerializer.Deserialize<Login>(\"{}\")!;")]
    // Written here.
    [InlineData("", "public object Get() => new { password = [|\"a\"|] };")]
    // Not ours.
    [InlineData("public class User : Microsoft.AspNetCore.Identity.IdentityUser { }", "public User [|[|Get|]|]() => new();")]
    public Task Not_where_it_would_do_harm(string type, string member) => Test.Source(type)
        .Source($$"""
            using Microsoft.AspNetCore.Mvc;

            public class UsersController : ControllerBase
            {
                {{member}}
            }
            """).NotOffered().RunAsync();
}
