using Bylaw.Rules.Quoting;

namespace Bylaw.Rules.Tests.Quoting;

public sealed class SpecWordsTests
{
    private const string Spec = """
        ---
        description: "Reviews code.\nNever approves \"quick\" fixes."
        ---
        # Backend

        - **Services** never
          read the clock; they take a `TimeProvider`.
        - [ ] Repositories return entities
        1. Endpoints talk to services — never to repositories.

        > No raw SQL,
        > ever.

        | Layer | Must not |
        |:------|---------:|
        | Model | know HTTP |

        Setext heading
        --------------

        ```
        Endpoint → Service → Repository
        ```
        """;

    [Theory]
    [InlineData("**Services** never read the clock")]
    [InlineData("they take a TimeProvider.")]
    [InlineData("- [x] Repositories return entities")]
    [InlineData("2. Endpoints talk to services")]
    [InlineData("never to repositories.")]
    [InlineData("No raw SQL, ever.")]
    [InlineData("| Model | know HTTP |")]
    [InlineData("Model | know HTTP")]
    [InlineData("Endpoint → Service → Repository")]
    [InlineData("Setext heading")]
    [InlineData("Never approves \"quick\" fixes.")]
    [InlineData("Services never read the cl…")]
    [InlineData("services NEVER read the clock")]
    public void Says(string quote) => Assert.True(new SpecWords(Spec).Says(quote));

    [Theory]
    [InlineData("Services always read the clock")]
    [InlineData("Endpoint → Repository")]
    [InlineData("| Model | know SQL |")]
    [InlineData("Services never read the calendar…")]
    [InlineData("ervices never read the clock")]
    [InlineData("Services never read the cl")]
    public void Says_not(string quote) => Assert.False(new SpecWords(Spec).Says(quote));

    [Theory]
    [InlineData("Use EF Core.", "Never use EF Core.", false)]
    [InlineData("Use EF Core.", "Use EF Core in repositories only.", false)]
    [InlineData("Use EF Core.", "Use EF Core\n\nNever Dapper", true)]
    [InlineData("Use EF Core.", "Data:\nuse EF Core", true)]
    [InlineData("Use EF Core.", "Data: use EF Core.", true)]
    [InlineData("Use *EF Core*!", "Use *EF Core*! It is good.", true)]
    [InlineData("Use EF Core", "| Data | use EF Core | 3 |", true)]
    [InlineData("use EF Core", "Never use EF Core in tests.", true)]
    public void Words_around_it(string quote, string spec, bool says) => Assert.Equal(says, new SpecWords(spec).Says(quote));

    [Theory]
    [InlineData("")]
    [InlineData("**")]
    [InlineData("|")]
    [InlineData("\\")]
    [InlineData("- \n- \n-")]
    public void Nothing_is_always_said_and_says_nothing(string text)
    {
        Assert.True(new SpecWords("words").Says(text));
        Assert.False(new SpecWords(text).Says("words"));
    }

    [Fact]
    public void Time_grows_with_the_text()
    {
        var text = new SpecWords(string.Concat(Enumerable.Repeat("- a b | c > d \\ ", 100_000)));

        Assert.False(text.Says(string.Concat(Enumerable.Repeat("a b c d ", 30)) + "e"));
    }
}
