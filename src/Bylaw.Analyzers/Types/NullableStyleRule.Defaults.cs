using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.Analyzers;

/// <summary>BYL4001 of `nullable-style: { null-default: required }`: an optional parameter that may be null is written `T? x = null`.</summary>
internal static partial class NullableStyleRule
{
    private static readonly string[] OptionalAttributes = ["Optional", "OptionalAttribute", "DefaultParameterValue", "DefaultParameterValueAttribute"];

    public static void JudgeDefaults(StyledFile file)
    {
        JudgeValues(file, "null");
        JudgeValues(file, "default");
        foreach (var name in OptionalAttributes)
        {
            foreach (var token in TextScan.Tokens(file.Root, file.Text, name))
            {
                if (token.Parent is SimpleNameSyntax written && written.FirstAncestorOrSelf<AttributeSyntax>() is { Parent.Parent: ParameterSyntax { Default: null } parameter } attribute)
                    JudgeAttribute(file, parameter, attribute, token);
            }
        }
    }

    private static void JudgeValues(StyledFile file, string word)
    {
        foreach (var token in TextScan.Tokens(file.Root, file.Text, word))
        {
            var value = token.Parent;
            while (value is { Parent: PostfixUnaryExpressionSyntax or ParenthesizedExpressionSyntax or CastExpressionSyntax })
                value = value.Parent;
            if (value is ExpressionSyntax { Parent: EqualsValueClauseSyntax { Parent: ParameterSyntax { Type: not null } parameter } } expression)
                JudgeDefault(file, parameter, expression);
        }
    }

    private static void JudgeDefault(StyledFile file, ParameterSyntax parameter, ExpressionSyntax value)
    {
        if (NullableParameter(file, parameter) is not { } symbol)
            return;

        var isWrittenNullable = parameter.Type is NullableTypeSyntax || symbol.Type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        if (isWrittenNullable && value.IsKind(SyntaxKind.NullLiteralExpression))
            return;

        var place = isWrittenNullable ? value.GetLocation() : parameter.Type!.GetLocation();
        Report(file, parameter, place, $"'{parameter.Type} {parameter.Identifier.ValueText} = {value}'");
    }

    private static void JudgeAttribute(StyledFile file, ParameterSyntax parameter, AttributeSyntax attribute, SyntaxToken token)
    {
        if (parameter.Type is null || NullableParameter(file, parameter) is not { IsOptional: true } symbol || !IsDefaultNull(symbol))
            return;

        // [Optional, DefaultParameterValue(null)] is one way of writing it, not two.
        var first = parameter.AttributeLists.SelectMany(list => list.Attributes)
            .First(other => OptionalAttributes.Any(name => other.Name.ToString().EndsWith(name, StringComparison.Ordinal)));
        if (first == attribute)
            Report(file, parameter, token.GetLocation(), $"[{attribute}]");
    }

    private static bool IsDefaultNull(IParameterSymbol parameter) => !parameter.HasExplicitDefaultValue || parameter.ExplicitDefaultValue is null;

    /// <summary>The parameter if null is a value that its type can have and its author chose the signature.</summary>
    private static IParameterSymbol? NullableParameter(StyledFile file, ParameterSyntax parameter) =>
        // Where annotations are off, `string?` is a warning of the compiler's own; that they are off is BYL4002.
        file.Model.GetNullableContext(parameter.SpanStart).AnnotationsEnabled()
        && file.Model.GetDeclaredSymbol(parameter, file.Cancellation) is { ContainingSymbol.IsOverride: false } symbol
        && (symbol.Type.IsReferenceType || symbol.Type.TypeKind == TypeKind.Dynamic || symbol.Type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
            ? symbol
            : null;

    private static void Report(StyledFile file, ParameterSyntax parameter, Location place, string written)
    {
        var site = file.SiteOf(parameter);
        var type = parameter.Type is NullableTypeSyntax nullable ? nullable.ElementType : parameter.Type!;
        foreach (var rule in file.Styles.For(site.Subject))
        {
            if (rule.Verb.NullDefault)
                file.Report(rule, RuleIds.NullableStyle, place, site, $"{site.Text} must write '{type}? {parameter.Identifier.ValueText} = null', not {written}");
        }
    }
}
