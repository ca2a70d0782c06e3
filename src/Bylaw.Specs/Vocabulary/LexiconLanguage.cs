using Bylaw.Rules.Language;
using Bylaw.Rules.Reading;
using Bylaw.Specs.Recognising;

namespace Bylaw.Specs.Vocabulary;

/// <summary>What lexicon.yml may hold, as one tree of shapes, the way the rule language is written down.</summary>
internal static class LexiconLanguage
{
    public const int Version = 1;

    public static MapShape Document => field ??= new("a lexicon", "What the words of specs mean.",
    [
        new("lexicon", () => new NumberShape(Version, Version), "The version of the lexicon; the first line is `lexicon: 1`.", Required: true),
        new("languages", () => new DictionaryShape("a language", () => Markers), "Per language: the small words that turn a statement."),
        new("sections", () => new ListShape(Section, OrSingle: false), "What headings and lead-ins say about what stands below them."),
        new("clauses", () => Turns, "Words that turn a part of a sentence."),
        new("layers", () => new DictionaryShape("a layer's name", () => Layer), "What specs call a layer, and which types it has."),
        new("relations", () => Relations, "The words that join two layers in a sentence."),
        new("things", () => new DictionaryShape("a name", () => Thing), "What code may use or may not."),
        new("exemptions", () => new ListShape(Exemption, OrSingle: false), "What follows unless and except, and which types are meant."),
        new("topics", () => new DictionaryShape("a name", () => Topic), "What statements say, told by their words, and what becomes of them."),
        new("families", () => new DictionaryShape("a family's name", () => Family), "What technologies are for."),
        new("technologies", () => new DictionaryShape("a name", () => Technology), "Libraries, databases and tools."),
        new("types", () => new DictionaryShape("a kind of type", () => Type), "What specs call a kind of type that is no layer."),
        new("severities", () => Severities, "Words in brackets that say how strongly a statement is to be reported."),
        new("columns", () => new ListShape(Column, OrSingle: false), "What the columns of tables hold, by their headers."),
        new("catalogs", () => new DictionaryShape("a rule's name", () => Catalog), "What lists of names are lists of, by the words before them."),
        new("areas", () => new DictionaryShape("a name", () => Area), "Parts of a system that belong to somebody."),
        new("hints", () => new DictionaryShape("what the words are asked for", () => Phrases), "Small words that one kind of statement is told by."),
        new("endings", () => new ListShape(Free), "Endings of code files in other languages; .cs in C#."),
    ]);

    private static ListShape Phrases => field ??= new(new TextShape("a phrase such as \"raw sql & (concat*|interpolat*)\""));

    private static TextShape Free => field ??= new("a text");

    private static MapShape Markers => field ??= new("the markers of a language", "Words that turn a statement.",
    [
        new("forbid", () => Phrases, "never, must not, avoid"),
        new("demand", () => Phrases, "must, always, use"),
        new("permit", () => Phrases, "may, can, is fine"),
        new("strong", () => Phrases, "must, never, always"),
        new("weak", () => Phrases, "prefer, consider, where possible"),
        new("soft", () => Phrases, "Of these, those that alone make no statement of a sentence of prose: no, only."),
        new("neutral", () => Phrases, "Phrases with such a word in them that mark nothing: no longer."),
        new("imperative", () => Phrases, "Verbs that open a demand: use, keep."),
        new("ensure", () => Phrases, "Verbs that leave it to what follows which way the statement points."),
        new("address", () => Phrases, "What may stand in front of a demand's verb: you, please."),
        new("conditions", () => Phrases, "What opens a clause in front of the statement: when, if."),
        new("owns", () => Phrases, "What makes a sentence one about who owns what."),
        new("good", () => Phrases, "What marks an example to follow."),
        new("bad", () => Phrases, "What marks an example not to follow."),
        new("forbid-signs", () => new ListShape(Free), "Markers found anywhere, also inside of words: emoji, and scripts without blanks."),
        new("demand-signs", () => new ListShape(Free), "As forbid-signs, for demands."),
        new("except", () => new ListShape(Free), "unless, except: what follows is taken out of the rule."),
        new("because", () => new ListShape(Free), "because, so that: what follows is the reason."),
        new("instead", () => new ListShape(Free), "instead: what follows, or what stands before it in a clause of its own, is the advice."),
    ]);

