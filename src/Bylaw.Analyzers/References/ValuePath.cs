using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.Analyzers;

/// <summary>
/// Where a value comes from: a use is reported once on its path, at the first token that brings the forbidden type in. So whatever already is of
/// a forbidden type needs no second look: either its declaration is in this type or region and was reported there, or the token that brought it in was.
/// </summary>
internal sealed class ValuePath(CompilationRules rules, SemanticModel model, BodyRegions regions, ReferenceList found)
{
    /// <summary>What using the member brings in: its declaring type, or the type of its value.</summary>
    public static Verdict? BroughtInBy(ISymbol member, SubjectRules subject) =>
        (DeclaringType(member) is { } owner ? subject.AgainstType(owner) : null) ?? subject.Mentions(ValueType(member));

    public static bool IsOfExtension(ISymbol member) => member.ContainingType is { Name.Length: 0, IsAnonymousType: false };

    public static INamedTypeSymbol? DeclaringType(ISymbol member) => IsOfExtension(member) ? member.ContainingType.ContainingType : member.ContainingType;

    public static ITypeSymbol? ValueType(ISymbol member) => member switch
    {
        IMethodSymbol method => method.ReturnType,
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        IEventSymbol @event => @event.Type,
        _ => null,
    };

    /// <summary>Whether the value, or something before it in its chain, has been reported at a token or at a declaration.</summary>
    public bool IsKnown(ExpressionSyntax? value, BodyRegion region)
    {
        if (value is null)
            return false;
        if (value.Parent is AttributeSyntax attribute)
            return model.GetTypeInfo(attribute).Type is INamedTypeSymbol type && (region.Rules.AgainstType(type) ?? region.Rules.AgainstAttribute(type)) is not null;
        if (ReferencePosition.TypeOf(value, model) is { } valueType && (region.Rules.Mentions(valueType) is not null || IsConstrained(valueType, region)))
            return true;

        return value switch
        {
            ParenthesizedExpressionSyntax inner => IsKnown(inner.Expression, region),
            AwaitExpressionSyntax awaited => IsKnown(awaited.Expression, region),
            CastExpressionSyntax cast => IsKnown(cast.Expression, region),
            PostfixUnaryExpressionSyntax postfix => IsKnown(postfix.Operand, region),
            InvocationExpressionSyntax invocation => IsKnown(invocation.Expression, region),
            ElementAccessExpressionSyntax element => IsKnown(element.Expression, region),
            ElementBindingExpressionSyntax binding => IsKnown(ReferencePosition.ConditionalReceiver(binding), region),
            ConditionalAccessExpressionSyntax conditional => IsKnown(conditional.WhenNotNull, region),
            MemberAccessExpressionSyntax access => IsLinkKnown(access.Name, region),
            MemberBindingExpressionSyntax binding => IsLinkKnown(binding.Name, region),
            SimpleNameSyntax name => IsLinkKnown(name, region),
            ThisExpressionSyntax or BaseExpressionSyntax => IsBaseReported(region),
            _ => false,
        };
    }

    private bool IsLinkKnown(SimpleNameSyntax name, BodyRegion region)
    {
        if (model.GetSymbolInfo(name).Symbol is not { Kind: SymbolKind.Method or SymbolKind.Property or SymbolKind.Field or SymbolKind.Event } member)
            return false;

        return BroughtInBy(member, region.Rules) is not null
            || (ReferencePosition.ReceiverOf(name) is { } receiver ? IsKnown(receiver, region) : IsInheritanceReported(member, region));
    }

    /// <summary>Whether what the called method takes needs no finding of its own.</summary>
    public bool IsCallKnown(ExpressionSyntax call, BodyRegion region) => call switch
    {
        InvocationExpressionSyntax invocation => (model.GetSymbolInfo(invocation).Symbol is { } method && IsDeclarationReported(method, region))
            || IsKnown(ReferencePosition.InvokedName(invocation) is { } name ? ReferencePosition.ReceiverOf(name) : invocation.Expression, region),
        ElementAccessExpressionSyntax element => IsKnown(element.Expression, region),
        BaseObjectCreationExpressionSyntax creation => region.Rules.Mentions(model.GetTypeInfo(creation).Type) is not null
            || (model.GetSymbolInfo(creation).Symbol is { } constructor && IsDeclarationReported(constructor, region)),
        _ => false,
    };

