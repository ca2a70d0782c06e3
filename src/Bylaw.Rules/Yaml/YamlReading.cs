namespace Bylaw.Rules.Yaml;

/// <summary>What the readers of the single forms share while one text is read: the cursor, the problems, the limits.</summary>
internal sealed class YamlReading(string file, string text, List<Problem> problems)
{
    public const string ProblemId = "BYL0002";

    private readonly int _firstProblem = problems.Count;
    private int _depth;
    private int _nodes;
    private int _lastProblemLine;

    public YamlCursor Cursor { get; } = new(file, text);

    /// <summary>A limit was passed: the cursor stands at the end and nothing more is reported.</summary>
    public bool Stopped { get; private set; }

    /// <summary>A problem of one token; several may stand in a line.</summary>
    public void Report(Place place, string message)
    {
        if (Stopped)
            return;

        if (problems.Count - _firstProblem >= YamlLimits.MaxProblems)
        {
            Stop(place, $"more than {YamlLimits.MaxProblems} problems; the rest of the file was not read");
            return;
        }

        problems.Add(new Problem(ProblemId, place, message));
        _lastProblemLine = place.Line;
    }

    /// <summary>A problem of the structure: most likely a consequence, if the line has a problem already.</summary>
    public void ReportStructure(Place place, string message)
    {
        if (place.Line != _lastProblemLine)
            Report(place, message);
    }

    public void ReportTab(Place place) => Report(place, "a tab in the indentation; YAML indents with spaces");

    /// <summary>At the ':' after <paramref name="key"/>. False when its entry is not to be used.</summary>
    public bool CheckKey(YamlScalar key)
    {
        var isPlain = key.Style == YamlScalarStyle.Plain;
        if (isPlain && key.Value == "<<")
        {
            Report(key.Place, "merge keys ('<<') are not supported; write the entries out");
            return false;
        }

        if (Cursor.Line != key.Place.Line)
            Report(key.Place, "a key must be a text on one line");
        else if (Cursor.Position - key.Place.Start > YamlLimits.MaxKeyLength)
            Report(key.Place, $"a key longer than {YamlLimits.MaxKeyLength} characters; shorten it");
        else if (isPlain && HasStarWord(key.Value))
            Report(key.Place, $"parsers disagree on a '*' at the start of a word in a key; {YamlAdvice.Quoted(key.Value)}");
        return true;
    }

    /// <summary>Called at a map's or list's start, with <see cref="Leave"/> at its end.</summary>
    public void Enter(Place place)
    {
        if (++_depth > YamlLimits.MaxDepth)
            Stop(place, $"nested deeper than {YamlLimits.MaxDepth} levels; make the rule file flatter");
        Count(place);
    }

    public void Leave() => _depth--;

    public YamlScalar Scalar(string value, YamlScalarStyle style, Place place)
    {
        Count(place);
        return new YamlScalar(value, style, place);
    }

    /// <summary>The value that is not written.</summary>
    public YamlScalar Empty() => Scalar("", YamlScalarStyle.Plain, Cursor.Here(0));

    /// <summary>A loop, because the framework's searches cost a millisecond of compilation when they are first called.</summary>
    private static bool HasStarWord(string key)
    {
        for (var i = 1; i < key.Length; i++)
        {
            if (key[i] == '*' && YamlCharacters.IsBlank(key[i - 1]))
                return true;
        }

        return false;
    }

    private void Count(Place place)
    {
        if (++_nodes > YamlLimits.MaxNodes)
            Stop(place, $"more than {YamlLimits.MaxNodes} values; split the rule file");
    }

    private void Stop(Place place, string message)
    {
        if (Stopped)
            return;

        Stopped = true;
        problems.Add(new Problem(ProblemId, place, message));
        Cursor.MoveToEnd();
    }
}
