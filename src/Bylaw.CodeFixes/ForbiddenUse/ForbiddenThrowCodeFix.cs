using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Bylaw.CodeFixes;

/// <summary>BYL2006: the exception that the rule names in its place is thrown.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ForbiddenThrowCodeFix)), Shared]
public sealed class ForbiddenThrowCodeFix() : BylawCodeFix(RuleIds.ForbiddenThrow)
{
    private protected override async Task<IReadOnlyList<Fix>> FindAsync(FindingContext context) =>
        ExceptionExchange.CreationAt(context) is { } creation && await ExceptionExchange.ByRuleAsync(context, creation).ConfigureAwait(false) is { } fix ? [fix] : [];
}
