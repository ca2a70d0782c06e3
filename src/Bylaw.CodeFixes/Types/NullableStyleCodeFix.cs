using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.CodeFixes;

/// <summary>BYL4001: `Nullable&lt;int&gt;` becomes `int?`.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NullableStyleCodeFix)), Shared]
public sealed class NullableStyleCodeFix() : BylawCodeFix(RuleIds.NullableStyle)
{
    private protected override Task<IReadOnlyList<Fix>> FindAsync(FindingContext context) => Task.FromResult<IReadOnlyList<Fix>>(
        context.Token.Parent is GenericNameSyntax { TypeArgumentList.Arguments: [var value] } name
            && context.Model.GetTypeInfo(name, context.Cancellation).Type is { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }
            ? [new DocumentFix($"Write '{value}?'", FixSafety.Safe, "value", editor => editor.ReplaceNode(Whole(name), (current, _) => AsNullable((TypeSyntax)current)))]
            : []);

    // System.Nullable<int>, global::System.Nullable<int>
    private static TypeSyntax Whole(TypeSyntax name) =>
        name.Parent is QualifiedNameSyntax qualified && qualified.Right == name ? Whole(qualified)
        : name.Parent is AliasQualifiedNameSyntax alias ? Whole(alias)
        : name;

    private static TypeSyntax AsNullable(TypeSyntax wrapper)
    {
        var value = wrapper.DescendantNodesAndSelf().OfType<GenericNameSyntax>().First(name => name.Identifier.ValueText == nameof(Nullable)).TypeArgumentList.Arguments[0];
        return SyntaxFactory.NullableType(value.WithoutTrivia()).WithTriviaFrom(wrapper);
    }
}
