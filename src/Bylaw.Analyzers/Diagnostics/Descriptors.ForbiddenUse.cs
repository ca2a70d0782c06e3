using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

internal static partial class Descriptors
{
    private const string ForbiddenUseCategory = "Bylaw.ForbiddenUse";

    public static readonly DiagnosticDescriptor ForbiddenType = new(
        RuleIds.ForbiddenType, "Forbidden type", "{0}", ForbiddenUseCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "A type is used where the rules forbid it.",
        helpLinkUri: PageFolder + RuleIds.ForbiddenType + ".md");

    public static readonly DiagnosticDescriptor ForbiddenMember = new(
        RuleIds.ForbiddenMember, "Forbidden member", "{0}", ForbiddenUseCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "A member is used where the rules forbid it.",
        helpLinkUri: PageFolder + RuleIds.ForbiddenMember + ".md");

    public static readonly DiagnosticDescriptor HttpException = new(
        RuleIds.HttpException, "HTTP exception", "{0}", ForbiddenUseCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "An exception that is an HTTP answer is thrown or created where the rules forbid it.",
        helpLinkUri: PageFolder + RuleIds.HttpException + ".md");

    public static readonly DiagnosticDescriptor CodeExecution = new(
        RuleIds.CodeExecution, "Code execution", "{0}", ForbiddenUseCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "A text or bytes that may come from outside are run, loaded, started or written into a page.",
        helpLinkUri: PageFolder + RuleIds.CodeExecution + ".md");

    public static readonly DiagnosticDescriptor ForbiddenAttribute = new(
        RuleIds.ForbiddenAttribute, "Forbidden attribute", "{0}", ForbiddenUseCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "An attribute stands where the rules forbid it.",
        helpLinkUri: PageFolder + RuleIds.ForbiddenAttribute + ".md");

    public static readonly DiagnosticDescriptor ForbiddenThrow = new(
        RuleIds.ForbiddenThrow, "Forbidden exception", "{0}", ForbiddenUseCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "An exception is thrown or created where the rules forbid it.",
        helpLinkUri: PageFolder + RuleIds.ForbiddenThrow + ".md");

    public static readonly DiagnosticDescriptor ForbiddenDeclaration = new(
        RuleIds.ForbiddenDeclaration, "Forbidden declaration", "{0}", ForbiddenUseCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "A type is declared where the rules forbid such a type.",
        helpLinkUri: PageFolder + RuleIds.ForbiddenDeclaration + ".md");

    private static ImmutableArray<DiagnosticDescriptor> ForbiddenUse =>
        [ForbiddenType, ForbiddenMember, HttpException, CodeExecution, ForbiddenAttribute, ForbiddenThrow, ForbiddenDeclaration];
}
