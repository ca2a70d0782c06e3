using Bylaw.Rules.Quoting;

namespace Bylaw.Rules.Tests.Quoting;

public sealed class QuotesTests
{
    [Theory]
    [InlineData("- **Never** call the `DbContext` from a controller.", "never call the dbcontext from a controller")]
    [InlineData("1. Never  call\nit;", "never call it")]
    [InlineData("3) [x] Write tests", "write tests")]
    [InlineData("| Service | must not use HTTP |", "service must not use http")]
    [InlineData("|Service|must not use HTTP|", "service must not use http")]
    [InlineData("> > Quoted", "quoted")]
    [InlineData(">Quoted", "quoted")]
    [InlineData("## Services ##", "services")]
    [InlineData("Endpoint -> Service", "endpoint -> service")]
    [InlineData("a \\* b\\nc", "a b c")]
    [InlineData("Never call\\\nit\\", "never call it")]
    [InlineData("at most 3.", "at most 3")]
    [InlineData("3", "3")]
    [InlineData("…", "")]
    [InlineData("***", "")]
    public void One_spelling_for_all(string quote, string normal) => Assert.Equal(normal, Quotes.Normalise(quote));

    [Theory]
    [InlineData("Endpoint -> Service", "Service -> Endpoint")]
    [InlineData("Endpoint -> Service", "Endpoint <- Service")]
    [InlineData("Endpoint -> Service", "Endpoint => Service")]
    [InlineData("at most 3", "at most 4")]
    public void Other_words_are_another_sentence(string one, string other) => Assert.NotEqual(Quotes.Normalise(one), Quotes.Normalise(other));

    [Fact]
    public void A_long_quote_is_shortened_to_a_beginning()
    {
        var quote = string.Join(' ', Enumerable.Repeat("word", 100));

        Assert.True(Quotes.IsBeginning(Quotes.Short(quote)));
        Assert.True(new SpecWords("Before. " + quote + " and more").Says(Quotes.Short(quote)));
        Assert.Equal("short", Quotes.Short("short"));
    }
}
