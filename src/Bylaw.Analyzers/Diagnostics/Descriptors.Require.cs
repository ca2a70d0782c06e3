using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

internal static partial class Descriptors
{
    private const string RequireCategory = "Bylaw.Require";

    public static readonly DiagnosticDescriptor RequiredAttribute = new(
        RuleIds.RequiredAttribute, "Required attribute", "{0}", RequireCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "A type, method or endpoint lacks an attribute.",
        helpLinkUri: PageFolder + RuleIds.RequiredAttribute + ".md");

    public static readonly DiagnosticDescriptor RequiredReturn = new(
        RuleIds.RequiredReturn, "Required return type", "{0}", RequireCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "A method or endpoint returns something else than it must.",
        helpLinkUri: PageFolder + RuleIds.RequiredReturn + ".md");

    public static readonly DiagnosticDescriptor RequiredBase = new(
        RuleIds.RequiredBase, "Required base class", "{0}", RequireCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "A type lacks a base class.",
        helpLinkUri: PageFolder + RuleIds.RequiredBase + ".md");

    public static readonly DiagnosticDescriptor RequiredInterface = new(
        RuleIds.RequiredInterface, "Required interface", "{0}", RequireCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "A type lacks an interface.",
        helpLinkUri: PageFolder + RuleIds.RequiredInterface + ".md");

    public static readonly DiagnosticDescriptor RequiredParameter = new(
        RuleIds.RequiredParameter, "Required parameter", "{0}", RequireCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "A method or endpoint lacks a parameter.",
        helpLinkUri: PageFolder + RuleIds.RequiredParameter + ".md");

    public static readonly DiagnosticDescriptor RequiredModifier = new(
        RuleIds.RequiredModifier, "Required modifier", "{0}", RequireCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "A type or method lacks a modifier.",
        helpLinkUri: PageFolder + RuleIds.RequiredModifier + ".md");

    public static readonly DiagnosticDescriptor RequiredCall = new(
        RuleIds.RequiredCall, "Required call", "{0}", RequireCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "A type, method or endpoint lacks a call, or makes it too late.",
        helpLinkUri: PageFolder + RuleIds.RequiredCall + ".md");

    public static readonly DiagnosticDescriptor RequiredSetter = new(
        RuleIds.RequiredSetter, "Required setter", "{0}", RequireCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "A property can be set in another way than it may.",
        helpLinkUri: PageFolder + RuleIds.RequiredSetter + ".md");

    private static ImmutableArray<DiagnosticDescriptor> Require =>
        [RequiredAttribute, RequiredReturn, RequiredBase, RequiredInterface, RequiredParameter, RequiredModifier, RequiredCall, RequiredSetter];
}
