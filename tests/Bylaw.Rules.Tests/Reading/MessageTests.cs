using Bylaw.Rules.Reading;

namespace Bylaw.Rules.Tests.Reading;

/// <summary>What somebody reads who writes a first rule file: one slip, one message, at the slip, with what to write in its place.</summary>
public sealed class MessageTests
{
    private const string Severities = "expected error (fails the build), warning, suggestion (shown in the editor only), silent (not shown) or none (the rule is off), found ";
    private const string Verbs = "flow, forbid, allow, require, reserve, name, catalog, ensure";
    private const string Arrows = "a chain has '->' between its layers, from the one that calls to the one that is called; write ";

    [Theory]
    [InlineData("extends: bylaw/backend", 1, 7, "a rule file needs the key 'bylaw': the version of the rule language; the first line is `bylaw: 1`")]
    [InlineData("version: 1\nextends: bylaw/backend", 1, 7, "'version' is no key of a rule file, did you mean 'bylaw'?")]
    [InlineData("bylaw: \"1\"\nextends: bylaw/backend", 8, 3, "expected the number 1, found a text; write it without quotes")]
    public void The_first_line(string text, int column, int length, string message) => AssertProblem(Read(text), 1, column, length, message);

    [Theory]
    [InlineData("{ layered: true }", 15, 4, "expected {}, since layered has no settings, found 'true'")]
    [InlineData("nullable-style", 4, 14, "expected a check, such as layered or { nullable-style: { nullable: enable } }, found 'nullable-style'")]
    [InlineData("layerd", 4, 6, "expected a check, such as layered or { nullable-style: { nullable: enable } }, found 'layerd', did you mean 'layered'?")]
    [InlineData("{ nullable-style: enable }", 22, 6, "expected a map such as { nullable: enable } (keys: nullable, forbid, null-default, untyped, null-forgiving), found 'enable'")]
    public void Checks(string ensure, int column, int length, string message) => AssertProblem(ReadRule("ensure: " + ensure), 4, column + 9, length, message);

    [Fact]
    public void A_check_without_settings_needs_no_map()
    {
        var book = ReadRule("ensure: layered");

        Assert.Empty(book.Problems);
        Assert.IsType<LayeredVerb>(book.Rules.Single(rule => rule.Name == "a").Verb);
    }

    [Theory]
    [InlineData("warn", "'warn', did you mean 'warning'?")]
    [InlineData("info", "'info', did you mean 'suggestion'?")]
    [InlineData("hint", "'hint', did you mean 'suggestion'?")]
    [InlineData("off", "'off', did you mean 'none'?")]
    [InlineData("Error", "'Error', did you mean 'error'?")]
    [InlineData("2", "'2'")]
    public void Severities_are_explained(string word, string message) =>
        AssertProblem(ReadRule($"severity: {word}\n    forbid: {{ types: X.Y }}"), 4, 15, word.Length, Severities + message);

    [Theory]
    [InlineData("layring: { severity: warning }", "there is no rule 'layring' to change, did you mean 'layering'? A rule of its own needs one of " + Verbs)]
    [InlineData("endpoint-no-db: { severity: warning }", "there is no rule 'endpoint-no-db' to change, did you mean 'endpoint-no-db-session'? A rule of its own needs one of " + Verbs)]
    [InlineData("mine: { in: any, severity: warning }", "the rule 'mine' demands nothing: it needs one of " + Verbs + "; and there is no other rule of that name that it could change")]
    [InlineData("layring: none", "there is no rule 'layring' to switch off, did you mean 'layering'?")]
    public void Names_of_rules(string rule, string message) =>
        AssertProblem(Read("bylaw: 1\nextends: bylaw/backend\nrules:\n  " + rule), 4, 3, rule.IndexOf(':'), message);

