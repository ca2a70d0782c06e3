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

    private readonly Dictionary<string, Place> _presets = [];

    /// <summary>
    /// Whether names are missing that the author did write: in a file that is not found, a section that can't be read, a misspelt key. That has
    /// been reported; what refers to such a name is not wrong as well.
    /// </summary>
    public bool IsIncomplete { get; private set; }

    /// <summary>Whether a rule or a spec could not be read: what names rules or specs is silent then, what names layers and facets is not.</summary>
    public bool MissesEntries { get; private set; }

    /// <summary>Nobody sees a preset's text: what is wrong there because of the author's own file is told where that one extends it.</summary>
    public Problem AtOwnFile(Problem problem) => _presets.TryGetValue(problem.Place.File, out var place)
        ? problem with { Place = place, Message = $"{problem.Message} ({problem.Place.File}, line {problem.Place.Line})" }
        : problem;

    public IReadOnlyList<YamlMap> Load(RuleFileText root)
    {
        _presets.Add(Preset.Facets.Path, new Place(root.Path, 0, 0, 1, 1));
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
            Missing(from, $"more than {MaxFiles} rule files extend each other");
            return;
        }

        _done.Add(file.Path, false);
        if (Read(file) is { } document)
        {
            foreach (var node in document.Items("extends").OfType<YamlScalar>())
            {
                if (Find(node, file.Path) is not { } general)
                    continue;

                var place = _presets.TryGetValue(file.Path, out var outer) ? outer : node.Place;
                if (general.Path == node.Value && !_presets.ContainsKey(general.Path))
                    _presets.Add(general.Path, place);
                Add(general, place);
            }

            _documents.Add(document);
        }

        _done[file.Path] = true;
    }

    /// <summary>A document whose sections have the right shape; a wrong layer or rule is reported and dropped alone.</summary>
    private YamlMap? Read(RuleFileText file)
    {
        var before = problems.Count;
        var node = YamlReader.Read(file.Path, file.Text, problems);
        if (node is null)
        {
            IsIncomplete = true;
            if (problems.Count == before)
                Invalid(new Place(file.Path, 0, 0, 1, 1), "the rule file is empty; its first line is 'bylaw: 1'");
            return null;
        }

        if (node is not YamlMap map)
        {
            Missing(node.Place, $"expected {RuleLanguage.Document.Expected}");
            return null;
        }

        ShapeChecker.CheckKeys(map, RuleLanguage.Document, problems);
        var sections = new List<YamlEntry>();
        foreach (var entry in map.Entries)
        {
            if (RuleLanguage.Document.Find(entry.Key.Value) is { } key && Checked(entry.Value, key.Value()) is { } value)
                sections.Add(new YamlEntry(entry.Key, value));
            else
                IsIncomplete = true;
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
            case (ListShape items, YamlList { Items.Count: > 0 } list):
                return new YamlList([.. list.Items.Where(entry => IsRead(entry, items.Item))], list.Place);
            default:
                return ShapeChecker.Check(node, shape, problems) ? node : null;
        }
    }

    private bool IsRead(YamlNode node, Shape shape)
    {
        var isRead = ShapeChecker.Check(node, shape, problems);
        // An exception has no name that anything could refer to.
        IsIncomplete |= !isRead && !ReferenceEquals(shape, RuleLanguage.Exception);
        return isRead;
    }

    // A layer or facet that is wrong stays as a name: what refers to it is not wrong as well.
    private YamlEntry? CheckedEntry(YamlEntry entry, Shape shape)
    {
        if (ShapeChecker.Check(entry.Value, shape, problems))
            return entry;
        if (ReferenceEquals(shape, RuleLanguage.Layer) || ReferenceEquals(shape, RuleLanguage.Selector))
            return new YamlEntry(entry.Key, new YamlMap([], entry.Key.Place));

        MissesEntries = true;
        return null;
    }

    private RuleFileText? Find(YamlScalar reference, string from)
    {
        var name = reference.Value;
        if (name.StartsWith("bylaw/", StringComparison.Ordinal))
        {
            if (Preset.Find(name) is { } known)
                return known;

            var near = NearestWord.Of(name, Preset.Names);
            Missing(reference.Place, $"there is no preset '{name}'{(near is not null ? NearestWord.Hint(near) : $"; the presets are {string.Join(", ", Preset.Names)}")}", near);
            return null;
        }

        var path = Join(from, name);
        foreach (var file in available)
        {
            if (string.Equals(file.Path.Replace('\\', '/'), path, StringComparison.OrdinalIgnoreCase))
                return file;
        }

        if (Preset.Names.FirstOrDefault(preset => string.Equals(preset, name, StringComparison.OrdinalIgnoreCase) || preset == "bylaw/" + name) is { } meant)
        {
            Missing(reference.Place, $"'{name}' is not found, did you mean the preset '{meant}'?", meant);
            return null;
        }

        var files = available.Select(file => "./" + file.Path.Substring(file.Path.Replace('\\', '/').LastIndexOf('/') + 1)).ToList();
        var bare = "./" + name.Substring(name.Replace('\\', '/').LastIndexOf('/') + 1);
        var nearest = files.FirstOrDefault(file => file.StartsWith(bare + ".", StringComparison.OrdinalIgnoreCase)) ?? NearestWord.Of(bare, files);
        Missing(reference.Place, nearest is null
            ? $"'{name}' is not found; a file to extend is named *.bylaw.yml and lies in the rule file's folder"
            : $"'{name}' is not found, did you mean '{nearest}'?", nearest);
        return null;
    }

    private static string Join(string from, string relative)
    {
        var folder = from.Replace('\\', '/');
        folder = folder.Substring(0, folder.LastIndexOf('/') + 1);
        var name = relative.Replace('\\', '/');
        return folder + (name.StartsWith("./", StringComparison.Ordinal) ? name.Substring(2) : name);
    }

    private void Missing(Place place, string message, string? meant = null)
    {
        IsIncomplete = true;
        Invalid(place, message, meant);
    }

    private void Invalid(Place place, string message, string? meant = null) => problems.Add(new Problem(ShapeChecker.InvalidId, place, message) { Meant = meant });
}
