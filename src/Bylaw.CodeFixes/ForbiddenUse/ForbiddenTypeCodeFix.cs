using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Bylaw.CodeFixes;

/// <summary>BYL2001: what an endpoint must not use, such as a database session, is reached through the service; else the type that the rule names takes its place.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ForbiddenTypeCodeFix)), Shared]
public sealed class ForbiddenTypeCodeFix() : BylawCodeFix(RuleIds.ForbiddenType)
{
    private protected override async Task<IReadOnlyList<Fix>> FindAsync(FindingContext context) =>
        await ServiceRoute.OfAsync(context).ConfigureAwait(false) is { } route ? [route]
        : await TypeExchange.OfAsync(context).ConfigureAwait(false) is { } exchange ? [exchange]
        : [];
}
