using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Bylaw.CodeFixes;

/// <summary>An optional parameter as `T? x = null`.</summary>
internal static class NullDefaultFix
{
    private static readonly string[] Attributes = ["Optional", "OptionalAttribute", "DefaultParameterValue", "DefaultParameterValueAttribute"];

    public static async Task<Fix?> OfAsync(FindingContext context, ParameterSyntax parameter)
    {
        if (parameter.Type is null || context.Model.GetDeclaredSymbol(parameter, context.Cancellation) is not { } symbol
            // An object that is left out of a call is no null, but System.Reflection.Missing.
            || (parameter.Default is null && symbol.Type.SpecialType == SpecialType.System_Object))
        {
            return null;
        }

        // Behind `= null` none may follow that is optional by an attribute.
        var written = new Dictionary<ParameterSyntax, IParameterSymbol> { [parameter] = symbol };
        foreach (var other in ((BaseParameterListSyntax)parameter.Parent!).Parameters.Where(other => other.SpanStart > parameter.SpanStart && other is { Type: not null, Default: null }))
        {
            if (context.Model.GetDeclaredSymbol(other, context.Cancellation) is { IsOptional: true, Type.IsReferenceType: true, Type.SpecialType: not SpecialType.System_Object } optional)
                written.Add(other, optional);
        }

        void Edit(SyntaxEditor editor)
        {
            foreach (var one in written)
                editor.ReplaceNode(one.Key, (current, _) => Written((ParameterSyntax)current, one.Value));
        }

        var changed = context.Root.ReplaceNodes(written.Keys, (node, _) => Written(node, written[node]));
        if (!await CompileCheck.HoldsAsync(context.Solution, context.Solution.WithDocumentSyntaxRoot(context.Document.Id, changed), context.Cancellation).ConfigureAwait(false))
            return null;

        // A new `?` may be one that a body, an override or an implementation does not expect.
        var isOpen = symbol.ContainingSymbol is { IsVirtual: true } or { IsAbstract: true } or INamedTypeSymbol || symbol.ContainingSymbol.ContainingType?.TypeKind is TypeKind.Interface or TypeKind.Delegate;
        var brings = !IsNullable(parameter, symbol) && (isOpen || !await WarningCheck.HoldsAsync(context.Document, changed, context.Cancellation).ConfigureAwait(false));
        return new DocumentFix($"Write '{Written(parameter, symbol).Type} {symbol.Name} = null'", brings ? FixSafety.Review : FixSafety.Safe, "default", Edit);
    }

    private static bool IsNullable(ParameterSyntax parameter, IParameterSymbol symbol) =>
        parameter.Type is NullableTypeSyntax || symbol.Type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    private static ParameterSyntax Written(ParameterSyntax parameter, IParameterSymbol symbol)
    {
        if (!IsNullable(parameter, symbol))
            parameter = parameter.WithType(SyntaxFactory.NullableType(parameter.Type!.WithoutTrivia()).WithTriviaFrom(parameter.Type!));

        var none = SyntaxFactory.LiteralExpression(SyntaxKind.NullLiteralExpression);
        if (parameter.Default is { } given)
            return given.Value.IsKind(SyntaxKind.NullLiteralExpression) ? parameter : parameter.WithDefault(given.WithValue(none.WithTriviaFrom(given.Value)));

        var (first, end) = (parameter.GetLeadingTrivia(), parameter.GetTrailingTrivia());
        var lists = parameter.AttributeLists
            .Select(list => list.WithAttributes(SyntaxFactory.SeparatedList(list.Attributes.Where(attribute => !Attributes.Contains(attribute.Name.ToString().Split('.').Last())))))
            .Where(list => list.Attributes.Count > 0);
        return parameter.WithoutTrivia().WithAttributeLists(SyntaxFactory.List(lists))
            .WithDefault(SyntaxFactory.EqualsValueClause(SyntaxFactory.Token(SyntaxKind.EqualsToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space), none))
            .WithLeadingTrivia(first).WithTrailingTrivia(end);
    }
}
