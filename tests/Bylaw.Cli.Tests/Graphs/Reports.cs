using Bylaw.Cli.Checking;
using Bylaw.Cli.Graphs;

namespace Bylaw.Cli.Tests.Graphs;

/// <summary>Reports of a check with nothing in them but what a graph asks for.</summary>
internal static class Reports
{
    public static CheckReport With(params IReadOnlyList<CheckedFinding> findings) => new(
        "/", ["bylaw.yml"], [new CheckedProject("Shop.Api", "src/Shop.Api/Shop.Api.csproj", ["net10.0"], ProjectState.Analyzed, null)], findings, new CheckSummary(0, 0, 0, [], 0, 0, [], TimeSpan.Zero));

    public static CheckedFinding Finding(string id, string rule, string message, GraphUse? place, Suppression? suppression = null, params IReadOnlyList<string> projects) => new(
        id, id, "Bylaw.Structure", FindingLevel.Error, message, rule, [], null, null, place is null ? null : new SourcePlace(place.Path, place.Line, place.Column, place.Line, place.Column + 5), [], projects, suppression, message, place?.Excerpt, null);
}
