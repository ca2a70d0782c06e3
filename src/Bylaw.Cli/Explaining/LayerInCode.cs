using Bylaw.Analyzers;
using Bylaw.Cli.Output;

namespace Bylaw.Cli.Explaining;

/// <summary>What a layer has in a solution.</summary>
internal static class LayerInCode
{
    private const int MaxExamples = 8;

    public static IReadOnlyList<ExplanationSection> Of(Layer layer, CodeView code)
    {
        var types = code.Types.Where(type => type.Symbol.ContainingType is null && type.Subject.Subject.LayerName == layer.Name).ToList();
        var handlers = code.Handlers.Where(handler => handler.Subject.Subject.LayerName == layer.Name).ToList();
        return new ExplanationBuilder("").Add("In the code", types.Count + handlers.Count == 0 ? ["Nothing is of this layer."] :
        [
            types.Count > 0 ? $"{Messages.Count(types.Count, "type")}: {Names(types.Select(type => type.Symbol.Name))}" : null,
            handlers.Count > 0 ? $"{Messages.Count(handlers.Count, "handler")}: {Names(handlers.Select(handler => handler.Route))}" : null,
        ]).Build().Sections;
    }

    private static string Names(IEnumerable<string> names)
    {
        var all = names.Distinct().ToList();
        return string.Join(", ", all.Take(MaxExamples)) + (all.Count > MaxExamples ? $" and {all.Count - MaxExamples} more" : "");
    }
}
