using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

internal static partial class Descriptors
{
    private const string StructureCategory = "Bylaw.Structure";

    public static readonly DiagnosticDescriptor Flow = new(
        RuleIds.Flow, "Layer used against the flow", "{0}", StructureCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "A layer uses one that its rules do not let it use.",
        helpLinkUri: PageFolder + RuleIds.Flow + ".md");

    public static readonly DiagnosticDescriptor Indirect = new(
        RuleIds.Indirect, "Layer used indirectly", "{0}", StructureCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "A layer reaches one that it must not use through types between them.",
        helpLinkUri: PageFolder + RuleIds.Indirect + ".md", customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor Cycle = new(
        RuleIds.Cycle, "Cycle", "{0}", StructureCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "Parts that must not depend on each other in a circle do.",
        helpLinkUri: PageFolder + RuleIds.Cycle + ".md", customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor Reserved = new(
        RuleIds.Reserved, "Reserved for another", "{0}", StructureCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "A type or member that is reserved for others is used.",
        helpLinkUri: PageFolder + RuleIds.Reserved + ".md");

    public static readonly DiagnosticDescriptor Package = new(
        RuleIds.Package, "Package", "{0}", StructureCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "A project references a package that it must not, or too old a version of one.",
        helpLinkUri: PageFolder + RuleIds.Package + ".md");

    public static readonly DiagnosticDescriptor Catalog = new(
        RuleIds.Catalog, "Name outside the catalog", "{0}", StructureCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "A table, command, queue, setting or service has a name that its catalog does not list.",
        helpLinkUri: PageFolder + RuleIds.Catalog + ".md");

    public static readonly DiagnosticDescriptor Companion = new(
        RuleIds.Companion, "Missing companion", "{0}", StructureCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "A class lacks the type that goes with it, such as its tests.",
        helpLinkUri: PageFolder + RuleIds.Companion + ".md", customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor Unlayered = new(
        RuleIds.Unlayered, "Type without a layer", "{0}", StructureCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "A type belongs to no layer, although every type must have one.",
        helpLinkUri: PageFolder + RuleIds.Unlayered + ".md");

    public static readonly DiagnosticDescriptor MissingName = new(
        RuleIds.MissingName, "Catalog names what does not exist", "{0}", StructureCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "A name of a catalog is found nowhere in the project.",
        helpLinkUri: PageFolder + RuleIds.MissingName + ".md", customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor Toolchain = new(
        RuleIds.Toolchain, "Toolchain", "{0}", StructureCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "A project is compiled for another framework, or with an older C#, than the rules say.",
        helpLinkUri: PageFolder + RuleIds.Toolchain + ".md");

    private static ImmutableArray<DiagnosticDescriptor> Structure =>
        [Flow, Indirect, Cycle, Reserved, Package, Catalog, Companion, Unlayered, MissingName, Toolchain];
}
