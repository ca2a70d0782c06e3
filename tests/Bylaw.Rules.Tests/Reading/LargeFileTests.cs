using System.Text;
using Bylaw.Rules.Reading;

namespace Bylaw.Rules.Tests.Reading;

/// <summary>The compiler reads rule files in every build: a large one costs in proportion to its size, and never the stack.</summary>
public sealed class LargeFileTests
{
    /// <summary>Far above what any of these needs, far below what a quadratic one took.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(15_000, "layers:", "L{0}: { in: N{0} }", "rules: { a: { forbid: { types: X } } }")]
    [InlineData(9_000, "rules:", "r{0}: { forbid: { types: X } }", "")]
    [InlineData(9_000, "rules:", "r{0}: { in: L{0}y, forbid: { types: X } }", "layers: { L: { in: X } }")]
    [InlineData(9_000, "facets:", "f{0}: { is: [f{0}x, g{0}] }", "rules: { a: { forbid: { types: X } } }")]
    [InlineData(9_000, "specs:", "s{0}: { file: a.md }", "rules: { a: { forbid: { types: X }, source: { spec: t } } }")]
    [InlineData(9_000, "exceptions:", "- { rule: r{0}, at: C, reason: Internal., expires: never }", "rules: { a: { forbid: { types: X } } }")]
    public void Many_of_the_same(int count, string section, string entry, string rest)
    {
        var text = new StringBuilder("bylaw: 1\n").Append(rest).Append('\n').Append(section).Append('\n');
        for (var i = 0; i < count; i++)
            text.Append("  ").Append(entry.Replace("{0}", i.ToString())).Append('\n');

        AssertSoon(text.ToString());
    }

    [Theory]
    [InlineData("use: \"", "{", "}\"")]
    [InlineData("use: \"", "{a}", "\"")]
    [InlineData("note: \"", "{!", "}\"")]
    public void Advice_of_nothing_but_braces(string start, string piece, string end) =>
        AssertSoon($"bylaw: 1\nrules: {{ a: {{ forbid: {{ types: X }}, instead: {{ {start}{string.Concat(Enumerable.Repeat(piece, 200_000))}{end} }} }} }}");

    private static void AssertSoon(string text) =>
        Assert.True(Task.Run(() => RuleBookReader.Read(new RuleFileText("bylaw.yml", text), [])).Wait(Long), "still reading");
}
