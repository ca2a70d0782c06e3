using Bylaw.Rules.Yaml;

namespace Bylaw.Rules.Tests.Yaml;

/// <summary>Every form that is refused: exactly this token, and a message that says how to mend it.</summary>
public sealed class YamlReaderProblemTests
{
    [Theory]
    [InlineData("a: *Command", 1, 4, "*Command", "write it in quotes: \"*Command\"")]
    [InlineData("in: **.Services.** # all", 1, 5, "**.Services.**", "is an alias in YAML; write it in quotes: \"**.Services.**\"")]
    [InlineData("- *A {B} \"c\"", 1, 3, "*A {B} \"c\"", "write it in quotes: '*A {B} \"c\"'")]
    [InlineData("a: [ x, *Command, y ]", 1, 9, "*Command", "write it in quotes: \"*Command\"")]
    [InlineData("a: { b: *{Entity}Command }", 1, 9, "*{Entity}Command", "write it in quotes: \"*{Entity}Command\"")]
    [InlineData("*a : b", 1, 1, "*a", "is an alias in YAML")]
    [InlineData("a: {Entity}Service", 1, 4, "{Entity}Service", "is a map in YAML; write it in quotes: \"{Entity}Service\"")]
    [InlineData("a: {!Module}.Api", 1, 4, "{!Module}.Api", "write it in quotes: \"{!Module}.Api\"")]
    [InlineData("a: {Entity}", 1, 4, "{Entity}", "is a map in YAML; write it in quotes: \"{Entity}\"")]
    [InlineData("a: { b: {Entity}Service, c: d }", 1, 9, "{Entity}Service", "write it in quotes: \"{Entity}Service\"")]
    [InlineData("a: { use: I{Entity}Service }", 1, 11, "I{Entity}Service", "brackets cannot be part of a plain text here")]
    [InlineData("a: [ I{Entity}Service ]", 1, 6, "I{Entity}Service", "write it in quotes: \"I{Entity}Service\"")]
    [InlineData("a: [Order[], b]", 1, 5, "Order[]", "write it in quotes: \"Order[]\"")]
    [InlineData("a: @b", 1, 4, "@b", "cannot start with '@'; write it in quotes: \"@b\"")]
    [InlineData("a: `b`", 1, 4, "`b`", "cannot start with '`'")]
    [InlineData("a: %b", 1, 4, "%b", "cannot start with '%'")]
    [InlineData("a: ]b", 1, 4, "]b", "cannot start with ']'")]
    [InlineData("a: , b", 1, 4, ", b", "cannot start with ','")]
    [InlineData("a: :b", 1, 4, ":b", "expected a key before ':'")]
    [InlineData(": b", 1, 1, ": b", "expected a key before ':'")]
    [InlineData("a: \u00A0b", 1, 4, "\u00A0b", "non-breaking space (U+00A0) before the text")]
    [InlineData("a: [ - b ]", 1, 6, "- b", "separated by commas")]
    [InlineData("a: [ | ]", 1, 6, "|", "outside of brackets")]
    [InlineData("a: Use X: it is better", 1, 9, ":", "write it in quotes: \"Use X: it is better\"")]
    [InlineData("a: { b: Use X: it is, c: d }", 1, 14, ":", "write it in quotes: \"Use X: it is\"")]
    [InlineData("a: b: c\n   more\nd: e", 1, 5, ":", "': ' cannot be part of a plain text")]
    public void Text_that_needs_quotes(string text, int line, int column, string token, string message) =>
        AssertProblem(text, line, column, token, message);