    /// <summary>
    /// Whether something in the syntax accounts for a forbidden type that comes out of it: a part of such a type, or a token already found. What
    /// hangs on a lambda's own parameter does not when that parameter has its type from there too.
    /// </summary>
    /// <param name="except">A part that does not count; with the origin itself, only what is inside it counts.</param>
    public bool IsAccountedFor(SyntaxNode origin, SyntaxNode? except, BodyRegion region)
    {
        foreach (var node in origin.DescendantNodesAndSelf(node => node == origin || node != except))
        {
            if (node == except || (node == origin && except is not null) || node is DeclarationExpressionSyntax or IdentifierNameSyntax { IsVar: true })
                continue;
            if (node is ExpressionSyntax expression && region.Rules.Mentions(ReferencePosition.TypeOf(expression, model)) is not null
                && !HangsOnParameterWithin(expression, origin))
            {
                return true;
            }
        }

        return found.HasIn(origin, except == origin ? null : except);
    }

    private bool HangsOnParameterWithin(ExpressionSyntax expression, SyntaxNode origin)
    {
        var root = expression;
        while (root is MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax)
        {
            root = root switch
            {
                MemberAccessExpressionSyntax access => access.Expression,
                InvocationExpressionSyntax invocation => invocation.Expression,
                ElementAccessExpressionSyntax element => element.Expression,
                _ => ((ParenthesizedExpressionSyntax)root).Expression,
            };
        }

        return root is IdentifierNameSyntax
            && model.GetSymbolInfo(root).Symbol is IParameterSymbol { DeclaringSyntaxReferences: [var reference] }
            && reference.GetSyntax() is ParameterSyntax { Type: null } parameter
            && origin.Span.Contains(parameter.Span);
    }

    // `T value` where T is constrained to something forbidden: reported at the constraint.
    private static bool IsConstrained(ITypeSymbol type, BodyRegion region)
    {
        if (type is not ITypeParameterSymbol parameter)
            return false;

        foreach (var constraint in parameter.ConstraintTypes)
        {
            if (region.Rules.Mentions(constraint) is not null)
                return true;
        }

        return false;
    }

    /// <summary>Whether it is a member of the type itself or of a base class.</summary>
    public bool IsOwn(ISymbol member, BodyRegion region)
    {
        for (var type = region.Rules.Subject.Type; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, member.ContainingType?.OriginalDefinition))
                return true;
        }

        return false;
    }

    /// <summary>Whether the member came into the type with a base that was reported.</summary>
    public bool IsInheritanceReported(ISymbol member, BodyRegion region) =>
        member.ContainingType is { } owner && !region.Rules.Subject.IsAround(owner) && IsOwn(member, region) && IsBaseReported(region);

    /// <summary>Whether the base list of the type, where it is written by hand, names something forbidden.</summary>
    public bool IsBaseReported(BodyRegion region)
    {
        if (region.Rules.Subject.Type is not { } type)
            return false;

        var own = regions.Narrow(rules.Subjects.Of(type));
        return type.TypeKind == TypeKind.Interface
            ? type.Interfaces.Any(outer => own.Mentions(outer) is not null)
            : own.Mentions(type.BaseType) is not null && type.DeclaringSyntaxReferences.Any(NamesBase);

        bool NamesBase(SyntaxReference reference) =>
            !GeneratedFile.IsGenerated(rules.Compilation, reference.SyntaxTree, default)
            && reference.GetSyntax() is TypeDeclarationSyntax { BaseList.Types: { Count: > 0 } bases }
            && SymbolEqualityComparer.Default.Equals(Signature.ModelOf(rules.Compilation, reference.SyntaxTree).GetTypeInfo(bases[0].Type).Type, type.BaseType);
    }

    /// <summary>Whether the member's own declaration is a finding: then its uses in the same type are none.</summary>
    public bool IsDeclarationReported(ISymbol member, BodyRegion region)
    {
        if (region.Rules.Subject.Type is not { } subject || DeclaringType(member) is not { } owner)
            return false;

        var definition = ((member as IMethodSymbol)?.ReducedFrom ?? member).OriginalDefinition;
        if (definition is IMethodSymbol { MethodKind: MethodKind.LocalFunction })
            return Says(regions.At(definition.DeclaringSyntaxReferences[0].GetSyntax()).Rules, definition);

        return region.Rules.Subject.IsAround(owner)
            && SymbolEqualityComparer.Default.Equals(owner.OriginalDefinition.ContainingAssembly, subject.ContainingAssembly)
            && !definition.DeclaringSyntaxReferences.All(reference => GeneratedFile.IsGenerated(rules.Compilation, reference.SyntaxTree, default))
            && Says(regions.Narrow(rules.Subjects.OfMember(definition)), definition);
    }

    private static bool Says(SubjectRules subject, ISymbol member) => (member switch
    {
        IMethodSymbol method => subject.MentionedBy(method),
        IPropertySymbol { Parameters: [_, ..] parameters } indexer =>
            subject.Mentions(indexer.Type) ?? parameters.Select(parameter => subject.Mentions(parameter.Type)).FirstOrDefault(verdict => verdict is not null),
        _ => subject.Mentions(ValueType(member)),
    }) is not null;
}
