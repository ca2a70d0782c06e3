using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Bylaw.CodeFixes;

/// <summary>BYL8003: the base class that the rule names.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RequiredBaseCodeFix)), Shared]
public sealed class RequiredBaseCodeFix() : BylawCodeFix(RuleIds.RequiredBase)
{
    private protected override Task<IReadOnlyList<Fix>> FindAsync(FindingContext context) => RequiredBase.FindAsync(context, static verb => verb.Extends, TypeKind.Class);
}
