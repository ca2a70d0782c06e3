using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

internal static partial class Descriptors
{
    private const string RuleFileCategory = "Bylaw.RuleFile";

    public static readonly DiagnosticDescriptor NoRuleFile = new(
        RuleIds.NoRuleFile, "No rule file", "{0}", RuleFileCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "The project references Bylaw, but no bylaw.yml lies in its folder or above it, so nothing is checked.",
        helpLinkUri: PageFolder + RuleIds.NoRuleFile + ".md", customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor InvalidRuleFile = new(
        RuleIds.InvalidRuleFile, "Invalid rule file", "{0}", RuleFileCategory, DiagnosticSeverity.Error, isEnabledByDefault: true,
        description: "The rule file says something that the rule language does not know; the part that is wrong is not enforced.",
        helpLinkUri: PageFolder + RuleIds.InvalidRuleFile + ".md");

    public static readonly DiagnosticDescriptor SelectsNothing = new(
        RuleIds.SelectsNothing, "Selects nothing", "{0}", RuleFileCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "A layer or rule of this project's own rule file matches no type of the project, so it checks nothing.",
        helpLinkUri: PageFolder + RuleIds.SelectsNothing + ".md", customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor NoEffect = new(
        RuleIds.NoEffect, "Part of the rule file can have no effect", "{0}", RuleFileCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "A layer that rests on what not every compilation can see, a layer shadowed by another one, or a capture that nothing can bind.",
        helpLinkUri: PageFolder + RuleIds.NoEffect + ".md");

    public static readonly DiagnosticDescriptor SpecDrift = new(
        RuleIds.SpecDrift, "Spec drift", "{0}", RuleFileCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "A rule quotes a sentence that its spec no longer has, so what is enforced and what is written down may differ.",
        helpLinkUri: PageFolder + RuleIds.SpecDrift + ".md");

    public static readonly DiagnosticDescriptor StaleBaseline = new(
        RuleIds.StaleBaseline, "Stale baseline entry", "{0}", RuleFileCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "The baseline allows more than the code still has; the entry should shrink or go.",
        helpLinkUri: PageFolder + RuleIds.StaleBaseline + ".md", customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor ExceptionExpiring = new(
        RuleIds.ExceptionExpiring, "Exception about to expire", "{0}", RuleFileCategory, DiagnosticSeverity.Info, isEnabledByDefault: true,
        description: "An exception of the rule file expires within two weeks.",
        helpLinkUri: PageFolder + RuleIds.ExceptionExpiring + ".md");

    public static readonly DiagnosticDescriptor InternalError = new(
        RuleIds.InternalError, "Internal error", "{0}", RuleFileCategory, DiagnosticSeverity.Error, isEnabledByDefault: true,
        description: "A rule failed with an exception, so the place was not checked; the other rules go on.",
        helpLinkUri: PageFolder + RuleIds.InternalError + ".md");

    public static readonly DiagnosticDescriptor ExceptionExpired = new(
        RuleIds.ExceptionExpired, "Exception expired", "{0}", RuleFileCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "The date of an exception has passed; what it accepted is reported again.",
        helpLinkUri: PageFolder + RuleIds.ExceptionExpired + ".md");

    public static readonly DiagnosticDescriptor UnjustifiedSuppression = new(
        RuleIds.UnjustifiedSuppression, "Suppression without a justification", "{0}", RuleFileCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "A finding of Bylaw is suppressed, and nobody says why.",
        helpLinkUri: PageFolder + RuleIds.UnjustifiedSuppression + ".md");

    private static ImmutableArray<DiagnosticDescriptor> RuleFile =>
        [
            NoRuleFile, InvalidRuleFile, SelectsNothing, NoEffect, SpecDrift, StaleBaseline, ExceptionExpiring, InternalError, ExceptionExpired, UnjustifiedSuppression,
        ];
}