    [Theory]
    [InlineData("layering: off", 13, 3, "expected a rule, or none, found 'off', did you mean 'none'?")]
    [InlineData("a: { forbid: X.Y }", 16, 3, "expected a map such as { types: [Shop.Clock, \"*Helper\"] } (keys: layers, types, namespaces, members, attributes, throws, transitive, declares), found 'X.Y'")]
    [InlineData("a: { forbid: { type: X.Y } }", 18, 4, "'type' is no key of forbid, did you mean 'types'?")]
    [InlineData("a: { why: x, forbid: { types: X.Y } }", 8, 3, "'why' is no key of a rule, did you mean 'because'?")]
    [InlineData("a: { allow: { members: X.Y } }", 17, 7, "'members' is no key of allow; its keys are layers, types, namespaces, throws")]
    [InlineData("a: { reserve: { types: X.Y } }", 17, 1, "reserve needs the key 'for': who may use them")]
    [InlineData("a: { reserve: { types: X.Y, for: OrderStore } }", 36, 10, "'OrderStore' is no layer of this rule file; for a type of that name write { named: OrderStore }")]
    [InlineData("a: { in: data, forbid: { types: X.Y } }", 12, 4, "'data' is no layer of this rule file; for the facet write { is: data }")]
    [InlineData("a: { name: \"{Entity}Service\" }", 14, 17, "expected a map such as { type: \"{Entity}Service\" } (keys: type, file, folder, namespace, method, route, where), found '{Entity}Service'")]
    [InlineData("a: { forbid: { members: System.DateTime.Now() } }", 27, 21, "a member is named without brackets, which means all its overloads; write System.DateTime.Now")]
    [InlineData("a: { in: { named: \".*Service$\" }, forbid: { types: X.Y } }", 21, 12, "'$' has no meaning in a pattern; there are *, ** and captures such as {Entity}, no regular expressions")]
    [InlineData("a: { in: { in: Shop..Api }, forbid: { types: X.Y } }", 18, 9, "'Shop..Api' has nothing before, after or between its '.'")]
    public void Parts_of_a_rule(string rule, int column, int length, string message) =>
        AssertProblem(Read("bylaw: 1\nextends: bylaw/backend\nrules:\n  " + rule), 4, column, length, message);

    [Theory]
    [InlineData("T:System.Console", "':' is in no name of C#; write the name with dots, such as System.Console")]
    [InlineData("global::System.Console", "':' is in no name of C#; write the name with dots, such as System.Console")]
    [InlineData("System/Console", "'/' is in no name of C#; write the name with dots, such as System.Console")]
    [InlineData("\"List`1\"", "'`' is in no name of C#; write type arguments as in List<*>")]
    [InlineData("Shop.Order+Line", "'+' is in no name of C#; write a dot before the name of a nested type")]
    [InlineData("\"A, B\"", "',' is in no name of C#; write several names as a list: [A, B]")]
    [InlineData("\"List<string>[]\"", "'List<string>[]' is an array, which goes by the type of its items; write List<string>")]
    [InlineData("{ in: System-IO }", "'-' is in no name of C#; write the name with dots, such as System.Console", 6, 9)]
    [InlineData("{ path: \"/src/Shop/**\" }", "'/src/Shop/**' starts at the root of a disk; a path starts at the folder of the rule file, such as src/Shop/**", 8, 14)]
    [InlineData("{ path: 'C:\\Shop\\**' }", "'C:\\Shop\\**' starts at the root of a disk; a path starts at the folder of the rule file, such as src/Shop/**", 8, 12)]
    public void Names_of_types(string type, string message, int at = 0, int length = 0) =>
        AssertProblem(ReadRule("forbid: { types: " + type + " }"), 4, 22 + at, length == 0 ? type.Length : length, message);

    [Theory]
    [InlineData("in: { any: [Service, Shop.Cart] }\n    forbid: { types: X.Y }", 4, 17, "Service")]
    [InlineData("forbid: { types: [X.Y, Model] }", 4, 28, "Model")]
    [InlineData("in: { named: \"*Job\", not: Endpoint }\n    forbid: { types: X.Y }", 4, 31, "Endpoint")]
    public void A_layer_where_types_are_named(string rule, int line, int column, string name)
    {
        var problem = Assert.Single(ReadRule(rule).Problems);

        Assert.Equal(("BYL0004", line, column), (problem.Id, problem.Place.Line, problem.Place.Column));
        Assert.Equal($"'{name}' is the name of a type here, and you have a layer of that name; write {{ layer: {name} }}, or {{ named: {name} }} for the type", problem.Message);
    }

    [Theory]
    [InlineData("\"Service, Model\"", "'Service, Model' is no layer of this rule file; write several as a list: [Service, Model]")]
    [InlineData("Servce", "'Servce' is no layer of this rule file, did you mean 'Service'?")]
    public void Layers_of_a_rule(string layer, string message) => AssertProblem(ReadRule($"in: {layer}\n    forbid: {{ types: X.Y }}"), 4, 9, layer.Length, message);

