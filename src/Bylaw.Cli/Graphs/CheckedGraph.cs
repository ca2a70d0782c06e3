using Bylaw.Analyzers;
using Bylaw.Cli.Checking;

namespace Bylaw.Cli.Graphs;

/// <summary>The picture of a solution that was checked: types and handlers in their layers, what they use, and what is wrong with that.</summary>
internal static class CheckedGraph
{
    public static GraphModel Of(string name, IReadOnlyList<CompilationFacts> projects, CheckReport report)
    {
        // A project with several frameworks has most of its types several times.
        var types = projects.SelectMany(project => project.SurveyedTypes.Select(type => (project.Name, Type: type))).GroupBy(pair => pair.Type.Name).Select(group => group.First()).ToList();
        var uses = projects.SelectMany(project => project.Uses.Select(use => (project.Name, Use: use))).ToList();
        var known = types.Select(pair => pair.Type.Name).ToHashSet();
        // One that the count does not know is drawn by what it uses.
        var handlers = projects.SelectMany(project => project.Handlers.Select(handler => (project.Name, Handler: handler)))
            .Concat(uses.Where(pair => pair.Use.Route is not null).Select(pair => (pair.Name, Handler: new SurveyedHandler(pair.Use.From, pair.Use.Route!, pair.Use.Layer, pair.Use.Path, pair.Use.Line))))
            .Where(pair => known.Contains(pair.Handler.Type)).DistinctBy(pair => (pair.Handler.Type, pair.Handler.Route)).ToList();
        var against = projects.SelectMany(project => project.AgainstFlow).ToHashSet();
        var layerOf = types.ToDictionary(pair => pair.Type.Name, pair => pair.Type.Layer);
        return GraphBuilder.Build(
            new GraphFacts(
                name,
                [.. projects.SelectMany(project => project.Layers).DistinctBy(layer => layer.Name).Select(layer => new LayerFact(layer.Name, layer.Shared))],
                [
                    .. types.Select(pair => new TypeFact(Key(pair.Type.Name, null), ShortName(pair.Type.Name.Name), pair.Type.Namespace, pair.Type.Layer, pair.Name, Output.PathText.Relative(report.Root, pair.Type.Path), pair.Type.Line) { Symbol = pair.Type.Name.Name.Replace('+', '.') }),
                    .. handlers.Select(pair => new TypeFact(Key(pair.Handler.Type, pair.Handler.Route), pair.Handler.Route is { Length: > 0 } route ? route : "a handler", NamespaceOf(pair.Handler.Type.Name), pair.Handler.Layer, pair.Name, Output.PathText.Relative(report.Root, pair.Handler.Path), pair.Handler.Line) { Route = pair.Handler.Route }),
                ],
                [
                    .. uses.Where(pair => known.Contains(pair.Use.From) && known.Contains(pair.Use.To)).Select(pair => new UseFact(
                        Key(pair.Use.From, pair.Use.Route), Key(pair.Use.To, null), 1,
                        [new GraphUse(Output.PathText.Relative(report.Root, pair.Use.Path), pair.Use.Line, pair.Use.Column, null)],
                        !(pair.Use.Layer is { } from && layerOf[pair.Use.To] is { } to && against.Contains(new LayerPair(from, to))))),
                ]),
            report);
    }

    private static string Key(TypeName type, string? route) => $"{type.Assembly}/{type.Name}/{route}";

    private static string NamespaceOf(string name) => name.LastIndexOf('.') is var dot and > 0 ? name[..dot] : "";

    // `Shop.Orders.Repository`1` is Repository<> for people.
    private static string ShortName(string name) => name[(name.LastIndexOf('.') + 1)..].Split('`') is [var plain, var arity] ? $"{plain}<{new string(',', int.Parse(arity, System.Globalization.CultureInfo.InvariantCulture) - 1)}>" : name[(name.LastIndexOf('.') + 1)..];
}