    private static MapShape Severities => field ??= new("the words for severities", "What stands in brackets: (warning).",
    [
        new("error", () => new ListShape(Free), "The build fails."),
        new("warning", () => new ListShape(Free), "The build warns."),
        new("suggestion", () => new ListShape(Free), "The editor shows it."),
    ]);

    private static MapShape Section => field ??= new("a section", "Headings and lead-ins of one meaning.",
    [
        new("phrases", () => Phrases, "What the heading or lead-in says.", Required: true),
        new("on", () => new WordShape("heading", "lead-in", "column", "fence", "key"), "Only there; else in headings and lead-ins."),
        new("whole", () => new WordShape("true", "false"), "Whether the heading has to be that phrase and nothing else: \"Scope\"."),
        new("sense", () => new WordShape("rules", "process", "capabilities", "stack", "ownership", "examples", "references"), "What the section is for."),
        new("polarity", () => new WordShape("demand", "forbid", "permit", "none"), "Which way its statements point that don't say so themselves; none takes back what a shorter phrase says."),
        new("force", () => new WordShape("weak", "strong"), "How strongly its statements are meant."),
        new("quiet", () => new WordShape("true", "false"), "Whether what stands below only describes, unless it says itself that it is a rule."),
    ]);

    private static MapShape Turns => field ??= new("words that turn a part of a sentence", "Where one sentence points two ways, or back again.",
    [
        new("against", () => Phrases, "What follows is what is not wanted: instead of, rather than."),
        new("back", () => Phrases, "Turns a prohibition around: never skip, don't forget."),
        new("idea", () => Phrases, "Begins a sentence that leaves the matter to its reader: consider, think about."),
    ]);

    private static MapShape Layer => field ??= new("a layer", "The words for a layer, and its types.",
    [
        new("rank", () => new NumberShape(1, 100), "Of two layers the one of higher rank calls the other, as far as one can tell.", Required: true),
        new("ring", () => new WordShape("true", "false"), "A part of the solution, told by its namespace, not by what a type does; outer rings may use all inner ones."),
        new("phrases", () => Phrases, "What specs call it.", Required: true),
        new("unless", () => Phrases, "What has such a word in it and means something else: service locator, entity framework."),
        new("is", () => RuleLanguage.Layer, "The layer in the rule language.", Required: true),
    ]);

    private static MapShape Relations => field ??= new("relations", "The words that join what a sentence is about.",
    [
        new("uses", () => Phrases, "One uses the other: access, call, depend on, import."),
        new("depends", () => Phrases, "Of those, the ones that are about whole layers: depend on, dependency on."),
        new("refers", () => Phrases, "What stands after is what may be used: references, depends on."),
        new("through", () => Phrases, "What stands before is reached by what stands after: through, via."),
        new("makes", () => Phrases, "What is done to a type and is no use of it: create, register."),
        new("by", () => Phrases, "What stands after does it: by."),
        new("within", () => Phrases, "What stands before is or isn't in what stands after: in, inside, out of."),
        new("outside", () => Phrases, "What stands before is only in what stands after: outside of."),
        new("only", () => Phrases, "Nobody else: only, exclusively."),
        new("architectures", () => Phrases, "Names of architectures whose rings use inner ones only: clean architecture."),
        new("outer", () => Phrases, "All layers further out, or all others: outer layers, other layers, anything."),
    ]);

    private static MapShape Thing => field ??= new("a thing", "The words for something that code uses, and what that is in C#.",
    [
        new("phrases", () => Phrases, "What specs call it.", Required: true),
        new("unless", () => Phrases, "What has such a word in it and means something else."),
        new("uses", () => RuleLanguage.Rule.Find("forbid")!.Value(), "As after `forbid`: { types: { is: db-session } }.", Required: true),
        new("kind", () => new WordShape([.. StatementKinds.All]), "What a statement is about that forbids it; forbidden-api where it isn't said."),
    ]);

    private static MapShape Exemption => field ??= new("an exemption", "What is taken out of a rule.",
    [
        new("phrases", () => Phrases, "What specs call it.", Required: true),
        new("is", () => RuleLanguage.Selector, "The types that are meant; left out where no rule concerns them anyway."),
    ]);

