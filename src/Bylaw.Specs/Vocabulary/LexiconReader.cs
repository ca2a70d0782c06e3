using System.Globalization;
using System.Text;
using Bylaw.Rules;
using Bylaw.Rules.Language;
using Bylaw.Rules.Reading;
using Bylaw.Rules.Yaml;
using Bylaw.Specs.Statements;

namespace Bylaw.Specs.Vocabulary;

/// <summary>lexicon.yml to a <see cref="Lexicon"/>. A team's own lexicon is read before ours: its words come first.</summary>
internal static class LexiconReader
{
    /// <summary>The lexicon that comes with Bylaw.</summary>
    public static RuleFileText BuiltIn()
    {
        using var stream = typeof(LexiconReader).Assembly.GetManifestResourceStream("lexicon.yml")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new RuleFileText("bylaw/lexicon.yml", reader.ReadToEnd());
    }

    /// <summary>Adds a problem, with its place, for whatever is wrong; what can be read is read.</summary>
    public static Lexicon Read(IReadOnlyList<RuleFileText> files, List<Problem> problems)
    {
        var maps = files.Select(file => ReadFile(file, problems)).OfType<YamlMap>().ToList();
        return new Lexicon(
            [.. Entries(maps, "languages").Select(entry => Markers(entry, problems))],
            [.. maps.SelectMany(map => map.Items("sections")).OfType<YamlMap>().Select(map => Section(map, problems))],
            [.. Entries(maps, "layers").Select(entry => Layer(entry, problems))],
            ReadRelations(maps, problems),
            [.. Entries(maps, "things").Select(entry => Thing(entry, problems))],
            [.. maps.SelectMany(map => map.Items("exemptions")).OfType<YamlMap>().Select(map => new Exemption(Phrases(map, "phrases", problems), map.Find("is")?.Value))],
            [.. Entries(maps, "topics").Select(entry => Topic(entry, problems))],
            [.. Entries(maps, "technologies").Select(entry => Technology(entry, problems))],
            ReadTurns(maps, problems))
        {
            Types = [.. Entries(maps, "types").Select(entry => Type(entry, problems))],
            Families = [.. Entries(maps, "families").Select(Family)],
            Severities = [.. maps.Select(map => map.Find("severities")?.Value).OfType<YamlMap>().SelectMany(map => map.Entries).Select(entry => (Word<Severity>(entry.Key.Value)!.Value, (IReadOnlyList<string>)[.. YamlAccess.Items(entry.Value).OfType<YamlScalar>().Select(word => word.Value)]))],
            Columns = [.. maps.SelectMany(map => map.Items("columns")).OfType<YamlMap>().Select(map => Column(map, problems))],
            Catalogs = [.. Entries(maps, "catalogs").Select(entry => Catalog(entry, problems))],
            Areas = [.. Entries(maps, "areas").Select(entry => Area(entry, problems))],
            Hints = Entries(maps, "hints").ToDictionary(entry => entry.Key.Value, entry => (IReadOnlyList<Phrase>)Phrases(YamlAccess.Items(entry.Value), problems)),
            Endings = maps.SelectMany(map => map.Texts("endings")).ToHashSet(),
        };
    }

    private static YamlMap? ReadFile(RuleFileText file, List<Problem> problems)
    {
        var node = YamlReader.Read(file.Path, file.Text, problems);
        return node is not null && ShapeChecker.Check(node, LexiconLanguage.Document, problems) ? (YamlMap)node : null;
    }

    // Of two entries with one name the first one counts, so a team can replace ours.
    private static IEnumerable<YamlEntry> Entries(List<YamlMap> maps, string key) =>
        maps.Select(map => map.Find(key)?.Value).OfType<YamlMap>().SelectMany(map => map.Entries).DistinctBy(entry => entry.Key.Value);

    private static LanguageMarkers Markers(YamlEntry entry, List<Problem> problems)
    {
        var map = (YamlMap)entry.Value;
        return new(entry.Key.Value, Of("forbid"), Of("demand"), Of("permit"), Of("strong"), Of("weak"), Of("soft"), Of("neutral"), Of("imperative"),
            Of("ensure"), Of("address"), Of("conditions"), Of("owns"), Of("good"), Of("bad"), [.. map.Texts("forbid-signs")], [.. map.Texts("demand-signs")],
            [.. map.Texts("except")], [.. map.Texts("because")], [.. map.Texts("instead")]);

        List<Phrase> Of(string key) => Phrases(map, key, problems);
    }

    private static SectionMarker Section(YamlMap map, List<Problem> problems) => new(
        Phrases(map, "phrases", problems), Word<MarkerPlace>(map.Text("on")?.Replace("-", "", StringComparison.Ordinal)) ?? MarkerPlace.Any, map.Flag("whole"),
        Word<SectionSense>(map.Text("sense")), Word<Polarity>(map.Text("polarity")), Word<Force>(map.Text("force")),
        map.Text("quiet") is null ? null : map.Flag("quiet"));

    private static Turns ReadTurns(List<YamlMap> maps, List<Problem> problems)
    {
        var turns = maps.Select(map => map.Find("clauses")?.Value).OfType<YamlMap>().ToList();
        return new(All("against"), All("back"), All("idea"));

        List<Phrase> All(string key) => [.. turns.SelectMany(map => Phrases(map, key, problems))];
    }

