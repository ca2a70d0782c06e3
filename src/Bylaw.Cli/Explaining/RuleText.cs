using Bylaw.Cli.Output;
using System.Globalization;
using Bylaw.Cli.Checking;
using Bylaw.Specs.Describing;

namespace Bylaw.Cli.Explaining;

/// <summary>Parts of rules in words, as all answers say them.</summary>
/// <param name="root">The folder that paths are relative to.</param>
internal sealed class RuleText(RuleBook book, string root)
{
    public RuleBook Book => book;

    /// <summary>The preset that stands in for a rule file that isn't there.</summary>
    public string? Fallback { get; init; }

    /// <summary>What the exceptions are held against.</summary>
    public RuleDate Today { get; init; } = RuleDate.FromDateTime(DateTime.Today);

    /// <summary>As a reader finds it from where paths begin.</summary>
    public string RuleFile => Fallback ?? PathText.Relative(root, book.RootFile);

    public string Relative(string path) => PathText.Relative(root, path);

    /// <summary>`bylaw.yml:6`, `preset bylaw/backend, line 12`.</summary>
    public string At(Place place) => IsPreset(place.File) ? $"preset {place.File}, line {place.Line}" : $"{PathText.Relative(root, place.File)}:{place.Line}";

    public static bool IsPreset(string file) => file.StartsWith("bylaw/", StringComparison.Ordinal);

    /// <summary>One line: how strong, which, what it demands.</summary>
    public string Summary(Rule rule, string? path = null) => $"{Word(rule.Severity.At(path))}  {rule.Name}: {RuleSentence.Demand(rule, book)}";

    public static string Word(Severity severity) => severity.ToString().ToLowerInvariant();

    public IEnumerable<string> Severities(Rule rule) =>
        rule.Severity.ByPath.Select(entry => $"{Word(entry.Severity)} in {entry.Path.Text}").Append(rule.Severity.ByPath.Count > 0 ? $"{Word(rule.Severity.Default)} elsewhere" : Word(rule.Severity.Default));

    public static IEnumerable<string> Advice(Instead? instead)
    {
        if (instead is null)
            yield break;
        if (instead.Use is { } use)
            yield return $"Use {use}.";
        foreach (var (used, mapped) in instead.Map)
            yield return $"Instead of {used}: {mapped}.";
        if (instead.Note is { } note)
            yield return note.TrimEnd('.') + ".";
    }

    public IEnumerable<string> Sources(Rule rule)
    {
        foreach (var source in rule.Sources)
        {
            var file = book.Specs.TryGetValue(source.Spec, out var spec) ? spec.File : source.Spec;
            var line = source.Line is { } number ? string.Create(CultureInfo.InvariantCulture, $":{number}") : "";
            yield return source.Quote is { } quote ? $"{file}{line}: \"{quote.ReplaceLineEndings(" ").Trim()}\"" : file + line;
        }
    }

    public string Of(RuleException exception)
    {
        var to = exception.To is { } target ? $" to {target}" : "";
        return $"at {exception.At}{to}: {exception.Reason.TrimEnd('.')} ({Term(exception)}; {At(exception.Place)})";
    }

    private string Term(RuleException exception)
    {
        if (exception.Expires is not { } end)
            return "for good";
        var days = end.DaysFrom(Today);
        return days < 0 ? $"expired on {end}, so it no longer holds" : $"until {end}, {Output.Messages.Count(days, "day")} left";
    }

    public bool Holds(RuleException exception) => exception.Expires is not { } end || end.DaysFrom(Today) >= 0;

    /// <summary>A layer's own selector, and what the rule's says beside it.</summary>
    public IEnumerable<string> Where(Rule rule)
    {
        yield return "in: " + rule.Subject switch
        {
            AnyTypeSelector => "any (all code of the projects that the rule file is for)",
            LayerSelector only => only.Layer,
            var other => SelectorYaml.Of(other),
        };
        foreach (var name in rule.Subject.DescendantsAndSelf().OfType<LayerSelector>().Select(selector => selector.Layer).Distinct())
        {
            if (book.Layers.FirstOrDefault(layer => layer.Name == name) is { } layer)
                yield return $"layer {layer.Name}: {SelectorYaml.Of(layer.Selector)}  ({At(layer.Place)})";
        }

        if (rule.AppliesTo is { } paths)
            yield return $"only in files {paths}, by the document that it comes from";
    }
}
