using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Operations;

public sealed class SensitiveLogTests
{
    private const string Id = "BYL7002";

    private static RuleTest Quiet(string check = "no-sensitive-data-in-logs", string rule = "in: any") => new RuleTest().Rules($$"""
        bylaw: 1
        layers:
          Endpoint: { is: endpoint }
          Service: { named: "{Entity}Service" }
        rules:
          quiet-logs:
            {{rule}}
            ensure: {{check}}
        """).Expect(Id);

    private static string InMethod(string code) => $$"""
        using System;
        using System.Threading;
        using Microsoft.Extensions.Logging;
        class User { public string Name { get; set; } = ""; public string Password { get; set; } = ""; public string? ApiKey { get; set; } public bool HasToken; public string Email = ""; }
        partial class C(ILogger<C> logger)
        {
            const string PasswordKey = "Password";
            const string Password = "Smtp:Password";
            void M(User user, User? other, string password, string accessToken, int tokens, byte[] secret, CancellationToken token, DateTime passwordChanged, Exception ex) { {{code}} }
            string Mask(string text) => "***";
            [LoggerMessage(1, LogLevel.Information, "Login {pwd}")] static partial void LogLogin(ILogger logger, string pwd);
            static partial void LogLogin(ILogger logger, string pwd) { }
        }
        """;

    [Theory]
    [InlineData("logger.LogInformation(\"Login {Password}\", [|password|]);")]
    [InlineData("logger.LogInformation(\"Login {User} {P}\", user.Name, [|user.Password|]);")]
    [InlineData("logger.LogError(ex, \"Login {P}\", other?[|.Password|]);")]
    [InlineData("logger.LogInformation($\"Login {[|password|]}\");")]
    [InlineData("logger.LogInformation(\"Login \" + [|accessToken|] + user.Name);")]
    [InlineData("logger.LogInformation(string.Format(\"Login {0}\", [|password|]));")]
    [InlineData("logger.LogInformation(\"Login {P}\", [|user.ApiKey|] ?? \"none\");")]
    [InlineData("logger.LogInformation(\"Login {P}\", user.HasToken ? [|accessToken|] : \"none\");")]
    [InlineData("logger.LogInformation(\"Login {P}\", new object[] { [|password|] });")]
    [InlineData("logger.LogInformation(\"Login {@P}\", new { user.Name, [|user.Password|] });")]
    [InlineData("logger.LogInformation(\"Login {P}\", [|secret|]);")]
    [InlineData("logger.LogInformation(\"Login {P}\", [|password|].Trim());")]
    [InlineData("var clientSecret = user.Name; logger.LogInformation(\"Login {P}\", [|clientSecret|]);")]
    [InlineData("using (logger.BeginScope(\"Login {P}\", [|password|])) { }")]
    [InlineData("LogLogin(logger, [|password|]);")]
    [InlineData("throw new InvalidOperationException($\"Wrong password {[|password|]}\");")]
    [InlineData("var e = new ArgumentException(\"Wrong password \" + [|user.Password|], nameof(user)); throw e;")]
    [InlineData("Action a = () => logger.LogInformation(\"Login {P}\", [|password|]); a();")]
    public Task Secrets_report(string code) => Quiet().Source(InMethod(code)).RunAsync();