    [Theory]
    [InlineData("controller", "'controller' is no facet, kind or modifier, did you mean 'endpoint'?")]
    [InlineData("httpexception", "'httpexception' is no facet, kind or modifier, did you mean 'http-exception'?")]
    [InlineData("service", "'service' is no facet, kind or modifier, did you mean { layer: Service }?")]
    [InlineData("xyz", "'xyz' is no facet, kind or modifier; the facets are endpoint, composition-root, db-session, entity, dto, http-type, exception, http-exception, background-service, marker, handler")]
    public void Facets(string facet, string message) => AssertProblem(ReadRule($"in: {{ is: {facet} }}\n    forbid: {{ types: X.Y }}"), 4, 15, facet.Length, message);

    [Theory]
    [InlineData("[Api, Core]", 13, 3, "a flow is a chain with arrows, not a list of layers; write \"Api -> Core\"")]
    [InlineData("[Api, Core, Api]", 13, 3, "a flow is a chain with arrows, not a list of layers; write \"Api -> Core\"")]
    [InlineData("\"Api -> Core -> Api\"", 28, 3, "'Api' stands in this chain twice, but a flow goes one way; a layer may use itself without being named again")]
    [InlineData("Api => Core", 12, 11, Arrows + "\"Api -> Core\"")]
    [InlineData("Api, Core", 12, 9, Arrows + "\"Api -> Core\"")]
    [InlineData("Api → Core", 12, 10, Arrows + "\"Api -> Core\"")]
    [InlineData("Api <- Core", 12, 11, Arrows + "\"Core -> Api\"")]
    [InlineData("Api -> Cor", 19, 3, "'Cor' is no layer of this rule file, did you mean 'Core'?")]
    [InlineData("{ Api: Core }", 14, 3, "'Api' is no key of flow; its keys are chains, acyclic")]
    public void Flows(string flow, int column, int length, string message) =>
        AssertProblem(Read("bylaw: 1\nlayers: { Api: { in: Shop.Api }, Core: { in: Shop.Core } }\nrules:\n  a:\n    flow: " + flow), 5, column - 1, length, message);

    [Theory]
    [InlineData("in: { in: \"Shop.**\" }\n    forbid: { types: { in: \"Shop.{!Module}.**\" } }", 5, 34, 9, "'{!Module}' means another value than {Module}, but nothing in `in:` of the rule 'a' captures {Module}")]
    [InlineData("in: { in: \"Shop.{Module}.**\" }\n    forbid: { types: { in: \"Shop.{!Modul}.**\" } }", 5, 34, 8, "'{!Modul}' means another value than {Modul}, but nothing in `in:` of the rule 'a' captures {Modul}, did you mean 'Module'?")]
    [InlineData("in: { in: \"Shop.{!Module}.**\" }\n    forbid: { types: X.Y }", 4, 21, 9, "'{!Module}' in `in:` has nothing to differ from; write {Module} here, and {!Module} in what the rule 'a' is against")]
    public void Other_values(string rule, int line, int column, int length, string message) => AssertProblem(ReadRule(rule), line, column, length, message);

    [Fact]
    public void Advice_that_nothing_fills_in()
    {
        var problem = Assert.Single(Read("bylaw: 1\nlayers: { Api: { in: Shop.Api }, Core: { in: Shop.Core } }\nrules:\n  a:\n    flow: Api -> Core\n    instead: { use: \"I{Entity}Service\" }").Problems);

        Assert.Equal(("BYL0004", 6, 23, 8), (problem.Id, problem.Place.Line, problem.Place.Column, problem.Place.Length));
        Assert.Equal("`use: I{Entity}Service` of the rule 'a' can never be filled in: nothing captures {Entity}", problem.Message);
    }

    [Theory]
    [InlineData("flow: Api -> Core")]
    [InlineData("in: Core\n    forbid: { types: X.Y }")]
    [InlineData("in: { in: \"Shop.**\" }\n    forbid: { layers: Core }")]
    public void Advice_that_a_layer_fills_in(string rule) => Assert.Empty(
        Read($"bylaw: 1\nlayers: {{ Api: {{ in: Shop.Api }}, Core: {{ named: \"{{Entity}}Store\" }} }}\nrules:\n  a:\n    {rule}\n    instead: {{ use: \"I{{Entity}}Service\" }}").Problems);

    [Fact]
    public void A_capture_in_a_text_with_escapes_is_reported_at_its_start()
    {
        var problem = Assert.Single(ReadRule("in: { in: \"Shop.**\" }\n    forbid: { types: { in: \"Shop.\\x7B!Module}.**\" } }").Problems);

        Assert.Equal((5, 28), (problem.Place.Line, problem.Place.Column));
    }

