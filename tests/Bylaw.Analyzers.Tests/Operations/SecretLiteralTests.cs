using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Operations;

/// <summary>Tokens are written in two pieces, so that nobody's scanner takes this file for a leak.</summary>
public sealed class SecretLiteralTests
{
    private const string Id = "BYL7004";
    private const string Letters36 = "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";

    private static RuleTest NoSecrets(string settings = "{}", string rule = "in: any") => new RuleTest().Rules($$"""
        bylaw: 1
        layers:
          Endpoint: { is: endpoint }
          Service: { named: "{Entity}Service" }
        rules:
          no-secrets:
            {{rule}}
            ensure: { no-secret-literal: {{settings}} }
        """).Expect(Id);

    private static string InClass(string member) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Net;
        using Microsoft.Extensions.Configuration;
        using Microsoft.IdentityModel.Tokens;
        class Options { public string? Password { get; set; } public string? ApiKey { get; set; } public string? ClientSecret { get; set; } }
        class C
        {
            IConfiguration config = null!;
            static void Log(string text) { }
            static void Login(string user, string password = "") { }
            {{member}}
        }
        namespace Microsoft.IdentityModel.Tokens { class Unused { } }
        """;

    [Theory]
    [InlineData("const string Password = [|\"letmein!\"|];")]
    [InlineData("static readonly string DbPassword = [|\"Passw0rd!\"|];")]
    [InlineData("string ApiKey { get; } = [|\"3f9a77c1b2\"|];")]
    [InlineData("string Secret => Use(apiSecret: [|\"0a1b2c3d4e\"|]); static string Use(string apiSecret) => apiSecret;")]
    [InlineData("void M() { var password = [|\"admin\"|]; Log(password); }")]
    [InlineData("void M() { const string jwtKey = [|\"my-super-long-key-for-signing\"|]; Log(jwtKey); }")]
    [InlineData("const string PM27086_InputPassword = [|\"pm-27087-input\"|];")]
    [InlineData("string AuthToken = [|\"a81b7c9d62aa81b7c9d62a\"|];")]
    [InlineData("void M() { Login(\"a\", [|\"hunter2\"|]); }")]
    [InlineData("void M() { Login(password: [|\"hunter2\"|], user: \"a\"); }")]
    [InlineData("object M() => new NetworkCredential(\"a\", [|\"hunter2\"|]);")]
    [InlineData("object M() => new Options { Password = [|\"hunter2\"|], ApiKey = [|\"k3y-77abc\"|] };")]
    [InlineData("void M(Options o) { o.ClientSecret = [|\"a81b7c9\" + \"d62\"|]; }")]
    [InlineData("void M(Options o) { o.Password ??= [|\"hunter2\"|]; }")]
    [InlineData("void M(Options o, bool b) { o.Password = b ? [|\"hunter2\"|] : null; }")]
    [InlineData("void M() { config[\"Jwt:Key\"] = [|\"a81b7c9d62\"|]; }")]
    [InlineData("string M() => config[\"Jwt:SigningKey\"] ?? [|\"dev\"|];")]
    [InlineData("string M() => config.GetValue<string>(\"Admin:Password\") ?? [|\"admin\"|];")]
    [InlineData("string? M() => config.GetValue<string>(\"Admin:Password\", [|\"admin\"|]);")]
    [InlineData("string M() => Environment.GetEnvironmentVariable(\"DB_PASSWORD\") ?? [|\"postgres\"|];")]
    [InlineData("string M(Options? o) => o?.Password ?? [|\"admin\"|];")]
    [InlineData("void M() { Environment.SetEnvironmentVariable(\"API_KEY\", [|\"a81b7c9d62\"|]); }")]
    [InlineData("object M() => new Dictionary<string, string> { [\"password\"] = [|\"hunter2\"|] };")]
    [InlineData("object M() => new Dictionary<string, string> { { \"apiKey\", [|\"a81b7c9d62\"|] } };")]
    [InlineData("object M() => new KeyValuePair<string, string>(\"Smtp:Password\", [|\"hunter2\"|]);")]
    [InlineData("bool M(string password) => password == [|\"hunter2\"|];")]
    [InlineData("void M(string user, string password = [|\"hunter2\"|]) { }")]
    [InlineData("void M() { void Local() { var pwd = [|\"hunter2\"|]; Log(pwd); } Local(); Func<string> f = () => { var dbPwd = [|\"hunter2\"|]; return dbPwd; }; f(); }")]
    [InlineData("string a = [|\"Server=db;User Id=sa;Password=hunter2\"|];")]
    [InlineData("string M(string host) => [|$\"Host={host};Username=a;Password=hunter2\"|];")]
    [InlineData("string a = [|\"Data Source=db;Initial Catalog=x;Pwd='hunter2'\"|];")]
    [InlineData("string a = [|\"redis:6379,password=hunter2,ssl=true\"|];")]
    [InlineData("string a = [|\"amqp://guest:gu3st@broker/\"|];")]
    [InlineData("string a = [|\"Password = 'a;b' ;  Server = db\"|]; string b = [|\"x=1;;Server=db;nonsense;Pwd=\\\"hunter2\\\"\"|];")]
    [InlineData("string M(string host) => [|$\"mongodb+srv://shop:hunter2@{host}/db\"|];")]
    public Task Secrets_report(string member) => NoSecrets().Source(InClass(member)).RunAsync();

    [Theory]
    [InlineData("const string Password = \"password\";")]
    [InlineData("const string PasswordField = \"txtPassword1\";")]
    [InlineData("const string ApiKey = \"X-Api-Key\";")]
    [InlineData("const string ApiKeyHeader = \"X-Api-Key-2024\";")]
    [InlineData("const string AccessToken = \"access_token\";")]
    [InlineData("const string ForgotPassword = \"/forgot-password1\"; const string ResetPassword = \"reset-password\";")]
    [InlineData("const string InvalidPassword = \"Wrong1\"; const string PasswordRequired = \"Password1 is required\";")]
    [InlineData("const string Password = \"The password must have 8 letters\";")]
    [InlineData("string Password { get; set; } = \"\"; string Secret { get; set; } = string.Empty; string? Token = null;")]
    [InlineData("string Password = \"***\"; string Secret = \"xxxxxxxx\"; string ApiKey = \"<FROM_VAULT>\";")]
    [InlineData("string Password = \"${DB_PASSWORD}\"; string Secret = \"{{ vault.secret1 }}\"; string ApiKey = \"%API_KEY1%\";")]
    [InlineData("string Secret = \"JWT_SECRET\"; string ApiKey = \"your-api-key-12345\"; string Token = \"REDACTED\";")]
    [InlineData("string SigningKey = \"Jwt:SigningKey\"; string ClientSecret = \"Auth:Google:ClientSecret\";")]
    [InlineData("string TokenEndpoint = \"https://login/oauth2/token\"; string Token = \"https://login/oauth2/token\";")]
    [InlineData("string TokenType = \"Bearer12345\"; string Token = \"Bearer\"; string PrivateKey = \"keys/signing1.pem\";")]
    [InlineData("string M() => config[\"Jwt:Key\"] ?? throw new Exception(\"Jwt:Key is missing\");")]
    [InlineData("string M() => config[\"Jwt:Key\"] ?? \"\";")]
    [InlineData("string M() => config[\"Jwt:Issuer\"] ?? \"shop\";")]
    [InlineData("string? M() => config.GetValue<string>(\"Admin:Password\");")]
    [InlineData("void M() { Login(\"admin\"); Other(); } static void Other(string password = \"\") { }")]
    [InlineData("void M(string password) { Login(\"admin\", password); Log(\"hunter2\"); }")]
    [InlineData("bool M(string password) => password == \"\" || password.Length < 8 || password.Contains(\"12345\");")]
    [InlineData("void M(string password) { if (password is null) throw new ArgumentNullException(nameof(password)); }")]
    [InlineData("string continuationToken = \"abc123456789\"; bool HasPassword = true; string nextPageToken = \"abc123456789\";")]
    [InlineData("string a = \"Server=db;Database=x;Integrated Security=true\";")]
    [InlineData("string a = \"Server=db;User Id=sa;Password=${PASSWORD}\"; string b = \"Server=db;Password=;User Id=sa\"; string c = \"Host=db;Password=<password>\";")]
    [InlineData("string M(string pw) => $\"Host=db;Username=a;Password={pw}\";")]
    [InlineData("string M(string pw) => \"Host=db;Username=a;Password=\" + pw;")]
    [InlineData("string a = \"UPDATE users SET password=@password WHERE id=@id\"; string b = \"/login?user=a&password=b1234567\";")]
    [InlineData("string a = \"https://user@host/path\"; string b = \"http://localhost:5000/a@b\"; string c = \"amqp://{user}:{password}@host\";")]
    [InlineData("string a = \"-----BEGIN PRIVATE KEY-----\"; string b = \"AKIA\"; string c = \"eyJ is how a token begins, as in eyJ.eyJ.x\";")]
    [InlineData("string ConnectionString = \"Data Source=app.db\"; string connectionStringName = \"DefaultConnection1\";")]
    [InlineData("string M(string tokens) => tokens switch { \"password\" => \"hunter2\", _ => \"\" };")]
    [InlineData("const string PM27086_UpdateForInputPassword = \"pm-27086-update-for-input-password\";")]
    [InlineData("string SigningKey = \"dev-placeholder-never-used-in-production-32\";")]
    [InlineData("void M() { Add(\"-behind-the-scenes\"); } static void Add(string token) { }")]
    public Task What_only_speaks_of_secrets_is_fine(string member) => NoSecrets().Source(InClass(member)).RunAsync();

    public static TheoryData<string, string> Tokens => new()
    {
        { "AKI" + "A2B3C4D5E6F7G8H9I", "an AWS access key" },
        { "gh" + "p_" + Letters36, "a GitHub token" },
        { "github" + "_pat_" + Letters36, "a GitHub token" },
        { "sk" + "_live_" + Letters36, "a Stripe key" },
        { "xox" + "b-123456789012-" + Letters36, "a Slack token" },
        { "AI" + "za" + Letters36, "a Google API key" },
        { "Bearer ey" + "JhbGciOiJIUzI1NiJ9.ey" + "JzdWIiOiIxMjM0NSJ9." + Letters36, "a signed token (JWT)" },
        { "-----BEGIN " + "RSA PRIVATE KEY-----" + Letters36 + Letters36, "a private key" },
        { "AccountName=shop;AccountKey=" + Letters36 + Letters36, "a connection string with its password" },
    };

    [Theory]
    [MemberData(nameof(Tokens))]
    public Task Known_forms_report_under_any_name(string token, string what) => NoSecrets()
        .Source($"class OrderService {{ void M() => System.Console.WriteLine({{|#0:\"{token}\"|}}); }}")
        .Expect(0, Id, $"'OrderService' (Service) must not hold {what} [no-secrets]").RunAsync();

    // A pattern that tries again at each sign runs out of patience here.
    [Fact]
    public Task Long_texts_are_read_at_once() => NoSecrets().Source("class C { string query = \"select a" + new string(' ', 60_000) + "from b where c = 1;" + new string(' ', 60_000) + "x\"; }").RunAsync();

    [Fact]
    public Task The_messages_don_t_repeat_the_secret() => NoSecrets().Source("""
        class OrderService(Microsoft.Extensions.Configuration.IConfiguration config)
        {
            string _apiKey = {|#0:"a81b7c9d62"|};
            string Password => config["Smtp:Password"] ?? {|#1:"hunter2"|};
        }
        """)
        .Expect(0, Id, "'OrderService' (Service) must not hold the value of '_apiKey' [no-secrets]")
        .Expect(1, Id, "'OrderService' (Service) must not fall back to a literal for 'Smtp:Password' [no-secrets]").RunAsync();

    [Fact]
    public Task A_rule_adds_names_and_placeholders() => NoSecrets("{ names: [EncryptionSeed, pin], placeholders: [\"vault:*\", changeme] }").Source("""
        class C
        {
            const string ENCRYPTION_SEED = [|"a81b7c9d62"|];
            string userPin = [|"a81b7c9d62"|];
            string spin = "a81b7c9d62";
            string password = "vault:db1";
            string other = "Server=db;User=a;Password=changeme";
            string third = [|"Server=db;User=a;Password=changeme2"|];
        }
        """).RunAsync();

    [Fact]
    public Task Only_what_the_rule_is_about() => NoSecrets(rule: "in: Endpoint").Source("""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Mvc;
        partial class OrdersController : ControllerBase { public string Get() { var password = [|"hunter2"|]; return password; } }
        partial class OrdersController { string _pwd = [|"hunter2"|]; }
        class OrderService { string _password = "hunter2"; }
        static class Routes
        {
            public static void Map(WebApplication app)
            {
                var password = "hunter2";
                app.MapGet("/a", () => { var password = [|"hunter2"|]; return password; });
                app.MapGet("/b", (string? apiKey) => apiKey == [|"a81b7c9d62"|]);
            }
        }
        """).RunAsync();

    [Fact]
    public Task Generated_code_is_left_alone() => NoSecrets().Source("src/Shop/A.g.cs", "class C { string password = \"hunter2\"; }").RunAsync();

    [Fact]
    public Task Settings_are_read_where_the_rule_asks() => NoSecrets("{ settings: \"appsettings*.json\" }")
        .AdditionalFile("src/Shop/appsettings.json", "settings", """
            {
              // what everybody may see
              "Logging": { "LogLevel": { "Default": "Information" } },
              "ConnectionStrings": { "Db": "[|Server=db;User Id=sa;Password=hunter2|]", "Other": "Server=db;Integrated Security=true" },
              "Jwt": { "Key": "{|#0:a81b7c9d62|}", "Issuer": "shop", "Keys": ["[|a81b7c9d62|]"], "Audiences": ["a81b7c9d62"] },
              /* "Password": "hunter2", */
              "Smtp": { "Host": "mail", "Port": 25, "Password": "<FROM_VAULT>", "Password2": "", },
              "Admin": { "Password": "[|admin|]" }
            }
            """)
        .AdditionalFile("src/Shop/other.json", "settings", """{ "Password": "hunter2" }""")
        .Source("class C { }")
        .Expect(0, Id, "'appsettings.json' must not hold the value of 'Jwt:Key' [no-secrets]").RunAsync();

    [Fact]
    public Task Settings_are_not_read_where_no_rule_asks() => NoSecrets()
        .AdditionalFile("src/Shop/appsettings.json", "settings", """{ "Password": "hunter2" }""").Source("class C { }").RunAsync();

    [Theory]
    [InlineData("{ \"Password")]
    [InlineData("{ \"a\": \"\\")]
    [InlineData("]]} /*")]
    [InlineData("/")]
    [InlineData("")]
    public Task Broken_settings_do_no_harm(string json) => NoSecrets("{ settings: \"*.json\" }")
        .AdditionalFile("src/Shop/appsettings.json", "settings", json).Source("class C { }").RunAsync();
}
