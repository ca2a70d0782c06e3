using Bylaw.Rules.Language;
using Bylaw.Rules.Yaml;

namespace Bylaw.Rules.Reading;

/// <summary>Texts to checked documents, in the order of their `extends`: the most general first, the root last.</summary>
internal sealed class RuleFileLoader(IReadOnlyList<RuleFileText> available, List<Problem> problems)
{
    /// <summary>Longer chains are a mistake, and would cost every compilation.</summary>
    public const int MaxFiles = 64;

    private readonly List<YamlMap> _documents = [];
    private readonly Dictionary<string, bool> _done = new(StringComparer.OrdinalIgnoreCase); // false: being read

    public IReadOnlyList<YamlMap> Load(RuleFileText root)
    {
        Add(Preset.Facets, new Place(Preset.Facets.Path, 0, 0, 1, 1));
        Add(root, new Place(root.Path, 0, 0, 1, 1));
        return _documents;
    }

    private void Add(RuleFileText file, Place from)
    {
        if (_done.TryGetValue(file.Path, out var done))
        {
            if (!done)
                Invalid(from, $"'{file.Path}' extends itself through this line");
            return;
        }

        if (_done.Count == MaxFiles)
        {
            Invalid(from, $"more than {MaxFiles} rule files extend each other");
            return;
        }

        _done.Add(file.Path, false);
        if (Read(file) is { } document)
        {
            foreach (var node in document.Items("extends").OfType<YamlScalar>())
            {
                if (Find(node, file.Path) is { } general)
                    Add(general, node.Place);
            }

            _documents.Add(document);
        }

        _done[file.Path] = true;
    }

    /// <summary>A document whose sections have the right shape; a wrong layer or rule is reported and dropped alone.</summary>
    private YamlMap? Read(RuleFileText file)
    {
        var node = YamlReader.Read(file.Path, file.Text, problems);
        if (node is null)
        {
            if (problems.Count == 0)
                Invalid(new Place(file.Path, 0, 0, 1, 1), "the rule file is empty; it starts with 'bylaw: 1'");
            return null;
        }

        if (node is not YamlMap map)
        {
            Invalid(node.Place, $"expected {RuleLanguage.Document.Expected}");
            return null;
        }

        ShapeChecker.CheckKeys(map, RuleLanguage.Document, problems);
        var sections = new List<YamlEntry>();
        foreach (var entry in map.Entries)
        {
            if (RuleLanguage.Document.Find(entry.Key.Value) is { } key && Checked(entry.Value, key.Value()) is { } value)
                sections.Add(new YamlEntry(entry.Key, value));
        }

        return new YamlMap(sections, map.Place);
    }

    private YamlNode? Checked(YamlNode node, Shape shape)
    {
        switch (shape, node)
        {
            case (DictionaryShape dictionary, YamlMap map):
                var item = dictionary.Value();
                return new YamlMap([.. map.Entries.Select(entry => CheckedEntry(entry, item)).OfType<YamlEntry>()], map.Place);
            case (ListShape { OrSingle: false } items, YamlList list):
                return new YamlList([.. list.Items.Where(entry => ShapeChecker.Check(entry, items.Item, problems))], list.Place);
            default:
                return ShapeChecker.Check(node, shape, problems) ? node : null;
        }
    }

    // A layer or facet that is wrong stays as a name: what refers to it is not wrong as well.
    private YamlEntry? CheckedEntry(YamlEntry entry, Shape shape)
    {
        if (ShapeChecker.Check(entry.Value, shape, problems))
            return entry;
        return ReferenceEquals(shape, RuleLanguage.Layer) || ReferenceEquals(shape, RuleLanguage.Selector)
            ? new YamlEntry(entry.Key, new YamlMap([], entry.Key.Place))
            : null;
    }

    private RuleFileText? Find(YamlScalar reference, string from)
    {
        var name = reference.Value;
        if (name.StartsWith("bylaw/", StringComparison.Ordinal))
        {
            if (Preset.Find(name) is { } preset)
                return preset;

            Invalid(reference.Place, $"there is no preset '{name}'{NearestWord.Hint(name, Preset.Names)}; the presets are {string.Join(", ", Preset.Names)}");
            return null;
        }

        var path = Join(from, name);
        foreach (var file in available)
        {
            if (string.Equals(file.Path.Replace('\\', '/'), path, StringComparison.OrdinalIgnoreCase))
                return file;
        }

        var known = available.Select(file => "./" + file.Path.Substring(file.Path.Replace('\\', '/').LastIndexOf('/') + 1));
        Invalid(reference.Place, $"'{name}' is not found{NearestWord.Hint(name, known)}; a file to extend is named *.bylaw.yml and lies in the rule file's folder");
        return null;
    }

    private static string Join(string from, string relative)
    {
        var folder = from.Replace('\\', '/');
        folder = folder.Substring(0, folder.LastIndexOf('/') + 1);
        var name = relative.Replace('\\', '/');
        return folder + (name.StartsWith("./", StringComparison.Ordinal) ? name.Substring(2) : name);
    }

    private void Invalid(Place place, string message) => problems.Add(new Problem(ShapeChecker.InvalidId, place, message));
}
