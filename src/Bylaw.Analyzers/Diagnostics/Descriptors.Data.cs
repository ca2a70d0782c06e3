using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

internal static partial class Descriptors
{
    private const string DataCategory = "Bylaw.Data";

    public static readonly DiagnosticDescriptor AsyncOnly = new(
        RuleIds.AsyncOnly, "Blocking call", "{0}", DataCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "Code blocks a thread where it could await.",
        helpLinkUri: PageFolder + RuleIds.AsyncOnly + ".md");

    private static ImmutableArray<DiagnosticDescriptor> Data => [AsyncOnly];
}