    [Theory]
    [InlineData("a: &x b", 1, 4, "&x", "anchors are not supported")]
    [InlineData("a: &x\n  b: c", 1, 4, "&x", "anchors are not supported")]
    [InlineData("a: [&x b]", 1, 5, "&x", "anchors are not supported")]
    [InlineData("&x a: b", 1, 1, "&x", "anchors are not supported")]
    [InlineData("a: !!int 5", 1, 4, "!!int", "tags are not supported")]
    [InlineData("a: { b: !x c }", 1, 9, "!x", "tags are not supported; remove it, or for a text, write it in quotes: \"!x\"")]
    [InlineData("- !x\n  - b", 1, 3, "!x", "tags are not supported")]
    [InlineData("a: 1\n<<: *x\nb: c", 2, 1, "<<", "merge keys ('<<') are not supported")]
    [InlineData("a: { <<: b }", 1, 6, "<<", "merge keys ('<<') are not supported")]
    [InlineData("? a\n: b\nc: d", 1, 1, "?", "complex keys ('? ') are not supported; write 'key: value'")]
    [InlineData("a: 1\n? b\n: c\nd: e", 2, 1, "?", "complex keys ('? ') are not supported")]
    [InlineData("{ ? a }", 1, 3, "? a", "complex keys ('? ') are not supported")]
    [InlineData("[a, b]: c", 1, 1, "[", "a map or list cannot be a key")]
    [InlineData("a: 1\n{b: c}: d\ne: f", 2, 1, "{", "a map or list cannot be a key")]
    [InlineData("{ [a]: b }", 1, 3, "[", "a map or list cannot be a key")]
    [InlineData("\"a\n  b\": c", 1, 1, "\"a", "a key must be a text on one line")]
    [InlineData("a *b: c", 1, 1, "a *b", "parsers disagree on a '*'")]
    [InlineData("%YAML 1.2\n---\na: b", 1, 1, "%YAML 1.2", "directives are not supported; remove the line")]
    [InlineData("a: b\n---\nc: d", 2, 1, "---", "a second document; a rule file holds one")]
    [InlineData("---\n---\na: b", 2, 1, "---", "a second document")]
    [InlineData("a: b\n...\nc: d", 3, 1, "c: d", "a second document")]
    [InlineData("a: b\n...\n...", 3, 1, "...", "a second document")]
    [InlineData("--- a: b\n", 1, 5, "a: b", "unexpected text after the document marker")]
    public void Forms_outside_of_the_subset(string text, int line, int column, string token, string message) =>
        AssertProblem(text, line, column, token, message);

    [Theory]
    [InlineData("a: 1\nb: 2\na: 3", 3, 1, "a", "the key 'a' stands already in line 1")]
    [InlineData("a: 1\n\"a\": 3", 2, 1, "\"a\"", "the key 'a' stands already in line 1")]
    [InlineData("a: { b: 1, c: 2, b: 3 }", 1, 18, "b", "the key 'b' stands already in line 1")]
    [InlineData("a:\n  b: 1\n  b:\n    c: d", 3, 3, "b", "the key 'b' stands already in line 2")]
    public void Duplicate_keys(string text, int line, int column, string token, string message) =>
        AssertProblem(text, line, column, token, message);

    [Theory]
    [InlineData("a:\n\tb: c\n\td: e\nf: g", 2, 1, "\t", "a tab in the indentation; YAML indents with spaces")]
    [InlineData("\ta: b", 1, 1, "\t", "a tab in the indentation")]
    [InlineData("a:\n  \tb: c", 2, 3, "\t", "a tab in the indentation")]
    [InlineData("a: b\n\t\nc: d", 2, 1, "\t", "a tab in the indentation")]
    [InlineData("a: [\n\tb ]", 2, 1, "\t", "a tab in the indentation")]
    [InlineData("a: 'b\n\tc'", 2, 1, "\t", "a tab in the indentation")]
    [InlineData("a: |\n\tb\nc: d", 2, 1, "\t", "a tab in the indentation")]
    [InlineData("-\ta: b", 1, 2, "\t", "a tab in the indentation")]
    [InlineData("a: {}\n  b: c", 2, 3, "b: c", "indented by 2 spaces, expected 0 as in line 1; deeper lines may only follow")]
    [InlineData("a: b\n  c: d\ne: f", 2, 3, "c: d", "indented by 2 spaces, expected 0 as in line 1")]
    [InlineData("a: b\n  - c", 2, 3, "- c", "indented by 2 spaces, expected 0 as in line 1")]
    [InlineData("a: b # c\n  d\ne: f", 2, 3, "d", "indented by 2 spaces, expected 0 as in line 1")]
    [InlineData("a:\n    b: c\n  d: e\nf: g", 3, 3, "d: e", "indented by 2 spaces, expected 4 as in line 2")]
    [InlineData("a:\n    - b\n  - c\nf: g", 3, 3, "- c", "indented by 2 spaces, expected 4 as in line 2")]
    [InlineData("- a\n   - b\n- c", 2, 4, "- b", "indented by 3 spaces, expected 0 as in line 1")]
    [InlineData("a: |\n    b\n  c\nd: e", 3, 3, "c", "indented by 2 spaces, less than the text block above (4)")]
    [InlineData("a:\n  b: [\n    c\n ]\nd: e", 4, 2, "]", "a closing bracket left of the key or '-'; indent it by 2 spaces")]
    public void Indentation(string text, int line, int column, string token, string message) =>
        AssertProblem(text, line, column, token, message);

