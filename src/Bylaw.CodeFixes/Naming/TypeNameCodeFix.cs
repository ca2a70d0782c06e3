using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Bylaw.CodeFixes;

/// <summary>BYL3001: the type gets the name that the rule wants, its interface or implementation and its tests with it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TypeNameCodeFix)), Shared]
public sealed class TypeNameCodeFix() : BylawCodeFix(RuleIds.TypeName)
{
    private protected override async Task<IReadOnlyList<Fix>> FindAsync(FindingContext context)
    {
        if (NamedTypes.Of(context) is not { } named || TypeNames.Wanted(named) is not { } name)
            return [];

        var types = await TypeFamily.OfAsync(context, named.Type, name).ConfigureAwait(false);
        return await TypeFamily.RenameAsync(context, types, await TypeFamily.SafetyAsync(context, types).ConfigureAwait(false)).ConfigureAwait(false) is { } fix ? [fix] : [];
    }
}