    private static LayerWords Layer(YamlEntry entry, List<Problem> problems)
    {
        var map = (YamlMap)entry.Value;
        return new(entry.Key.Value, int.Parse(map.Text("rank")!, CultureInfo.InvariantCulture), map.Flag("ring"), Phrases(map, "phrases", problems), Phrases(map, "unless", problems), (YamlMap)map.Find("is")!.Value);
    }

    private static Relations ReadRelations(List<YamlMap> maps, List<Problem> problems)
    {
        var relations = maps.Select(map => map.Find("relations")?.Value).OfType<YamlMap>().ToList();
        return new(All("uses"), All("makes"), All("depends"), All("refers"), All("through"), All("by"), All("within"), All("only"), All("outer"), All("architectures"));

        IReadOnlyList<Phrase> All(string key) => [.. relations.SelectMany(map => Phrases(map, key, problems))];
    }

    private static Thing Thing(YamlEntry entry, List<Problem> problems)
    {
        var map = (YamlMap)entry.Value;
        return new(entry.Key.Value, Phrases(map, "phrases", problems), Phrases(map, "unless", problems), (YamlMap)map.Find("uses")!.Value, map.Text("kind"));
    }

    private static Topic Topic(YamlEntry entry, List<Problem> problems)
    {
        var map = (YamlMap)entry.Value;
        return new(entry.Key.Value, map.Text("kind")!, Phrases(map, "phrases", problems), Phrases(map, "unless", problems), Word<Polarity>(map.Text("when")),
            [.. map.Texts("sections").Select(text => Word<SectionSense>(text)!.Value)],
            Rules(map),
            map.Flag("in-stated"), [.. map.Texts("delegate")], map.Text("judgment"), map.Text("process"), map.Text("ask"))
        {
            IsStep = map.Flag("steps"),
            Counts = map.Find("counts")?.Value is YamlMap counts ? [.. counts.Entries.Select(count => KeyValuePair.Create(count.Key.Value, (IReadOnlyList<Phrase>)Phrases(YamlAccess.Items(count.Value), problems)))] : [],
        };
    }

    private static Technology Technology(YamlEntry entry, List<Problem> problems)
    {
        var map = (YamlMap)entry.Value;
        return new(entry.Key.Value, map.Text("family")!, Phrases(map, "phrases", problems), [.. map.Texts("packages")])
        {
            Also = [.. map.Texts("also")],
            Methods = [.. map.Texts("methods")],
            Rule = map.Text("rule"),
            Instead = map.Text("instead"),
            Rules = Rules(map),
            Versioned = Rules(map, "versioned"),
            Delegate = [.. map.Texts("delegate")],
        };
    }

    private static Family Family(YamlEntry entry)
    {
        var map = (YamlMap)entry.Value;
        return new(entry.Key.Value, map.Text("because")!, map.Text("own")) { Rules = Rules(map) };
    }

    private static IReadOnlyList<KeyValuePair<string, YamlMap>> Rules(YamlMap map, string key = "rules") =>
        [.. (map.Find(key)?.Value as YamlMap)?.Entries.Select(rule => KeyValuePair.Create(rule.Key.Value, (YamlMap)rule.Value)) ?? []];

    private static TypeWords Type(YamlEntry entry, List<Problem> problems)
    {
        var map = (YamlMap)entry.Value;
        return new(entry.Key.Value, Phrases(map, "phrases", problems), (YamlMap)map.Find("is")!.Value);
    }

    private static ColumnWords Column(YamlMap map, List<Problem> problems) =>
        new(Word<ColumnMeaning>(map.Text("means"))!.Value, Phrases(map, "phrases", problems), [.. map.Texts("marks")]);

    private static CatalogWords Catalog(YamlEntry entry, List<Problem> problems)
    {
        var map = (YamlMap)entry.Value;
        return new(map.Text("of")!, entry.Key.Value, Phrases(map, "phrases", problems), Phrases(map, "headings", problems));
    }

    private static Area Area(YamlEntry entry, List<Problem> problems)
    {
        var map = (YamlMap)entry.Value;
        return new(entry.Key.Value, map.Text("rule")!, Phrases(map, "phrases", problems), (YamlMap)map.Find("reserves")!.Value, map.Find("home")!.Value);
    }

    private static List<Phrase> Phrases(YamlMap map, string key, List<Problem> problems) => Phrases(map.Items(key), problems);

    private static List<Phrase> Phrases(IEnumerable<YamlNode> nodes, List<Problem> problems)
    {
        var phrases = new List<Phrase>();
        foreach (var scalar in nodes.OfType<YamlScalar>())
        {
            if (Phrase.TryParse(scalar.Value) is { } phrase)
                phrases.Add(phrase);
            else
                problems.Add(new Problem(ShapeChecker.InvalidId, scalar.Place, $"'{scalar.Value}' is no phrase; write words, (a|b), word*, '..' for a gap and '&' between parts of any order"));
        }

        return phrases;
    }

    private static T? Word<T>(string? text) where T : struct, Enum => text is null ? null : Enum.Parse<T>(text, ignoreCase: true);
}
