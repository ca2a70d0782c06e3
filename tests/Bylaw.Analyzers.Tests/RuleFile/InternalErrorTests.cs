using Bylaw.Rules;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers.Tests.RuleFile;

/// <summary>What becomes of an exception of ours. No rule file makes one happen, so the places that catch are asked directly.</summary>
public sealed class InternalErrorTests
{
    private static readonly Rule Rule = new("fragile", 0, new Place("bylaw.yml", 0, 7, 1, 1), AnyTypeSelector.Instance, new LayeredVerb(), null, null,
        new SeverityPolicy(Severity.Error, []), [], RuleExamples.None, null, false);

    [Fact]
    public void A_callback_that_throws_is_an_error_that_says_what_was_not_checked()
    {
        var reported = new List<Diagnostic>();

        Guard.Run<object?>(reported.Add, "the code of 'Order'", null, _ => throw new InvalidOperationException("out of reach"), null);

        var diagnostic = Assert.Single(reported);
        Assert.Equal("BYL0008", diagnostic.Id);
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.StartsWith("Bylaw failed at the code of 'Order', which was not checked: InvalidOperationException: out of reach", diagnostic.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelling_is_no_error() => Assert.Throws<OperationCanceledException>(
        () => Guard.Run<object?>(_ => { }, "anything", null, _ => throw new OperationCanceledException(), null));

    [Fact]
    public void A_rule_that_throws_has_nothing_to_say_and_is_remembered()
    {
        var health = new RuleHealth();

        Assert.Null(health.Ask<string>(Rule, () => throw new InvalidOperationException("first")));
        Assert.Null(health.Ask<string>(Rule, () => throw new InvalidOperationException("second")));
        Assert.Equal("answer", health.Ask(Rule, () => "answer"));

        var failed = Assert.Single(health.Failed);
        Assert.Equal("fragile", failed.Key.Name);
        Assert.Equal("first", failed.Value.Message);
    }
}
