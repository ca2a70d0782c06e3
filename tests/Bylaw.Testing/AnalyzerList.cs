using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Testing;

/// <summary>
/// Every analyzer of the product. The instances are shared by all tests, as a compiler server shares them by all projects,
/// so that one which keeps state is found out.
/// </summary>
internal static class AnalyzerList
{
    private static readonly Lazy<ImmutableArray<DiagnosticAnalyzer>> Found = new(() =>
    [
        .. Assembly.Load("Bylaw.Analyzers").GetTypes()
            .Where(type => type.IsDefined(typeof(DiagnosticAnalyzerAttribute), inherit: false))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ]);

    public static ImmutableArray<DiagnosticAnalyzer> All => Found.Value is { Length: > 0 } analyzers
        ? analyzers
        : throw new RuleTestException("Bylaw.Analyzers has no analyzer: nothing would be tested.");
}
