using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

internal static partial class Descriptors
{
    private const string OperationsCategory = "Bylaw.Operations";

    public static readonly DiagnosticDescriptor LogTemplate = new(
        RuleIds.LogTemplate, "Log template", "{0}", OperationsCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "The text of a log message is put together, or its placeholders and values don't fit.",
        helpLinkUri: PageFolder + RuleIds.LogTemplate + ".md");

    public static readonly DiagnosticDescriptor SensitiveLog = new(
        RuleIds.SensitiveLog, "Sensitive data in a log", "{0}", OperationsCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "A secret or personal value is written to a log or into the message of an exception.",
        helpLinkUri: PageFolder + RuleIds.SensitiveLog + ".md");

    public static readonly DiagnosticDescriptor NotDisposed = new(
        RuleIds.NotDisposed, "Not disposed", "{0}", OperationsCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "A process, watcher, socket, timer, connection or file is made and not given back.",
        helpLinkUri: PageFolder + RuleIds.NotDisposed + ".md");

    public static readonly DiagnosticDescriptor SecretLiteral = new(
        RuleIds.SecretLiteral, "Secret in the source", "{0}", OperationsCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "A password, key or token stands in the code or in settings that are checked in.",
        helpLinkUri: PageFolder + RuleIds.SecretLiteral + ".md");

    public static readonly DiagnosticDescriptor SwallowedException = new(
        RuleIds.SwallowedException, "Swallowed exception", "{0}", OperationsCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "An exception is caught and nobody hears of it, or it is rethrown without its stack.",
        helpLinkUri: PageFolder + RuleIds.SwallowedException + ".md");

    public static readonly DiagnosticDescriptor Console = new(
        RuleIds.Console, "Console output", "{0}", OperationsCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "Code writes to the console, where no log collects it.",
        helpLinkUri: PageFolder + RuleIds.Console + ".md");

    public static readonly DiagnosticDescriptor UnguardedJob = new(
        RuleIds.UnguardedJob, "Unguarded job", "{0}", OperationsCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "The first exception ends a job that runs in the background.",
        helpLinkUri: PageFolder + RuleIds.UnguardedJob + ".md");

    private static ImmutableArray<DiagnosticDescriptor> Operations => [LogTemplate, SensitiveLog, NotDisposed, SecretLiteral, SwallowedException, Console, UnguardedJob];
}
