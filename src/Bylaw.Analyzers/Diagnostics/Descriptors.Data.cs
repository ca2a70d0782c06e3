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

    public static readonly DiagnosticDescriptor ParameterizedSql = new(
        RuleIds.ParameterizedSql, "Value in the text of SQL", "{0}", DataCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "A value is written into the text of an SQL statement, which lets whoever supplies it change the statement.",
        helpLinkUri: PageFolder + RuleIds.ParameterizedSql + ".md");

    public static readonly DiagnosticDescriptor QueryInLoop = new(
        RuleIds.QueryInLoop, "Query in a loop", "{0}", DataCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "A query is made, or changes are saved, in each turn of a loop.",
        helpLinkUri: PageFolder + RuleIds.QueryInLoop + ".md");

    public static readonly DiagnosticDescriptor TenantIsolation = new(
        RuleIds.TenantIsolation, "Tenants not kept apart", "{0}", DataCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "Code may read or write the rows of another tenant.",
        helpLinkUri: PageFolder + RuleIds.TenantIsolation + ".md");

    public static readonly DiagnosticDescriptor SafeMigrations = new(
        RuleIds.SafeMigrations, "Unsafe migration", "{0}", DataCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        description: "A migration loses data, or cannot be undone.",
        helpLinkUri: PageFolder + RuleIds.SafeMigrations + ".md");

    private static ImmutableArray<DiagnosticDescriptor> Data => [AsyncOnly, ParameterizedSql, QueryInLoop, TenantIsolation, SafeMigrations];
}
