using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Bylaw.CodeFixes;

/// <summary>BYL8004: the interface that the rule names.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RequiredInterfaceCodeFix)), Shared]
public sealed class RequiredInterfaceCodeFix() : BylawCodeFix(RuleIds.RequiredInterface)
{
    private protected override Task<IReadOnlyList<Fix>> FindAsync(FindingContext context) => RequiredBase.FindAsync(context, static verb => verb.Implements, TypeKind.Interface);
}
