using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.CodeFixes;

/// <summary>BYL4001: absence becomes `T?`, in types and in optional parameters.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NullableStyleCodeFix)), Shared]
public sealed class NullableStyleCodeFix() : BylawCodeFix(RuleIds.NullableStyle)
{
    private protected override async Task<IReadOnlyList<Fix>> FindAsync(FindingContext context)
    {
        if (context.Token.Parent is GenericNameSyntax { TypeArgumentList.Arguments: [var value] } name
            && context.Model.GetTypeInfo(name, context.Cancellation).Type is { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T })
        {
            return [new DocumentFix($"Write '{value}?'", FixSafety.Safe, "value", editor => editor.ReplaceNode(WrittenType.Whole(name), (current, _) => AsNullable((TypeSyntax)current)))];
        }

        if (context.Token.Parent is GenericNameSyntax wrapper && await OptionFix.OfAsync(context, wrapper).ConfigureAwait(false) is { } unwrapped)
            return [unwrapped];

        return ParameterOf(context) is { } parameter && await NullDefaultFix.OfAsync(context, parameter).ConfigureAwait(false) is { } fix ? [fix] : [];
    }

    // The finding marks the parameter's whole type, its value, or the name of the attribute that makes it optional; a wrapper inside the type is another one.
    private static ParameterSyntax? ParameterOf(FindingContext context) =>
        context.Node.FirstAncestorOrSelf<ParameterSyntax>() is { } parameter
        && (parameter.Default?.Value.Span == context.Finding.Location.SourceSpan || context.Token.Parent?.FirstAncestorOrSelf<AttributeSyntax>() is not null
            || (parameter.Type?.Span == context.Finding.Location.SourceSpan && parameter.Default is not null))
            ? parameter
            : null;

    private static TypeSyntax AsNullable(TypeSyntax wrapper)
    {
        var value = wrapper.DescendantNodesAndSelf().OfType<GenericNameSyntax>().First(name => name.Identifier.ValueText == nameof(Nullable)).TypeArgumentList.Arguments[0];
        return SyntaxFactory.NullableType(value.WithoutTrivia()).WithTriviaFrom(wrapper);
    }
}
