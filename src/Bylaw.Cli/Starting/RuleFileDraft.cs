using Bylaw.Cli.Checking;
using System.Text;

namespace Bylaw.Cli.Starting;

/// <summary>What a new rule file is to say.</summary>
/// <param name="Name">Of the solution.</param>
/// <param name="Parts">What the solution is built of.</param>
/// <param name="Documents">Those that rules were derived from; empty without a derived file.</param>
internal sealed record RuleFileDraft(
    string Name, IReadOnlyList<string> Parts, IReadOnlyList<string> Documents, int DerivedRules, IReadOnlyList<ProposedLayer> Layers, IReadOnlyList<ProposedRule> Rules)
{
    public const string Derived = "derived.bylaw.yml";

    private const string Guide = "https://github.com/bylaw-dotnet/bylaw/blob/main/rules/README.md";
    private const int Width = 120;

    /// <param name="trial">For the numbers in the comments; null while there are none.</param>
    public string ToText(TrialResult? trial)
    {
        var text = new StringBuilder();
        Comment(text, 0, $"The rules of {Name}, which each build enforces, and `bylaw check` without a build. `bylaw init` has proposed them from what it found{(Parts.Count > 0 ? $" ({string.Join(", ", Parts)})" : "")}; from here on the file is yours. The guide: {Guide}");
        Comment(text, 0, "`bylaw schema --help` says how an editor completes and checks it.");
        text.Append("bylaw: 1\n\n");

        Comment(text, 0, "What is taken over. Below, a rule with the name of one of theirs changes it key by key, and `none` switches it off.");
        Comment(text, 0, "bylaw/backend: the layers Endpoint, Service, Repository and Model; each talks to the next one only; no database in an endpoint; no HTTP in a service; values are parameters of SQL; no secrets in code and answers; T?.", hanging: "  ");
        if (Documents.Count > 0)
            Comment(text, 0, $"./{Derived}: {Output.Messages.Count(DerivedRules, "rule")} from {List(Documents)}. When these change, derive it again: bylaw derive . -o {Derived}", hanging: "  ");
        text.Append("extends: [bylaw/backend").Append(Documents.Count > 0 ? $", ./{Derived}" : "").Append("]\n");

        if (Layers.Count > 0)
        {
            text.Append('\n');
            Comment(text, 0, "Which types belong to which layer: read from the top, the first that matches has the type. `layer: X` means what bylaw/backend has under this name."
                + (trial is null ? "" : $" {Layered(trial.Types.Count(type => type.Layer is not null), trial.Types.Count)}; rules that name no layer hold for {(trial.Types.All(type => type.Layer is null) ? "all of them" : "the others, too")}."));
            text.Append("layers:\n");
            foreach (var layer in Layers)
            {
                Comment(text, 2, LayerComment(layer, trial));
                Definition(text, layer);
            }
        }

        if (Rules.Count > 0)
        {
            text.Append('\n');
            Comment(text, 0, "Rules of this solution: what its code shows to be its habit. What most of the code breaks is switched off.");
            text.Append("rules:\n");
            for (var index = 0; index < Rules.Count; index++)
            {
                var rule = Rules[index];
                if (index > 0)
                    text.Append('\n');
                foreach (var remark in rule.Remark.Split('\n'))
                    Comment(text, 2, remark);
                if (trial?.Count(rule.Name) is > 0 and var count)
                    Comment(text, 2, $"{Output.Messages.Count(count, "finding")} when this was written.");
                text.Append("  ").Append(rule.Name).Append(':');
                if (rule.Lines is [var only] && !only.Contains(':'))
                {
                    text.Append(' ').Append(only).Append('\n');
                    continue;
                }

                text.Append('\n');
                foreach (var line in rule.Lines)
                    text.Append("    ").Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Layered(int count, int types) => count == 0 ? $"None of {Output.Messages.Count(types, "type")} has a layer" : $"{count} of {Output.Messages.Count(types, "type")} {(count == 1 ? "has" : "have")} a layer";

    private static void Definition(StringBuilder text, ProposedLayer layer)
    {
        if (layer.Selectors is [var only])
        {
            text.Append("  ").Append(layer.Name).Append(": { ").Append(only).Append(layer.IsShared ? ", shared: true" : "").Append(" }\n");
            return;
        }

        text.Append("  ").Append(layer.Name).Append(":\n    any:\n");
        foreach (var selector in layer.Selectors)
            text.Append("      - { ").Append(selector).Append(" }\n");
        if (layer.IsShared)
            text.Append("    shared: true\n");
    }

    private static string LayerComment(ProposedLayer layer, TrialResult? trial)
    {
        if (trial is null)
            return layer.Name;
        var types = trial.Types.Where(type => type.Layer == layer.Name).ToList();
        var counts = new List<string>();
        if (types.Count > 0)
            counts.Add($"{Output.Messages.Count(types.Count, "type")}{(types.Count > 2 ? ", such as" : ":")} {string.Join(" and ", Examples(types))}");
        if (trial.Handlers.GetValueOrDefault(layer.Name) is > 0 and var handlers)
            counts.Add($"{Output.Messages.Count(handlers, "handler")} of minimal APIs");
        var text = string.Join("; ", counts);
        if (layer.What is not null)
            text += $"; {layer.What}";
        return text + (layer.IsShared ? "; all layers may use it" : "");
    }

    // Classes before interfaces, and not twice the same namespace.
    private static IEnumerable<string> Examples(List<LayeredType> types) =>
        types.OrderBy(type => type.Symbol.TypeKind != Microsoft.CodeAnalysis.TypeKind.Class).ThenBy(type => type.Name, StringComparer.Ordinal).DistinctBy(type => type.Namespace)
            .Concat(types).DistinctBy(type => type.Symbol.Name).Take(2).Select(type => type.Symbol.Name);

    private static string List(IReadOnlyList<string> names) => names.Count > 3 ? $"{string.Join(", ", names.Take(3))} and {names.Count - 3} more" : string.Join(", ", names);

    /// <param name="hanging">What lines after the first begin with.</param>
    private static void Comment(StringBuilder text, int indent, string comment, string hanging = "")
    {
        var line = "";
        foreach (var word in comment.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && indent + 2 + line.Length + 1 + word.Length > Width)
            {
                text.Append(' ', indent).Append("# ").Append(line).Append('\n');
                line = hanging + word;
            }
            else
            {
                line += line.Length == 0 ? word : " " + word;
            }
        }

        text.Append(' ', indent).Append("# ").Append(line).Append('\n');
    }
}
