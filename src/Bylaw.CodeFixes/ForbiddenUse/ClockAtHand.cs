using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.CodeFixes;

/// <summary>The static clock of the framework, asked of a <c>TimeProvider</c> that the code has at hand.</summary>
internal static class ClockAtHand
{
    /// <summary>Null if it is no clock, or no provider is at hand.</summary>
    public static ExpressionSyntax? For(FindingContext context, ExpressionSyntax asked, ISymbol member)
    {
        var answer = (member.ContainingType?.Name, member.Name) switch
        {
            (nameof(DateTime), nameof(DateTime.UtcNow)) => "GetUtcNow().UtcDateTime",
            (nameof(DateTime), nameof(DateTime.Now)) => "GetLocalNow().LocalDateTime",
            (nameof(DateTime), nameof(DateTime.Today)) => "GetLocalNow().LocalDateTime.Date",
            (nameof(DateTimeOffset), nameof(DateTimeOffset.UtcNow)) => "GetUtcNow()",
            (nameof(DateTimeOffset), nameof(DateTimeOffset.Now)) => "GetLocalNow()",
            _ => null,
        };
        return answer is not null && member.ContainingNamespace is { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true }
            && Providers(context, asked) is [var provider] ? SyntaxFactory.ParseExpression($"{provider}.{answer}") : null;
    }

    // Of two nobody can say which is meant; a field that is set from a parameter of the constructor is one.
    private static List<string> Providers(FindingContext context, ExpressionSyntax asked)
    {
        var around = context.Model.GetEnclosingSymbol(asked.SpanStart, context.Cancellation);
        var visible = context.Model.LookupSymbols(asked.SpanStart).Where(symbol => symbol switch
        {
            IFieldSymbol field => IsProvider(field.Type) && IsAtHand(field, around),
            IPropertySymbol property => IsProvider(property.Type) && IsAtHand(property, around),
            IParameterSymbol parameter => IsProvider(parameter.Type) && IsAtHand(parameter, around),
            ILocalSymbol local => IsProvider(local.Type) && local.DeclaringSyntaxReferences is [var reference] && reference.Span.End < asked.SpanStart,
            _ => false,
        }).ToList();
        var members = visible.Where(symbol => symbol is IFieldSymbol or IPropertySymbol).ToList();
        return [.. (members.Count > 0 ? members : visible).Select(symbol => symbol.Name)];
    }

    /// <summary>What can be named is not always there: in static code, in the initializer of a field, in a type within the one that has it.</summary>
    private static bool IsAtHand(ISymbol provider, ISymbol? around)
    {
        if (provider is IParameterSymbol && !IsOfPrimaryConstructor(provider))
            return !IsStaticFunctionWithin(provider.ContainingSymbol, around);
        if (provider.IsStatic)
            return true;

        var type = around?.ContainingType;
        for (var at = around; at is not null and not INamedTypeSymbol; at = at.ContainingSymbol)
        {
            // A constructor may not have set it yet, and a struct's lambda can't have it.
            if (at.IsStatic || (provider is not IParameterSymbol && at is IFieldSymbol or IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Constructor })
                || (type?.IsValueType == true && at is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction }))
            {
                return false;
            }
        }

        return SymbolEqualityComparer.Default.Equals(type, provider.ContainingType) || (provider is not IParameterSymbol && type?.BaseType is not null && type.ContainingType is null);
    }

    private static bool IsOfPrimaryConstructor(ISymbol parameter) =>
        parameter.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax().Parent?.Parent is TypeDeclarationSyntax;

    private static bool IsStaticFunctionWithin(ISymbol owner, ISymbol? around)
    {
        for (var at = around; at is not null && !SymbolEqualityComparer.Default.Equals(at, owner); at = at.ContainingSymbol)
        {
            if (at.IsStatic)
                return true;
        }

        return false;
    }

    private static bool IsProvider(ITypeSymbol type) => type is { Name: "TimeProvider", NullableAnnotation: not NullableAnnotation.Annotated, ContainingNamespace: { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true } };
}
