using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.Analyzers;

/// <summary>What a declaration says outside of bodies: types, base lists, constraints, attributes.</summary>
internal static class Signature
{
    /// <summary>Whether there may be a forbidden use in it, by symbols alone.</summary>
    public static bool MayUse(ISymbol symbol, SubjectRules subject) => DeclaredAttributes.MayUse(symbol, subject) || (subject.HasTypes && symbol switch
    {
        // An extension block: what it extends is no symbol that the oldest compiler knows of.
        INamedTypeSymbol { Name.Length: 0 } => true,
        INamedTypeSymbol type => subject.MayMention(type.BaseType)
            || MayUse(type.Interfaces, subject)
            || MayUse(type.TypeParameters, subject)
            || (type.DelegateInvokeMethod is { } invoke && type.TypeKind == TypeKind.Delegate && MayUse(invoke, subject)),
        IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove } => false,
        IMethodSymbol method => subject.MayMention(method.ReturnType)
            || MayUse(method.Parameters, subject)
            || MayUse(method.TypeParameters, subject)
            || MayImplement(method.ExplicitInterfaceImplementations, subject),
        IPropertySymbol property => subject.MayMention(property.Type) || MayUse(property.Parameters, subject)
            || MayImplement(property.ExplicitInterfaceImplementations, subject),
        IFieldSymbol field => field.ContainingType.TypeKind != TypeKind.Enum && subject.MayMention(field.Type),
        IEventSymbol @event => subject.MayMention(@event.Type) || MayImplement(@event.ExplicitInterfaceImplementations, subject),
        _ => false,
    });

    private static bool MayUse(ImmutableArray<INamedTypeSymbol> types, SubjectRules subject)
    {
        foreach (var type in types)
        {
            if (subject.MayMention(type))
                return true;
        }

        return false;
    }

    private static bool MayUse(ImmutableArray<IParameterSymbol> parameters, SubjectRules subject)
    {
        foreach (var parameter in parameters)
        {
            if (subject.MayMention(parameter.Type))
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
                if (subject.MayMention(constraint))
                    return true;
            }
        }

        return false;
    }

    private static bool MayImplement<T>(ImmutableArray<T> members, SubjectRules subject) where T : ISymbol
    {
        foreach (var member in members)
        {
            if (subject.MayMention(member.ContainingType))
                return true;
        }

        return false;
    }

    /// <summary>The nodes of a declaration to look at, without its bodies and without what other symbols declare.</summary>
    public static IEnumerable<SyntaxNode> NodesOf(SyntaxNode declaration, ISymbol symbol)
    {
        switch (declaration)
        {
            case TypeDeclarationSyntax type when symbol is INamedTypeSymbol:
                return Nodes([
                    .. type.AttributeLists, type.TypeParameterList, .. type.BaseList?.Types.Select(BaseOf) ?? [], .. type.ConstraintClauses,
                    .. symbol.Name.Length == 0 ? ParametersOf(type.ParameterList) : [],
                ]);
            case TypeDeclarationSyntax type when symbol is IMethodSymbol:
                return ParametersOf(type.ParameterList);
            case EnumDeclarationSyntax type:
                return type.AttributeLists;
            case DelegateDeclarationSyntax type:
                return Nodes([.. type.AttributeLists, type.ReturnType, type.TypeParameterList, .. ParametersOf(type.ParameterList), .. type.ConstraintClauses]);
            case MethodDeclarationSyntax method:
                return Nodes([.. method.AttributeLists, method.ReturnType, method.ExplicitInterfaceSpecifier, method.TypeParameterList, .. ParametersOf(method.ParameterList), .. method.ConstraintClauses]);
            case ConversionOperatorDeclarationSyntax method:
                return Nodes([.. method.AttributeLists, method.Type, method.ExplicitInterfaceSpecifier, .. ParametersOf(method.ParameterList)]);
            case OperatorDeclarationSyntax method:
                return Nodes([.. method.AttributeLists, method.ReturnType, method.ExplicitInterfaceSpecifier, .. ParametersOf(method.ParameterList)]);
            case BaseMethodDeclarationSyntax method:
                return Nodes([.. method.AttributeLists, .. ParametersOf(method.ParameterList)]);
            case IndexerDeclarationSyntax indexer:
                return Nodes([.. indexer.AttributeLists, indexer.Type, indexer.ExplicitInterfaceSpecifier, .. ParametersOf(indexer.ParameterList), .. Accessors(indexer)]);
            case BasePropertyDeclarationSyntax property:
                return Nodes([.. property.AttributeLists, property.Type, property.ExplicitInterfaceSpecifier, .. Accessors(property)]);
            case VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: BaseFieldDeclarationSyntax field } variables } variable:
                return variables.Variables[0] == variable ? Nodes([.. field.AttributeLists, variables.Type]) : [];
            case EnumMemberDeclarationSyntax member:
                return member.AttributeLists;
            default:
                return [];
        }
    }

    /// <summary>
    /// The attributes alone: the implementing part of a partial member repeats a signature that was reported where it was first declared by hand.
    /// </summary>
    public static IEnumerable<SyntaxNode> AttributesOf(SyntaxNode declaration, ISymbol symbol) =>
        NodesOf(declaration, symbol).OfType<AttributeListSyntax>();

    public static bool Repeats(ISymbol symbol, Compilation compilation) => symbol switch
    {
        IMethodSymbol { PartialDefinitionPart: { } first } => IsByHand(first, compilation),
        IPropertySymbol { PartialDefinitionPart: { } first } => IsByHand(first, compilation),
        _ => false,
    };

    private static bool IsByHand(ISymbol symbol, Compilation compilation) =>
        symbol.DeclaringSyntaxReferences.Any(reference => !GeneratedFile.IsGenerated(compilation, reference.SyntaxTree, default));

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
