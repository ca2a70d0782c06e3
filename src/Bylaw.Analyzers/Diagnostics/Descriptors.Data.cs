using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

internal static partial class Descriptors
{
    private static ImmutableArray<DiagnosticDescriptor> Data => [];
}
