using Bylaw.Testing;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers.Tests.Endpoints;

public sealed class SecretInResponseTests
{
    private const string Id = "BYL5003";

    private static RuleTest NoSecrets(string settings = "no-secret-in-response") => new RuleTest().Rules($$"""
        bylaw: 1
        layers:
          Endpoint: { is: endpoint }
        rules:
          no-secrets:
            in: Endpoint
            ensure: {{settings}}
        """).Expect(Id);

    private static RuleTest Controller(string types, string members, string settings = "no-secret-in-response") => NoSecrets(settings).Source($$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Runtime.Serialization;
        using System.Text.Json.Serialization;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        {{types}}
        public class UsersController : ControllerBase
        {
            {{members}}
        }
        """);

    private static RuleTest Member(string member) => Controller($$"""public class Dto { {{member}} }""", "public Dto Get() => new();");

    [Fact]
    public Task The_message_names_the_member_and_the_way_to_it() => Controller("""
        public class Account { public string PasswordHash { get; set; } = ""; }
        public class UserDto { public Account Account { get; set; } = new(); public string Name { get; set; } = ""; }
        """, """
        public Account {|#0:A|}() => new();
        public Task<ActionResult<List<UserDto>>> {|#1:B|}() => throw new Exception();
        """)
        .Expect(0, Id, "'UsersController.A' (Endpoint) must not answer with 'Account.PasswordHash' [no-secrets]")
        .Expect(1, Id, "'UsersController.B' (Endpoint) must not answer with 'Account.PasswordHash' by way of 'UserDto.Account' [no-secrets]").RunAsync();

    [Theory]
    [InlineData("public string Password { get; set; } = \"\";")]
    [InlineData("public string? NewPassword { get; init; }")]
    [InlineData("public string APIKey { get; set; } = \"\";")]
    [InlineData("public string api_key { get; set; } = \"\";")]
    [InlineData("public string[] ApiKeys { get; set; } = [];")]
    [InlineData("public List<string> ApiKeys { get; set; } = [];")]
    [InlineData("public Guid ApiKey { get; set; }")]
    [InlineData("public Guid? ApiKey2 { get; set; }")]
    [InlineData("public byte[] PasswordSalt { get; set; } = [];")]
    [InlineData("public string ClientSecret { get; set; } = \"\";")]
    [InlineData("public string ConnectionString { get; set; } = \"\";")]
    [InlineData("public string SecurityStamp { get; set; } = \"\";")]
    [InlineData("public string PasswordResetToken { get; set; } = \"\";")]
    [InlineData("public string RsaPrivateKey => \"\";")]
    [InlineData("[JsonInclude] public string Password = \"\";")]
    [InlineData("[JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Password { get; set; }")]
    public Task A_secret_by_its_name_reports(string member) => Controller($$"""public class Dto { {{member}} }""", "public Dto [|Get|]() => new();").RunAsync();

    [Theory]
    [InlineData("public bool HasPassword { get; set; }")]
    [InlineData("public DateTime PasswordChangedAt { get; set; }")]
    [InlineData("public string TokenType { get; set; } = \"\";")]
    [InlineData("public string AccessToken { get; set; } = \"\";")]
    [InlineData("public string SecretSanta { get; set; } = \"\";")]
    [InlineData("public string SecretName { get; set; } = \"\";")]
    [InlineData("public string Secretary { get; set; } = \"\";")]
    [InlineData("public string PasswordHint { get; set; } = \"\";")]
    [InlineData("public decimal Salt { get; set; }")]
    [InlineData("public int MinimumPassword { get; set; }")]
    [InlineData("public string MaskedApiKey { get; set; } = \"\";")]
    [InlineData("public string ApiKeyPrefix { get; set; } = \"\";")]
    [InlineData("public string PublicKey { get; set; } = \"\";")]
    [InlineData("public string FileHash { get; set; } = \"\";")]
    [InlineData("public string ConcurrencyStamp { get; set; } = \"\";")]
    [InlineData("[JsonIgnore] public string Password { get; set; } = \"\";")]
    [InlineData("[JsonIgnore(Condition = JsonIgnoreCondition.Always)] public string Password { get; set; } = \"\";")]
    [InlineData("[IgnoreDataMember] public string Password { get; set; } = \"\";")]
    [InlineData("internal string Password { get; set; } = \"\";")]
    [InlineData("public string Password { private get; set; } = \"\";")]
    [InlineData("public string Password { set { } }")]
    [InlineData("public static string Password { get; set; } = \"\";")]
    [InlineData("public const string Password = \"\";")]
    [InlineData("public string Password = \"\";")]
    [InlineData("public string GetPassword() => \"\";")]
    [InlineData("[JsonConverter(typeof(JsonStringEnumConverter))] public string Password { get; set; } = \"\";")]
    public Task What_is_no_secret_or_not_sent_is_fine(string member) => Member(member).RunAsync();

    [Fact]
    public Task The_whole_graph_is_read() => Controller("""
        public class Leaf { public string Secret { get; set; } = ""; }
        public class Page<T> { public IReadOnlyList<T> Items { get; set; } = []; }
        public class Mine : List<Leaf> { }
        public record Node(Node? Next, Dictionary<string, Leaf?[]> Leaves);
        public struct Pair { public (int, Leaf) Tuple { get; set; } }
        public class Base { public string Password { get; set; } = ""; }
        public class Derived : Base { }
        public interface IHas { string Password { get; } }
        public interface IShow : IHas { }
        [JsonDerivedType(typeof(Card))] public abstract class Payment { }
        public class Card : Payment { public string Pwd { get; set; } = ""; }
        public class AppUser : IdentityUser { }
        """, """
        public Page<Leaf> [|A|]() => new();
        public Mine [|B|]() => [];
        public Node [|C|]() => new(null, []);
        public Pair [|D|]() => default;
        public Derived [|E|]() => new();
        public IShow [|F|]() => throw new Exception();
        public Payment [|G|]() => new Card();
        public IAsyncEnumerable<Leaf> [|H|]() => throw new Exception();
        public Task<IEnumerable<Page<Page<Leaf>>>> [|I|]() => throw new Exception();
        public AppUser {|#0:{|#1:J|}|}() => new();
        """)
        .Expect(0, Id, "'UsersController.J' (Endpoint) must not answer with 'IdentityUser<string>.PasswordHash' [no-secrets]")
        .Expect(1, Id, "'UsersController.J' (Endpoint) must not answer with 'IdentityUser<string>.SecurityStamp' [no-secrets]").RunAsync();

    [Fact]
    public Task What_is_left_out_on_the_way_is_fine() => Controller("""
        public class Account { public string PasswordHash { get; set; } = ""; }
        public class A { [JsonIgnore] public Account Account { get; set; } = new(); }
        public class B { internal Account Account { get; set; } = new(); private Account Other { get; set; } = new(); }
        public class C : D { [JsonIgnore] public override string Password { get; set; } = ""; }
        public class D { public virtual string Password { get; set; } = ""; }
        [DataContract] public class E { [DataMember] public string Name { get; set; } = ""; public string Password { get; set; } = ""; }
        public class Plain : System.Text.Json.Serialization.JsonConverter<F> { public override F Read(ref System.Text.Json.Utf8JsonReader r, Type t, System.Text.Json.JsonSerializerOptions o) => new(); public override void Write(System.Text.Json.Utf8JsonWriter w, F f, System.Text.Json.JsonSerializerOptions o) { } }
        [JsonConverter(typeof(Plain))] public class F { public string Password { get; set; } = ""; }
        public class LoginRequest { public string Password { get; set; } = ""; }
        """, """
        public A A1() => new();
        public B B1() => new();
        public C C1() => new();
        public E E1() => new();
        public F F1() => new();
        public void G1(LoginRequest login) { }
        public IActionResult H1(LoginRequest login) { var account = new Account { PasswordHash = login.Password }; return Ok(account.PasswordHash.Length); }
        public IActionResult I1(object o) => Ok(o);
        """).RunAsync();

    [Fact]
    public Task A_returned_expression_is_judged_at_its_last_name() => Controller("""
        public class User { public string Name { get; set; } = ""; public string PasswordHash { get; set; } = ""; public string ApiKey { get; set; } = ""; }
        """, """
        private readonly List<User> _users = [];
        public IActionResult A() => Ok(_users.{|#0:{|#2:First|}|}());
        public IActionResult B() { var user = _users.First(); return Ok(new { user.Name, user.[|PasswordHash|] }); }
        public IActionResult C() => Ok(_users[0].[|ApiKey|]);
        public IActionResult D(string given) => Ok(new { password = {|#1:given|} });
        public IActionResult E() => Ok(_users.[|Select|](u => new { u.Name, u.ApiKey }));
        public IResult F() => Results.Ok(_users.Select(u => new { u.Name }));
        public IActionResult G() => Ok(new { hasPassword = _users[0].PasswordHash != null });
        """)
        .Expect(0, Id, "'UsersController.A' (Endpoint) must not answer with 'User.PasswordHash' [no-secrets]")
        .Expect(2, Id, "'UsersController.A' (Endpoint) must not answer with 'User.ApiKey' [no-secrets]")
        .Expect(1, Id, "'UsersController.D' (Endpoint) must not answer with 'password' [no-secrets]").RunAsync();

    [Fact]
    public Task Minimal_handlers_and_hubs_are_judged() => NoSecrets().Source("Program.cs", """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Http.HttpResults;
        var app = WebApplication.Create();
        app.{|#0:MapGet|}("/me", () => new User("", ""));
        app.MapGet("/a", async () => { await Task.Yield(); return Results.Ok(new [|User|]("", "")); });
        app.[|MapGet|]("/b", Results<Ok<User>, NotFound> () => TypedResults.NotFound());
        app.[|MapGet|]("/c", Local);
        app.MapGet("/d", Users.Get);
        app.MapPost("/e", (User user) => user.Name);
        app.MapHub<UserHub>("/hub");
        User Local() => new("", "");
        record User(string Name, string Password);
        static class Users { public static Task<User> [|Get|]() => throw new System.Exception(); public static User Other() => new("", ""); }
        class UserHub : Microsoft.AspNetCore.SignalR.Hub { public User [|Me|]() => new("", ""); public void Login(User user) { } }
        """).OutputKind(OutputKind.ConsoleApplication)
        .Expect(0, Id, "'GET /me' (Endpoint) must not answer with 'User.Password' [no-secrets]").RunAsync();

    [Fact]
    public Task Names_may_be_added_and_members_allowed() => Controller("""
        public record Tokens(string RefreshToken, int TokenCount, bool IsToken);
        public record LoginResponse(string AccessToken, string RefreshToken);
        public record Created(string ApiKey);
        public record KeyBase(string ApiKey);
        public record Issued(string ApiKey) : KeyBase(ApiKey);
        """, """
        public Tokens {|#0:A|}() => throw new Exception();
        public LoginResponse B() => throw new Exception();
        public Created C() => throw new Exception();
        public Issued D() => throw new Exception();
        public KeyBase [|E|]() => throw new Exception();
        """, "{ no-secret-in-response: { names: [\"*Token\"], allow: [\"LoginResponse.*\", Created.ApiKey, Issued.ApiKey] } }")
        .Expect(0, Id, "'UsersController.A' (Endpoint) must not answer with 'Tokens.RefreshToken' [no-secrets]").RunAsync();

    [Fact]
    public Task A_type_of_a_referenced_project_is_read() => NoSecrets().Project("Shop.Contracts", project => project
        .Source("Contracts.cs", "namespace Shop.Contracts; public class User { public string Password { get; set; } = \"\"; }")).Source("""
        public class UsersController : Microsoft.AspNetCore.Mvc.ControllerBase { public Shop.Contracts.User [|Get|]() => new(); }
        """).RunAsync();

    [Fact]
    public Task Exceptions_and_the_baseline_hold() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          no-secrets: { in: { is: endpoint }, ensure: no-secret-in-response, id: BYL9002 }
        exceptions:
          - { rule: no-secrets, at: UsersController.Accepted, to: User.Password, reason: Internal., expires: never }
        """).AdditionalFile("src/Shop/bylaw.baseline", "baseline", "# bylaw baseline 1\nShop | no-secrets | M:UsersController.Frozen | signature | P:User.Password | 1\n")
        .Source("""
        public record User(string Password);
        public class UsersController : Microsoft.AspNetCore.Mvc.ControllerBase { public User Accepted() => new(""); public User Frozen() => new(""); public User {|BYL9002:New|}() => new(""); }
        public class Service { public User Get() => new(""); }
        """).RunAsync();
}
