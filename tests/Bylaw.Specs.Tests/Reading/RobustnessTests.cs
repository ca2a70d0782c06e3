using System.Diagnostics;
using System.Text;
using Bylaw.Specs.Reading;
using Bylaw.Specs.Statements;
using Bylaw.Specs.Tests.Statements;

namespace Bylaw.Specs.Tests.Reading;

public class RobustnessTests
{
    private const string Seed = """
        ---
        name: backend
        description: >
          Owns the API in src/Api/. MUST BE USED for endpoints.
        paths: ["src/**/*.cs", 'x']
        ---
        # Rules (ENFORCED)
        You own the API. Never use `DbContext` in **controllers** unless told; see [style](docs/a.md#b).

        ## ❌ Don't
        - [ ] Call `Wait()` — ever (except in tests)
          1. nested → item
             ```csharp
             // Bad
             task.Wait();
             // Good
             await task;
             ```
        | Component | File |
        |---|---|
        | Service | `{Entity}Service.cs` |

        ```
        ALLOWED:
          Endpoint → Service
        VIOLATIONS:
          Endpoint → Repository
        ```
        <example>user: "x"</example> <!-- note --> Result<T> &amp; 禁止 X
        """;

    private static readonly StatementReader Reader = Document.Reader;

    [Fact]
    public void Whatever_the_bytes_are_nothing_throws_and_places_hold()
    {
        var random = new Random(20_261_121);
        var seed = Encoding.UTF8.GetBytes(Seed);
        for (var run = 0; run < 20_000; run++)
        {
            var bytes = Mutate(seed, random);
            var text = SpecText.Decode(bytes).Text ?? Encoding.Latin1.GetString(bytes);
            var document = SpecParser.Parse("a.md", "a", text);
            var lines = text.AsSpan().Count('\n') + 1;
            foreach (var statement in Reader.Read(document))
            {
                Assert.InRange(statement.Line, 1, lines);
                Assert.DoesNotContain('\n', statement.Quote);
                Assert.NotEmpty(statement.Quote);
            }

            if (run % 20 == 0)
                _ = Reference.Of(document);
        }
    }

    // Parts cut out, doubled, swapped, and bytes that mean something in markdown.
    private static byte[] Mutate(byte[] seed, Random random)
    {
        var bytes = seed.ToList();
        for (var change = random.Next(1, 8); change > 0; change--)
        {
            var at = random.Next(bytes.Count + 1);
            var length = Math.Min(random.Next(1, 60), bytes.Count - at);
            switch (random.Next(4))
            {
                case 0:
                    bytes.RemoveRange(at, length);
                    break;
                case 1:
                    bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length));
                    break;
                case 2:
                    var marks = "`*_[]()<>|-#\n\r\t :\\&!~\"'\0é→"u8;
                    bytes.Insert(at, marks[random.Next(marks.Length)]);
                    break;
                default:
                    if (at < bytes.Count)
                        bytes[at] = (byte)random.Next(256);
                    break;
            }
        }

        return [.. bytes];
    }

    public static TheoryData<string, string> Hostile => new()
    {
        { "quotations", new string('>', 200_000) + " never" },
        { "brackets", string.Concat(Enumerable.Repeat("[", 50_000)) },
        { "links", string.Concat(Enumerable.Repeat("[a](", 50_000)) },
        { "stars", string.Concat(Enumerable.Repeat("**a ", 50_000)) },
        { "backticks", string.Concat(Enumerable.Range(1, 600).Select(count => new string('`', count) + "a")) },
        { "lists", string.Concat(Enumerable.Range(0, 400).Select(depth => new string(' ', depth * 2) + "- never\n")) },
        { "comments", string.Concat(Enumerable.Repeat("<!-- ", 100_000)) },
        { "tags", string.Concat(Enumerable.Repeat("<a", 100_000)) },
        { "examples", string.Concat(Enumerable.Repeat("<example>\n", 50_000)) },
        { "cells", "|a" + string.Concat(Enumerable.Repeat("|a", 5_000)) + "\n|-" + string.Concat(Enumerable.Repeat("|-", 5_000)) + "\n|b\n" },
        { "one long line", "- " + string.Concat(Enumerable.Repeat("never must not (\"x\") unless — ", 20_000)) },
        { "one long sentence", string.Concat(Enumerable.Repeat("use: it, when ", 20_000)) },
        { "code spans", "- " + string.Concat(Enumerable.Repeat("`a` never ", 10_000)) },
        { "a long fence", "```\n" + string.Concat(Enumerable.Repeat("a → b\n", 50_000)) + "```\n" },
        { "headings", string.Concat(Enumerable.Repeat("# a\n## b\n", 20_000)) },
        { "head", "---\n" + string.Concat(Enumerable.Repeat("a: b\n", 100_000)) + "---\n" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Nothing_runs_long(string name, string text)
    {
        var watch = Stopwatch.StartNew();
        var document = SpecParser.Parse("a.md", "a", text);
        _ = Reader.Read(document);
        _ = Reference.Of(document);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"{name}: {watch.Elapsed}");
    }
}
