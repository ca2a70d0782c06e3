using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.Analyzers;

/// <summary>What a declaration says outside of bodies: types, base lists, constraints, attributes.</summary>
internal static class Signature
{
    /// <summary>Whether there may be a forbidden use in it, by symbols alone.</summary>
    public static bool MayUse(ISymbol symbol, SubjectRules subject) => HasForbiddenAttribute(symbol.GetAttributes(), subject) || symbol switch
    {
        INamedTypeSymbol type => subject.Mentions(type.BaseType) is not null
            || type.Interfaces.Any(implemented => subject.Mentions(implemented) is not null)
            || MayUse(type.TypeParameters, subject)
            || (type.DelegateInvokeMethod is { } invoke && type.TypeKind == TypeKind.Delegate && MayUse(invoke, subject)),
        IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove } => false,
        IMethodSymbol method => subject.Mentions(method.ReturnType) is not null
            || HasForbiddenAttribute(method.GetReturnTypeAttributes(), subject)
            || MayUse(method.Parameters, subject)
            || MayUse(method.TypeParameters, subject),
        IPropertySymbol property => subject.Mentions(property.Type) is not null || MayUse(property.Parameters, subject)
            || HasForbiddenAttribute(property.GetMethod, subject) || HasForbiddenAttribute(property.SetMethod, subject),
        IFieldSymbol field => field.ContainingType.TypeKind != TypeKind.Enum && subject.Mentions(field.Type) is not null,
        IEventSymbol @event => subject.Mentions(@event.Type) is not null,
        _ => false,
    };

    private static bool MayUse(ImmutableArray<IParameterSymbol> parameters, SubjectRules subject)
    {
        foreach (var parameter in parameters)
        {
            if (subject.Mentions(parameter.Type) is not null || HasForbiddenAttribute(parameter.GetAttributes(), subject))
                return true;
        }

        return false;
    }

    private static bool MayUse(ImmutableArray<ITypeParameterSymbol> parameters, SubjectRules subject)
    {
        foreach (var parameter in parameters)
        {
            foreach (var constraint in parameter.ConstraintTypes)
            {
                if (subject.Mentions(constraint) is not null)
                    return true;
            }

            if (HasForbiddenAttribute(parameter.GetAttributes(), subject))
                return true;
        }

        return false;
    }

    private static bool HasForbiddenAttribute(IMethodSymbol? accessor, SubjectRules subject) =>
        accessor is not null && HasForbiddenAttribute(accessor.GetAttributes(), subject);

    private static bool HasForbiddenAttribute(ImmutableArray<AttributeData> attributes, SubjectRules subject)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.AttributeClass is not { } type)
                continue;
            if (subject.Mentions(type) is not null || subject.AgainstAttribute(type) is not null)
                return true;

            // A constant keeps no trace of where it came from, so an argument that names something is looked at by its syntax.
            if (attribute.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax { ArgumentList: { } arguments } && arguments.Arguments.Any(NamesSomething))
                return true;
        }

        return false;
    }

    private static bool NamesSomething(AttributeArgumentSyntax argument) => argument.Expression is not LiteralExpressionSyntax;

    /// <summary>The nodes of a declaration to look at, without its bodies and without what other symbols declare.</summary>
    public static IEnumerable<SyntaxNode> NodesOf(SyntaxNode declaration, ISymbol symbol)
    {
        switch (declaration)
        {
            case TypeDeclarationSyntax type when symbol is INamedTypeSymbol:
                return Nodes([.. type.AttributeLists, type.TypeParameterList, .. type.BaseList?.Types.Select(BaseOf) ?? [], .. type.ConstraintClauses]);
            case TypeDeclarationSyntax type when symbol is IMethodSymbol:
                return ParametersOf(type.ParameterList);
            case EnumDeclarationSyntax type:
                return type.AttributeLists;
            case DelegateDeclarationSyntax type:
                return Nodes([.. type.AttributeLists, type.ReturnType, type.TypeParameterList, .. ParametersOf(type.ParameterList), .. type.ConstraintClauses]);
            case MethodDeclarationSyntax method:
                return Nodes([.. method.AttributeLists, method.ReturnType, method.TypeParameterList, .. ParametersOf(method.ParameterList), .. method.ConstraintClauses]);
            case ConversionOperatorDeclarationSyntax method:
                return Nodes([.. method.AttributeLists, method.Type, .. ParametersOf(method.ParameterList)]);
            case OperatorDeclarationSyntax method:
                return Nodes([.. method.AttributeLists, method.ReturnType, .. ParametersOf(method.ParameterList)]);
            case BaseMethodDeclarationSyntax method:
                return Nodes([.. method.AttributeLists, .. ParametersOf(method.ParameterList)]);
            case IndexerDeclarationSyntax indexer:
                return Nodes([.. indexer.AttributeLists, indexer.Type, .. ParametersOf(indexer.ParameterList), .. Accessors(indexer)]);
            case BasePropertyDeclarationSyntax property:
                return Nodes([.. property.AttributeLists, property.Type, .. Accessors(property)]);
            case VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: BaseFieldDeclarationSyntax field } variables } variable:
                return variables.Variables[0] == variable ? Nodes([.. field.AttributeLists, variables.Type]) : [];
            case EnumMemberDeclarationSyntax member:
                return member.AttributeLists;
            default:
                return [];
        }
    }

    // A default value is code.
    private static IEnumerable<SyntaxNode> ParametersOf(BaseParameterListSyntax? list) =>
        list?.Parameters.SelectMany(parameter => Nodes([.. parameter.AttributeLists, parameter.Type])) ?? [];

    private static IEnumerable<SyntaxNode> Accessors(BasePropertyDeclarationSyntax property) =>
        property.AccessorList?.Accessors.SelectMany(accessor => accessor.AttributeLists) ?? [];

    // The arguments of `class A(…) : B(…)` are code.
    private static SyntaxNode BaseOf(BaseTypeSyntax type) => type.Type;

    private static IEnumerable<SyntaxNode> Nodes(IEnumerable<SyntaxNode?> nodes) => nodes.OfType<SyntaxNode>();

    [SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1030", Justification = "Symbol actions have no model; one is asked for only where there is something to find.")]
    public static SemanticModel ModelOf(Compilation compilation, SyntaxTree tree) => compilation.GetSemanticModel(tree);
}
