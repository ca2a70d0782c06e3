using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

internal static partial class Descriptors
{
    private const string TypesCategory = "Bylaw.Types";

    public static readonly DiagnosticDescriptor NullableStyle = new(
        RuleIds.NullableStyle, "Nullable style", "{0}", TypesCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "Absence is not written as T? with a null default.",
        helpLinkUri: PageFolder + RuleIds.NullableStyle + ".md");

    public static readonly DiagnosticDescriptor NullableDisabled = new(
        RuleIds.NullableDisabled, "Nullable not enabled", "{0}", TypesCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "Nullable reference types are off in a project or file.",
        helpLinkUri: PageFolder + RuleIds.NullableDisabled + ".md");

    public static readonly DiagnosticDescriptor UntypedSignature = new(
        RuleIds.UntypedSignature, "Untyped signature", "{0}", TypesCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "A signature that others see says nothing about its types.",
        helpLinkUri: PageFolder + RuleIds.UntypedSignature + ".md");

    public static readonly DiagnosticDescriptor NullForgiving = new(
        RuleIds.NullForgiving, "Null-forgiving operator", "{0}", TypesCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "The compiler is told to trust that a value is not null.",
        helpLinkUri: PageFolder + RuleIds.NullForgiving + ".md");

    private static ImmutableArray<DiagnosticDescriptor> Types =>
        [NullableStyle, NullableDisabled, UntypedSignature, NullForgiving];
}