    [Theory]
    [InlineData("logger.LogInformation(\"Login {User}\", user.Name);")]
    [InlineData("logger.LogInformation(\"Wrong password for {User}\", user.Name);")]
    [InlineData("logger.LogInformation(\"Login {User}\", user);")]
    [InlineData("logger.LogInformation(\"Login {N}\", password.Length);")]
    [InlineData("logger.LogInformation(\"Login {N}\", password is null);")]
    [InlineData("logger.LogInformation(\"Login {N}\", password == user.Password);")]
    [InlineData("logger.LogInformation(\"Login {N}\", string.IsNullOrEmpty(password));")]
    [InlineData("logger.LogInformation(\"Login {N}\", password != null ? \"given\" : \"missing\");")]
    [InlineData("logger.LogInformation(\"Login {N}\", Mask(password));")]
    [InlineData("logger.LogInformation(\"Login {N} {T}\", tokens, user.HasToken);")]
    [InlineData("logger.LogInformation(\"Login {N}\", token);")]
    [InlineData("logger.LogInformation(\"Login {N}\", passwordChanged);")]
    [InlineData("logger.LogInformation(\"Missing {Key} {Other}\", PasswordKey, Password);")]
    [InlineData("logger.LogInformation(\"Missing {Key}\", nameof(User.Password));")]
    [InlineData("logger.LogInformation(\"Login {Mail}\", user.Email);")]
    [InlineData("logger.LogError(ex, \"Login\"); logger.LogError(ex.Message);")]
    [InlineData("throw new ArgumentNullException(nameof(password));")]
    [InlineData("throw new InvalidOperationException($\"{Password} is missing\");")]
    [InlineData("if (logger.IsEnabled(LogLevel.Debug)) Console.WriteLine(password);")]
    [InlineData("string passwordHash = \"\", tokenType = \"\", apiKeyName = \"\"; logger.LogInformation(\"{A} {B} {C}\", passwordHash, tokenType, apiKeyName);")]
    public Task What_only_speaks_of_secrets_is_fine(string code) => Quiet().Source(InMethod(code)).RunAsync();

    [Fact]
    public Task The_messages_name_the_value() => Quiet("{ no-sensitive-data-in-logs: { names: [Email], whole: [{ named: User }] } }").Source("""
        using Microsoft.Extensions.Logging;
        class User { public string Email = ""; public string Name = ""; }
        class OrderService(ILogger<OrderService> logger)
        {
            void M(User user, string password)
            {
                logger.LogInformation("{A} {B} {C}", {|#0:user|}, {|#1:user.Email|}, {|#2:password|});
                throw new System.Exception($"No {{|#3:user.Email|}}");
            }
            void N(User user, string customerEmail) => logger.LogInformation("{A} {B}", user.Name, [|customerEmail|]);
        }
        """)
        .Expect(0, Id, "'OrderService' (Service) must not log the whole of a 'User' [quiet-logs]")
        .Expect(1, Id, "'OrderService' (Service) must not log 'User.Email' [quiet-logs]")
        .Expect(2, Id, "'OrderService' (Service) must not log 'password' [quiet-logs]")
        .Expect(3, Id, "'OrderService' (Service) must not put 'User.Email' into an exception [quiet-logs]").RunAsync();

    [Fact]
    public Task Only_what_the_rule_is_about() => Quiet(rule: "in: Endpoint").Source("""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.Logging;
        class LoginController(ILogger<LoginController> logger) : ControllerBase { public void Post(string password) => logger.LogInformation("{A}", [|password|]); }
        class LoginService(ILogger<LoginService> logger) { void Post(string password) => logger.LogInformation("{A}", password); }
        static class Routes
        {
            public static void Map(WebApplication app, string password)
            {
                app.Logger.LogInformation("{A}", password);
                app.MapPost("/a", (string password, ILogger<string> logger) => logger.LogInformation("{A}", [|password|]));
                app.MapPost("/b", Login);
            }
            static void Login(string password, ILogger<string> logger) => logger.LogInformation("{A}", [|password|]);
        }
        """).RunAsync();

    [Fact]
    public Task Serilog_is_a_log() => Quiet().Source("""
        class C(Serilog.ILogger log) { void M(string password) { log.Information("{A}", [|password|]); Serilog.Log.Information($"{[|password|]}", 1); } }
        namespace Serilog
        {
            interface ILogger { void Information<T>(string messageTemplate, T propertyValue); }
            static class Log { public static void Information<T>(string messageTemplate, T propertyValue) { } }
        }
        """).RunAsync();
}
