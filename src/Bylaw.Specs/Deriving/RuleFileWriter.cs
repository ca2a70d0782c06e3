using System.Text;
using Bylaw.Rules.Yaml;
using Bylaw.Specs.Recognising;
using Bylaw.Specs.Statements;

namespace Bylaw.Specs.Deriving;

/// <summary>A derivation as the text of a rule file.</summary>
internal static class RuleFileWriter
{
    private static readonly string[] Order = ["in", "flow", "forbid", "allow", "require", "reserve", "name", "catalog", "ensure", "because", "instead", "severity", "include-tests", "id"];

    private const string Sign = "# Derived by `bylaw derive` from ";

    /// <summary>Whether a file is a derived one, which can be derived again, or somebody's own work. An empty one is nobody's.</summary>
    public static bool Wrote(string text) => text.StartsWith(Sign, StringComparison.Ordinal) || string.IsNullOrWhiteSpace(text);

    /// <param name="folder">Where the rule file will lie, relative to what the paths of the specs are relative to; "" for the same.</param>
    public static string Write(Derivation derivation, string folder)
    {
        var text = new StringBuilder();
        text.Append(Sign).AppendJoin(", ", derivation.Specs.Select(spec => Relative(spec.Path, folder))).Append(".\n");
        text.Append("# Change the documents and derive again: what is written here by hand is lost.\n");
        text.Append("bylaw: 1\n");
        var extended = derivation.Specs.SelectMany(spec => spec.FrontMatter.Values("extends")).Distinct().ToList();
        if (extended.Count > 0)
            YamlText.WriteEntry(text, "extends", Node.Texts(extended), 0);

        text.Append("\nspecs:\n");
        foreach (var spec in derivation.Specs)
        {
            var map = Node.Map(("file", Node.Text(Relative(spec.Path, folder))));
            YamlText.WriteEntry(text, spec.Name, derivation.Scopes.GetValueOrDefault(spec) is { Count: > 0 } paths ? map.With("applies-to", Node.Texts(paths)) : map, 2);
        }

        if (derivation.Layers.Count > 0)
            text.Append("\nlayers:\n");
        foreach (var (name, definition) in derivation.Layers)
            YamlText.WriteEntry(text, name, definition, 2);

        text.Append(derivation.Rules.Count > 0 ? "\nrules:\n" : "\nrules: {}\n");
        var first = true;
        foreach (var rule in derivation.Rules)
        {
            if (!first)
                text.Append('\n');
            first = false;
            text.Append("  ").Append(YamlText.Scalar(rule.Name, inFlow: false)).Append(":\n");
            YamlText.WriteEntries(text, Complete(rule), 4);
        }

        return text.ToString();
    }

    private static YamlMap Complete(DerivedRule rule)
    {
        var body = new YamlMap([.. rule.Body.Entries.OrderBy(entry => Array.IndexOf(Order, entry.Key.Value))], rule.Body.Place);
        body = body.With("source", Node.List(rule.Sources.Select(Source)));
        var examples = rule.Sources.SelectMany(source => source.Examples).Distinct().ToList();
        var ok = examples.Where(example => example.IsGood).Select(example => example.Code).ToList();
        var bad = examples.Where(example => !example.IsGood).Select(example => example.Code).ToList();
        if (ok.Count + bad.Count > 0)
        {
            body = body.With("examples", Node.Map(
                [.. ok.Count > 0 ? [("ok", Node.Texts(ok))] : (IEnumerable<(string, YamlNode)>)[], .. bad.Count > 0 ? [("bad", Node.Texts(bad))] : (IEnumerable<(string, YamlNode)>)[]]));
        }

        return body;
    }

    private static YamlMap Source(Statement statement) => Node.Map(
        ("spec", Node.Text(statement.Spec.Name)), ("line", Node.Text(statement.Line.ToString(System.Globalization.CultureInfo.InvariantCulture))), ("quote", Node.Text(Quotes.Short(statement.Quote))));

    private static string Relative(string path, string folder) =>
        folder.Length == 0 ? path : Path.GetRelativePath(folder, path).Replace('\\', '/');
}
