using Bylaw.CodeFixes;

namespace Bylaw.CodeFixes.Tests.RuleFile;

public sealed class RuleFileCodeFixTests
{
    private static TextFixTest<RuleFileCodeFix> Test => new("BYL0002");

    [Theory]
    [InlineData("becuse: tests set the clock # why", "because: tests set the clock # why", "because")]
    [InlineData("severity: eror", "severity: error", "error")]
    [InlineData("severity: \"warnign\"", "severity: \"warning\"", "warning")]
    [InlineData("in: Workerz", "in: Workers", "Workers")]
    [InlineData("in: { is: backgroud-service }", "in: { is: background-service }", "background-service")]
    public Task The_word_that_was_meant(string wrong, string right, string meant)
    {
        const string Rules = """
            bylaw: 1
            # Layers
            layers:
              Workers: { is: background-service }
            rules:
              no-clock:
                forbid: { members: System.DateTime.Now }
                LINE
            """;
        return Test.Rules(Rules.Replace("LINE", wrong)).Source("class Job : Microsoft.Extensions.Hosting.BackgroundService { protected override System.Threading.Tasks.Task ExecuteAsync(System.Threading.CancellationToken c) => null!; }")
            .FixesAsync("meant", $"Write '{meant}' (review)", "bylaw.yml", Rules.Replace("LINE", right));
    }

    [Fact]
    public Task In_a_flow_with_its_line_ends() => Test
        .Rules("bylaw: 1\r\nlayers:\r\n  Api: { in: Api }\r\n  Core: { in: Core }\r\nrules:\r\n  layering: { flow: \"Api -> Cor\" } # a chain\r\n").Source("namespace Api { class A; } namespace Core { class B; }")
        .FixesAsync("meant", "Write 'Core' (review)", "bylaw.yml", "bylaw: 1\r\nlayers:\r\n  Api: { in: Api }\r\n  Core: { in: Core }\r\nrules:\r\n  layering: { flow: \"Api -> Core\" } # a chain\r\n");

    [Fact]
    public Task An_exception_from_a_rule() => Test
        .Rules("bylaw: 1\nrules:\n  no-clock: { forbid: { members: System.DateTime.Now } }\nexceptions:\n  - { rule: no-clok, at: A, reason: Tests., expires: never }\n").Source("class A;")
        .FixesAsync("meant", "Write 'no-clock' (review)", "bylaw.yml", "bylaw: 1\nrules:\n  no-clock: { forbid: { members: System.DateTime.Now } }\nexceptions:\n  - { rule: no-clock, at: A, reason: Tests., expires: never }\n");

    [Theory]
    [InlineData("nonsense: 1")]
    [InlineData("in: A, B")]
    public Task Nothing_is_near(string line) => Test.Rules($"bylaw: 1\nrules:\n  no-clock:\n    forbid: {{ members: System.DateTime.Now }}\n    {line}\n").Source("class A;").NotOffered();
}
