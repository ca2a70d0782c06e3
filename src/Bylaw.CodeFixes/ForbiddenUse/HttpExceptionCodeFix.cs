using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Bylaw.CodeFixes;

/// <summary>BYL2003: an exception of the domain is thrown: the one that the rule names, one that the solution has for this status, or a new one beside the others.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HttpExceptionCodeFix)), Shared]
public sealed class HttpExceptionCodeFix() : BylawCodeFix(RuleIds.HttpException)
{
    private protected override async Task<IReadOnlyList<Fix>> FindAsync(FindingContext context)
    {
        if (ExceptionExchange.CreationAt(context) is not { } creation || context.Model.GetTypeInfo(creation, context.Cancellation).Type is not { } type)
            return [];
        if (await ExceptionExchange.ByRuleAsync(context, creation).ConfigureAwait(false) is { } mapped)
            return [mapped];
        if (HttpStatus.Of(context.Model, creation, type, context.Cancellation) is not { } status)
            return [];

        var known = await ExceptionExchange.ByStatusAsync(context, creation, status).ConfigureAwait(false);
        return known.Count > 0 ? known : await NewException.OfAsync(context, creation, status).ConfigureAwait(false) is { } added ? [added] : [];
    }
}