    private static MapShape Topic => field ??= new("a topic", "What a statement says, and what becomes of it.",
    [
        new("kind", () => new WordShape([.. StatementKinds.All]), "What it is about.", Required: true),
        new("phrases", () => Phrases, "What the statement says: one of these.", Required: true),
        new("unless", () => Phrases, "None of these."),
        new("when", () => new WordShape("demand", "forbid", "permit"), "Only a statement that points this way."),
        new("sections", () => new ListShape(new WordShape("open", "rules", "process", "capabilities", "stack", "ownership", "references")), "Only there; else anywhere but in sections about process."),
        new("rules", () => new DictionaryShape("a rule's name", () => RuleLanguage.Rule), "The rules that enforce it."),
        new("steps", () => new WordShape("true", "false"), "Whether it is meant only as a step of making something new, below a heading such as \"new endpoints\"."),
        new("in-stated", () => new WordShape("true", "false"), "Whether a layer that the statement names takes the place of the rules' `in`."),
        new("counts", () => new DictionaryShape("a setting of the rules' check", () => Phrases), "What is counted, per setting: { statements: [line] } takes the number of \"at most 10 lines\"."),
        new("delegate", () => new ListShape(Free), "Ids of other analyzers that do it: CA2254, IDE0055."),
        new("judgment", () => Free, "Why a person has to decide."),
        new("process", () => Free, "Why it is not about code."),
        new("ask", () => Free, "The question whose answer would make it a rule."),
    ]) { AtLeastOneOf = ["rules", "delegate", "judgment", "process", "ask"] };

    private static MapShape Type => field ??= new("a kind of type", "The words for it, and its types.",
    [
        new("phrases", () => Phrases, "What specs call it.", Required: true),
        new("is", () => RuleLanguage.Selector.Forms[0], "Its types, as after `in`.", Required: true),
    ]);

    private static MapShape Column => field ??= new("a column", "Headers of one meaning.",
    [
        new("means", () => new WordShape([.. Enum.GetNames<ColumnMeaning>().Select(name => name.ToLowerInvariant())]), "What stands in the column.", Required: true),
        new("phrases", () => Phrases, "What the header says."),
        new("marks", () => new ListShape(Free), "Signs in the header that are no words, such as ❌."),
    ]);

    private static MapShape Catalog => field ??= new("a catalog", "The words for a list of names.",
    [
        new("of", () => new WordShape([.. CatalogReader.Kinds.Keys]), "What the names are names of.", Required: true),
        new("phrases", () => Phrases, "The word before the list: \"3 tables (…)\", \"queues: …\".", Required: true),
        new("headings", () => Phrases, "Headings and lead-ins below which each item is one."),
    ]);

    private static MapShape Area => field ??= new("an area", "A part of a system that belongs to somebody.",
    [
        new("phrases", () => Phrases, "What specs call it.", Required: true),
        new("rule", () => Free, "The rule's name.", Required: true),
        new("reserves", () => RuleLanguage.Rule.Find("forbid")!.Value(), "What nobody else may use, as after `reserve`.", Required: true),
        new("home", () => RuleLanguage.Rule.Find("in")!.Value(), "Who may, as after `for`, where the statement doesn't say.", Required: true),
    ]);

    private static MapShape Family => field ??= new("a family", "Technologies that do the same job.",
    [
        new("because", () => Free, "Why there is one of it.", Required: true),
        new("own", () => Free, "What takes the place of one that must not be used, where no other one is named."),
        new("rules", () => new DictionaryShape("a rule's name", () => RuleLanguage.Rule), "What it means to pick one, beside ruling others out."),
    ]);

    private static MapShape Technology => field ??= new("a technology", "A library, database or tool.",
    [
        new("family", () => Free, "What it is for; a spec that picks one of a family rules the others out.", Required: true),
        new("phrases", () => Phrases, "What specs call it.", Required: true),
        new("packages", () => new ListShape(Free, MayBeEmpty: true), "Its NuGet packages, or patterns such as \"Serilog.*\".", Required: true),
        new("also", () => new ListShape(Free), "Others of its family that may be used beside it."),
        new("methods", () => new ListShape(Free), "How EF Core is told to use it: UseNpgsql. A spec that picks it rules the methods of others out."),
        new("rule", () => Free, "The name of the rule; one-family where it isn't said."),
        new("instead", () => Free, "What the rule says to do instead."),
        new("rules", () => new DictionaryShape("a rule's name", () => RuleLanguage.Rule), "What it means in C#, in place of ruling others out."),
        new("versioned", () => new DictionaryShape("a rule's name", () => RuleLanguage.Rule), "What it means in C# that a version of it is asked for."),
        new("delegate", () => new ListShape(Free), "Ids of other analyzers that see to it."),
    ]);
}
