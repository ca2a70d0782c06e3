using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.CodeFixes;

/// <summary>
/// What a piece of code was handed, and where it keeps and uses it: the parameter of a handler, or the constructor's parameter and the field of a type.
/// Null where it hands it on: nobody can say then what should take its place.
/// </summary>
internal sealed class HeldDependency
{
    private HeldDependency(INamedTypeSymbol type, SyntaxNode scope) => (Type, Scope) = (type, scope);

    public INamedTypeSymbol Type { get; }

    /// <summary>The type declaration, or the function whose parameter it is.</summary>
    public SyntaxNode Scope { get; }

    /// <summary>Parameters and fields.</summary>
    public List<ISymbol> Holders { get; } = [];

    /// <summary>Where its type is written.</summary>
    public List<TypeSyntax> Types { get; } = [];

    /// <summary>Where something is done with it, in the order of the text: `orders` of `orders.Find(id)`, also `this._orders`.</summary>
    public List<ExpressionSyntax> Uses { get; } = [];

    /// <summary>Other mentions of a holder: assignments to the field, checks for null.</summary>
    public List<SimpleNameSyntax> Mentions { get; } = [];

    /// <summary>The function or constructor that is handed the dependency; who calls it must go on doing so.</summary>
    public IMethodSymbol? Receiver { get; private set; }

    public static HeldDependency? Of(FindingContext context)
    {
        if (context.Token.Parent is not SimpleNameSyntax name || context.Model.GetSymbolInfo(name, context.Cancellation).Symbol is not INamedTypeSymbol { TypeKind: TypeKind.Interface or TypeKind.Class } type)
            return null;

        var written = WrittenType.Whole(name);
        var declaration = written.Parent switch
        {
            ParameterSyntax parameter => parameter,
            VariableDeclarationSyntax { Parent: FieldDeclarationSyntax } field => field,
            _ => (SyntaxNode?)null,
        };
        if (declaration is null || ScopeOf(declaration) is not { } scope || (scope is TypeDeclarationSyntax owner && IsPartial(owner)))
            return null;

        var held = new HeldDependency(type, scope);
        return held.FindHolders(context, declaration) && held.FindUses(context) && held.Uses.Count > 0 ? held : null;
    }

    private static SyntaxNode? ScopeOf(SyntaxNode declaration) => declaration switch
    {
        ParameterSyntax { Parent.Parent: ConstructorDeclarationSyntax { Parent: TypeDeclarationSyntax type } } => type,
        ParameterSyntax { Parent: ParameterListSyntax { Parent: ClassDeclarationSyntax type } } => type,
        ParameterSyntax { Parent.Parent: MethodDeclarationSyntax or LocalFunctionStatementSyntax or ParenthesizedLambdaExpressionSyntax } parameter => parameter.Parent!.Parent,
        VariableDeclarationSyntax field => field.Parent!.Parent as ClassDeclarationSyntax,
        _ => null,
    };

    private static bool IsPartial(TypeDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.PartialKeyword);

    private bool FindHolders(FindingContext context, SyntaxNode declaration)
    {
        if (Scope is not ClassDeclarationSyntax type)
        {
            if (declaration is not ParameterSyntax parameter || context.Model.GetDeclaredSymbol(parameter, context.Cancellation) is not { } handed)
                return false;
            Add(handed, parameter.Type!);
            Receiver = handed.ContainingSymbol as IMethodSymbol;
            return true;
        }

        var constructors = type.Members.OfType<ConstructorDeclarationSyntax>().Where(member => !member.Modifiers.Any(SyntaxKind.StaticKeyword)).Select(member => member.ParameterList).ToList();
        if (type.ParameterList is { } primary)
            constructors.Add(primary);
        // Which of several the container takes is its own business.
        if (constructors is not [var constructor])
            return false;

        foreach (var parameter in constructor.Parameters)
        {
            if (context.Model.GetDeclaredSymbol(parameter, context.Cancellation) is { } symbol && IsIt(symbol.Type))
            {
                Add(symbol, parameter.Type!);
                Receiver = symbol.ContainingSymbol as IMethodSymbol;
            }
        }

        foreach (var field in type.Members.OfType<FieldDeclarationSyntax>())
        {
            if (context.Model.GetTypeInfo(field.Declaration.Type, context.Cancellation).Type is not { } kept || !IsIt(kept))
                continue;
            if (field.Declaration.Variables is not [var variable] || context.Model.GetDeclaredSymbol(variable, context.Cancellation) is not { DeclaredAccessibility: Accessibility.Private } symbol)
                return false;
            Add(symbol, field.Declaration.Type);
        }

        return Receiver is not null;
    }

    private void Add(ISymbol holder, TypeSyntax written)
    {
        Holders.Add(holder);
        Types.Add(written);
    }

    private bool IsIt(ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(type, Type);

    private bool FindUses(FindingContext context)
    {
        foreach (var name in Scope.DescendantNodes(node => node is not AttributeListSyntax).OfType<IdentifierNameSyntax>())
        {
            var text = name.Identifier.ValueText;
            if (!Holders.Exists(holder => holder.Name == text))
                continue;
            if (context.Model.GetSymbolInfo(name, context.Cancellation).Symbol is not { } symbol || !Holders.Exists(holder => SymbolEqualityComparer.Default.Equals(holder, symbol)))
                continue;
            if (!AddUse(name))
                return false;
        }

        return true;
    }

    private bool AddUse(IdentifierNameSyntax name)
    {
        ExpressionSyntax value = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own && own.Name == name ? own : name;
        if (value.Parent is MemberAccessExpressionSyntax access && access.Expression == value)
        {
            Uses.Add(value);
            return true;
        }

        Mentions.Add(name);
        return IsKept(value) || IsChecked(value);
    }

    // _orders = orders; _orders = orders ?? throw new ArgumentNullException(nameof(orders)); readonly IOrders _orders = orders;
    private bool IsKept(ExpressionSyntax value) => value.Parent switch
    {
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Parent: ExpressionStatementSyntax or ArrowExpressionClauseSyntax } assignment =>
            assignment.Left == value || IsHolder(assignment.Left),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Right: ThrowExpressionSyntax } checkedValue when checkedValue.Left == value => IsKept(checkedValue),
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } declarator } => Holders.Exists(holder => holder.Name == declarator.Identifier.ValueText),
        _ => false,
    };

    // nameof(orders), ArgumentNullException.ThrowIfNull(orders)
    private static bool IsChecked(ExpressionSyntax value) =>
        value.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }
        && call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ThrowIfNull" };

    private bool IsHolder(ExpressionSyntax expression) =>
        (expression is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own ? own.Name : expression) is IdentifierNameSyntax name
        && Holders.Exists(holder => holder.Name == name.Identifier.ValueText);
}
