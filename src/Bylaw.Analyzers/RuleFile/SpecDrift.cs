using System.Runtime.CompilerServices;
using Bylaw.Rules.Quoting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Bylaw.Analyzers;

/// <summary>BYL0005: sentences that rules quote and their specs no longer have. Only specs that the build hands over are asked.</summary>
internal static class SpecDrift
{
    private const int ShownLength = 80;

    private static readonly ConditionalWeakTable<SourceText, SpecWords> Texts = new();

    /// <summary>The place of each quote in this rule file with what is wrong.</summary>
    public static IEnumerable<(Place Place, string Message)> In(string ruleFile, CompilationRules rules, CancellationToken cancellation)
    {
        if (rules.Files.Specs.Count == 0)
            yield break;

        var texts = new Dictionary<string, SpecWords?>();
        foreach (var rule in rules.Book.Rules)
        {
            foreach (var source in rule.Sources)
            {
                if (source.Quote is not { } quote || source.Place.File != ruleFile || !rules.Book.Specs.TryGetValue(source.Spec, out var spec))
                    continue;

                if (!texts.TryGetValue(spec.File, out var text))
                    texts.Add(spec.File, text = TextOf(rules, spec, cancellation));
                if (text is not null && !text.Says(quote))
                    yield return (source.QuotePlace, Message(rule, spec, source.Line, quote));
            }
        }
    }

    private static string Message(Rule rule, Spec spec, int? line, string quote) =>
        $"the spec '{spec.File}' no longer says \"{Quotes.Short(OneLine.Of(quote), ShownLength)}\"{(line is null ? "" : $" (line {line})")}, which the rule '{rule.Name}' enforces; derive the rules again with `bylaw derive`, or correct rule and quote if you wrote them by hand";

    private static SpecWords? TextOf(CompilationRules rules, Spec spec, CancellationToken cancellation)
    {
        var path = PathOf(rules.Book.RootFolder + spec.File.Replace('\\', '/'));
        foreach (var file in rules.Files.Specs)
        {
            if (string.Equals(PathOf(file.Path.Replace('\\', '/')), path, StringComparison.OrdinalIgnoreCase))
                return file.GetText(cancellation) is { } text ? Texts.GetValue(text, static text => new SpecWords(text.ToString())) : null;
        }

        return null;
    }

    // Without `.` and `..`; nothing is asked of the disk.
    private static string PathOf(string path)
    {
        var kept = new List<string>();
        foreach (var segment in path.Split('/'))
        {
            if (segment == ".." && kept.Count > 1)
                kept.RemoveAt(kept.Count - 1);
            else if (segment != ".")
                kept.Add(segment);
        }

        return string.Join("/", kept);
    }
}
