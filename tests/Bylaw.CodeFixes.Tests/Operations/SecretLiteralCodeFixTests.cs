using Bylaw.CodeFixes;

namespace Bylaw.CodeFixes.Tests.Operations;

public sealed class SecretLiteralCodeFixTests
{
    private static FixTest<SecretLiteralCodeFix> Test => new FixTest<SecretLiteralCodeFix>().Expect("BYL7004").Rules("""
        bylaw: 1
        rules:
          no-secrets: { in: any, ensure: no-secret-literal }
        """);

    [Fact]
    public Task It_is_read_from_the_configuration() => Test
        .Source("""
            using Microsoft.Extensions.Configuration;
            public class Client { public string? ApiKey { get; set; } }
            public class MailService(IConfiguration configuration)
            {
                private readonly string _smtpPassword = [|"hunter2"|]; // of the relay

                public string AdminPassword => configuration["Admin:Password"] ?? [|"admin"|];

                public Client Make(string password) =>
                    password == [|"s3cret!"|] || password == _smtpPassword ? new Client { ApiKey = [|"0123456789abcdef"|] } : new Client();
            }
            """)
        .Fixed("""
            using System;
            using Microsoft.Extensions.Configuration;
            public class Client { public string? ApiKey { get; set; } }
            public class MailService(IConfiguration configuration)
            {
                private readonly string _smtpPassword = configuration["SmtpPassword"] ?? throw new InvalidOperationException("SmtpPassword is missing"); // of the relay

                public string AdminPassword => configuration["Admin:Password"] ?? throw new InvalidOperationException("Admin:Password is missing");

                public Client Make(string password) =>
                    password == (configuration["Password"] ?? throw new InvalidOperationException("Password is missing")) || password == _smtpPassword ? new Client { ApiKey = configuration["ApiKey"] ?? throw new InvalidOperationException("ApiKey is missing") } : new Client();
            }
            """).Title("Read 'SmtpPassword' from 'configuration' (review)").Review().RunAsync();

    [Theory]
    [InlineData("class C { string _password = [|\"hunter2\"|]; string P => _password; }")]
    [InlineData("class C(Microsoft.Extensions.Configuration.IConfiguration c) { const string Password = [|\"hunter2\"|]; string P => Password + c; }")]
    [InlineData("class C(Microsoft.Extensions.Configuration.IConfiguration c) { static string _password = [|\"hunter2\"|]; string P => _password + c; }")]
    public Task Nothing_at_hand_or_a_constant(string source) => Test.Source(source).NotOffered().RunAsync();
}
