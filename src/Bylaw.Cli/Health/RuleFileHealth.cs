using Bylaw.Cli.Output;
using Bylaw.Rules.Yaml;

namespace Bylaw.Cli.Health;

/// <summary>What the rule files say of themselves.</summary>
/// <param name="shown">A path as it is shown.</param>
internal sealed class RuleFileHealth(IReadOnlyList<Patient> patients, Func<string, string> shown)
{
    private IEnumerable<Patient> OnePerFile => patients.DistinctBy(patient => patient.RuleFile);

    public IEnumerable<HealthSection> Sections()
    {
        yield return new HealthSection("Mistakes in rule files", true, "correct them: until then they hold only as far as they can be read",
            [.. OnePerFile.SelectMany(patient => patient.Rules.Book.Problems).Select(problem => $"{Place(problem.Place)}: {problem.Message}").Distinct()]);
        yield return new HealthSection("Exceptions that have expired", true, "mend the code, or give them a new date; their findings are reported again",
            [.. Exceptions(days => days < 0, (end, _) => $"on {end}")]);
    }

    public IEnumerable<HealthSection> Remarks()
    {
        yield return new HealthSection("Exceptions that expire soon", false, "mend the code before, or give them a new date",
            [.. Exceptions(days => days is >= 0 and <= Analyzers.ExceptionList.NoticeDays, (end, days) => $"on {end}, in {Messages.Count(days, "day")}")]);
        yield return new HealthSection("Rules that are switched off", false, "take the line out to let the rule hold again; `bylaw baseline` freezes what breaks it now", [.. OnePerFile.SelectMany(SwitchedOff).Distinct()]);
    }

    private IEnumerable<string> Exceptions(Func<int, bool> isMeant, Func<RuleDate, int, string> when)
    {
        foreach (var patient in OnePerFile)
        {
            foreach (var exception in patient.Rules.Book.Exceptions)
            {
                if (exception.Expires is { } end && end.DaysFrom(patient.Rules.Project.Today) is var days && isMeant(days))
                    yield return $"{Place(exception.Place)}: {string.Join(", ", exception.Rules)} at {exception.At}, {when(end, days)}";
            }
        }
    }

    // A rule that is none is in no rule book.
    private IEnumerable<string> SwitchedOff(Patient patient)
    {
        foreach (var rule in patient.Rules.Book.Rules.Where(rule => !rule.Severity.IsOn))
            yield return $"{Place(rule.Place)}: {rule.Name}, by its severity";
        foreach (var file in patient.Rules.Files.OwnPaths.Where(File.Exists))
        {
            if (YamlReader.Read(file, File.ReadAllText(file), []) is not YamlMap root || root.Find("rules")?.Value is not YamlMap rules)
                continue;
            // One that there is not is a mistake, and told among those.
            foreach (var entry in rules.Entries.Where(entry => entry.Value is YamlScalar { Value: "none" } && !patient.Rules.Book.Problems.Any(problem => IsAt(problem.Place, entry.Key.Place))))
                yield return $"{Place(entry.Key.Place)}: {entry.Key.Value}";
        }
    }

    private static bool IsAt(Place one, Place other) => (one.File, one.Line) == (other.File, other.Line);

    private string Place(Place place) => $"{shown(place.File)}({place.Line},{place.Column})";
}