    [Theory]
    [InlineData("- { rule: layering, at: Shop.Cart }", 5, 1, "an exception needs the keys 'reason' (why the finding is accepted) and 'expires' (the last day on which it holds; `never` if it is for good)")]
    [InlineData("- { rule: layering, at: Shop.Cart, expires: never }", 5, 1, "an exception needs the key 'reason': why the finding is accepted")]
    [InlineData("- { rule: layering, type: X, reason: Internal., expires: never }", 23, 4, "'type' is no key of an exception, did you mean 'at'?")]
    [InlineData("- { rule: layring, at: Shop.Cart, reason: Internal., expires: never }", 13, 7, "the exception names the rule 'layring', which does not exist, did you mean 'layering'?")]
    public void Exceptions(string exception, int column, int length, string message) =>
        AssertProblem(Read("bylaw: 1\nextends: bylaw/backend\nexceptions:\n  " + exception), 4, column, length, message);

    [Theory]
    [InlineData("exceptions: { rule: layering, reason: Internal., expires: never }", 13, 1, "found a map; each item begins with '- '")]
    [InlineData("layers: [Api, Core]", 9, 1, "expected a map from a layer's name to its settings, found a list; write 'name:' in place of each '-'")]
    [InlineData("layers: { Api: Shop.Api }", 16, 8, "expected a map such as { in: \"Shop.Orders.**\" } (keys: any, ")]
    [InlineData("layers: { Api: { namespace: Shop.Api } }", 18, 9, "'namespace' is no key of a layer, did you mean 'in'?")]
    [InlineData("layers: { Api: { in: Shop.Api, layer: Service } }", 11, 3, "the layer 'Api' names a layer, and means nothing by it: only its own name has a meaning here")]
    [InlineData("specs: { agents: AGENTS.md }", 18, 9, "expected a map such as { file: AGENTS.md } (keys: file, applies-to), found 'AGENTS.md'")]
    [InlineData("specs: { agents: { path: AGENTS.md } }", 20, 4, "'path' is no key of a spec, did you mean 'file'?")]
    [InlineData("include-tests: yes", 16, 3, "expected one of true, false, found 'yes', did you mean 'true'?")]
    [InlineData("extends: ../base.bylaw.yml", 10, 17, "'../base.bylaw.yml' is not found, did you mean './base.bylaw.yml'?")]
    [InlineData("extends: base", 10, 4, "'base' is not found, did you mean './base.bylaw.yml'?")]
    public void Sections(string section, int column, int length, string message)
    {
        var extends = section.StartsWith("extends", StringComparison.Ordinal) ? "" : "\nextends: bylaw/backend";
        var problem = Assert.Single(Read("bylaw: 1\n" + section + extends).Problems);

        Assert.Equal((2, column, length), (problem.Place.Line, problem.Place.Column, problem.Place.Length));
        Assert.Contains(message, problem.Message);
    }

    [Fact]
    public void Text_of_several_lines_is_one_line_in_a_message()
    {
        var rule = Read("bylaw: 1\nrules:\n  a:\n    forbid: { types: X.Y }\n    because: |\n      nobody\n      knows.\n    instead: |\n      Use this,\n      or that.\n").Rules[0];

        Assert.Equal("nobody knows", rule.Because);
        Assert.Equal("Use this, or that.", rule.Instead!.Note);
        Assert.Equal("'a b' is no layer of this rule file; for a type of that name write { named: a b }", Assert.Single(ReadRule("in: \"a\\nb\"\n    forbid: { types: X }").Problems).Message);
        Assert.InRange(Assert.Single(ReadRule($"in: {new string('x', 100_000)}\n    forbid: {{ types: X }}").Problems).Message.Length, 1, OneLine.MaxLength + 1);
    }

    private static void AssertProblem(RuleBook book, int line, int column, int length, string message)
    {
        var problem = Assert.Single(book.Problems);
        Assert.Equal(message, problem.Message);
        Assert.Equal((line, column, length), (problem.Place.Line, problem.Place.Column, problem.Place.Length));
        Assert.Equal("BYL0002", problem.Id);
    }

    private static RuleBook ReadRule(string lines) => Read("bylaw: 1\nextends: bylaw/backend\nrules: { a: {\n    " + lines.Replace("\n", ",\n") + " } }");

    private static RuleBook Read(string text) => RuleBookReader.Read(new RuleFileText("/repo/bylaw.yml", text), [new RuleFileText("/repo/base.bylaw.yml", "bylaw: 1\nrules: { clock: { forbid: { types: X } } }")]);
}
