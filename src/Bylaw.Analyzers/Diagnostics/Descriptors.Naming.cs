using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

internal static partial class Descriptors
{
    private const string NamingCategory = "Bylaw.Naming";

    public static readonly DiagnosticDescriptor TypeName = new(
        RuleIds.TypeName, "Type name", "{0}", NamingCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "A type is not named as the rules say.",
        helpLinkUri: PageFolder + RuleIds.TypeName + ".md");

    public static readonly DiagnosticDescriptor FileName = new(
        RuleIds.FileName, "File name", "{0}", NamingCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "A file is not named as the rules say.",
        helpLinkUri: PageFolder + RuleIds.FileName + ".md");

    public static readonly DiagnosticDescriptor FolderName = new(
        RuleIds.FolderName, "Folder or namespace", "{0}", NamingCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "A type lies in a folder or namespace where the rules do not have it.",
        helpLinkUri: PageFolder + RuleIds.FolderName + ".md");

    public static readonly DiagnosticDescriptor UnknownEntity = new(
        RuleIds.UnknownEntity, "Unknown entity", "{0}", NamingCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "A type is named after something that does not exist.",
        helpLinkUri: PageFolder + RuleIds.UnknownEntity + ".md");

    public static readonly DiagnosticDescriptor RouteName = new(
        RuleIds.RouteName, "Route", "{0}", NamingCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "The route of an endpoint does not have the form that a rule asks for.",
        helpLinkUri: PageFolder + RuleIds.RouteName + ".md");

    public static readonly DiagnosticDescriptor MethodName = new(
        RuleIds.MethodName, "Method name", "{0}", NamingCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "A method is not named as the rules say.",
        helpLinkUri: PageFolder + RuleIds.MethodName + ".md");

    private static ImmutableArray<DiagnosticDescriptor> Naming =>
        [TypeName, FileName, FolderName, UnknownEntity, MethodName, RouteName];
}
