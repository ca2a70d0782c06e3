using Bylaw.Cli.Checking;

namespace Bylaw.Cli.Graphs;

/// <summary>Who uses whom in a solution, beside what its rules say about it. Numbers that refer to something are places in the lists here.</summary>
/// <param name="Name">Of the solution.</param>
/// <param name="Layers">In the order in which they are drawn: who uses comes before who is used.</param>
/// <param name="Types">Those of the solution, and those outside of it that a rule is about.</param>
/// <param name="Edges">At most one from one type to another.</param>
/// <param name="OtherFindings">Open findings that are about something else than who uses whom; they lie on no edge.</param>
internal sealed record GraphModel(
    string Name,
    IReadOnlyList<GraphLayer> Layers,
    IReadOnlyList<GraphProject> Projects,
    IReadOnlyList<GraphNamespace> Namespaces,
    IReadOnlyList<GraphType> Types,
    IReadOnlyList<GraphEdge> Edges,
    int OtherFindings);

/// <param name="Shared">Every layer may use it.</param>
/// <param name="Types">How many are in it, handlers of routes not counted.</param>
internal sealed record GraphLayer(string Name, bool Shared, int Types);

/// <param name="Path">Of the project file, relative.</param>
internal sealed record GraphProject(string Name, string Path);

/// <param name="Name">Empty for the global one.</param>
/// <param name="Types">How many are in it, handlers of routes not counted.</param>
internal sealed record GraphNamespace(string Name, int Types);

/// <param name="Name">Without its namespace; a nested one with the types around it, as in `Order.Line`.</param>
/// <param name="Layer">Null for a type without one.</param>
/// <param name="Project">Null for a type outside of the solution.</param>
/// <param name="Path">Of the file that declares it, relative.</param>
/// <param name="Handler">True for the handler of a route, which has a layer of its own; null for a type.</param>
internal sealed record GraphType(string Name, int Namespace, int? Layer, int? Project, string? Path, int? Line, bool? Handler = null);

internal enum EdgeState
{
    /// <summary>No rule is against it.</summary>
    Allowed,

    /// <summary>A rule is against it, and the finding is suppressed, in the baseline or excepted.</summary>
    Tolerated,

    /// <summary>It has a finding that counts.</summary>
    Violation,
}

/// <param name="Count">How often the source uses the target, at whatever place.</param>
/// <param name="Uses">The first of them, and those with a finding.</param>
internal sealed record GraphEdge(int Source, int Target, int Count, EdgeState State, IReadOnlyList<GraphUse> Uses, IReadOnlyList<GraphFinding> Findings)
{
    public int OpenFindings => Findings.Count(finding => !finding.Suppressed);
}

/// <param name="Excerpt">The line of source, without its indentation.</param>
internal sealed record GraphUse(string Path, int Line, int Column, string? Excerpt);

/// <param name="Rule">Null for what is about the rule file itself.</param>
/// <param name="Also">Further rules that the same place breaks.</param>
internal sealed record GraphFinding(
    string Id, string? Rule, IReadOnlyList<string> Also, FindingLevel Level, string Message, GraphUse? Place, bool Suppressed, string? HelpLink);
