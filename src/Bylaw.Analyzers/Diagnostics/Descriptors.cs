using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>
/// The descriptors of all ids. The default severity is Warning so that `effectiveSeverity` can raise and lower it per rule; the rule file,
/// then .globalconfig and .editorconfig, decide what a user sees.
/// </summary>
internal static partial class Descriptors
{
    private const string PageFolder = "https://github.com/bylaw-dotnet/bylaw/blob/main/rules/reference/";

    /// <summary>By id.</summary>
    public static DiagnosticDescriptor Of(string id) => All.TryGetValue(id, out var descriptor) ? descriptor : InternalError;

    public static ImmutableDictionary<string, DiagnosticDescriptor> All => field ??= RuleFile.Concat(Structure).Concat(ForbiddenUse)
        .Concat(Naming).Concat(Types).Concat(Endpoints).Concat(Data).Concat(Operations).Concat(Require).Concat(Custom).ToImmutableDictionary(descriptor => descriptor.Id);

    /// <summary>Whether the id is reported only when the whole compilation is known.</summary>
    public static bool IsAtEnd(string id) => Of(id).CustomTags.Contains(WellKnownDiagnosticTags.CompilationEnd);

    public static ImmutableArray<DiagnosticDescriptor> Custom { get; } =
    [
        .. Enumerable.Range(RuleIds.FirstCustom, RuleIds.LastCustom - RuleIds.FirstCustom + 1).Select(CreateCustom),
    ];

    private static DiagnosticDescriptor CreateCustom(int number)
    {
        var id = "BYL" + number.ToString(CultureInfo.InvariantCulture);
        return number >= RuleIds.FirstCustomAtEnd
            ? new DiagnosticDescriptor(id, "Rule of this team", "{0}", "Bylaw.Custom", DiagnosticSeverity.Warning, true,
                "A rule to which the team's rule file gives an id of its own.", PageFolder + "BYL9001.md", WellKnownDiagnosticTags.CompilationEnd)
            : new DiagnosticDescriptor(id, "Rule of this team", "{0}", "Bylaw.Custom", DiagnosticSeverity.Warning, true,
                "A rule to which the team's rule file gives an id of its own.", PageFolder + "BYL9001.md");
    }
}
