using Bylaw.Cli.Output;
using Bylaw.Rules.Quoting;
using Bylaw.Specs.Deriving;
using Bylaw.Specs.Reading;
using Bylaw.Specs.Recognising;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Cli.Health;

/// <summary>The documents that rule files name, read again.</summary>
/// <param name="shown">A path as it is shown.</param>
internal sealed class SpecHealth(IReadOnlyList<Patient> patients, Func<string, string> shown)
{
    /// <summary>Sentences that ask for something, that code could be held against, and that no rule is made of.</summary>
    public HealthSection Statements()
    {
        var items = new List<string>();
        foreach (var rules in patients.DistinctBy(patient => patient.RuleFile).Select(patient => patient.Rules))
        {
            var book = rules.Book;
            var folder = Path.GetDirectoryName(book.RootFile)!;
            // Presets have documents of their own, which are no business of a team.
            var specs = book.Specs.Values.Where(spec => rules.Files.OwnPaths.Contains(spec.Place.File)).ToList();
            var files = specs.Select(spec => Path.GetFullPath(spec.File, folder)).Distinct().ToList();
            items.AddRange(specs.Where(spec => !File.Exists(Path.GetFullPath(spec.File, folder))).Select(spec => $"{spec.File}: {shown(spec.Place.File)}({spec.Place.Line},{spec.Place.Column}) names it, and it is not there"));
            var documents = SpecFiles.Read([.. files.Where(File.Exists)], folder, follow: false).Documents;
            if (documents.Count == 0)
                continue;
            // Who has written a rule for a sentence has answered it.
            var answered = book.Rules.SelectMany(rule => rule.Sources).Select(source => source.Quote).OfType<string>().Select(Words).ToHashSet(StringComparer.Ordinal);
            foreach (var row in new Deriver(LexiconReader.Read([LexiconReader.BuiltIn()], [])).Derive(documents).Statements)
            {
                if (row.Understanding.Disposition == Disposition.Unresolved && !answered.Contains(Words(row.Statement.Quote)))
                    items.Add($"{shown(Path.GetFullPath(row.Statement.Spec.Path, folder))}:{row.Statement.Line}: “{OneLine.Of(Quotes.Short(row.Statement.Quote))}” {row.Understanding.Reason}");
            }
        }

        return new HealthSection("Statements of documents without a rule", true, "say it in the document so that it has one meaning and derive again, or write a rule that quotes it as its source", items);
    }

    private static string Words(string quote) => string.Join(' ', quote.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
