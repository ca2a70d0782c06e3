namespace Bylaw.Testing;

/// <summary>What a test says beside its markup, and what both together expect.</summary>
internal sealed class Expectations
{
    private readonly Dictionary<int, string> _ids = [];
    private readonly Dictionary<int, string> _messages = [];

    /// <summary>The id of a mark that states none.</summary>
    public string? DefaultId { get; set; }

    public void Add(int key, string? id, string? message)
    {
        if (id is not null && !_ids.TryAdd(key, id)) throw new RuleTestException($"The id of #{key} is stated twice.");
        if (message is not null && !_messages.TryAdd(key, message)) throw new RuleTestException($"The message of #{key} is stated twice.");
    }

    public IReadOnlyDictionary<ProjectDefinition, List<Expected>> Resolve(TestSolution solution)
    {
        var marks = solution.Projects.SelectMany(solution.OwnFiles).SelectMany(file => file.Marks).ToList();
        var withoutLocation = solution.Projects.Sum(project => project.WithoutLocation.Count);
        // "Of the single finding": a test that expects one finding need not give it a key.
        var single = marks.Count + withoutLocation == 1 && marks is [{ Key: null }] ? marks[0] : null;
        CheckKeys(marks, single);
        CheckIds(marks);

        return solution.Projects.ToDictionary(project => project, project => project.WithoutLocation
            .Concat(solution.OwnFiles(project).SelectMany(file => file.Marks.Select(mark => Resolve(file, mark, mark == single ? 0 : mark.Key))))
            .ToList());
    }

    private Expected Resolve(Document file, Mark mark, int? key) =>
        new(file.Path, mark.Span, mark.Id ?? Said(_ids, key) ?? DefaultId, Said(_messages, key));

    private void CheckKeys(List<Mark> marks, Mark? single)
    {
        var keys = marks.Select(mark => mark.Key).OfType<int>().ToList();
        if (keys.GroupBy(key => key).FirstOrDefault(group => group.Count() > 1) is { } twice) throw new RuleTestException($"Markup: the key #{twice.Key} is used twice.");
        foreach (var key in _ids.Keys.Concat(_messages.Keys))
        {
            if (!keys.Contains(key) && !(key == 0 && single is not null)) throw new RuleTestException($"Markup: the key #{key} is spoken of, but marks nothing.");
        }
    }

    private void CheckIds(List<Mark> marks)
    {
        if (!marks.Any(mark => mark is { Id: null, Key: null })) return;
        var stated = marks.Select(mark => mark.Id ?? Said(_ids, mark.Key)).OfType<string>().ToList();
        if (stated.Find(id => id != DefaultId) is { } other)
            throw new RuleTestException($"Markup: [|…|] does not go together with {other}, because it would hide which id is found there; write {{|{other}:…|}} everywhere.");
    }

    private static string? Said(Dictionary<int, string> values, int? key) => key is { } known ? values.GetValueOrDefault(known) : null;
}
