using System.Composition;
using Bylaw.Rules.Language;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Bylaw.CodeFixes;

/// <summary>BYL3004: a slip in the name of an entity is mended in the type that is named after it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnknownEntityCodeFix)), Shared]
public sealed class UnknownEntityCodeFix() : BylawCodeFix(RuleIds.UnknownEntity)
{
    private protected override async Task<IReadOnlyList<Fix>> FindAsync(FindingContext context)
    {
        if (NamedTypes.Declared(context) is not INamedTypeSymbol type || NamedTypes.Of(context, type) is not { } named)
            return [];

        var entities = new EntityNames(named.Rules);
        if (NamingAnalyzer.CapturesOf(named, entities) is not { } captures || UnknownEntityRule.FirstUnknown(named.Verb, captures, entities) is not ({ } value, { } condition)
            || entities.Nearest(value, condition) is not { } meant || NearestWord.Within(value.Length < 8 ? 1 : 2, value, [meant]) is null)
        {
            return [];
        }

        var bare = SymbolNames.WithoutInterfacePrefix(type) ?? type.Name;
        var at = bare.IndexOf(value, StringComparison.Ordinal);
        if (at < 0 || bare.IndexOf(value, at + 1, StringComparison.Ordinal) >= 0)
            return [];

        var types = await TypeFamily.OfAsync(context, type, bare.Substring(0, at) + meant + bare.Substring(at + value.Length)).ConfigureAwait(false);
        // That it is a slip, and which entity was meant, is a guess.
        return await TypeFamily.RenameAsync(context, types, FixSafety.Review).ConfigureAwait(false) is { } fix ? [fix] : [];
    }
}
