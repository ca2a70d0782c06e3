using Bylaw.Cli.Explaining;

namespace Bylaw.Cli.Tests.Explaining;

public sealed class QuestionTests
{
    [Theory]
    [InlineData("layering", "Name", "layering", "")]
    [InlineData("Shop.Services.OrderService", "Name", "Shop.Services.OrderService", "")]
    [InlineData(" byl1001 ", "Id", "BYL1001", "")]
    [InlineData("GET /orders/{id}", "Route", "GET /orders/{id}", "")]
    [InlineData("get,head /", "Route", "get,head /", "")]
    [InlineData("GETS /orders", "Name", "GETS /orders", "")]
    [InlineData("Endpoint -> Repository", "Use", "Endpoint", "Repository")]
    [InlineData("OrderService→System.DateTime.UtcNow", "Use", "OrderService", "System.DateTime.UtcNow")]
    [InlineData("GET /orders -> OrderRepository", "Use", "GET /orders", "OrderRepository")]
    public void A_text_says_what_kind_of_thing_is_meant(string text, string kind, string what, string target)
    {
        var question = Question.Of(text);
        Assert.Equal((kind, what, target), (question.Kind.ToString(), question.Text, question.Target));
    }

    [Theory]
    [InlineData("")]
    [InlineData("''")]
    [InlineData("A ->")]
    [InlineData("A -> B -> C")]
    public void What_asks_nothing_is_refused(string text) => Assert.Throws<UnknownNameException>(() => Question.Of(text));

    [Fact]
    public void Pages_become_sections_of_plain_lines() => Assert.All(ReferencePage.Ids, id =>
    {
        var sections = PageText.Sections(ReferencePage.Of(id)!);
        Assert.Equal("Cause", sections[0].Heading);
        Assert.Contains(sections, section => section.Heading == "How to fix");
        Assert.All(sections, section => Assert.DoesNotContain(section.Lines, line => line.StartsWith("```", StringComparison.Ordinal) || line.Contains("](", StringComparison.Ordinal)));
    });
}
