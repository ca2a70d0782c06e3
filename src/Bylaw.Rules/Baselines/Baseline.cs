using System.Globalization;
using Bylaw.Rules.Language;

namespace Bylaw.Rules.Baselines;

/// <summary>Whether a finding stands in a declaration or in the code below it.</summary>
internal enum MemberPart
{
    Signature,
    Body,
}

/// <summary>What identifies a frozen finding; no line numbers, so that an edit elsewhere changes nothing.</summary>
/// <param name="Member">Documentation id of the member, or the route of a handler.</param>
/// <param name="Target">Documentation id of what is used.</param>
internal sealed record BaselineKey(string Rule, string Member, MemberPart Part, string Target)
{
    /// <summary>The member of what several projects have together, which no build can judge.</summary>
    public const string Solution = "solution";
}

/// <summary>One line of a baseline.</summary>
internal sealed record BaselineEntry(string Assembly, BaselineKey Key, int Count, Place Place);

/// <summary>
/// Old findings that a team has frozen: a text file, sorted, a line each:
/// <c>assembly | rule | member | signature or body | target | count</c>. Only the entries of one assembly are looked at.
/// </summary>
internal sealed class Baseline
{
    public const string Header = "# bylaw baseline 1";

    private readonly Dictionary<BaselineKey, BaselineEntry> _entries = [];
    private readonly List<Problem> _problems = [];

    private Baseline()
    {
    }

    public IReadOnlyCollection<BaselineEntry> Entries => _entries.Values;

    public IReadOnlyList<Problem> Problems => _problems;

    public bool IsEmpty => _entries.Count == 0;

    /// <summary>How many findings of this kind are frozen.</summary>
    public int Allowed(BaselineKey key) => _entries.TryGetValue(key, out var entry) ? entry.Count : 0;

    /// <param name="path">Null when the project has no baseline.</param>
    public static Baseline Read(string? path, string? text, string assembly)
    {
        var baseline = new Baseline();
        if (path is null || text is null)
            return baseline;

        var line = 0;
        for (var start = 0; start < text.Length; )
        {
            var end = text.IndexOfAny(['\r', '\n'], start);
            end = end < 0 ? text.Length : end;
            line++;
            var content = text.Substring(start, end - start).TrimEnd();
            baseline.ReadLine(content, new Place(path, start, content.Length, line, 1), assembly);
            start = end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
        }

        return baseline;
    }

    private void ReadLine(string content, Place place, string assembly)
    {
        if (place.Line == 1 && content != Header)
            _problems.Add(new Problem(ShapeChecker.InvalidId, place, $"a baseline starts with the line '{Header}'"));
        if (content.Length == 0 || content[0] == '#')
            return;

        var fields = content.Split([" | "], StringSplitOptions.None);
        if (fields.Length != 6 || ParsePart(fields[3]) is not { } part
            || !int.TryParse(fields[5], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1)
        {
            _problems.Add(new Problem(ShapeChecker.InvalidId, place,
                "expected six fields with ' | ' between them: assembly, rule, member, signature or body, target, a count from 1"));
            return;
        }

        var entry = new BaselineEntry(fields[0], new BaselineKey(fields[1], fields[2], part, fields[4]), count, place);
        if (entry.Assembly != assembly)
            return;

        if (_entries.ContainsKey(entry.Key))
            _problems.Add(new Problem(ShapeChecker.InvalidId, place, "this entry stands in the baseline twice; add the counts up in one line"));
        else
            _entries.Add(entry.Key, entry);
    }

    private static MemberPart? ParsePart(string word) => word switch
    {
        "signature" => MemberPart.Signature,
        "body" => MemberPart.Body,
        _ => null,
    };
}