    [Theory]
    [InlineData("a: \"b\nc: d", 1, 4, "\"", "the closing \" is missing")]
    [InlineData("a: 'b", 1, 4, "'", "the closing ' is missing")]
    [InlineData("a: ['b, c]\nd: e", 1, 5, "'", "the closing ' is missing")]
    [InlineData("a: [ b, c\nd: e", 1, 4, "[", "'[' is never closed; expected ']'")]
    [InlineData("a: [ b, { c: d ]", 1, 16, "]", "expected '}', found ']'")]
    [InlineData("a: { b: [ c }\nd: e", 1, 13, "}", "expected ']', found '}'")]
    [InlineData("a: [ b }\nd: e", 1, 8, "}", "expected ']', found '}'")]
    [InlineData("a: {\n  b: c\nd: e", 1, 4, "{", "'{' is never closed; expected '}'")]
    [InlineData("a: [[[", 1, 6, "[", "'[' is never closed")]
    [InlineData("a: [b]]", 1, 7, "]", "unexpected text after the closing bracket")]
    [InlineData("a: [A-Z]* # b", 1, 9, "*", "or quotes around the whole text")]
    [InlineData("a: 'don't'", 1, 9, "t'", "an apostrophe inside is written twice, ''")]
    [InlineData("a: \"say \"so\"\"", 1, 10, "so\"\"", "a quote inside is written \\\"")]
    [InlineData("a: \"b\n  c: \"d\"", 2, 7, "d\"", "after the quoted text that starts in line 1 (is its closing \" missing?)")]
    [InlineData("a: \"b\": c", 1, 7, ": c", "unexpected text after the closing \"")]
    [InlineData("a: 'b'#c", 1, 7, "#", "expected a space before the comment's '#'")]
    [InlineData("a: [b,#c\n d]", 1, 7, "#", "expected a space before the comment's '#'")]
    public void Quotes_and_brackets(string text, int line, int column, string token, string message) =>
        AssertProblem(text, line, column, token, message);

    [Theory]
    [InlineData(@"a: ""\d+""", 1, 5, @"\d", @"unknown escape '\d'; for a backslash write '\\', or use single quotes")]
    [InlineData(@"a: ""b\x4""", 1, 6, @"\x", "expected 2 hexadecimal digits after '\\x'")]
    [InlineData(@"a: ""\u12g4""", 1, 5, @"\u", "expected 4 hexadecimal digits")]
    [InlineData(@"a: ""\U0011000""", 1, 5, @"\U", "expected 8 hexadecimal digits")]
    [InlineData(@"a: ""\U00110000""", 1, 5, @"\U", "Unicode ends at")]
    [InlineData(@"a: ""\UFFFFFFFF""", 1, 5, @"\U", "Unicode ends at")]
    [InlineData(@"a: ""\uD83D""", 1, 5, @"\u", "half of a surrogate pair")]
    [InlineData(@"a: ""\uD83D\u0041""", 1, 5, @"\u", "half of a surrogate pair")]
    [InlineData(@"a: ""\uDE00""", 1, 5, @"\u", "half of a surrogate pair")]
    [InlineData("a: \"b \\\n  c\"", 1, 7, "\\", "a backslash at the end of a line is not supported")]
    public void Escapes(string text, int line, int column, string token, string message) =>
        AssertProblem(text, line, column, token, message);

    [Theory]
    [InlineData("a: 1\nb\nc: 2", 2, 1, "b", "expected ':' and a value after the key 'b'")]
    [InlineData("a:\n  b\n  c: d", 2, 3, "b", "expected ':' and a value after the key 'b'")]
    [InlineData("a: 1\nb:c", 2, 1, "b:c", "expected a space after the ':' in 'b:c'")]
    [InlineData("a: 1\nb:\u00A0c", 2, 1, "b:\u00A0c", "a non-breaking space (U+00A0) after the ':'")]
    [InlineData("a: 1\n\"b\" c: 2", 2, 1, "\"b\"", "expected ':' and a value after the key 'b'")]
    [InlineData("a: 1\n- b\n- c\nd: 2", 2, 1, "-", "expected a key like 'a' in line 1, found a list item")]
    [InlineData("a:\n  - b\n  c: d", 3, 3, "c: d", "expected '- ' as in line 2")]
    [InlineData("a: - b\nc: d", 1, 4, "-", "a list cannot start on the line of its key")]
    [InlineData("a: { b, c: d }", 1, 6, "b", "expected ':' and a value after the key 'b'")]
    [InlineData("a: { b:c }", 1, 6, "b:c", "expected a space after the ':'")]
    [InlineData("a: { \"b\":c }", 1, 9, ":", "expected a space after ':'")]
    [InlineData("a: { b:, c: d }", 1, 7, ":", "expected a space after ':'")]
    [InlineData("\"a\":b\nc: d", 1, 4, ":", "expected a space after ':'")]
    [InlineData("a: b\n'c':d", 2, 4, ":", "expected a space after ':'")]
    [InlineData("a: [ b: c, d ]", 1, 7, ":", "write the pair in braces, '{ key: value }'")]
    [InlineData("a: [ b, , c ]", 1, 9, ",", "expected a value before ','")]
    [InlineData("a: [ 'b' 'c' ]", 1, 10, "'", "expected ',' or ']'")]
    [InlineData("a: [ b\n  c ]", 2, 3, "c", "expected ',' or ']'; a text between brackets that goes on over several lines")]
    [InlineData("a: { b: [c] d: e }", 1, 13, "d", "expected ',' or '}'")]
    [InlineData("a: |x\nb: c", 1, 4, "|x", "after '|' only '+', '-', a digit from 1 to 9 and a comment may follow")]
    [InlineData("a: >=1.0\n   x\nb: c", 1, 4, ">=1.0", "write it in quotes: \">=1.0\"")]
    [InlineData("a: |0\n  b", 1, 4, "|0", "a digit from 1 to 9")]
    [InlineData("a: |+-\n  b", 1, 4, "|+-", "only '+', '-'")]
    [InlineData("a:\n  |\n  b", 2, 3, "|", "must stand on the line of its key")]
    [InlineData("a: |\n \n  b", 2, 1, " ", "blank lines before a text block's first line must be empty")]
    [InlineData("{ a: b }\nc: d", 2, 1, "c: d", "unexpected text after the end of the document")]
    public void Structure(string text, int line, int column, string token, string message) =>
        AssertProblem(text, line, column, token, message);

