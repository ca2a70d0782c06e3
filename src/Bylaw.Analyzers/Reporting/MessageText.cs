using System.Text;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>The one line a user reads: what, why, what instead, which rule and which sentence of which spec.</summary>
internal static class MessageText
{
    public static string Of(Finding finding, RuleBook book, string? count = null)
    {
        var rule = finding.Rule;
        var text = new StringBuilder(finding.What);
        if (count is not null)
            text.Append(' ').Append(count);
        if (rule.Because is { } because)
            text.Append(": ").Append(because);
        var advice = rule.Instead is { } instead ? Advice(instead, finding.Captures, finding.Target) : "";
        // What can't be filled in leaves what the rule itself says.
        if (advice.Length == 0)
            advice = finding.Advice ?? "";
        if (advice.Length > 0)
            text.Append(". ").Append(advice);

        text.Append(" [").Append(rule.Name);
        if (rule.Sources.Count > 0 && Source(rule.Sources[0], book) is { } source)
            text.Append(", ").Append(source);
        return text.Append(']').ToString();
    }

    /// <summary>`'OrdersController' (Endpoint)`, `'GET /orders' (Endpoint)`.</summary>
    public static string Subject(Subject subject, string? route) =>
        Named(route ?? (subject.Type is null ? "assembly" : SymbolNames.ForMessage(subject.Type)), subject.LayerName);

    public static string Target(ISymbol target, string? layer) => Named(SymbolNames.ForMessage(target), layer);

    private static string Named(string name, string? layer) => layer is null ? $"'{name}'" : $"'{name}' ({layer})";

    private static string Advice(Instead instead, Captures captures, ISymbol? target)
    {
        var use = Replacement(instead, captures, target);
        var sentence = use is null ? "" : $"Use {use} instead.";
        var note = instead.Note is { } text ? captures.Fill(text) ?? text : "";
        return note.Length == 0 ? sentence : sentence.Length == 0 ? WithStop(note) : sentence + " " + WithStop(note);
    }

    /// <summary>What is to be used in place of the target; null when the rule does not say, or a capture of it is not bound.</summary>
    public static string? Replacement(Instead instead, Captures captures, ISymbol? target) =>
        (target is null ? null : Mapped(instead.Map, target)) ?? (instead.Use is { } template ? captures.Fill(template) : null);

    /// <summary>What the rule's `instead: map` has for this type or member.</summary>
    public static string? Mapped(IReadOnlyDictionary<string, string> map, ISymbol target)
    {
        if (map.Count == 0)
            return null;

        var full = target is INamedTypeSymbol type
            ? SymbolNames.FullName(type)
            : target.ContainingType is { } owner ? SymbolNames.FullName(owner) + "." + target.Name : target.Name;
        return map.TryGetValue(full, out var mapped) || map.TryGetValue(target.Name, out mapped) ? mapped : null;
    }

    // The documents of the presets are ours; whoever reads the message looks for it among their own.
    private static string? Source(RuleSource source, RuleBook book)
    {
        if (Preset.Names.Contains(source.Place.File))
            return null;

        var file = book.Specs.TryGetValue(source.Spec, out var spec) ? spec.File : source.Spec;
        var name = file.Substring(file.LastIndexOf('/') + 1);
        return source.Line is { } line ? $"{name}:{line}" : name;
    }

    private static string WithStop(string sentence) => sentence.EndsWith(".", StringComparison.Ordinal) ? sentence : sentence + ".";
}
