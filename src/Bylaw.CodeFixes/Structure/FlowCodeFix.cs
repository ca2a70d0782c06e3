using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Bylaw.CodeFixes;

/// <summary>BYL1001: what skips a layer is routed through the service that stands there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FlowCodeFix)), Shared]
public sealed class FlowCodeFix() : BylawCodeFix(RuleIds.Flow)
{
    private protected override async Task<IReadOnlyList<Fix>> FindAsync(FindingContext context) =>
        await ServiceRoute.OfAsync(context).ConfigureAwait(false) is { } fix ? [fix] : [];
}