    [Theory]
    [InlineData("a: b\0c", 1, 5, "\0", "the control character U+0000 is not allowed")]
    [InlineData("a: b\r\n# \u2028", 2, 3, "\u2028", "U+2028 is not allowed; remove it, or write \\u2028 in double quotes")]
    [InlineData("a:\r  \u001B: b", 2, 3, "\u001B", "U+001B")]
    [InlineData("a: '\u0085'", 1, 5, "\u0085", "U+0085")]
    [InlineData("a: \u007F", 1, 4, "\u007F", "U+007F")]
    [InlineData("a: \uFEFFb", 1, 4, "\uFEFF", "a byte order mark (U+FEFF) may only be the file's first character")]
    [InlineData("a: \uFFFF", 1, 4, "\uFFFF", "U+FFFF")]
    public void Characters(string text, int line, int column, string token, string message) =>
        AssertProblem(text, line, column, token, message);

    [Theory]
    [InlineData('\uD83D')]
    [InlineData('\uDE00')]
    public void Half_a_surrogate_pair(char half) => AssertProblem($"a: b{half}c", 1, 5, half.ToString(), "half of a surrogate pair");

    [Fact]
    public void Limits()
    {
        AssertProblem(new string('a', YamlLimits.MaxLength + 1), 1, 1, "", "longer than 1048576 characters");
        AssertProblem("a: " + new string('[', 40), 1, 35, "[", "nested deeper than 32 levels");
        AssertProblem("[" + string.Concat(Enumerable.Repeat("a,", YamlLimits.MaxNodes)) + "]", 1, 200_000, "a", "more than 100000 values");
        AssertProblem(new string('k', 1_025) + ": a", 1, 1, new string('k', 1_025), "a key longer than 1024 characters");
        Assert.Empty(Problems(new string('k', 1_024) + ": a"));
        Assert.Empty(Problems("a: " + new string('[', 31) + new string(']', 31)));
    }

    [Fact]
    public void Problems_end_at_a_limit()
    {
        var problems = Problems(string.Concat(Enumerable.Repeat("- *a\n", 1_000)));
        Assert.Equal(YamlLimits.MaxProblems + 1, problems.Count);
        Assert.Equal("more than 50 problems; the rest of the file was not read", problems[^1].Message);
        Assert.Equal(51, problems[^1].Place.Line);
    }

    [Fact]
    public void What_is_no_text_gives_few_problems() =>
        Assert.Equal(YamlLimits.MaxForbiddenCharacters, Problems(new string('\u0001', 5_000)).Count);

    private static void AssertProblem(string text, int line, int column, string token, string message)
    {
        var problem = Assert.Single(Problems(text));
        var place = problem.Place;
        Assert.Equal((line, column, token), (place.Line, place.Column, text.Substring(place.Start, place.Length)));
        Assert.Contains(message, problem.Message);
        Assert.Equal("BYL0002", problem.Id);
        Assert.Equal("bylaw.yml", place.File);
        Assert.DoesNotContain('\n', problem.Message);
        Assert.False(problem.Message.EndsWith('.'), problem.Message);
    }

    private static List<Problem> Problems(string text)
    {
        var problems = new List<Problem>();
        YamlReader.Read("bylaw.yml", text, problems);
        return problems;
    }
}
